"""Whether two figures count the same things, and which figure tells how many of them there are in all."""

from caunoi.reading.checks.scene import Scene, Seen
from caunoi.reading.working import rule

_MANY_KINDS = {"người", "lượt", "lượt người", "đơn vị", "trường hợp"}
_STOCK = rule(
    r"\b(?:(?:hiện(?: nay| tại)?|hiện|toàn \w+|cả \w+) )?(?:có|gồm|quản lý)(?: tổng số| tất cả| tổng cộng)?\s*$"
    r"|\b(?:tổng số|tổng)\b[^.,;()\d]{0,40}$"
)
_HAS = ("có", "gồm", "quản lý", "tất cả")  # with "tổng" the words one of which it cannot do without
_ALSO = rule(r"^\s*(?:[^\W\d]+\s){0,3}?(?:với|và|cùng)\s$")
_NARROW = rule(
    r"^[^.,;()]{0,12}\b(?:vùng|thuộc|diện|đủ|đăng ký|trọng điểm|miền|biên giới|ven|đặc biệt|khó khăn|nông thôn|nghèo|mới|"
    r"điểm|được chọn|đang|vay|thứ)\b"
)
_MOST = 60


def alike(first: Seen, second: Seen) -> bool:
    """Whether two figures count the same things; people, visits and cases only under the same name."""
    if first.family != second.family or first.rate or second.rate or first.percent or second.percent:
        return False
    if first.family not in _MANY_KINDS:
        return True
    one, two = first.noun, second.noun
    return bool(one and two) and (one.startswith(two) or two.startswith(one))


def is_stock(scene: Scene, seen: Seen) -> bool:
    """Whether a figure is told as how many there are: `xã hiện có 18 chi hội`, `28 lớp với 1.036 học sinh`."""
    if not seen.exact or seen.figure.is_plan or seen.figure.part_of is not None or seen.percent or seen.rate:
        return False
    if not _is_had(seen.lead):
        last = scene.figures[seen.rank - 1] if seen.rank else None
        if last is None or last.sentence != seen.sentence or not _is_had(last.lead):
            return False
        if not _ALSO.match(scene.between(last, seen)):
            return False
    return not _NARROW.match(scene.working[seen.end : seen.end + 40])


def _is_had(lead: str) -> bool:
    """Whether the words before a number say that so many there are."""
    return ("tổng" in lead or lead.rstrip().endswith(_HAS)) and _STOCK.search(lead) is not None


def stock_of(scene: Scene, seen: Seen) -> Seen | None:
    """The one figure before it that tells how many of the same things there are, if none that is bigger stands in the text."""
    same = [other for other in scene.families.get(seen.family, ())[:_MOST] if alike(other, seen)]
    told = [other for other in same if other.rank < seen.rank and is_stock(scene, other)]
    if len({other.value for other in told}) != 1:
        return None
    return None if any(other.value > told[0].value for other in same if not other.figure.is_plan) else told[0]
