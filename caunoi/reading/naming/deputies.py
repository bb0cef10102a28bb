"""The deputies of a council at meetings with voters: whose they are, told once for all the figures of a report."""

from caunoi.reading.naming.around import Around
from caunoi.reading.working import lowered, rule

_REACH = 900


def deputies(w: Around, i: int) -> str:
    """`Thường trực HĐND tỉnh … tiếp xúc cử tri … có 81/86 đại biểu`: `đại biểu HĐND tỉnh`; nothing where none meet voters.

    `i` is the `m` of `n/m`.
    """
    if w.plain_nouns[i] != "đại biểu" or _ELSE.match(lowered(w.tails[i]), len(w.nouns[i])):
        return ""
    start = max(0, w.mentions[i].at - _REACH)
    before = w.working[start : w.mentions[i].at]
    if "tiếp xúc" not in before:
        return ""
    named = list(_COUNCIL.finditer(before))
    return f"đại biểu {w.text[start + named[-1].start() : start + named[-1].end()]}" if named else ""


_ELSE = rule(r" (?!tham dự|dự|tham gia|về|đến|có mặt|tiếp xúc)\w")
_COUNCIL = rule(r"(?:hđnd|hội đồng nhân dân) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?!\w)")
