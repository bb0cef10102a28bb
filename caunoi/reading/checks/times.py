"""Elapsed time against the dates it names: `Sau 5 năm thực hiện … ngày 22/7/2016` in a text of 29/06/2020."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from caunoi.reading.checks.scene import Scene
from caunoi.reading.figure import Check
from caunoi.reading.working import led, rule

_HEAD = 1500
_DATE = re.compile(r"([0-9](?<![\d/.-]\d)\d?)[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\d/])")
_LONG_DATE = rule(r"ngày (?<!\wngày )(\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d\d)\b")
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}")
_SPAN = rule(
    rf"(?P<lead>{led('sau|qua|tổng kết|sơ kết|trong|đánh giá|kết quả|nhìn lại')})"
    r"\s(?P<bound>hơn|gần|trên|khoảng)?\s?(?P<count>\d{1,2})\snăm\s"
    r"(?P<what>triển khai|thực hiện|thi hành|thành lập|hoạt động|xây dựng|tổ chức)[^.;\n]{0,260}"
)
_PERIOD = rule(
    r"(?P<count>\d(?<!\w\d)\d?)\snăm\b(?P<what>[^.;:\n]{0,160}?)\bgiai đoạn (?P<first>(?:19|20)\d\d)\s?-\s?(?P<last>(?:19|20)\d\d)"
)
_BRACKET = rule(
    rf"(?P<lead>{led('sau|qua|tổng kết|sơ kết|trong|đánh giá|kết quả|nhìn lại|chặng đường')})"
    r"\s(?P<count>\d{1,2})\snăm\s(?P<what>[^.;:\n()\d]{3,90}?)"
    r"(?:\((?:giai đoạn |từ )?(?:năm )?|,? từ năm |,? từ )(?P<first>(?:19|20)\d\d)\s?(?:-|đến(?: năm)?)\s?(?P<last>(?:19|20)\d\d)\b"
)
_TO_YEAR = re.compile(r"[12][09]\d\d\s?[-đ]")  # in every one of them
_FOUNDED = rule(r"\bkỷ niệm (?P<count>\d{1,3}) năm[^.;\n(]{0,80}\((?P<days>[^)]{4,60})\)")
_SO_MANY_YEARS = re.compile(r" năm(?<=[0-9] năm)")  # all of these have it in them
_BACK, _ON = 30, 300  # how far before and after it one of them may reach
_OTHER_SPAN = re.compile(r"\b\d{1,2} năm\b")
_YEAR = Decimal("365.25")
_EARLY, _LATE = Decimal("0.75"), Decimal("1.5")
_LAST_CALENDAR = 2


def check_times(scene: Scene) -> Iterator[Check]:
    """Every elapsed time that names its first day or its years."""
    places = list(_near_years(scene))
    spans = list(_all(_SPAN, scene, (place for place in places if _DATE.search(scene.working, *place))))
    today = _written_on(scene) if spans else None
    if today is not None:
        for found in spans:
            yield from _elapsed(scene, found, today)
    for found in _all(_PERIOD, scene, _with("giai đoạn", scene, places)):
        if not _OTHER_SPAN.search(found.group("what")):
            yield from _period(scene, found)
    for found in _all(_BRACKET, scene, (place for place in places if _TO_YEAR.search(scene.working, *place))):
        yield from _period(scene, found)
    for found in _all(_FOUNDED, scene, _with("kỷ niệm", scene, places)):
        years = [int(year) for year in re.findall(r"(?:18|19|20)\d\d", found.group("days"))]
        if len(years) == _LAST_CALENDAR:
            yield from _told(scene, found, years[1] - years[0], f"{years[0]} đến {years[1]}")


def _near_years(scene: Scene) -> Iterator[tuple[int, int]]:
    """The stretches of the text, each in a line of its own, in which so many years are told."""
    low = high = 0
    for found in _SO_MANY_YEARS.finditer(scene.working):
        line, line_end = scene.layout.paragraph(found.start())
        start, end = max(line, found.start() - _BACK), min(line_end, found.end() + _ON)
        if start < high:  # of the same line
            high = end
            continue
        if high:
            yield low, high
        low, high = start, end
    if high:
        yield low, high


def _all(pattern: re.Pattern[str], scene: Scene, places: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Where a pattern stands in some stretches of the text."""
    return chain.from_iterable(pattern.finditer(scene.working, start, end) for start, end in places)


