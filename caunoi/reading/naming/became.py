"""Names of what became another: `mở rộng mặt đường từ 3,5 m lên 6 m`, `mức hỗ trợ điều chỉnh từ 3 triệu đồng lên 4 triệu đồng`."""

from collections.abc import Callable

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import rule

_FROM = rule(r"(?:^|\s)từ (?:mức )?(?:hơn |gần |trên |khoảng )?$")
_TO = rule(
    r"\s?(?:(mở|nâng|tăng|giảm|hạ|rút)(?: rộng)? )?(?:lên|xuống|còn|thành)(?: thành| còn| mức)? (?:hơn |gần |trên |khoảng )?"
)
_VERB = rule(
    r"(?:^|\s)(?:(?:đã|được|cũng|dự kiến|sẽ|đang|vừa|để) )*(mở rộng|nâng cấp|nâng|điều chỉnh|bổ sung|tăng|cắt giảm|giảm|hạ|rút ngắn|rút)(?: thêm)?(?=\s|$)"
)
_WIDENED = {"mở": "mở rộng"}


def pair(w: Around, i: int) -> tuple[int, int] | None:
    """The two figures, before and after, of which mention `i` is one."""
    for first in (i, i - 1):
        if first < 0 or first + 1 == len(w.mentions):
            continue
        a, b = w.mentions[first], w.mentions[first + 1]
        alike = a.number.money == b.number.money and (a.number.money or a.unit == b.unit)
        if alike and _TO.fullmatch(w.working, a.end, b.start) and _FROM.search(w.working, _begin(w, first), a.start):
            return first, first + 1
    return None


def _begin(w: Around, i: int) -> int:
    """Where the words before a mention begin, those too that the figure before has taken."""
    within = i > 0 and w.mentions[i - 1].at >= w.sentences[i][0]
    return w.mentions[i - 1].end if within else w.sentences[i][0]


def changed(w: Around, i: int, sized: Callable[[Around, int], str] | None = None) -> str:
    """What changed, and whether the figure is of before or after; nothing where it is one of no two."""
    two = pair(w, i)
    if two is None:
        return ""
    first, last = two
    if i == last and _SUFFIX.search(w.cores[first]):
        return _SUFFIX.sub(r" sau khi\1", w.cores[first])
    start, end = _begin(w, first), w.mentions[first].start
    found = _FROM.search(w.working, start, end)
    end = found.start() if found else end
    at, _ = w.left(first)
    at = at if w.working[at:end].strip() else start
    to = _TO.fullmatch(w.working, w.mentions[first].end, w.mentions[last].start)
    verb = _VERB.search(w.working, at, end)
    became = verb.group(1) if verb else (to.group(1) or "") if to else ""
    became = _WIDENED.get(became, became)
    before = w.text[at : verb.start() if verb else end].strip(" ,")
    after = w.text[verb.end() : end].strip(" ,") if verb else ""
    thing = (sized(w, first) if sized else "") or wording.small(after or before)
    if not became and thing.startswith("chiều rộng "):
        became = "mở rộng"
    if not thing or not became:
        return ""
    if became == "mở rộng" and not thing.startswith("chiều "):
        thing = f"chiều rộng {thing}"
    rate = w.mentions[first].rate or w.mentions[last].rate or ""
    if rate and not _TIME.match(rate):
        thing = f"{thing} mỗi {rate.partition('/')[0]}"
    return f"{thing} {'trước' if i == first else 'sau'} khi {became}"


_TIME = rule(r"(?:năm|tháng|quý|ngày)(?!\w)")
_SUFFIX = rule(r" trước khi( [^\W\d]+(?: [^\W\d]+)?)$")
