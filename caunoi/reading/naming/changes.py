"""By how much a count changed: the name of what changed, and since when."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import rule

_LISTED = rule(r"(?: \w+)?(?:,| và)\s(?:hơn |gần |trên |khoảng )?")
_BACK = 8
_THAN_WITHIN = 60


def is_change(w: Around, i: int) -> bool:
    """Whether a figure says by how much an earlier one changed: `giảm 7 lượt, 166 người`."""
    return bool(i) and change_word(w, i) is not None


def change_word(w: Around, i: int) -> str | None:
    """`tăng` or `giảm` before a number, which a list shares (empty for `nhiều hơn`); None where nothing changed."""
    for j in range(i, max(0, i - 3), -1):
        if w.mentions[j - 1].at < w.paragraph(i):
            return None
        found = wording.change_before(w.working[w.starts[j] : w.mentions[j].start])
        if found:
            return found.group(1) or ""
        before = w.mentions[j - 1]
        if not w.plain_nouns[j] or not w.is_bare(j, w.tails[j]) or before.number.percent or before.number.money:
            return None
        if w.plain_nouns[j] == w.plain_nouns[j - 1] or not _LISTED.fullmatch(
            w.working, before.end, w.mentions[j].start
        ):
            return None
    return None


def changed(w: Around, i: int, word: str) -> str:
    """`tăng 11 hội nghị so với …`: by how much the figure before changed."""
    than = wording.THAN.search(w.working, w.mentions[i].end, w.mentions[i].end + _THAN_WITHIN)
    before = _before(w, i)
    tail = w.tails[i]
    base = tail if len(tail.split()) > 2 or w.mentions[before].number.percent else w.cores[before]
    return f"{base} {word or 'tăng'}{since(w, i, than)}"


def since(w: Around, i: int, than: re.Match[str] | None) -> str:
    """` so với …`: since when, as told after the figure, or where the paragraph up to there compares with `cùng kỳ`."""
    if than:
        return f" {than.group()}"
    return " so với cùng kỳ" if "cùng kỳ" in w.working[w.paragraph(i) : w.sentences[i][1]] else ""


def net(w: Around, i: int) -> str:
    """`kết nạp 46 hội viên, đưa ra 14 hội viên, như vậy tăng 32 hội viên`: what remains of a rise and a fall."""
    start, end = w.starts[i], w.mentions[i].start
    if w.mentions[i].noun is None or w.mentions[i].number.percent or w.working.find(" tăng", start, end) < 0:
        return ""
    found = _NET.search(w.working, start, end)
    return f"{w.tails[i]} {found.group(1)}" if found and w.tails[i] else ""


_NET = rule(
    r"\b(?:như vậy|nghĩa là|tức là|tính ra)(?: \w+){0,2}? (tăng(?: thực)?)(?: thêm)? (?:hơn |gần |trên |khoảng )?$"
)


def of_another_time(w: Around, i: int) -> str:
    """`giảm 7 lượt (6 tháng đầu năm 2019 là 12 lượt, 41 người)`: what was counted of the same before."""
    if not i or not w.plain_nouns[i] or not w.is_bare(i, w.tails[i]):
        return ""
    opened = w.working.rfind("(", max(w.sentences[i][0], w.mentions[i].start - _REACH), w.mentions[i].start)
    if opened < 0 or not _ANOTHER_TIME.match(w.working, opened, w.mentions[i].start):
        return ""
    if ")" in w.working[opened : w.mentions[i].start]:
        return ""
    changed_before, floor = False, w.paragraph(i)
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if w.mentions[j].at < floor:
            break
        if w.mentions[j].at > opened:
            continue
        if is_change(w, j):
            changed_before = True
        elif w.plain_nouns[j] == w.plain_nouns[i]:
            return w.cores[j] if changed_before else ""
    return ""


_REACH = 80
_ANOTHER_TIME = rule(
    r"\((?:(?:con số|số liệu|kết quả) )?(?:của )?(?:cùng kỳ|kỳ trước|(?:\d+ tháng |quý \w+ )?(?:đầu |cuối )?năm)\b[^()]*$"
)


def _before(w: Around, i: int) -> int:
    """The figure that changed: the one before, or the nearest one of the same noun where that counts something else."""
    before = i - 1
    if before and w.compares(before):  # `432 vụ (465 vụ), giảm 33 vụ`
        before -= 1
    if not w.plain_nouns[i] or w.plain_nouns[before] == w.plain_nouns[i]:
        return before
    floor, alike = w.paragraph(i), -1
    for j in range(before, max(-1, i - _BACK), -1):
        if w.mentions[j].at < floor:
            break
        if not w.plain_nouns[j].startswith(w.plain_nouns[i]) or w.mentions[j].ratio_whole or is_change(w, j):
            continue
        if w.plain_nouns[j] == w.plain_nouns[i]:
            return j
        if alike < 0 and w.plain_nouns[j].startswith(f"{w.plain_nouns[i]} "):
            alike = j  # `2.456 lượt công dân với 2.747 người, giảm 439 lượt`
    return alike if alike >= 0 else before
