"""Acts on figures: door → form → service under the lock of the report → the next figure, or the form as typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi.common import clock
from caunoi.desk.figures.asking import CorrectForm, RejectForm, asked_panel, map_offers
from caunoi.desk.figures.door import officer, reader
from caunoi.desk.figures.panel import Panel, read_query
from caunoi.desk.figures.reading import draw
from caunoi.figures import access, selectors
from caunoi.figures.choices import Act, FigureState, Perm
from caunoi.figures.models import FigureAct, ReportDocument, ReportedFigure
from caunoi.figures.services import merging, reviewing
from caunoi.figures.services.acting import ActRefused, NotAllowed, StaleReport
from caunoi.places.selectors import full_names, search_places

SHOWN_CHANGES = 4


def _open(request: HttpRequest, code: str, number: int) -> ReportedFigure:
    """The figure, if the officer reads it (404) and may decide about it (403)."""
    figure = access.get_figure_or_404(officer(request), code, number)
    if not access.can(officer(request), Perm.REVIEW, figure.report):
        raise PermissionDenied(_("Anh/chị không có quyền kiểm số liệu của báo cáo này."))
    return figure


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _back(request: HttpRequest, report: ReportDocument, number: int | None, **more: str) -> HttpResponse:
    """To the page of the report with a figure opened, under the same choice of those listed."""
    xem = read_query(request)["xem"]
    parts = {"so": str(number or ""), "xem": xem, **more}
    query = "&".join(f"{name}={value}" for name, value in parts.items() if value)
    return redirect(f"{reverse('desk:figures_report', args=[report.code])}{'?' + query if query else ''}")


def _next(request: HttpRequest, figure: ReportedFigure) -> int:
    """The next figure of the list that waits for a person; the same one when none does."""
    panel = Panel(figure.report, officer(request), read_query(request)["xem"], figure.number)
    numbers = [row.number for row in panel.shown if row.look in ("open", "doubt") and row.number != figure.number]
    return next((n for n in numbers if n > figure.number), next(iter(numbers), figure.number))


def _attempt(
    request: HttpRequest, figure: ReportedFigure, do: Callable[[], object], *, mode: str = "", form: Any = None
) -> HttpResponse | None:
    """Do it; or the page with what was typed and why not: 409 when somebody was quicker, 422 otherwise."""
    try:
        do()
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except ActRefused as refusal:
        return _again(request, figure, str(refusal), mode=mode, form=form, is_stale=isinstance(refusal, StaleReport))
    return None


def _again(
    request: HttpRequest, figure: ReportedFigure, error: str, *, mode: str, form: Any, is_stale: bool = False
) -> HttpResponse:
    figure.report.refresh_from_db()
    choice = read_query(request) | {"asked": figure.number, "mode": mode}
    panel = Panel(figure.report, officer(request), **choice, form=form, error=error)
    if is_stale and form is not None and panel.at is not None:
        form.data = form.data.copy()
        form.data["version"] = str(panel.at.figure.version)  # read and sent once more, it goes through
    if is_stale:
        panel.changed = changes_since(figure)
    is_plain = not request.headers.get("HX-Request")  # htmx swaps a 422 in, a 409 it would only report
    return draw(request, asked_panel(request, panel), status=409 if is_stale and is_plain else 422)


def changes_since(figure: ReportedFigure) -> list[FigureAct]:
    """The last acts on a figure, to tell who was quicker."""
    return selectors.history(figure.report, figure=figure)[:SHOWN_CHANGES]


@login_required
@require_POST
def accept(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a figure as the report's word, and go on to the next; against a doubt only when asked once more (`chac`)."""
    figure, user = _open(request, code, number), officer(request)
    if figure.is_doubtful and figure.state == FigureState.PROPOSED and request.POST.get("chac") != "1":
        return _back(request, figure.report, number, lam="nhan")
    wrong = _attempt(
        request, figure,
        lambda: reviewing.accept_figure(figure=figure, by=user, at=clock.now(), version=_version(request)),
    )  # fmt: skip
    return wrong or _back(request, figure.report, _next(request, figure))


