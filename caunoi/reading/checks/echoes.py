"""A number told a second time, and numbers that cannot be more than what was told before."""

import re
from collections.abc import Iterator
from decimal import Decimal

from caunoi.reading.checks.remarks import miswritten, swapped
from caunoi.reading.checks.sameness import alike, is_stock
from caunoi.reading.checks.scene import NEAR, Scene, Seen, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_AGAIN = rule(r"\b(?:trong(?: tổng)? số|(?:tất )?cả|toàn bộ(?: số)?|trên tổng số)\s*$")
_OF_IT = rule(
    r"^[^.,;()\d]{0,25}?\b(?:của|toàn|cả) (?:xã|phường|thị trấn|đặc khu|hội|ban|đoàn|đảng bộ|mặt trận|trường|khu|hợp tác xã)\b"
)
_ENDS = ("số", "cả", "bộ", "trong", "tổng")  # of the two of them
_AMONG = rule(r"(?:^|[\s,;(])trong(?: tổng)?(?: số)?\s*$")
_NO_PART = rule(
    r"\b(?:lượt|tăng|thêm|vượt|kế hoạch|chỉ tiêu|so với|cùng kỳ|năm trước|mỗi|bình quân|trị giá|ngoài ra|riêng|tổng)\b"
)
_OF_MORE = rule(r"[^.;,\d]{0,40}\btrong(?: tổng)?(?: số)?\s")
_LITTLE = 3
_SAID = rule(r"^[^.,;()\d]{0,40}?\b(?:nói trên|kể trên|nêu trên|trên đây|này|đó)\b")
_MORE = rule(
    r"\b(?:lượt|lũy kế|tăng|thêm|nâng|phát triển|thành lập|lên|mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|giai đoạn|toàn (?:tỉnh|huyện|thành phố)|"
    r"cụm|liên|xóa|giải thể|sáp nhập|trước đây|năm trước|cùng kỳ|các cấp)\b"
)
_BODIES = {
    "chi hội", "chi đoàn", "chi bộ", "thôn", "khu dân cư", "tổ dân phố", "ấp", "bản", "buôn", "làng", "xóm", "khóm", "lớp", "trường",
    "xã", "phường", "ban", "tổ",
}  # fmt: skip
_NEVER_MORE = (
    (rule(r"\bphát (?:ra|đi|hành)\b"), rule(r"\bthu (?:về|vào|lại|được)\b")),
    (rule(r"\bthu (?:về|vào|lại)\b"), rule(r"(?<!không )\bhợp lệ\b")),
    (rule(r"\b(?:triệu tập|được mời|giấy mời)\b"), rule(r"\b(?:có mặt|tham dự|dự|đến dự)\b")),
    (rule(r"\b(?:tiếp nhận|thụ lý|nhận|hòa giải)\b(?! thành)"), rule(r"\bhòa giải thành\b")),
    (rule(r"\b(?:dự thi|tham gia thi|đăng ký dự thi)\b"), rule(r"\b(?:đỗ|trúng tuyển|tốt nghiệp)\b")),
)
_LESS = re.compile("|".join(less.pattern for _, less in _NEVER_MORE))
_CARRIED = rule(r"\b(?:kỳ trước|năm trước|chuyển sang|tồn|cũ|lũy kế|đợt 2)\b")
_CLOSE = Decimal("0.1")
_LEAST, _LONG = 10, 4
_FAR = 40


def check_echoes(scene: Scene, settled: set[int]) -> Iterator[Check]:
    """Counts told again with another value. `settled`: figures that some sum of the text confirms."""
    for seen in scene.figures:
        if seen.percent or seen.rate or not seen.exact or seen.figure.is_plan:
            continue
        found = (
            _more_than_all(scene, seen)
            or _again(scene, seen)
            or _swapped(scene, seen, settled)
            or _over_stock(scene, seen)
            or _never_more(scene, seen)
        )
        if found is not None:
            yield found


def _more_than_all(scene: Scene, seen: Seen) -> Check | None:
    """`Trong số 42 cháu có 45 cháu …`: more than those it is taken from."""
    whole = scene.figures[seen.rank - 1] if seen.rank else None
    if (
        whole is None
        or whole.sentence != seen.sentence
        or seen.figure.part_of is not None
        or not _is_among(whole.lead[-20:].rstrip())
    ):
        return None
    told = whole.exact and alike(whole, seen) and whole.value < seen.value <= 2 * whole.value
    one = (
        told and scene.ratio_part(seen) is None and scene.ratio_whole(seen) is None and scene.ratio_part(whole) is None
    )
    if not one or _NO_PART.search(scene.between(whole, seen)) or "." in scene.between(whole, seen):
        return None
    return scene.check(
        "part_over_whole", "fails", [whole, seen], f"{quoted(seen)} được tính trong {quoted(whole)} mà lại nhiều hơn."
    )


