"""Tags and filters of every page: icons, dates as Vietnamese write them, money, addresses with one value changed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.web import books
from caunoi.web.numbers import written

register = template.Library()

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SOON_WORKING_DAYS = 3
PROMISE_STEP = "loi_hua"


def _day(value: date | datetime | None) -> date | None:
    if isinstance(value, datetime):
        return localtime(value).date() if is_aware(value) else value.date()
    return value if isinstance(value, date) else None


@register.filter
def said(name: str) -> str:
    """A name from the books (a step, the title of a post) in the language of the screen; others stay as they are."""
    return books.said(name)


@register.filter
def reasons_said(reasons: Iterable[str]) -> list[str]:
    """Why two texts are alike, in the language of the screen."""
    return [books.reason_said(reason) for reason in reasons]


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """An icon of the sprite; `size` is "", "sm" or "lg". Decoration, unless a label is given."""
    css = f"icon icon--{size}" if size else "icon"
    href = f"{static('web/icons.svg')}#i-{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, href)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, href)


@register.filter
def ngay_ngan(value: date | datetime | None) -> str:
    """26/10/2026; nothing for no date."""
    day = _day(value)
    return f"{day.day}/{day.month}/{day.year}" if day else ""


@register.filter
def ngay(value: date | datetime | None) -> str:
    """thứ Hai, 26/10/2026 (in English: Monday, 26/10/2026)."""
    day = _day(value)
    if day is None:
        return ""
    is_english = (get_language() or "vi").startswith("en")
    weekday = date_format(day, "l") if is_english else _WEEKDAYS[day.weekday()]
    return f"{weekday}, {ngay_ngan(day)}"


@register.filter
def gio(value: datetime | None) -> str:
    """9:41, in Hanoi when the moment is aware."""
    if not isinstance(value, datetime):
        return ""
    moment = localtime(value) if is_aware(value) else value
    return f"{moment.hour}:{moment.minute:02d}"


@register.filter
def so(value: int | None) -> str:
    """16.131 – a whole number with its thousands apart, as the language of the screen writes them."""
    return "" if value is None else written(int(value))


@register.filter
def dong(value: int | None) -> str:
    """16.131.520.928 đồng; never shortened."""
    return "" if value is None else f"{so(value)} đồng"


@register.simple_tag(takes_context=True)
def query_replace(context: Context, **changes: Any) -> str:
    """The query of this address with some values changed; None or "" takes a key out. Begins with "?"."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is None:
        from django.http import QueryDict

        query = QueryDict(mutable=True)
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def page_numbers(page: Any) -> list[int | None]:
    """Page numbers to offer round the present one; None stands for a gap."""
    total = page.paginator.num_pages
    wanted = sorted({1, total, *range(max(1, page.number - 2), min(total, page.number + 2) + 1)})
    numbers: list[int | None] = []
    for number in wanted:
        if numbers and numbers[-1] is not None and number - numbers[-1] > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.inclusion_tag("web/_due.html")
def due_badge(
    due: date | None, today: date, done_on: date | None = None, working_left: int | None = None, step: str = ""
) -> dict[str, str]:
    """A deadline in words: kept, late, overdue by n days, or days left.

    `working_left` is the number of working days left; without it calendar days are told, and named as such.
    `step` is the step the date belongs to: the date of a promise is "hẹn", that of a rule "hạn".
    """
    said = _("hẹn %(day)s") if step == PROMISE_STEP else _("hạn %(day)s")
    return _due_words(due, today, done_on, working_left, said)


def _due_words(
    due: date | None, today: date, done_on: date | None, working_left: int | None, said: str
) -> dict[str, str]:
    if due is None:
        return {"kind": "", "icon": "calendar", "text": _("Chưa có hạn"), "sub": ""}
    sub = said % {"day": ngay_ngan(due)}
    if done_on is not None:
        if done_on <= due:
            return {"kind": "met", "icon": "circle-check", "text": _("Đúng hạn"), "sub": sub}
        late = _("Muộn %(n)s ngày") % {"n": so((done_on - due).days)}
        return {"kind": "over", "icon": "octagon-alert", "text": late, "sub": sub}
    if today > due:
        over = _("Quá %(n)s ngày") % {"n": so((today - due).days)}
        return {"kind": "over", "icon": "octagon-alert", "text": over, "sub": sub}
    if today == due:
        return {"kind": "soon", "icon": "clock-alert", "text": _("Hết hạn hôm nay"), "sub": sub}
    left = working_left if working_left is not None else (due - today).days
    words = _("Còn %(n)s ngày làm việc") if working_left is not None else _("Còn %(n)s ngày")
    is_soon = left <= SOON_WORKING_DAYS
    return {
        "kind": "soon" if is_soon else "ok",
        "icon": "clock-alert" if is_soon else "calendar",
        "text": words % {"n": so(left)},
        "sub": sub,
    }
