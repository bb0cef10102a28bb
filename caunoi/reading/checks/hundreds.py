"""Shares that divide one thing: `tốt 45%, khá 30%, trung bình 26%` may miss a hundred by their rounding, not by more."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from caunoi.reading.checks.amounts import plain
from caunoi.reading.checks.scene import Scene, Seen, listed
from caunoi.reading.checks.shares import CHANGE
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_DIVIDES = rule(
    r"\b(?:cơ cấu|phân loại|xếp loại|đánh giá|kết quả (?:bỏ phiếu|lấy phiếu|biểu quyết|lấy ý kiến|khảo sát|thăm dò)|chia theo|chia ra|"
    r"phân theo|phân bổ|gồm|bao gồm)\b"
)
_CLOSES = rule(
    r"\b(?:còn lại|khác|không đồng ý|không tán thành|không có ý kiến|không ý kiến|yếu|kém|không hoàn thành)\b[^\d.;]{0,25}$"
)
_NOT_OF_ONE = rule(
    r"\b(?:kế hoạch|chỉ tiêu|nghị quyết|cùng kỳ|so với|năm trước|lãi suất|trong đó|nhiều lựa chọn|đúng hạn|bình quân)\b"
)
_PIECE = rule(r"[,;:()]|\bvà\b")
_VERB = rule(r"\s(?:chiếm|là|đạt|có|tỷ lệ)\s*$")
_DENIED = rule(r"(?:không|chưa) ([^\W\d]+ [^\W\d]+.*|[^\W\d]{4,})")
_SHORT = rule(r"[^.:\d]{0,45}")
_WHOLE, _LEAST, _MOST, _FAR = Decimal(100), 3, 8, Decimal(15)


def check_hundreds(scene: Scene) -> Iterator[Check]:
    """Three or more shares of a sentence that the text says divide one thing."""
    shares = [seen for seen in scene.figures if seen.percent and not seen.rate]
    for _sentence, group in groupby(shares, key=lambda seen: seen.sentence):
        yield from _divided(scene, list(group))


def _divided(scene: Scene, shares: Sequence[Seen]) -> Iterator[Check]:
    if not _LEAST <= len(shares) <= _MOST or not all(seen.exact and seen.value <= _WHOLE for seen in shares):
        return
    first, last = shares[0], shares[-1]
    said = scene.working[first.sentence : last.sentence_end]
    if _NOT_OF_ONE.search(said) or any(CHANGE.search(seen.lead) for seen in shares):
        return
    is_closed = bool(_CLOSES.search(last.lead[-40:])) or _opposed(scene, shares)
    if not is_closed and not (
        _DIVIDES.search(scene.working[first.sentence : first.start]) or _is_list(scene, shares) or _alike(scene, shares)
    ):
        return
    total = sum((seen.value for seen in shares), Decimal(0))
    step = max(seen.step or Decimal(1) for seen in shares)
    off = total - _WHOLE
    if abs(off) <= step * len(shares) / 2:
        how = "" if not off else " sau khi làm tròn"
        message = f"Các tỷ lệ {listed(shares)} cộng lại đúng 100%{how}."
        yield scene.check("hundred", "holds", shares, message)
    elif abs(off) <= _FAR and (off > 0 or is_closed):
        verdict = "fails" if is_closed else "suspicious"
        message = f"Các tỷ lệ {listed(shares)} cộng lại được {plain(total, 1)}%, khác 100% nhiều hơn do làm tròn."
        yield scene.check("hundred", verdict, shares, message)


def _label(scene: Scene, share: Seen) -> str:
    """The words before a share in its own piece of the sentence, without "chiếm" or "là"; where there are none, those after it."""
    words = _VERB.sub("", _PIECE.split(share.lead[-40:])[-1]).strip()
    at = scene.working.find("%", share.at) + 1
    return words or _PIECE.split(scene.working[at : min(share.sentence_end, at + 50)].rstrip(". "))[0].strip()


def _opposed(scene: Scene, shares: Sequence[Seen]) -> bool:
    """`hài lòng 58%, bình thường 37%, không hài lòng 4%`: the last one denies another, so nothing is left out."""
    labels = [_label(scene, share) for share in shares]
    denied = _DENIED.match(labels[-1])
    return denied is not None and any(label.endswith(denied.group(1)) for label in labels[:-1])


def _alike(scene: Scene, shares: Sequence[Seen]) -> bool:
    """`hộ khá 34%, hộ trung bình 52%, hộ nghèo 19%`: names of one head, and nothing else between the shares."""
    heads = {_label(scene, share).partition(" ")[0] for share in shares}
    gaps = (scene.between(one, two) for one, two in pairwise(shares))
    return len(heads) == 1 and heads != {""} and all(_SHORT.fullmatch(gap) for gap in gaps)


def _is_list(scene: Scene, shares: Sequence[Seen]) -> bool:
    """`Hỏi 400 người: rất tốt 58%, tốt 37%, kém 9%`: after a colon, nothing between them but short names."""
    first = shares[0]
    named = scene.working.rfind(":", first.sentence, first.start) > scene.working.rfind(
        ";", first.sentence, first.start
    )
    gaps = (scene.between(one, two) for one, two in pairwise(shares))
    return named and all(_SHORT.fullmatch(gap) for gap in gaps)
