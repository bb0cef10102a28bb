"""Papers issued in a case: numbered gaplessly per body and year, drawn again from their stored facts when asked for."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import COMPLAINTS, AnswerState, DocumentKind, Perm, State
from caunoi.cases.models import Answer, Case, Document, DocumentTemplate, Opinion, Sender
from caunoi.cases.papers import context
from caunoi.cases.papers.rendering import check_template, fill, shipped_template
from caunoi.cases.papers.signing import drafting_symbol
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.cases.services.registers import DOCUMENTS, next_number
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.journal.services import record
from caunoi.people.choices import Letterhead, Role
from caunoi.people.models import Body, Post
from caunoi.people.selectors import post_for, posts_of, terms_of
from caunoi.web.sealed import unseal

# Type part of the number-symbol (NĐ 30/2020/NĐ-CP, Phụ lục I): named types carry it, a plain letter does not.
TYPE_SYMBOL = {
    DocumentKind.RECEIPT: "GBN",
    DocumentKind.FORWARD: "PC",
    DocumentKind.ACCEPTED: "TB",
    DocumentKind.NOT_ACCEPTED: "TB",
    DocumentKind.GUIDE: "PHD",
    DocumentKind.URGE: "",
    DocumentKind.ANSWER: "",
}


@dataclass(frozen=True)
class AvailablePaper:
    """A paper that the state of a case calls for and the user may issue; `issued` holds those of its kind."""

    kind: DocumentKind
    issuer: Body
    answer: Answer | None = None
    issued: list[Document] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The Vietnamese name of the paper."""
        return str(self.kind.label)


def symbol_of(kind: DocumentKind, body: Body, drafted_by: Body | None = None) -> str:
    """The symbol after the number: "TB-UBND"; "UBND-VHXH" for a plain letter that a division drafted.

    "CV/ĐU" in the Party's and the Youth's way.
    """
    if body.letterhead in (Letterhead.PARTY, Letterhead.YOUTH):
        return f"{TYPE_SYMBOL[kind] or 'CV'}/{body.symbol}"
    drafting = "" if TYPE_SYMBOL[kind] else drafting_symbol(issuer=body, drafted_by=drafted_by)
    return "-".join(part for part in (TYPE_SYMBOL[kind], body.symbol, drafting) if part)


def _may_issue(user: User, case: Case) -> bool:
    return any(access.can(user, perm, case) for perm in (Perm.TRIAGE, Perm.HANDLE, Perm.FOLLOW))


def available_papers(case: Case, user: User) -> list[AvailablePaper]:
    """The papers that may be issued in this case now, each with those already issued. Empty without the right."""
    if case.state == State.QUARANTINED or not _may_issue(user, case):
        return []
    issued: dict[str, list[Document]] = {}
    for row in case.documents.select_related("body"):
        issued.setdefault(row.kind, []).append(row)
    answer = _signed_answer(case)
    offered = [DocumentKind.RECEIPT] if access.can(user, Perm.TRIAGE, case) else []
    if context.last_step(case, "transfer", "forward"):
        offered.append(DocumentKind.FORWARD)
    if case.kind in COMPLAINTS and case.accepted_on is not None:
        offered.append(DocumentKind.ACCEPTED)
    if case.state == State.INELIGIBLE:
        offered.append(DocumentKind.NOT_ACCEPTED)
    if case.state == State.GUIDED:
        offered.append(DocumentKind.GUIDE)
    if access.can(user, Perm.FOLLOW, case) or context.last_step(case, "urge"):
        offered.append(DocumentKind.URGE)
    if answer is not None:
        offered.append(DocumentKind.ANSWER)
    return [
        AvailablePaper(
            kind, issuer_of(case, kind, user), answer if kind == DocumentKind.ANSWER else None, issued.get(kind, [])
        )
        for kind in offered
    ]


def _signed_answer(case: Case) -> Answer | None:
    return case.answers.filter(state__in=(AnswerState.SIGNED, AnswerState.SENT)).order_by("-number").first()


def issuer_of(case: Case, kind: DocumentKind, user: User) -> Body:
    """Who issues: what was received is receipted by its receiver, what was moved is forwarded by who moved it."""
    if kind == DocumentKind.RECEIPT:
        return case.received_by
    if kind == DocumentKind.FORWARD:
        step = context.last_step(case, "transfer", "forward")
        return step.by_body if step and step.by_body else case.received_by
    if kind == DocumentKind.URGE:
        following = [term.post.body for term in terms_of(user) if Role.FOLLOW_UP in term.post.roles]
        return following[0] if following else case.authority
    return case.authority


