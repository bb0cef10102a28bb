"""One thing told twice with two values, and one value told of two things that exclude each other."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from caunoi.reading.checks.sameness import is_stock
from caunoi.reading.checks.scene import NEAR, Scene, Seen, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_CONTRASTS = (
    (rule(r"^(?:hộ )?nghèo\b"), rule(r"^(?:hộ )?cận nghèo\b")),
    (rule(r"^(?:[^\W\d]+ )?nam\b"), rule(r"^(?:[^\W\d]+ )?(?:nữ|phụ nữ)\b")),
    (rule(r"^(?:[^\W\d]+ )?trực tiếp\b"), rule(r"^(?:[^\W\d]+ )?trực tuyến\b")),
    (rule(r"^(?:[^\W\d]+ )?tiểu học\b"), rule(r"^(?:[^\W\d]+ )?(?:mầm non|trung học)\b")),
)
_DENIES = rule(r"^(?P<sign>không|chưa) (?P<rest>[^\W\d]+(?: [^\W\d]+)?)")
_HAS = rule(r"^\s(?:đã |đều |mới )?(?:có|lập|thành lập|xây dựng|thành lập được) (?P<what>[^\W\d]+(?: [^\W\d]+){1,4})")
_MOVED = rule(
    r"\b(?:sáp nhập|trước đây|trước khi|năm trước|cùng kỳ|sau khi|kế hoạch|chỉ tiêu|tăng|giảm|thêm|mới|lên|phấn đấu|dự kiến|đầu năm|cuối năm|"
    r"giai đoạn|xóa|giải thể|toàn (?:tỉnh|huyện|quốc)|huyện|tỉnh|các xã)\b"
)
_CLOSE, _APART = Decimal("0.1"), Decimal("0.35")
_LEAST, _SMALL, _MOST = 100, 10, 4


def check_meanings(scene: Scene) -> Iterator[Check]:
    """Values told of two things, things told with two values."""
    yield from _two_meanings(scene)
    yield from _two_stocks(scene)
    yield from _one_for_one(scene)


def _name(scene: Scene, seen: Seen) -> str:
    """What it counts, with the words that follow in its piece of the sentence."""
    tail = seen.tail[:40]
    for mark in (",", ";", ")", "(", ":", ". "):
        tail = tail.split(mark)[0]
    return f"{seen.noun} {tail.strip(' .')}".strip()


def _plain(seen: Seen) -> bool:
    return seen.exact and not (seen.percent or seen.rate or seen.figure.is_plan)


def _two_meanings(scene: Scene) -> Iterator[Check]:
    """`312 hộ nghèo … 312 hộ cận nghèo`: the same number of one thing and of its opposite."""
    told: dict[tuple[str, float], list[Seen]] = defaultdict(list)
    for seen in scene.figures:
        if not _plain(seen) or seen.value < _LEAST or seen.value % 50 == 0:
            continue
        same = told[seen.family, seen.figure.value]
        other = next((one for one in same[-_MOST:] if _exclude(_kind(scene, one), _kind(scene, seen))), None)
        if other is not None:
            yield scene.check(
                "same_quantity", "suspicious", [other, seen],
                f"{quoted(other)} và {quoted(seen)}: cùng một số được nêu cho hai nhóm khác nhau, một số có hai nghĩa.",
            )  # fmt: skip
        same.append(seen)


def _kind(scene: Scene, seen: Seen) -> str:
    """Its name without the unit: `cận nghèo được thăm hỏi`; where nothing follows, the words before it."""
    name = _name(scene, seen)
    first, _, rest = name.partition(" ")
    if rest:
        return rest
    lead = seen.lead[-40:]
    lead = lead[max(lead.rfind(mark) for mark in ",;:.(") + 1 :].strip()
    return lead.removeprefix("số ").removeprefix(f"{first} ")


def _exclude(one: str, two: str) -> bool:
    for yes, no in _CONTRASTS:
        for a, b in ((one, two), (two, one)):
            if yes.search(a) and no.search(b):
                return True
    for a, b in ((one, two), (two, one)):
        denied = _DENIES.match(b)
        if denied and a.removeprefix("đã ").startswith(denied.group("rest")):
            return True
    return False


def _two_stocks(scene: Scene) -> Iterator[Check]:
    """`Xã có 9 tổ hòa giải … toàn xã có 11 tổ hòa giải`: how many there are, told twice and not alike."""
    known: dict[tuple[str, str | None], Seen] = {}
    for seen in scene.figures:
        name = seen.noun
        if " " not in name or seen.family == "đồng" or not _plain(seen) or seen.value < 3 or not is_stock(scene, seen):
            continue
        if _MOVED.search(scene.working[seen.sentence : seen.sentence_end]):
            continue
        first = known.setdefault((name, seen.figure.subject), seen)
        off = abs(first.value - seen.value)
        if off and off <= max(first.value, seen.value) * _APART and _tail(scene, first) == _tail(scene, seen):
            yield _told_twice(scene, first, seen)


def _tail(scene: Scene, seen: Seen) -> str:
    words = _name(scene, seen)[len(seen.noun) :].split()
    return " ".join(words[:2]) if words and words[0] not in ("và", "với", "của", "có", "ở", "tại", "trong") else ""


def _one_for_one(scene: Scene) -> Iterator[Check]:
    """`62 doanh nghiệp đã lập công đoàn cơ sở … 57/61 công đoàn cơ sở`: as many who have one as there are of them."""
    for seen in scene.figures:
        found = _HAS.match(seen.tail) if _plain(seen) and seen.value >= _SMALL else None
        if found is None:
            continue
        for other in scene.figures[seen.rank + 1 : seen.rank + 1 + NEAR]:
            name = other.noun
            if " " not in name or not found.group("what").startswith(name) or not _plain(other):
                continue
            whole = scene.ratio_part(other) is not None or is_stock(scene, other)
            if whole and 0 < abs(other.value - seen.value) <= seen.value * _CLOSE:
                yield _told_twice(scene, seen, other)
            if whole:
                break


def _told_twice(scene: Scene, first: Seen, second: Seen) -> Check:
    return scene.check(
        "same_quantity", "suspicious", [first, second],
        f"Ở trên nêu {quoted(first)}, chỗ khác lại nêu {quoted(second)}: một số có hai giá trị.",
    )  # fmt: skip
