"""Papers issued in a case: numbered gaplessly per body and year, drawn again from their stored facts when asked for."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import DocumentKind, Perm
from caunoi.cases.models import Answer, Case, Document
from caunoi.cases.services.moves import NotAllowed
from caunoi.cases.services.registers import DOCUMENTS, next_number
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.journal.services import record
from caunoi.people.models import Body, Post

# Type part of the symbol (NĐ 30/2020/NĐ-CP, Phụ lục I): named types carry it, a plain letter (công văn) not.
TYPE_SYMBOL = {
    DocumentKind.RECEIPT: "GBN",
    DocumentKind.FORWARD: "PC",
    DocumentKind.ACCEPTED: "TB",
    DocumentKind.NOT_ACCEPTED: "TB",
    DocumentKind.GUIDE: "PHD",
    DocumentKind.URGE: "",
    DocumentKind.ANSWER: "",
}


def symbol_of(kind: DocumentKind, body: Body) -> str:
    """The symbol after the number: "TB-UBND", or "UBND" for a plain letter."""
    return "-".join(part for part in (TYPE_SYMBOL[kind], body.symbol) if part)


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
) -> Document:
    """Give a paper its number on the register of the issuing body (the authority unless another is named)."""
    issuer = body or case.authority
    if not (
        access.can(by, Perm.TRIAGE, case) or access.can(by, Perm.HANDLE, case) or access.can(by, Perm.FOLLOW, case)
    ):
        raise NotAllowed(_("Anh/chị không có quyền phát hành văn bản ở vụ việc này."))
    issued_on = clock.local_date(at)
    with transaction.atomic():
        row = Document.objects.create(
            case=case,
            kind=kind,
            body=issuer,
            number=next_number(body=issuer, register=DOCUMENTS, year=issued_on.year),
            year=issued_on.year,
            symbol=symbol_of(kind, issuer),
            issued_on=issued_on,
            signed_post=post,
            answer=answer,
            facts=facts or {},
            code=new_token(),
            by=by,
        )
        record(
            chain=issuer.chain,
            act="document.issue",
            ref=case.code,
            by=by,
            at=at,
            detail={"kind": kind, "number": row.number, "year": row.year},
        )
    return row