def issue_document(
    *,
    case: Case,
    kind: DocumentKind,
    by: User,
    at: datetime,
    answer: Answer | None = None,
    post: Post | None = None,
    facts: dict[str, str] | None = None,
    body: Body | None = None,
    opinion: Opinion | None = None,
) -> Document:
    """Give a paper its number on the register of the issuing body, and keep what it says.

    `post` signs (default: who signed the answer, the officer himself on a receipt, else the head); `opinion` is the
    voice it is addressed to when several spoke; `facts` add or replace words (`ghi_chu`, `noi_chuyen`: papers.context).
    """
    issuer = body or issuer_of(case, kind, by)
    if not _may_issue(by, case):
        raise NotAllowed(_("Anh/chị không có quyền phát hành văn bản ở vụ việc này."))
    if kind == DocumentKind.ANSWER:
        answer = answer or _signed_answer(case)
        if answer is None or answer.state not in (AnswerState.SIGNED, AnswerState.SENT):
            raise ActRefused(_("Chưa có câu trả lời đã ký."))
    issued_on = clock.local_date(at)
    post = post or _default_post(kind, issuer, by, answer)
    to = opinion or _only_opinion(case)
    words = context.facts_of(case=case, kind=kind, issuer=issuer, post=post, answer=answer, on=issued_on)
    with transaction.atomic():
        row = Document.objects.create(
            case=case,
            kind=kind,
            body=issuer,
            number=next_number(body=issuer, register=DOCUMENTS, year=issued_on.year),
            year=issued_on.year,
            symbol=symbol_of(kind, issuer, context.drafted_by(case, kind)),
            issued_on=issued_on,
            signed_post=post,
            answer=answer,
            facts={**words, **(facts or {}), "opinion": to.pk if to else None},
            code=new_token(),
            by=by,
        )
        record(
            chain=issuer.chain, act="document.issue", ref=case.code, by=by, at=at,
            detail={"kind": kind, "number": row.number, "year": row.year},
        )  # fmt: skip
    return row


def _default_post(kind: DocumentKind, issuer: Body, by: User, answer: Answer | None) -> Post | None:
    if answer is not None and answer.signed_post is not None:
        return answer.signed_post
    if kind == DocumentKind.RECEIPT:
        return post_for(by, issuer)
    return next((post for post in posts_of(issuer) if post.is_head), None)


def _only_opinion(case: Case) -> Opinion | None:
    rows = list(Opinion.objects.filter(parts__case=case).distinct()[:2])
    return rows[0] if len(rows) == 1 else None


def render_document(*, document: Document, by: User, at: datetime) -> bytes:
    """The paper as docx. Naming the sender, on a paper to him, opens the sealed row: that look is journalled.

    Where the user may not see the sender (or only for a written reason), the paper speaks to him without a name.
    """
    case = document.case
    if not access.can(by, Perm.SEE, case):
        raise NotAllowed(_("Anh/chị không có quyền xem văn bản này."))
    opinion = Opinion.objects.filter(pk=document.facts.get("opinion")).select_related("body").first()
    person = context.Person()
    if opinion is not None and document.kind in context.TO_SENDER:
        person = _sender_on_paper(document, opinion, by, at)
    return fill(template_for(document.body, DocumentKind(document.kind)), context.words_of(document, opinion, person))


def _sender_on_paper(document: Document, opinion: Opinion, by: User, at: datetime) -> context.Person:
    sender = Sender.objects.filter(opinion=opinion).first()
    if sender is None or not access.can_see_identity(by, opinion, document.case) or access.needs_reason(by, opinion):
        return context.Person()
    with transaction.atomic():
        data = json.loads(unseal(sender.sealed))
        record(
            chain=opinion.body.chain, act="sender.read", ref=document.case.code, by=by, at=at,
            detail={"opinion": opinion.pk, "paper": document.kind},
        )  # fmt: skip
    return context.Person(name=data["name"], address=data["address"], voice=opinion.voice)


def file_name(document: Document) -> str:
    """A name for the download that says nothing of the sender."""
    return f"{document.case.code}-{document.kind}-{document.number:02d}.docx"


def template_for(body: Body, kind: DocumentKind) -> bytes:
    """The office's own template, its superior's, or the shipped one."""
    for office in (body, body.parent):
        own = DocumentTemplate.objects.filter(body=office, kind=kind).first() if office else None
        if own is not None:
            return bytes(own.content)
    return shipped_template(kind)


def save_template(*, body: Body, kind: DocumentKind, content: bytes, by: User, at: datetime) -> DocumentTemplate:
    """Take an office's own template after trying it out. Raises TemplateRefused with what to correct."""
    if not access.may_at(by, Perm.CONFIGURE, body.pk):
        raise NotAllowed(_("Chỉ quản trị của %(body)s được thay mẫu văn bản.") % {"body": body.name})
    check_template(content)
    with transaction.atomic():
        row, _made = DocumentTemplate.objects.update_or_create(
            body=body, kind=kind, defaults={"content": content, "uploaded_at": at, "uploaded_by": by}
        )
        record(chain=body.chain, act="template.save", ref=f"{body.code}.{kind}", by=by, at=at)
    return row


def drop_template(*, body: Body, kind: DocumentKind, by: User, at: datetime) -> None:
    """Go back to the shipped template."""
    if not access.may_at(by, Perm.CONFIGURE, body.pk):
        raise NotAllowed(_("Chỉ quản trị của %(body)s được thay mẫu văn bản.") % {"body": body.name})
    with transaction.atomic():
        DocumentTemplate.objects.filter(body=body, kind=kind).delete()
        record(chain=body.chain, act="template.drop", ref=f"{body.code}.{kind}", by=by, at=at)