def _is_among(before: str) -> bool:
    return before.endswith(_ENDS) and _AMONG.search(before) is not None


def _again(scene: Scene, seen: Seen) -> Check | None:
    """`Trong 146 ý kiến nói trên` where 164 were told, and no number before it is 146."""
    if not _is_told_again(scene, seen) or scene.ratio_part(seen) is not None or scene.ratio_whole(seen) is not None:
        return None
    told: Seen | None = None
    for other in reversed(scene.figures[max(0, seen.rank - NEAR) : seen.rank]):
        if not alike(other, seen):
            continue
        if other.value == seen.value:
            return None
        told = told or other
    if told is None or not told.exact or told.figure.is_plan or _OF_MORE.fullmatch(scene.between(told, seen)):
        return None
    few = is_stock(scene, told) and told.noun == seen.noun and abs(told.value - seen.value) <= _LITTLE
    if few or abs(told.value - seen.value) <= told.value * _CLOSE or miswritten(seen.value, told.value):
        hint = "; có thể đảo chữ số" if swapped(f"{told.value:f}", f"{seen.value:f}") else ""
        return scene.check(
            "same_quantity", "suspicious", [told, seen],
            f"Ở trên nêu {quoted(told)}, nhắc lại thì thành {quoted(seen)}: một số có hai giá trị{hint}.",
        )  # fmt: skip
    return None


def _is_told_again(scene: Scene, seen: Seen) -> bool:
    """Whether the words around a number say that it was told before."""
    before, after = seen.lead[-30:].rstrip(), seen.tail
    said = ("trên" in after or "này" in after or "đó" in after) and _SAID.match(after) is not None
    if said and "này" not in after:
        return True
    if not before.endswith(_ENDS):
        return False
    return _AGAIN.search(before) is not None or (_is_among(before) and (said or _OF_IT.match(after) is not None))


def _swapped(scene: Scene, seen: Seen, settled: set[int]) -> Check | None:
    """Two long numbers of the same things that differ by two digits changed places: hardly ever chance."""
    if len(seen.digits.rstrip("0")) < _LONG or seen.index in settled:
        return None
    for other in reversed(scene.figures[max(0, seen.rank - _FAR) : seen.rank]):
        twin = other.family == seen.family and len(other.digits) == len(seen.digits) and other.exact
        if twin and swapped(other.digits, seen.digits) and alike(other, seen) and other.index not in settled:
            return scene.check(
                "digit_swap", "suspicious", [other, seen],
                f"{quoted(other)} và {quoted(seen)} chỉ khác nhau ở hai chữ số đổi chỗ: có thể viết nhầm.",
            )  # fmt: skip
    return None


def _over_stock(scene: Scene, seen: Seen) -> Check | None:
    """`Phường có 18 chi hội … 21 chi hội hoàn thành xuất sắc`: more of them than there are."""
    if seen.family not in _BODIES or seen.figure.part_of is not None or is_stock(scene, seen):
        return None
    if scene.ratio_part(seen) is not None or scene.ratio_whole(seen) is not None:
        return None
    around = scene.working[seen.sentence : seen.sentence_end]
    if _MORE.search(around):
        return None
    for other in reversed(scene.figures[max(0, seen.rank - NEAR) : seen.rank]):
        if other.line == seen.line and other.family == seen.family and not other.rate:
            same = seen.noun.startswith(other.noun) and is_stock(scene, other)
            over = other.value < seen.value <= 3 * other.value and other.value >= 3
            if same and over and not _MORE.search(scene.working[other.sentence : other.sentence_end]):
                return scene.check(
                    "part_over_whole", "suspicious", [other, seen],
                    f"{quoted(seen)} nhiều hơn {quoted(other)} được nêu là toàn bộ.",
                )  # fmt: skip
            return None
    return None


def _never_more(scene: Scene, seen: Seen) -> Check | None:
    """Votes that came back are no more than went out, cases settled no more than taken in."""
    last = scene.figures[seen.rank - 1] if seen.rank else None
    if last is None or not last.exact or last.line != seen.line or seen.value <= last.value or not alike(last, seen):
        return None
    between, lead = scene.between(last, seen), last.lead[-40:]
    own = between.split(",")[-1] + " " + seen.tail[:20].split(",")[0]
    if len(between) > 90 or not _LESS.search(own) or scene.ratio_part(seen) is last:
        return None
    first = between[:30].split(",")[0]
    told = any(less.search(own) and (more.search(lead) or more.search(first)) for more, less in _NEVER_MORE)
    if not told or _CARRIED.search(scene.working[last.sentence : seen.sentence_end]):
        return None
    return scene.check("part_over_whole", "fails", [last, seen], f"{quoted(seen)} không thể nhiều hơn {quoted(last)}.")
