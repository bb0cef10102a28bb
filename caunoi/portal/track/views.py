"""Receipt, look-up by code, and what a speaker does with his code. The code itself is never in an address."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.cases.choices import Score, State
from caunoi.cases.models import Case, Opinion
from caunoi.cases.services import speaking
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.portal.frame import show
from caunoi.portal.track import visits
from caunoi.portal.track.forms import AdditionForm, LookupForm, RatingForm, WithdrawForm
from caunoi.portal.track.matter import matter_of
from caunoi.web import limits
from caunoi.web.errors import too_many_requests
from caunoi.web.uploads import CleanFile, UploadError, clean_upload, refusal

# Many homes share one address of a telephone network; a code of 60 bits is not found in thirty misses an hour.
TRIES, MISSES, WINDOW = 600, 30, 3600
MOST_FILES = 5


@never_cache
@require_http_methods(["GET", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a right one opens the opinion to this visitor, wrong ones are counted."""
    form = LookupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        key = limits.client_key(request)
        if not limits.hit("lookup", key, limit=TRIES, seconds=WINDOW):
            return too_many_requests(request, retry_after=WINDOW)
        if form.is_valid():
            opinion = speaking.opinion_by_receipt(form.cleaned_data["ma"])
            if opinion is not None:
                visits.remember(request, opinion)
                return redirect("portal:track")
            if not limits.hit("lookup.miss", key, limit=MISSES, seconds=WINDOW):
                return too_many_requests(request, retry_after=WINDOW)
            form.add_error("ma", _("Không có mã này. Xin xem lại từng chữ trên phiếu."))
    status = 422 if form.errors else 200
    context = {"form": form, "opened": visits.opened(request)}
    return show(request, "portal/track/lookup.html", context, door="kiểm tra", status=status)


@never_cache
@require_GET
def track(request: HttpRequest) -> HttpResponse:
    """Where the opinion is, what was answered, what may be done."""
    return track_page(request)


def track_page(request: HttpRequest, **forms: Any) -> HttpResponse:
    """The page of the opinion that is open, with forms that carry errors, if any."""
    rows = visits.opened(request)
    opinion = visits.chosen(request)
    if opinion is None:
        messages.info(request, _("Xin gõ mã biên nhận để xem."))
        return redirect("portal:lookup")
    matters = [matter_of(case, opinion=opinion) for case in speaking.cases_of(opinion)]
    context = {
        "opinion": opinion,
        "opened": rows,
        "y": rows.index(opinion) + 1,
        "matters": matters,
        "parts": list(opinion.parts.select_related("case")),
        "is_separate": opinion.is_sealed or any(row.is_separate for row in matters),
        "may_add": any(row.case.state not in (State.WITHDRAWN, State.QUARANTINED) for row in matters),
        "may_withdraw": opinion.withdrawn_at is None and any(row.case.ended_at is None for row in matters),
        "additions": opinion.additions.prefetch_related("files"),
        "own_files": opinion.files.filter(is_sealed=False),
        "rating_form": forms.get("rating_form") or RatingForm(),
        "rating_case": forms.get("rating_case", ""),
        "addition_form": forms.get("addition_form") or AdditionForm(),
        "withdraw_form": forms.get("withdraw_form") or WithdrawForm(),
    }
    status = 422 if any(getattr(form, "errors", None) for form in forms.values()) else 200
    return show(request, "portal/track/track.html", context, door="kiểm tra", status=status)


def _acting(request: HttpRequest) -> Opinion | None:
    opinion = visits.chosen(request)
    if opinion is None:
        messages.info(request, _("Phiên xem đã hết. Xin gõ lại mã biên nhận."))
    return opinion


def _case(request: HttpRequest, opinion: Opinion) -> Case | None:
    code = request.POST.get("viec", "")
    return next((case for case in speaking.cases_of(opinion) if case.code == code), None)


def _back(request: HttpRequest) -> HttpResponse:
    response = redirect("portal:track")
    number = request.POST.get("y", "")
    if number.isascii() and number.isdigit() and number != "1":
        response["Location"] += f"?y={number}"
    return response


@never_cache
@require_POST
def rate(request: HttpRequest) -> HttpResponse:
    """Rate the last answer; `mo_lai` reopens the matter."""
    opinion = _acting(request)
    case = _case(request, opinion) if opinion else None
    if opinion is None or case is None:
        return redirect("portal:lookup")
    wants_reopen = "mo_lai" in request.POST
    form = RatingForm(request.POST, is_reopening=wants_reopen)
    if form.is_valid():
        data = form.cleaned_data
        try:
            speaking.rate_answer(
                opinion=opinion,
                case=case,
                score=Score(data["score"]),
                reasons=data["reasons"],
                comment=data["comment"],
                at=clock.now(),
                reopen=wants_reopen,
            )
        except ActRefused as error:
            form.add_error(None, str(error))
        else:
            done = _("Việc đã được mở lại.") if wants_reopen else _("Đã ghi đánh giá. Cảm ơn ông/bà.")
            messages.success(request, done)
            return _back(request)
    return track_page(request, rating_form=form, rating_case=case.code)


@never_cache
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add words or files; one bad file stops nothing but itself."""
    opinion = _acting(request)
    if opinion is None:
        return redirect("portal:lookup")
    form = AdditionForm(request.POST)
    if not limits.hit("addition", limits.client_key(request), limit=30, seconds=WINDOW):
        return too_many_requests(request, retry_after=WINDOW)
    if form.is_valid():
        files = _clean(request, form)
        if not form.errors:
            try:
                speaking.add_to_opinion(opinion=opinion, text=form.cleaned_data["text"], files=files, at=clock.now())
            except ActRefused as error:
                form.add_error("text", str(error))
            else:
                messages.success(request, _("Đã bổ sung. Cán bộ xử lý được báo ngay."))
                return _back(request)
    return track_page(request, addition_form=form)


def _clean(request: HttpRequest, form: AdditionForm) -> list[CleanFile]:
    uploads = request.FILES.getlist("files")
    if len(uploads) > MOST_FILES:
        form.add_error("text", _("Nhiều nhất %(n)d tệp mỗi lần.") % {"n": MOST_FILES})
        return []
    files = []
    for number, upload in enumerate(uploads, start=1):
        try:
            files.append(clean_upload(upload))
        except UploadError as error:
            form.add_error("text", refusal(upload, error, number=number))
    return files


@never_cache
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the opinion back."""
    opinion = _acting(request)
    if opinion is None:
        return redirect("portal:lookup")
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            speaking.withdraw_opinion(opinion=opinion, reason=form.cleaned_data["reason"], by=None, at=clock.now())
        except ActRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã rút ý kiến này."))
            return _back(request)
    return track_page(request, withdraw_form=form)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close what is open, on a computer that others use too."""
    visits.forget(request)
    messages.success(request, _("Đã đóng. Người dùng máy sau không xem được nữa."))
    return redirect("portal:home")
