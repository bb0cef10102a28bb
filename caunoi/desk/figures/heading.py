"""Whose report it is and of when; publishing and withdrawing; a newer report in place of an older one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from caunoi.common import clock
from caunoi.desk.figures.door import officer, tabs
from caunoi.desk.figures.forms import PlaceWordsField
from caunoi.desk.figures.proposing import Proposal
from caunoi.desk.frame import page
from caunoi.figures import access, passages, wording
from caunoi.figures.choices import STANDING, Perm
from caunoi.figures.models import ReportDocument
from caunoi.figures.services import confirming, publishing
from caunoi.figures.services.acting import ActRefused, StaleReport
from caunoi.people.models import Body
from caunoi.places.selectors import full_name
from caunoi.web.forms import DateInput

SHOWN_SENTENCES = 200


class HeadingForm(forms.Form):
    """What an officer says of a report."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Tên báo cáo"), max_length=300)
    place = PlaceWordsField(label=_("Báo cáo của đơn vị"))
    period_words = forms.CharField(
        label=_("Kỳ"),
        max_length=200,
        help_text=_("Như: năm 2025; quý III năm 2026; tính đến 31/5/2026."),
    )
    period_from = forms.DateField(label=_("Từ ngày"), required=False, widget=DateInput())
    period_to = forms.DateField(label=_("Đến ngày"), required=False, widget=DateInput())
    as_of = forms.DateField(label=_("Hoặc số tính đến ngày"), required=False, widget=DateInput())
    sender = forms.CharField(label=_("Nơi gửi"), max_length=200, required=False)
    source_name = forms.CharField(label=_("Đăng ở đâu"), max_length=200, required=False)
    source_url = forms.URLField(label=_("Địa chỉ trang"), max_length=400, required=False, assume_scheme="https")
    source_on = forms.DateField(label=_("Ngày đăng"), required=False, widget=DateInput())

    def heading(self) -> confirming.Heading:
        """As the service takes it. A sender named like a body of this installation is that body."""
        data = self.cleaned_data
        body = Body.objects.valid_on(clock.today()).filter(name__iexact=data["sender"]).first()
        names = ("place", "period_words", "period_from", "period_to", "as_of", "title", "source_name", "source_url")
        return confirming.Heading(
            **{name: data[name] for name in names}, source_on=data["source_on"], sender=body, sender_name=data["sender"]
        )


def _initial(report: ReportDocument) -> dict[str, Any]:
    """What is known of it; a unit that is not known stands in the words of the paper."""
    proposal = Proposal(report)
    place = full_name(report.place) if report.place and report.is_confirmed else proposal.place_name
    return {
        **proposal.data,
        "place": place or proposal.unit_words or report.unit_read,
        "period_words": report.period_words,
    }


