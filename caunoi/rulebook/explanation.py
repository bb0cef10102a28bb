"""The sum behind a date, told line by line in Vietnamese so that a citizen can follow it with a calendar.

The last line of a dated explanation names the due date, and no later line or date follows it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from caunoi.common.workdays import WorkCalendar, days_between, weekday_name
from caunoi.rulebook.book import Confidence
from caunoi.rulebook.counting import Count, DateRange, PausedRange
from caunoi.rulebook.procedures import CountedFrom, StepRule, Unit

FIRST_DAY_ARTICLE = "BLDS 2015 Điều 147"
ROLL_ARTICLE = "BLDS 2015 Điều 148 khoản 5"
UNIT_NAMES: dict[Unit, str] = {"day": "ngày", "working_day": "ngày làm việc"}
OFFICE_BASIS = "Quy chế đơn vị"
_LISTED_WORKING_DAYS = 10
_DAY = timedelta(days=1)


def short(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"


def long(day: date) -> str:
    """The day of the week and dd/mm/yyyy."""
    return f"{weekday_name(day)} {short(day)}"


def span(first: date, last: date) -> str:
    """One date, or "first–last"."""
    return short(first) if first == last else f"{short(first)}–{short(last)}"


def basis_line(basis: str, confidence: Confidence, *, by_office: bool) -> str:
    """What the term rests on; an office's regulation is never shown as law, an unsure article asks for a lawyer."""
    if by_office:
        return f"Căn cứ: {basis[0].lower()}{basis[1:]}; luật không ấn định số ngày cho bước này."
    return f"Căn cứ: {basis}{_check(confidence)}."


def cap_words(rule: StepRule, *, is_complex: bool, is_remote: bool) -> str:
    """Why this cap was chosen, in brackets; empty if the ordinary one applies."""
    if rule.complex is None:
        return ""
    words = ["vụ việc phức tạp"] * is_complex + ["vùng sâu, vùng xa"] * is_remote
    return f" ({'; '.join(words)})" if words else ""


def start_line(start: date, counted_from: CountedFrom) -> str:
    """Day zero and that it is not counted."""
    if counted_from == "receipt":
        return f"Nhận {long(start)}; không tính ngày nhận ({FIRST_DAY_ARTICLE})."
    if counted_from == "acceptance":
        return f"Thụ lý {long(start)}; không tính ngày thụ lý ({FIRST_DAY_ARTICLE})."
    return f"Tính từ hạn giải quyết {long(start)}; không tính ngày đó ({FIRST_DAY_ARTICLE})."


def counted_lines(
    count: Count, rule: StepRule, calendar: WorkCalendar, *, cap: str, pauses: Sequence[DateRange]
) -> Iterator[str]:
    """The sum after day zero: length, extension, pauses, days off passed over, the roll, the forecast, the due date."""
    unit = UNIT_NAMES[count.unit]
    yield f"Đếm {count.length} {unit}{cap}: {_length_days(count, calendar)}."
    if count.extend:
        yield f"Cộng {count.extend} {unit} gia hạn theo quyết định: đến {long(count.extend_end)}."
    yield from _pause_lines(count, rule, unit, pauses)
    if count.unit == "working_day":
        yield from _passed_over(count, calendar)
    yield from _end_lines(count, calendar)
    if years := forecast_years(count, calendar):
        names = ", ".join(str(year) for year in years)
        yield f"Lịch nghỉ năm {names} là dự báo; hạn có thể đổi khi Nhà nước công bố lịch chính thức."
    yield f"Hạn: {long(count.due)}."


def forecast_years(count: Count, calendar: WorkCalendar) -> list[int]:
    """Undecided years whose days off bear on the date: all of a working-day term, only the end of a calendar one."""
    first = count.first_day if count.unit == "working_day" else count.raw_end
    return sorted(calendar.forecast_years & set(range(first.year, count.due.year + 1)))


def days_off_words(days: Iterable[date], calendar: WorkCalendar) -> str:
    """Days off with their names, neighbours of one name together: "14/02/2026–15/02/2026 (cuối tuần), …"."""
    parts: list[str] = []
    for name, group in groupby(days, key=lambda day: calendar.days_off.get(day, "cuối tuần")):
        run = list(group)
        parts.extend(f"{span(first, last)} ({name})" for first, last in _stretches(run))
    return ", ".join(parts)


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    first = last = days[0]
    for day in days[1:]:
        if day != last + _DAY:
            yield first, last
            first = day
        last = day
    yield first, last


def _check(confidence: Confidence) -> str:
    return "" if confidence == "H" else " (cần pháp chế kiểm tra)"


def _length_days(count: Count, calendar: WorkCalendar) -> str:
    if count.unit == "working_day" and count.length <= _LISTED_WORKING_DAYS:
        days = [day for day in days_between(count.first_day, count.length_end) if calendar.is_working(day)]
        return ", ".join(short(day) for day in days)
    if count.first_day == count.length_end:
        return long(count.length_end)
    return f"từ {short(count.first_day)} đến {long(count.length_end)}"


def _pause_lines(count: Count, rule: StepRule, unit: str, pauses: Sequence[DateRange]) -> Iterator[str]:
    if count.paused:
        total = sum(part.days for part in count.paused)
        where = ", ".join(_paused_words(part, unit) for part in count.paused)
        law = f"{rule.pause_citation}{_check(rule.pause_confidence)}"
        yield f"Cộng {total} {unit} tạm đình chỉ – {where} – {law}: đến {long(count.raw_end)}."
    elif pauses and rule.pausable:
        yield "Khoảng tạm đình chỉ không trúng ngày nào được đếm: không cộng thêm."
    elif any(first <= count.due and count.first_day <= last for first, last in pauses):
        yield "Tạm đình chỉ không làm dừng bước này."


def _paused_words(part: PausedRange, unit: str) -> str:
    return f"{span(part.first, part.last)} ({part.days} {unit})"


def _passed_over(count: Count, calendar: WorkCalendar) -> Iterator[str]:
    days = list(days_between(count.first_day, count.raw_end))
    if off := [day for day in days if not calendar.is_working(day)]:
        yield f"Bỏ qua ngày nghỉ: {days_off_words(off, calendar)}."
    for day in days:
        if day in calendar.working:
            yield f"Tính {long(day)} là ngày làm việc ({calendar.working[day]})."


def _end_lines(count: Count, calendar: WorkCalendar) -> Iterator[str]:
    if count.due != count.raw_end:
        off = days_off_words(days_between(count.raw_end, count.due - _DAY), calendar)
        yield (
            f"Ngày cuối {long(count.raw_end)} là ngày nghỉ: {off} → chuyển sang ngày làm việc kế tiếp,"
            f" {long(count.due)} ({ROLL_ARTICLE})."
        )
    elif count.unit == "day" and count.due in calendar.working:
        yield f"Ngày cuối {long(count.due)} là ngày làm việc ({calendar.working[count.due]}): không chuyển."
