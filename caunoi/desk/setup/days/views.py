"""The year's days off and worked weekend days; adding and removing one, after seeing which open cases would move."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.calendar.library import FIRST_YEAR, LAST_YEAR, Change
from caunoi.calendar.models import DayChange
from caunoi.calendar.selectors import active_changes, active_confirmations, proposed_calendar
from caunoi.calendar.services import may_be_confirmed
from caunoi.cases.services import office
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, officer
from caunoi.desk.setup.days.forms import ConfirmForm, DayForm
from caunoi.desk.setup.days.selectors import year_of
from caunoi.desk.setup.moving import moves_for
from caunoi.desk.setup.pages import REFUSALS, act_page, crumbs, done, posted, try_act


def _year_asked(request: HttpRequest) -> int:
    text = request.GET.get("nam", "")
    number = int(text) if text.isdecimal() and len(text) == 4 else clock.today().year
    return min(max(number, FIRST_YEAR), LAST_YEAR)


@administrator_only
@require_GET
def days(request: HttpRequest) -> HttpResponse:
    """One year: what is off, what is worked in exchange, from where, on which paper."""
    number = _year_asked(request)
    context = {
        "year": year_of(number, clock.today()),
        "before": number - 1 if number > FIRST_YEAR else None,
        "after": number + 1 if number < LAST_YEAR else None,
        "crumbs": crumbs(("", _("Lịch nghỉ"))),
    }
    return page(request, "desk/setup/days.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def day_add(request: HttpRequest) -> HttpResponse:
    """Add a day: first the preview, then the row."""
    user, moves = officer(request), None
    form = DayForm(posted(request))
    is_saving = request.POST.get("act") == "save"
    if is_saving and try_act(form, lambda data: office.add_day(**data, by=user, at=clock.now())):
        return _on_to_the_moves(request, _("Đã thêm ngày %(day)s.") % {"day": f"{form.cleaned_data['on']:%d/%m/%Y}"})
    if form.is_valid() and not is_saving:
        data = form.cleaned_data
        same_day = list(active_changes().filter(on=data["on"]))
        if same_day:
            form.add_error("on", _("Ngày này đã có dòng khác; hãy bỏ dòng đó trước."))
        else:
            change = Change(data["on"], data["is_working"], data["name"])
            moves = moves_for(user, proposed_calendar(add=[change]))
    context = {
        "form": form,
        "moves": moves,
        "crumbs": crumbs((reverse("desk:setup_days"), _("Lịch nghỉ")), ("", _("Thêm ngày"))),
    }
    return page(request, "desk/setup/day_add.html", context)


@administrator_only
@require_http_methods(["GET", "POST"])
def year_confirm(request: HttpRequest) -> HttpResponse:
    """Say by which paper the State decided a year's days off."""
    user, number = officer(request), _year_asked(request)
    if not may_be_confirmed(number, clock.today()):
        raise Http404
    return act_page(
        request,
        form=ConfirmForm(posted(request)),
        act=lambda data: office.confirm_year(year=number, by=user, at=clock.now(), **data),
        message=_("Đã xác nhận lịch nghỉ năm %(year)s.") % {"year": number},
        title=_("Xác nhận lịch nghỉ năm %(year)s") % {"year": number},
        submit=_("Xác nhận"),
        way=crumbs((_year_url(number), _("Lịch nghỉ")), ("", _("Xác nhận"))),
        back=_year_url(number),
        intro=_("Trước đó thêm những ngày khác với dự báo. Xác nhận rồi thì hạn thôi mang chữ “dự kiến”."),
    )


@administrator_only
@require_POST
def year_unconfirm(request: HttpRequest) -> HttpResponse:
    """Take back a confirmation made by mistake."""
    number = _year_asked(request)
    row = active_confirmations().filter(year=number).first()
    if row is None:
        raise Http404
    office.withdraw_confirmation(confirmation=row, by=officer(request), at=clock.now())
    return done(request, _("Lịch nghỉ năm %(year)s lại là dự báo.") % {"year": number}, _year_url(number))


def _year_url(number: int) -> str:
    return f"{reverse('desk:setup_days')}?nam={number}"


@administrator_only
@require_POST
def day_remove(request: HttpRequest) -> HttpResponse:
    """Take an own row away: first the preview, then the removal."""
    text = request.POST.get("dong", "")
    row = active_changes().filter(pk=int(text)).first() if text.isdecimal() and len(text) < 12 else None
    if row is None:
        raise Http404
    error = ""
    if request.POST.get("act") == "save":
        error = _removal_error(row, request)
        if not error:
            return _on_to_the_moves(request, _("Đã bỏ dòng ngày %(day)s.") % {"day": f"{row.on:%d/%m/%Y}"})
    context = {
        "row": row,
        "error": error,
        "moves": moves_for(officer(request), proposed_calendar(remove=[row])),
        "crumbs": crumbs((reverse("desk:setup_days"), _("Lịch nghỉ")), ("", _("Bỏ ngày"))),
    }
    return page(request, "desk/setup/day_remove.html", context)


def _removal_error(row: DayChange, request: HttpRequest) -> str:
    try:
        office.remove_day(change=row, by=officer(request), at=clock.now())
    except REFUSALS as error:
        return str(error)
    return ""


def _on_to_the_moves(request: HttpRequest, message: str) -> HttpResponse:
    """After a change: to the deadlines it moves (often none)."""
    return done(request, message, reverse("desk:setup_moves"))
