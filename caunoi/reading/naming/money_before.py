"""What a sum leans on: a sum or counted things before it in the sentence, and what those are called."""

from caunoi.reading.naming.around import Around
from caunoi.reading.naming.measures import GIVEN_TOO
from caunoi.reading.nouns import Kind
from caunoi.reading.working import rule

_WHERE = rule(r"\s(?:tại|ở|trên|dài|tổng chiều dài|chiều dài|rộng|diện tích)\s(?:các\s|hơn\s|gần\s|trên\s)?$")
_CHANGED = rule(r"mức (?:tăng|giảm)")
_LISTED = rule(r"\s?(?:,|;|và|, và)\s?")


def earlier(w: Around, i: int) -> int | None:
    """The nearest sum of money before in the sentence that is no change."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            return None
        if w.mentions[j].number.money and not _CHANGED.match(w.cores[j]):
            return j
    return None


def counted_before(w: Around, i: int) -> int | None:
    """The nearest counted things before in the sentence; not the places where they are, nor their length."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            return None
        if not (w.mentions[j].number.money or w.mentions[j].number.percent or _says_where(w, j)):
            beside = j and w.mentions[j].kind is Kind.MEASURES and w.mentions[j - 1].number.money
            return None if beside and _LISTED.fullmatch(w.working, w.ends[j - 1], w.mentions[j].start) else j
    return None


_DIVIDED = rule(r",? (?:chia|được chia|chia thành|chia làm) ")


def _says_where(w: Around, j: int) -> bool:
    """`lắp 412 camera tại 96 điểm`, `5 tuyến đường dài 6,7 km`, `nhà rộng 62 m², chia 3 gian`: more about the figure before."""
    before = j - 1
    if before < 0 or w.mentions[before].at < w.sentences[j][0] or w.mentions[before].number.money:
        return False
    divided = w.mentions[before].kind is Kind.MEASURES and _DIVIDED.fullmatch(
        w.working, w.ends[before], w.mentions[j].start
    )
    return bool(divided or _WHERE.search(w.working, w.mentions[before].end, w.mentions[j].start))


def called(w: Around, j: int) -> str:
    """What a figure before counted; a bare word for one (`căn`) is known by the whole name it was given.

    Land is worth with what was given too (`450 m² đất cùng cây ăn trái, trị giá …`).
    """
    core, all_given = w.cores[j], w.tails[j]
    if core in _CLASSIFIERS:
        return w.names[j]
    land = GIVEN_TOO.sub("", all_given)
    with_more = land != all_given and core.startswith(f"diện tích {land} ")
    return f"{all_given}{core[len(land) + len('diện tích ') :]}" if with_more else core


_CLASSIFIERS = frozenset(("căn", "ngôi", "cái", "chiếc", "bộ", "suất", "phần"))


def body_before(w: Around, i: int) -> str:
    """`, UBND cấp huyện 1,8 tỷ đồng`: a body right before a sum is told by its level too."""
    start, end = w.starts[i], w.mentions[i].start
    found = _AT_LEVEL.search(w.working, start, end) if " cấp " in w.working[start:end] else None
    return w.text[found.start(1) : found.end(1)] if found else ""


_AT_LEVEL = rule(
    r"[,;\s]\s?((?:ubnd|hđnd|mttq|hội|đoàn|mặt trận) cấp (?:tỉnh|huyện|xã|quận|phường))(?: hơn| gần| trên| khoảng| thêm)* $"
)