@login_required
@require_POST
def restore(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Propose a rejected figure again."""
    figure, user = _open(request, code, number), officer(request)
    if figure.state != FigureState.REJECTED:
        return _again(request, figure, _("Số này không ở mục đã bỏ."), mode="", form=None)
    wrong = _attempt(
        request, figure,
        lambda: reviewing.restore_figure(figure=figure, by=user, at=clock.now(), version=_version(request)),
    )  # fmt: skip
    return wrong or _back(request, figure.report, number)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put a figure right; it counts as accepted."""
    figure, user = _open(request, code, number), officer(request)
    if request.method != "POST":
        return _back(request, figure.report, number, lam="sua")
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return _again(request, figure, "", mode="sua", form=form)
    data = form.cleaned_data
    wrong = _attempt(
        request, figure,
        lambda: reviewing.correct_figure(
            figure=figure, changes=form.correction(figure), by=user, at=clock.now(), reason=data["reason"],
            version=data["version"],
        ),
        mode="sua", form=form,
    )  # fmt: skip
    if wrong is None:
        messages.success(request, _("Đã sửa số %(n)s.") % {"n": number})
    return wrong or _back(request, figure.report, _next(request, figure))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say that it is no figure, with the reason."""
    figure, user = _open(request, code, number), officer(request)
    if request.method != "POST":
        return _back(request, figure.report, number, lam="bo")
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _again(request, figure, "", mode="bo", form=form)
    data = form.cleaned_data
    wrong = _attempt(
        request, figure,
        lambda: reviewing.reject_figure(
            figure=figure, reason=form.words(), by=user, at=clock.now(), version=data["version"]
        ),
        mode="bo", form=form,
    )  # fmt: skip
    if wrong is None:
        messages.success(request, _("Đã bỏ số %(n)s.") % {"n": number})
    return wrong or _back(request, figure.report, _next(request, figure))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_indicator(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say to which indicator a figure answers, or to none; the words are kept for the next reports when ticked."""
    figure, user = _open(request, code, number), officer(request)
    if request.method != "POST":
        return _back(request, figure.report, number, lam="chi-tieu")
    if "indicator" not in request.POST:
        return _again(request, figure, _("Hãy chọn một chỉ tiêu."), mode="chi-tieu", form=None)
    wrong = _attempt(
        request, figure,
        lambda: reviewing.map_figure(
            figure=figure, indicator=request.POST["indicator"], by=user, at=clock.now(), version=_version(request),
            is_word_kept=request.POST.get("keep") == "1",
        ),
        mode="chi-tieu",
    )  # fmt: skip
    return wrong or _back(request, figure.report, number)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say that ticked figures and this one are the same quantity; the first mention of them is counted."""
    figure, user = _open(request, code, number), officer(request)
    if request.method != "POST":
        return _back(request, figure.report, number, lam="gop")
    ticked = [int(text) for text in request.POST.getlist("lap")[:200] if text.isdecimal() and len(text) < 7]
    rows = sorted(
        [figure, *figure.report.figures.filter(number__in=ticked).exclude(pk=figure.pk)], key=lambda row: row.number
    )
    wrong = _attempt(
        request, figure,
        lambda: merging.merge_repeats(first=_with(rows[0], figure), repeats=rows[1:], by=user, at=clock.now()),
        mode="gop",
    )  # fmt: skip
    if wrong is None:
        messages.success(request, _("Đã gộp. Chỉ số nêu đầu tiên được đếm."))
    return wrong or _back(request, figure.report, rows[0].number)


def _with(row: ReportedFigure, figure: ReportedFigure) -> ReportedFigure:
    row.report = figure.report
    return row


@login_required
@require_POST
def unmerge(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say that a figure is no repeat after all."""
    figure, user = _open(request, code, number), officer(request)
    if figure.repeat_of_id is None:
        return _again(request, figure, _("Số này không phải số nhắc lại."), mode="", form=None)
    wrong = _attempt(
        request, figure,
        lambda: merging.unmerge_repeat(figure=figure, by=user, at=clock.now(), version=_version(request)),
    )  # fmt: skip
    return wrong or _back(request, figure.report, number)


def _open_report(request: HttpRequest, code: str) -> ReportDocument:
    report = access.get_report_or_404(officer(request), code)
    if not access.can(officer(request), Perm.REVIEW, report):
        raise PermissionDenied(_("Anh/chị không có quyền kiểm số liệu của báo cáo này."))
    return report


@login_required
@require_POST
def accept_sure(request: HttpRequest, code: str) -> HttpResponse:
    """Accept every figure read surely against which nothing speaks; `nao=khong`: those tied to no indicator."""
    report, mapped = _open_report(request, code), request.POST.get("nao") != "khong"
    try:
        count = reviewing.accept_all_sure(report=report, by=officer(request), at=clock.now(), mapped=mapped)
        messages.success(request, _("Đã nhận %(n)s số. Bấm Hoàn tác nếu muốn lấy lại.") % {"n": count})
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return _back(request, report, None)


@login_required
@require_POST
def undo(request: HttpRequest, code: str) -> HttpResponse:
    """Take one's own last act on the report back."""
    report = _open_report(request, code)
    number: int | None = None
    try:
        done = reviewing.undo_last(report=report, by=officer(request), at=clock.now())
        touched = done.changes.select_related("figure").order_by("figure__number").first()
        number = touched.figure.number if touched else None
        messages.success(request, _("Đã hoàn tác: %(act)s.") % {"act": Act(done.act).label})
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return _back(request, report, number)


@login_required
@never_cache
@require_safe
def indicator_offers(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The indicators that the words typed so far find; htmx puts them into the form."""
    figure = _open(request, code, number)
    return render(request, "desk/figures/_offers.html", map_offers(figure, request.GET))


def _first(request: HttpRequest, *names: str) -> str:
    return next((request.GET[name] for name in names if name in request.GET), "")


@login_required
@never_cache
@require_safe
def place_offers(request: HttpRequest) -> HttpResponse:
    """Units whose name begins with what was typed, for the list under a box."""
    reader(request)
    words = " ".join(_first(request, "q", "unit", "place", *_of_lines(request)).split())[:100]
    found = search_places(words, on=clock.today(), limit=12) if words else []
    names = full_names(found)
    return render(request, "desk/figures/_places.html", {"names": [names[place.pk] for place in found]})


def _of_lines(request: HttpRequest) -> list[str]:
    """The box of a unit in a page of many: "BC-…-place"."""
    return [name for name in request.GET if name.endswith("-place")]
