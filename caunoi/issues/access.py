"""Who may what with compilations: the whole law of this room on one page.

A compilation belongs to a body. Reception and leaders of that body (and of the body it belongs to) edit it, and so does
follow-up that sits in the body itself; follow-up above reads it. The opinions in it are those that the reader may see
in the room of cases, never more: whoever may read a compilation but not an opinion in it sees the issue and a number.

| act                         | reception | leader | follow-up of the body | follow-up above | all others |
|-----------------------------|-----------|--------|-----------------------|-----------------|------------|
| see, export                 | yes       | yes    | yes                   | yes             | no         |
| edit, gather, undo, close,  | yes       | yes    | yes                   | no              | no         |
| delete a draft              |           |        |                       |                 |            |
| open again                  | no        | yes    | yes                   | no              | no         |
"""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from caunoi.accounts.models import User
from caunoi.cases.access import visible_cases
from caunoi.cases.choices import COMPLAINTS, CaseKind, State
from caunoi.cases.models import Opinion, OpinionPart
from caunoi.issues.choices import Perm
from caunoi.issues.models import Compilation, Issue
from caunoi.people.choices import Role
from caunoi.people.selectors import reach, terms_of

R, L = Role.RECEPTION, Role.LEADER
OWN_FILE = (*COMPLAINTS, CaseKind.DENUNCIATION)  # kinds with a file and a law of their own: never compiled


def bodies(user: User, perm: Perm) -> frozenset[int]:
    """Ids of the bodies at whose compilations the user may do this."""
    if not user.is_active:
        return frozenset()
    own = frozenset(term.post.body_id for term in terms_of(user) if Role.FOLLOW_UP in term.post.roles)
    if perm in (Perm.SEE, Perm.EXPORT):
        return reach(user, R) | reach(user, L) | reach(user, Role.FOLLOW_UP)
    if perm == Perm.REOPEN:
        return reach(user, L) | own
    return reach(user, R) | reach(user, L) | own


def can(user: User, perm: Perm, compilation: Compilation) -> bool:
    """Whether the user may do this with this compilation (whether it is closed comes on top)."""
    return user.is_authenticated and compilation.body_id in bodies(user, perm)


def visible_compilations(user: User) -> QuerySet[Compilation]:
    """The compilations that the user may read."""
    return Compilation.objects.filter(body__in=bodies(user, Perm.SEE))


def compilable_opinions() -> QuerySet[Opinion]:
    """The opinions that may stand in a compilation at all.

    Not sealed, not withdrawn, and in no case that is quarantined, withdrawn, a khiếu nại or a tố cáo: what becomes so
    later leaves every compilation without a trace, its number included.
    """
    parts = OpinionPart.objects.filter(opinion=OuterRef("pk"))
    closed = (State.QUARANTINED, State.WITHDRAWN)
    return Opinion.objects.filter(is_sealed=False, withdrawn_at=None).exclude(
        Exists(parts.filter(case__kind__in=OWN_FILE)) | Exists(parts.filter(case__state__in=closed))
    )


def visible_opinions(user: User) -> QuerySet[Opinion]:
    """Those of them that this user may read: part of a case that he sees."""
    seen = OpinionPart.objects.filter(opinion=OuterRef("pk"), case__in=visible_cases(user))
    return compilable_opinions().filter(Exists(seen))


def get_compilation_or_404(user: User, code: str, perm: Perm = Perm.SEE) -> Compilation:
    """The door: the compilation by its code, or 404 when the user may not do this with it."""
    row = Compilation.objects.select_related("body__place", "created_by", "closed_by").filter(code=code).first()
    if row is None or not can(user, perm, row):
        raise Http404
    return row


def get_issue_or_404(user: User, code: str, number: int, perm: Perm = Perm.SEE) -> Issue:
    """The door to one issue: the code of its compilation and its number."""
    compilation = get_compilation_or_404(user, code, perm)
    issue = compilation.issues.select_related("named_by").filter(number=number, dropped_at=None).first()
    if issue is None:
        raise Http404
    issue.compilation = compilation
    return issue