def _with(words: str, scene: Scene, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in which some words stand."""
    return ((start, end) for start, end in places if scene.working.find(words, start, end) >= 0)


def _day(groups: tuple[str, ...]) -> date | None:
    try:
        return date(int(groups[2]), int(groups[1]), int(groups[0]))
    except ValueError:
        return None


def _written_on(scene: Scene) -> date | None:
    """The date of the text: with a clock time or alone in its line at the top, or `ngày … tháng … năm …` there."""
    head = scene.working[:_HEAD]
    long = _LONG_DATE.search(head)
    if long:
        return _day(long.groups())
    for number, line in enumerate(head.split("\n")[:8]):
        found = _DATE.search(line)
        if found is None:
            continue
        rest = _CLOCK.sub("", line[: found.start()] + line[found.end() :]).strip(" ()-,|")
        if (
            _CLOCK.search(line)
            or (len(rest) <= 40 and not re.search(r"\bngày\s$", line[: found.start()]))
            or (number == 0 and "(" in line)
        ):
            return _day(found.groups())
    return None


def _elapsed(scene: Scene, found: re.Match[str], today: date) -> Iterator[Check]:
    words = found.group()
    days = [day for one in _DATE.finditer(words) if (day := _day(one.groups())) is not None and day < today]
    if not days or (found.group("lead") in ("trong", "kết quả") and "ngày" not in words):
        return
    said = Decimal(found.group("count"))
    for day in days:
        real = Decimal((today - day).days) / _YEAR
        if said - _EARLY <= real < said + _LATE:
            yield _check(
                scene, found, "holds", f"“{said} năm” khớp với thời gian từ {_vn(day)} đến {_vn(today)}.", words
            )
            return
    day = days[0]
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    real = Decimal((today - day).days) / _YEAR
    verdict = "fails" if real < said else "suspicious"
    lead = scene.layout.text[found.start("lead") : found.end("lead")]
    length = f"{months // 12} năm" + (f" {months % 12} tháng" if months % 12 else "")
    yield _check(
        scene, found, verdict, f"“{lead} {said} năm” nhưng từ {_vn(day)} đến {_vn(today)} (ngày của văn bản) mới {length}."
        if verdict == "fails"
        else f"“{lead} {said} năm” nhưng từ {_vn(day)} đến {_vn(today)} (ngày của văn bản) đã {length}.", words,
    )  # fmt: skip


def _vn(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _check(scene: Scene, found: re.Match[str], verdict: str, message: str, words: str) -> Check:
    dates = list(_DATE.finditer(words))
    start = found.start("count")
    spans = [(scene.outer(start), scene.outer(found.end("count") + len(" năm")))]
    spans += [(scene.outer(found.start() + one.start()), scene.outer(found.start() + one.end())) for one in dates[:1]]
    return Check("elapsed", verdict, (), message[:1].upper() + message[1:], tuple(spans))


def _period(scene: Scene, found: re.Match[str]) -> Iterator[Check]:
    first, last = int(found.group("first")), int(found.group("last"))
    yield from _told(scene, found, last - first, f"giai đoạn {first}-{last}", also=last - first + 1)


def _told(scene: Scene, found: re.Match[str], real: int, where: str, also: int | None = None) -> Iterator[Check]:
    said = int(found.group("count"))
    spans = ((scene.outer(found.start("count")), scene.outer(found.end())),)
    if said in (real, also):
        yield Check("elapsed", "holds", (), f"“{said} năm” đúng với {where}.", spans)
    elif real > 0:
        yield Check("elapsed", "fails", (), f"“{said} năm” không đúng với {where} ({real} năm).", spans)
