"""Households and people of the hamlet a sentence tells of: `thôn Ia Đal có 126 hộ, 460 nhân khẩu`."""

import re

from caunoi.reading.naming.around import Around
from caunoi.reading.working import CAPITAL, lowered, rule

_COUNTED = frozenset(("hộ", "hộ dân", "hộ gia đình", "hộ nghèo", "hộ cận nghèo", "nhân khẩu", "khẩu"))
_HAMLET = rule(
    r"(?:(?:toàn|cả|đây là) )?(thôn|xóm|ấp|bản|buôn|làng|tổ dân phố|khu dân cư|khu phố|khóm)(?: (?!đã|vận)\w|$)"
)
_POOR = frozenset(("hộ nghèo", "hộ cận nghèo"))
_UNIT = rule(r"(huyện|xã|phường|thị trấn|thị xã|thành phố|quận|tỉnh) ")
_NAME = re.compile(rf"(?: [{CAPITAL}\d]\w*)+")
_HAS = rule(r"(?:\b(?:có|còn|với|gồm)|\d[^;:.()]{0,30}?(?:,| và)) (?:hơn |gần |trên |khoảng )?$")
_NEAR = 50


def of_a_hamlet(w: Around, i: int, whole: int | None) -> str:
    """Whose households they are, where the hamlet is who the sentence tells of; else nothing."""
    noun, mention = w.plain_nouns[i], w.mentions[i]
    if noun == "hộ" and (fell := _fell_to(w, i)):
        return fell
    if noun not in _COUNTED or whole is not None or w.actor is None or w.verbs[i] or mention.rate:
        return ""
    if mention.ratio_part or mention.ratio_whole or not _bare(w, i) or w.predicate(i):
        return ""
    actor = w.actor(i) or ""
    hamlet = _HAMLET.match(lowered(actor)) or _named_unit(w, i, actor)
    if not hamlet or not _HAS.search(w.working, max(w.sentences[i][0], mention.start - _NEAR), mention.start):
        return ""
    called = _NAME.match(actor, hamlet.end(1))
    return f"{w.nouns[i]} của {hamlet.group(1)}{called.group() if called else ''}"


def _named_unit(w: Around, i: int, actor: str) -> re.Match[str] | None:
    """`Huyện Minh Giang hiện còn 420 hộ nghèo`: the unit whose poor households they are, where it is told by its name."""
    bare = len(w.tails[i]) == len(w.nouns[i])
    if w.plain_nouns[i] not in _POOR or not bare or w.working.startswith(" theo ", w.ends[i]):
        return None
    unit = _UNIT.match(lowered(actor))
    return unit if unit and _NAME.match(actor, unit.end(1)) else None


def _bare(w: Around, i: int) -> bool:
    """Whether nothing but the noun is said of them, or what begins anew after a comma."""
    return len(w.tails[i]) == len(w.nouns[i]) or w.tails[i][len(w.nouns[i]) :].startswith(",")


def _fell_to(w: Around, i: int) -> str:
    """`số hộ nghèo giảm xuống còn 32 hộ`: the poor households, of the hamlet its paragraph tells of."""
    if not w.working.startswith("còn ", w.mentions[i].start - 4):
        return ""
    fell = _FELL.search(w.working, max(w.sentences[i][0], w.mentions[i].start - _NEAR), w.mentions[i].start)
    if fell is None or not _bare(w, i):
        return ""
    told = _CALLED.search(w.text, w.paragraph(i), w.mentions[i].start)
    whole_unit = _LARGER.search(w.working, w.paragraph(i), w.mentions[i].start)
    return f"{fell.group(1)} của {told.group(1).lower()}" if told and not whole_unit else fell.group(1)


_FELL = rule(r"(?:^|\W)(hộ (?:cận )?nghèo) (?:đã )?giảm(?: xuống)? còn $")
_CALLED = re.compile(rf"\b([Tt]hôn|[Xx]óm|[Ấấ]p|[Bb]ản|[Bb]uôn|[Ll]àng) [{CAPITAL}]")
_LARGER = rule(r"\b(?:toàn (?:xã|huyện|tỉnh|phường)|(?:xã|huyện|tỉnh|phường)(?: \w+){0,3} có)\b")
