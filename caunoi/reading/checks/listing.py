"""Whether a list that does not give its whole is a mistake: what the words around it promise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from caunoi.reading.checks.scene import Scene, Seen
from caunoi.reading.working import rule

BULLET = re.compile(r"\s*(?:[-+*•–]|\d{1,2}[.)]|[a-zđ][.)])\s")
REST = rule(r"\bcòn lại\b")
_ALL = rule(r"\b(?:gồm|bao gồm|chia ra|chia theo|chia thành|phân theo|phân ra|phân loại|cụ thể)\b")
_SOME = rule(r"\b(?:trong đó|trong số|trong ấy|trong tổng số)\b")
_OPEN = rule(
    r"\b(?:như|nổi bật|chủ yếu|tiêu biểu|nhất là|điển hình|đáng chú ý|riêng|nhiều|đặc biệt|ngoài ra|nổi trội|trong đó có|có)\b"
)
_TAIL = rule(r"^[^.;\n]{0,60}(?:…|\.\.\.|v\.v|vân vân)")
_TOTAL_WORD = rule(r"\b(?:tổng|cộng|nâng)\b")
_TRAIT = rule(
    r"\b(?:nữ|nam|đảng viên|dân tộc|tuổi|trẻ|tôn giáo|công giáo|trình độ|thương binh|bệnh binh|đại học|thạc sĩ|lý luận|tái cử|kiêm|"
    r"già làng|uy tín|người có|hộ nghèo|là)\b"
)
_POVERTY = (rule(r"(?<!cận )(?<!thoát )\bnghèo\b"), rule(r"\bcận nghèo\b"), rule(r"\bthoát (?:cận )?nghèo\b"))
_BEGINS = rule(r"\s*(?:\d+[.)]|[-+*•])?\s*(?:chia|phân|gồm|bao gồm|cụ thể|theo|trong)\b")
_WORDED = rule(r"\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) [^\W\d_]")
_NEARLY = Decimal("0.01")
_BURST = Decimal("1.5")
_LOOSE = Decimal("0.1")
_COLON = re.compile(r":\s*[^.;,:]{0,40}$")
_NEVER_OVERLAP = ("đồng", "hồ sơ", "phiếu")
_FEW, _WORD_MOST, _BRACKET = 2, 10, 45


@dataclass(frozen=True)
class _Listing:
    """How a text ties a list to its whole.

    `every`: it says that the list is complete; `some`: that it is a choice (trong đó). `shaky`: examples or an open end. `traits`:
    what is listed may overlap (nữ, đảng viên). `rest`: one of the parts is "còn lại".
    """

    every: bool
    some: bool
    shaky: bool
    traits: bool
    rest: bool


def _tied(scene: Scene, whole: Seen, group: Sequence[Seen]) -> _Listing:
    link = _link(scene, whole, group)
    some = bool(_SOME.search(link))
    rest = any(REST.search(part.tail[:25]) or REST.search(part.lead[-25:]) for part in group)
    follows = whole.at > group[-1].at and bool(_TOTAL_WORD.search(scene.working[group[-1].end : whole.start]))
    last = max(link.rfind(". "), link.rfind("\n"))
    if last >= 0 and not _BEGINS.match(link, last + 1):
        link, some = "", False
    opened = link.rfind("(")
    bracket = opened > link.rfind(")") and len(link) - opened <= _BRACKET
    complete = not some and bool(bracket or _ALL.search(link) or _COLON.search(link))
    shaky = bool(_OPEN.search(link) or _TAIL.search(scene.working[group[-1].end : group[-1].end + 80]))
    around = (part.lead[-40:] + part.figure.quote + part.tail[:40] for part in group)
    words = list(around)
    classes = {kind for kind in _POVERTY if any(kind.search(one) for one in words)}
    traits = len(classes) < len(group) and any(_TRAIT.search(one) for one in words)
    return _Listing(rest or follows or complete, some, shaky, traits, rest)


def judge(scene: Scene, whole: Seen, group: Sequence[Seen], total: Decimal) -> str | None:
    """fails, suspicious or None for a list that does not give its whole."""
    tied = _tied(scene, whole, group)
    if total > whole.value:
        return _too_much(scene, whole, group, total, tied)
    return _too_little(scene, whole, group, total, tied)


def _too_much(scene: Scene, whole: Seen, group: Sequence[Seen], total: Decimal, tied: _Listing) -> str | None:
    if whole.figure.qualifier == "over":
        return "suspicious" if tied.every and total > whole.value * (1 + _LOOSE) else None
    overlapping = tied.traits and whole.family == "người" and not tied.rest
    if tied.every and not overlapping:
        return "fails"
    peers = sum((seen.value for seen in _peers(scene, whole, group)), Decimal(0))
    if (tied.traits and whole.family not in _NEVER_OVERLAP) or total <= whole.value + peers:
        return None
    told_apart = any(";" in scene.between(one, two) for one, two in pairwise(group)) and ":" not in _link(
        scene, whole, group
    )
    overlaps = told_apart or total > whole.value * _BURST
    return "fails" if whole.family == "đồng" else "suspicious" if tied.some and not overlaps else None


def _too_little(scene: Scene, whole: Seen, group: Sequence[Seen], total: Decimal, tied: _Listing) -> str | None:
    lacks = whole.value - total
    if whole.figure.qualifier == "over":
        said = tied.every or whole.at > group[-1].at
        return "suspicious" if said and lacks <= whole.value * _NEARLY else None
    if tied.shaky or len(group) < _FEW or not whole.exact or loose_ones(scene, whole, group):
        return None
    if tied.every:
        left = scene.working[group[-1].end : group[-1].sentence_end]
        return None if lacks <= _WORD_MOST and _WORDED.search(left) else "fails"
    levels = {part.figure.level for part in group}
    complete = len(levels) == len(group) > _FEW and None not in levels
    return "suspicious" if tied.some and complete and lacks <= whole.value * _LOOSE else None


def _link(scene: Scene, whole: Seen, group: Sequence[Seen]) -> str:
    if whole.at < group[0].at:
        first = group[0]
        bullet = first.line > whole.end and BULLET.match(scene.working, first.line) is not None
        gap = scene.working[whole.end : first.line].rstrip() if bullet else scene.working[whole.end : first.start]
        return gap if len(gap) <= 300 else gap[:100] + gap[-150:]
    return ""


def _peers(scene: Scene, whole: Seen, group: Sequence[Seen]) -> list[Seen]:
    """Other wholes before the list: `32/52 vụ việc khiếu nại, 63/78 vụ việc tố cáo. Trong đó …`."""
    return [
        seen for seen in scene.figures[max(0, whole.rank - 4) : group[0].rank]
        if seen is not whole and seen.family == whole.family and seen.line == whole.line and seen not in group
    ]  # fmt: skip


def loose_ones(scene: Scene, whole: Seen, group: Sequence[Seen]) -> bool:
    """Whether the list holds numbers nobody tied to the whole: then a missing rest proves nothing."""
    low, high = min(whole.rank, group[0].rank) + 1, max(whole.rank, group[-1].rank) + 1
    follows = scene.working[group[-1].end : group[-1].end + 40].lstrip()
    high += follows.startswith((",", "và ", "; "))
    return any(
        other.family == whole.family and other.figure.part_of is None and not other.rate and other is not whole and other not in group
        and other.sentence == group[-1].sentence
        for other in scene.figures[low:high]
    )  # fmt: skip
