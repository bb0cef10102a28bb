"""Sums and shares told of one place after another: `mức ủng hộ cao là Phú Thạnh 17 tỷ đồng, Tân An 15 tỷ đồng`."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.gifts import fund_before
from caunoi.reading.naming.places import PLACE
from caunoi.reading.working import lowered, rule

_NEAR = 8
_ON = r"(?:là |có |với |đạt |được |chỉ |còn |hơn |gần |trên |khoảng )*"
_NEXT_PLACE = re.compile(rf"\s?(?:,|;|và|, và|; và)\s(?:riêng |đến |kế đến là )?({PLACE}) {_ON}")
_HIGH = rule(
    rf"\bcó ((?:mức|số|tổng) (?:[^\W\d]+ ){{1,6}}?)(?:cao|lớn|nhiều|khá|tốt|thấp|ít)(?: nhất)? (?:là|gồm|như):? (?P<place>.{{4,40}}?) {_ON}$"
)
_OF_PLACE = re.compile(rf" (?:của|ở) {PLACE}$")
_RAISED = rule(r"(?:mức|số tiền|tổng số tiền) (?:vận động|ủng hộ|đóng góp|huy động)")


def sum_of_place(w: Around, i: int) -> str:
    """`Đơn vị có mức vận động cao là A 17 tỷ đồng, B 15 tỷ đồng`: the sum they have in common, and whose each is."""
    start, end = w.starts[i], w.mentions[i].start
    if i and w.mentions[i - 1].number.money and (of_place := _OF_PLACE.search(w.cores[i - 1])):
        place = _NEXT_PLACE.fullmatch(w.text, w.mentions[i - 1].end, end)
        return f"{w.cores[i - 1][: of_place.start()]} của {place.group(1)}" if place else ""
    found = _HIGH.search(w.working, start, end)
    if not found or not re.fullmatch(PLACE, w.text[found.start("place") : found.end("place")]):
        return ""
    said = found.group(1).strip()
    if _RAISED.fullmatch(said) and (fund := fund_before(w, i)):
        said = f"{said} {fund}"
    return f"{said} của {w.text[found.start('place') : found.end('place')]}"


_MOVES = re.compile(
    rf"(?:^|[\s*+-]|[,;:]\s|và )({PLACE}) (?:đã |cũng |lại |mạnh )*(?:giảm|tăng|hạ|nâng|từ|lên)(?: mạnh| dần)?(?: từ)?(?: mức| tỷ lệ)? (?:hơn |gần |trên |khoảng )?$"
)
_SAME_SHARE = rule(r"\b(?:tỷ lệ|con số|chỉ số|mức) (?:này|trên|đó)(?!\w)")
_AT_HEAD = re.compile(
    rf"[\s*+-]*(?:[Rr]iêng )?((?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị xã|[Tt]hành phố|[Tt]hị trấn|[Tt]hôn) {PLACE})"
)
_TO = rule(r"\s?(?:xuống|lên|còn)(?: còn| tới| đến)? (?:hơn |gần |trên |khoảng )?")


def share_of_place(w: Around, i: int) -> str:
    """`Tỷ lệ hộ nghèo …: A giảm từ 10% xuống còn 1%; B …`: the share told before, and where it is so."""
    start, end = w.starts[i], w.mentions[i].start
    since = w.mentions[i - 1].number.percent and _OF_PLACE.search(w.cores[i - 1])
    if since and _TO.fullmatch(w.working, w.mentions[i - 1].end, end):
        return w.cores[i - 1]
    moved = _MOVES.search(w.text[start:end])
    if moved:
        stem = _share_before(w, i)
        return f"{stem} ở {moved.group(1)}" if stem else ""
    same = _SAME_SHARE.search(w.working, start, end) if "này" in w.working[start:end] else None
    named = _AT_HEAD.match(w.text, w.sentences[i][0], end) if same else None
    stem = _share_before(w, i) if same else ""
    return f"{stem} ở {wording.small(named.group(1))}" if named and stem else stem


def _share_before(w: Around, i: int) -> str:
    """The share told last before, without the place it was told of."""
    for j in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        if w.mentions[j].number.percent and lowered(w.cores[j]).startswith(("tỷ lệ", "tỉ lệ")):
            return _OF_PLACE.sub("", w.cores[j])
    return ""
