"""Which of two numbers is the present one and which the earlier: `24 vụ (năm trước 30 vụ)`, `đầu năm 120 hộ, cuối năm còn 96 hộ`."""

from collections.abc import Sequence

from caunoi.reading.checks.scene import Scene, Seen
from caunoi.reading.working import rule

_EARLIER = rule(
    r"\b(?:cùng kỳ|năm trước|năm ngoái|kỳ trước|quý trước|tháng trước|khóa trước|nhiệm kỳ trước|năm học trước|vụ trước|trước (?:đây|đó|khi)|"
    r"đầu (?:năm|kỳ|nhiệm kỳ|quý|giai đoạn|tháng)|từ|so với)\b"
)
_LATER = rule(
    r"\b(?:đến nay|hiện nay|hiện|năm nay|kỳ này|nay|cuối (?:năm|kỳ|nhiệm kỳ|quý|giai đoạn|tháng)|còn|xuống|lên|sau (?:khi|sáp nhập|rà soát))\b"
)
_YEAR = rule(r"\b(?:năm )?((?:19|20)\d\d)\b")
_CUT = rule(r"[,;(.\n]|\b(?=(?:lên|xuống|còn|so với|trong khi)\b)")
_OTHER = rule(r"\b(?:kế hoạch|chỉ tiêu|nghị quyết|mục tiêu|dự toán|trong đó|mỗi|bình quân|riêng|lũy kế)\b")
_AGAINST = rule(
    r"^[^.;,\d]{0,15}\bso với (?!(?:cùng kỳ|năm trước|năm ngoái|đầu|kỳ trước|trước|năm học trước|quý trước)\b)"
)
_FROM = rule(r"\btừ\s$")
_TO = rule(r"[^.;,\d]{0,30}\b(?:lên|xuống|còn|đến)\b[^.;,\d]{0,15}")
_CHANGED = rule(r"\b(?:tăng|giảm|thêm|bớt|vượt|hơn)(?: (?:thêm|được|khoảng|gần|hơn|trên|đi))*\s*$")
_REACH = 70


def told_pair(scene: Scene, seen: Seen, numbers: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """Now and base among the `numbers` before a change, if the last two are of one unit and their words say which is which."""
    earlier = sorted((number for number in numbers if number.rank < seen.rank), key=lambda number: number.rank)
    if len(earlier) < 2:
        return None
    first, second = earlier[-2:]
    alike = first.family.split("/")[0] == second.family.split("/")[0] and first.exact and second.exact
    close = second.rank - first.rank <= 2 and seen.rank - second.rank <= 2 and second.end <= seen.start
    if not alike or not close or seen.start - second.end > _REACH or second.sentence != seen.sentence:
        return None
    if any(_CHANGED.search(number.lead[-20:]) for number in (first, second)):
        return None
    if first.sentence != second.sentence and scene.working[first.sentence_end : second.sentence].strip():
        return None
    after = seen.tail[:40]
    if _OTHER.search(scene.working[first.end : seen.start]) or _OTHER.search(after) or _AGAINST.match(after):
        return None
    return _ordered(scene, first, second, seen)


def moved_pair(scene: Scene, seen: Seen, numbers: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """`tăng 35 triệu đồng …, từ 140 triệu đồng lên 185 triệu đồng`: now and base told behind the change."""
    later = sorted((number for number in numbers if number.rank > seen.rank), key=lambda number: number.rank)
    if len(later) != 2 or later[0].rank - seen.rank > 1 or later[1].rank - later[0].rank > 1:
        return None
    base, now = later
    moved = _FROM.search(scene.working[seen.end : base.start]) and _TO.fullmatch(scene.between(base, now))
    near = base.start - seen.end < _REACH and base.sentence == now.sentence == seen.sentence
    alike = base.family.split("/")[0] == now.family.split("/")[0]
    return (now, base) if moved and near and alike and now.exact and base.exact else None


def _ordered(scene: Scene, first: Seen, second: Seen, seen: Seen) -> tuple[Seen, Seen] | None:
    lead = scene.before(first, _REACH)
    tail, mark, head = _parted(scene.between(first, second))
    one = lead[max(lead.rfind(mark) for mark in (";", ":")) + 1 :] + tail
    two = head + _parted(scene.between(second, seen))[0]
    years = [_YEAR.findall(words) for words in (one, two)]
    if all(len(set(found)) == 1 for found in years):
        if years[0][0] == years[1][0]:
            return None
        return (second, first) if years[0][0] < years[1][0] else (first, second)
    if mark == "(" and years[1] and not years[0]:
        return first, second
    if _EARLIER.search(two) and not _EARLIER.search(tail) and not _LATER.search(head):
        return first, second
    if (_EARLIER.search(one) or years[0]) and _LATER.search(two) and not _EARLIER.search(head):
        return second, first
    return None


def _parted(words: str) -> tuple[str, str, str]:
    """What belongs to the number before, the mark, and what belongs to the number after."""
    found = _CUT.search(words)
    if found is None:
        return "", "", words
    return words[: found.start()], found.group(), words[found.end() :]