class PublishForm(forms.Form):
    """What everybody may read from now on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    with_text = forms.BooleanField(
        label=_("Công khai cả văn bản, không chỉ câu chứa số"), required=False,
        help_text=_("Văn bản có thể nêu tên, địa chỉ, hoàn cảnh của người dân: chỉ chọn khi đã đọc hết."),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why the figures come down."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Lý do gỡ"), max_length=500)


def _report(request: HttpRequest, code: str, perm: Perm) -> ReportDocument:
    report = access.get_report_or_404(officer(request), code)
    if not access.can(officer(request), perm, report):
        raise PermissionDenied
    return report


def _form_page(request: HttpRequest, report: ReportDocument, name: str, form: forms.Form, **more: Any) -> HttpResponse:
    context = {"report": report, "form": form, "tabs": tabs(officer(request)), "tab": "figures", **more}
    status = 422 if form.is_bound else 200
    return page(request, f"desk/figures/{name}.html", context, status=409 if more.get("is_stale") else status)


def _try(form: forms.Form, do: Callable[[], object]) -> bool | None:
    """True when done, False when refused; None when somebody else was quicker (the form keeps what was typed)."""
    if not form.is_valid():
        return False
    try:
        do()
    except ActRefused as refusal:
        form.add_error(None, str(refusal))
        return None if isinstance(refusal, StaleReport) else False
    return True


def _renew(form: forms.Form, report: ReportDocument) -> None:
    """The form as typed, for the report as it is now: looked at and sent once more, it goes through."""
    report.refresh_from_db()
    form.data = {**{name: form.data.get(name, "") for name in form.data}, "version": str(report.version)}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def heading(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm or put right unit, period, sender, source."""
    report = _report(request, code, Perm.REVIEW)
    if request.method != "POST":
        return _form_page(request, report, "heading", HeadingForm(initial=_initial(report)))
    form = HeadingForm(request.POST)
    done = _try(
        form,
        lambda: confirming.confirm_report(
            report=report, heading=form.heading(), by=officer(request), at=clock.now(),
            version=form.cleaned_data["version"],
        ),
    )  # fmt: skip
    if done:
        messages.success(request, gettext("Đã xác nhận đơn vị và kỳ: %(period)s.") % {"period": wording.period(report)})
        return redirect("desk:figures_report", code)
    if done is None:
        _renew(form, report)
    return _form_page(request, report, "heading", form, is_stale=done is None)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Show what everybody would read, sentence by sentence; then publish."""
    report = _report(request, code, Perm.PUBLISH)
    form = PublishForm(request.POST if request.method == "POST" else None, initial={"version": report.version})
    if request.method == "POST":
        done = _try(
            form,
            lambda: publishing.publish_report(
                report=report, by=officer(request), at=clock.now(), with_text=form.cleaned_data["with_text"],
                version=form.cleaned_data["version"],
            ),
        )  # fmt: skip
        if done:
            messages.success(request, gettext("Số liệu của báo cáo này đã công khai."))
            return redirect("desk:figures_report", code)
        if done is None:
            _renew(form, report)
    figures = report.figures.filter(state__in=STANDING, repeat_of=None)
    count = figures.count()
    rows = list(figures[:SHOWN_SENTENCES])
    for row in rows:
        row.report = report
    more = {
        "sentences": passages.sentences(rows), "count": count, "period": wording.period(report),
        "place_name": full_name(report.place) if report.place else "",
        "is_ready": bool(count and report.is_confirmed and report.place) or form.is_bound,
    }  # fmt: skip
    return _form_page(request, report, "publish", form, **more)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take a report's figures down, with the reason."""
    report = _report(request, code, Perm.PUBLISH)
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"version": report.version})
    if request.method == "POST":
        done = _try(
            form,
            lambda: publishing.withdraw_report(
                report=report, reason=form.cleaned_data["reason"], by=officer(request), at=clock.now(),
                version=form.cleaned_data["version"],
            ),
        )  # fmt: skip
        if done:
            messages.success(request, gettext("Đã gỡ số liệu của báo cáo này."))
            return redirect("desk:figures_report", code)
        if done is None:
            _renew(form, report)
    return _form_page(request, report, "withdraw", form)


@login_required
@require_POST
def supersede(request: HttpRequest, code: str) -> HttpResponse:
    """Let this report stand for an older one (`cu`) of the same unit and period."""
    newer = _report(request, code, Perm.REVIEW)
    older = _report(request, request.POST.get("cu", "")[:20], Perm.REVIEW)
    return _told(
        request, code,
        lambda: publishing.supersede_report(report=older, newer=newer, by=officer(request), at=clock.now()),
        gettext("Báo cáo %(code)s không còn dùng.") % {"code": older.code},
    )  # fmt: skip


@login_required
@require_POST
def revive(request: HttpRequest, code: str) -> HttpResponse:
    """Use a superseded report again."""
    report = _report(request, code, Perm.REVIEW)
    return _told(
        request, code, lambda: publishing.revive_report(report=report, by=officer(request), at=clock.now()),
        gettext("Báo cáo này được dùng lại."),
    )  # fmt: skip


def _told(request: HttpRequest, code: str, do: Callable[[], object], done: str) -> HttpResponse:
    try:
        do()
        messages.success(request, done)
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:figures_report", code)
