"""Who may what with reports and reported figures: the whole law of this room on one page.

A role is held at a body (people.selectors.reach says where it reaches). A report has two bodies: `body` took it in and
answers for its figures, `sender` wrote it. Officers of either, and the follow-up of whatever lies above them, read it;
only those of `body` review it. A report without a body (an article brought by the programme) is read by every officer
once it is public, and reviewed by nobody. The administrator adds indicators, the auditor has the journal; neither has
a row here that shows content. Everybody reads the standing figures of a public report (`public_figures`).

| act                                    | reception, handler, leader | publisher | follow-up | administrator |
|----------------------------------------|----------------------------|-----------|-----------|---------------|
| see a report, its text and figures     | body, sender               | both      | both      | no            |
| export                                 | body, sender               | both      | both      | no            |
| upload, cancel; review figures         | body                       | no        | no        | no            |
| publish, withdraw                      | no                         | body      | no        | no            |
| add an indicator, forget a word        | no                         | no        | no        | yes           |
"""

from django.db.models import Q, QuerySet
from django.http import Http404

from caunoi.accounts.models import User
from caunoi.figures.choices import STANDING, Perm, ReportState
from caunoi.figures.models import ReportBatch, ReportDocument, ReportedFigure
from caunoi.people.choices import Role
from caunoi.people.selectors import reach
from caunoi.web.among import among

R, H, L, F, P, A = (Role.RECEPTION, Role.HANDLER, Role.LEADER, Role.FOLLOW_UP, Role.PUBLISHER, Role.ADMINISTRATOR)

GRANTS: dict[Perm, tuple[Role, ...]] = {
    Perm.SEE: (R, H, L, F, P),
    Perm.EXPORT: (R, H, L, F, P),
    Perm.UPLOAD: (R, H, L),
    Perm.REVIEW: (R, H, L),
    Perm.PUBLISH: (P,),
    Perm.CONFIGURE: (A,),
}
OF_SENDER = {Perm.SEE, Perm.EXPORT}  # what those of the sending body may do too
IF_READ = {Perm.REVIEW, Perm.PUBLISH}  # what needs figures to be there


def bodies(user: User, perm: Perm) -> frozenset[int]:
    """Ids of the bodies at which the user may do this at all."""
    if not user.is_active:
        return frozenset()
    return frozenset[int]().union(*(reach(user, role) for role in GRANTS[perm]))


def may_at(user: User, perm: Perm, body_id: int) -> bool:
    """Whether the user may do this at a body (to upload for it)."""
    return body_id in bodies(user, perm)


def may_configure(user: User) -> bool:
    """Whether the user may add indicators for this installation."""
    return bool(bodies(user, Perm.CONFIGURE))


def can(user: User, perm: Perm, report: ReportDocument) -> bool:
    """Whether the user may do this with this report and its figures now (the table of acts comes on top)."""
    if not user.is_authenticated or not user.is_active or perm == Perm.CONFIGURE:
        return False
    if perm in IF_READ and report.state != ReportState.READ:
        return False
    held = bodies(user, perm)
    if report.body_id is None:
        return perm in OF_SENDER and report.is_public and bool(held)
    return report.body_id in held or (perm in OF_SENDER and report.sender_id in held)


def visible_reports(user: User, perm: Perm = Perm.SEE) -> QuerySet[ReportDocument]:
    """The reports that the user may read (or export), newest first; the list side of `can`."""
    held = bodies(user, perm) if perm in OF_SENDER else frozenset()
    if not held:
        return ReportDocument.objects.none()
    rule = among("body", held) | among("sender", held) | Q(body=None, published_at__isnull=False)
    return ReportDocument.objects.filter(rule)


def visible_figures(user: User, perm: Perm = Perm.SEE) -> QuerySet[ReportedFigure]:
    """The figures of the reports that the user may read."""
    return ReportedFigure.objects.filter(report__in=visible_reports(user, perm))


def visible_batches(user: User) -> QuerySet[ReportBatch]:
    """What was brought in for the bodies for which the user uploads."""
    return ReportBatch.objects.filter(among("body", bodies(user, Perm.UPLOAD)))


def public_figures() -> QuerySet[ReportedFigure]:
    """What everybody may read: standing figures of public reports, each quantity once."""
    return ReportedFigure.objects.filter(
        report__published_at__isnull=False, report__state=ReportState.READ, state__in=STANDING, repeat_of=None
    )


def get_report_or_404(user: User, code: str, perm: Perm = Perm.SEE) -> ReportDocument:
    """The door: the report by its code, or 404 when the user may not do this with it."""
    report = ReportDocument.objects.select_related("body", "sender", "place", "batch").filter(code=code).first()
    if report is None or not can(user, perm, report):
        raise Http404
    return report


def get_figure_or_404(user: User, code: str, number: int, perm: Perm = Perm.SEE) -> ReportedFigure:
    """The door to one figure: the code of its report and its number."""
    report = get_report_or_404(user, code, perm)
    figure = report.figures.select_related("place", "part_of", "repeat_of").filter(number=number).first()
    if figure is None:
        raise Http404
    figure.report = report
    return figure


def get_batch_or_404(user: User, code: str) -> ReportBatch:
    """The door to what was brought in together."""
    batch = visible_batches(user).select_related("body").filter(code=code).first()
    if batch is None:
        raise Http404
    return batch


def get_public_figure_or_404(code: str, number: int) -> ReportedFigure:
    """The public door to one figure."""
    rows = public_figures().select_related("report__place", "report__sender", "place", "part_of")
    figure = rows.filter(report__code=code, number=number).first()
    if figure is None:
        raise Http404
    return figure
