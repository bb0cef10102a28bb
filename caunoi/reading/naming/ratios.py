"""Names of fractions: the `n` and the `m` of `n/m`."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.before import EMPTY, noun_and
from caunoi.reading.naming.counted import with_deed
from caunoi.reading.naming.places import PLACE, place_before
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_TWO, _WORDS = 2, 9
_MOSTLY = rule(r", (?:chủ yếu|phần lớn|nhất là|đa số|trong đó)(?!\w).*$")


def ratio_part(w: Around, i: int) -> str:
    """The `n` of `n/m`: the noun after `m` and what is said of it."""
    tail = _MOSTLY.sub("", w.tail_of_ratio(i + 1))
    tail = wording.unlevelled(tail) if len(tail.split()) > 2 else tail
    verb = w.verbs[i] or _verb_of_both(w, i)
    bare = w.is_bare(i + 1, tail)
    shared = w.shared_predicate(i + 1)
    predicate = w.predicate(i + 1) if verb and _REST.match(lowered(shared)) else shared or w.predicate(i + 1)
    rest = tail[len(w.nouns[i + 1]) :]
    if not verb and not predicate and not rest.strip():
        predicate = _over_bracket(w, i + 1)
    if not verb and not predicate and not _SAID_OF.match(lowered(rest)) and (place := place_before(w, i)):
        return f"{tail} ở {place} {_done_by_others(w, i, tail)}".strip()
    if bare and not verb and not predicate:
        before = w.phrase_before(i)
        if before and before.lower() not in EMPTY:
            return noun_and(tail, before)
    if not rest.strip() or _SAID_OF.match(lowered(rest)):
        tail = f"{_thing_before(w, i + 1) or w.nouns[i + 1]}{rest}"
    elif _IN_CHARGE.match(lowered(rest)):
        tail = f"{_complaints_before(w, i + 1, w.sentences[i][0]) or w.nouns[i + 1]}{rest}"
    return with_deed(w, i, tail or (w.mentions[i].unit or ""), predicate, verb)


def _over_bracket(w: Around, i: int) -> str:
    """`748/859 thôn (đạt trên 87%) có nhà văn hoá`: what is said of them after the share in brackets."""
    if not w.working.startswith(" (", w.ends[i]):
        return ""
    found = _SAID_AFTER.match(w.working, w.ends[i], w.sentences[i][1])
    if not found:
        return ""
    piece = w.working[found.end() : w.sentences[i][1]]
    stop = wording.STOP.search(piece)
    return wording.shortened(w.text[found.end() : found.end() + (stop.start() if stop else len(piece))], _WORDS)


_SAID_AFTER = rule(r" \([^()]*\) (?=(?:có|đạt|được|đã|tổ chức|thực hiện|xây dựng|hoàn thành|tham gia|duy trì) \w)")


def out_of(w: Around, i: int) -> bool:
    """`185 trong tổng số 220 xã đạt chuẩn`: whether the noun of a number without one stands after all of them."""
    if w.mentions[i].number.percent or i + 1 == len(w.mentions):
        return False
    return _OUT_OF.fullmatch(w.working, w.mentions[i].end, w.mentions[i + 1].start) is not None


_OUT_OF = rule(r" (?:trong|trên) (?:tổng )?số ")


def _thing_before(w: Around, i: int) -> str:
    """What the earlier figure counted that the `m` of `n/m` is, without what was done with it."""
    of = (_counted_before(w, i) or _complaints_before(w, i)) if w.mentions[i].kind in _MATTERS else ""
    kept = _DONE.sub("", of)
    said = 1 < len(kept.split()) <= _FEW and lowered(kept).startswith(f"{w.plain_nouns[i]} ")
    return kept if said else ""


def _complaints_before(w: Around, i: int, since: int | None = None) -> str:
    """`nhận 40 đơn khiếu nại, tố cáo; đã giải quyết 22/31 đơn`: what the matters last counted in the paragraph were."""
    since = w.paragraph(i) if since is None else since
    for j in range(i - 2, max(-1, i - _BACK), -1):
        if w.mentions[j].at < since:
            break
        if w.plain_nouns[j] == w.plain_nouns[i] and not w.mentions[j].ratio_part:
            found = _COMPLAINTS.match(w.cores[j], len(w.nouns[j]))
            return f"{w.nouns[j]}{found.group()}" if found else ""
    return ""


_IN_CHARGE = rule(r" thuộc thẩm quyền$")
_COMPLAINTS = rule(r" (?:(?:khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị)(?:, (?=\w+ \w)| và )?)+(?= |$)")


_DONE = rule(r"\s(?:được|đã|bị|chưa|qua|tại|sau|các loại)(?:\s.*|$)")
_FEW = 7
_MATTERS = frozenset((Kind.MATTERS, Kind.DOCUMENTS))


def _done_by_others(w: Around, i: int, tail: str) -> str:
    """`120/152 cơ sở đã tổ chức đại hội: Long Xuyên 9/9 cơ sở, …`: the places of a list share what was done."""
    for j in range(i - 2, max(-1, i - _BACK), -1):
        if w.mentions[j].at < w.paragraph(i):
            break
        said = w.cores[j]
        if w.mentions[j].ratio_part and w.plain_nouns[j + 1] == w.plain_nouns[i + 1] and said.startswith(f"{tail} "):
            return _AT_A_PLACE.sub("", said[len(tail) + 1 :])
    return ""


_AT_A_PLACE = re.compile(rf"^ở {PLACE} ")


def _verb_of_both(w: Around, i: int) -> str:
    """`giải quyết xong 32/52 vụ khiếu nại và 63/78 vụ tố cáo`: two fractions of one noun share what was done."""
    if i < _TWO or not w.mentions[i - 1].ratio_whole or w.plain_nouns[i - 1] != w.plain_nouns[i + 1]:
        return ""
    return w.verbs[i - 2] if w.working[w.starts[i] : w.mentions[i].start].strip() in {"và", ","} else ""


_REST = rule(r"(?:còn|chưa|không)(?!\w)")  # said of what is left
_SAID_OF = rule(
    r"\s(?:đạt|được|có mặt|(?<!có )tổ chức|tham dự|tham gia|dự|đồng thuận|đồng tình|nhất trí|tự nguyện|tự|đang|nhận|nộp|trả lời|bàn giao|lập|gửi|mở|đã|cử|chưa|không|hoàn thành|thực hiện|công khai|đồng ý|duy trì|xây dựng|ban hành|thông qua|triển khai|ký kết|hưởng ứng|đăng ký)(?= |$)"
)


def _counted_before(w: Around, i: int) -> str:
    """The name of the earlier figure that the `m` of `n/m` is."""
    mention = w.mentions[i]
    for j in range(i - 2, max(-1, i - _BACK), -1):
        other = w.mentions[j]
        if mention.kind is Kind.PLACES and (other.at < w.paragraph(i) or other.ratio_part):
            continue
        alike = other.unit == mention.unit or f"{mention.unit} ".startswith(f"{other.unit} ")
        if other.value == mention.value and alike and len(w.cores[j].split()) > 1:
            return w.cores[j]
    return ""


_BACK = 16


def ratio_whole(w: Around, i: int) -> str:
    """The `m` of `n/m`: what the text counted as `m` before, or all of the noun."""
    mention = w.mentions[i]
    if i and w.mentions[i - 1].ratio_part and (place := place_before(w, i - 1)):
        return f"tổng số {_tail_of_all(w, i)} ở {place}"
    if before := _counted_before(w, i):
        return before
    if i and w.mentions[i - 1].ratio_part and w.mentions[i - 1].value > mention.value:
        return f"chỉ tiêu {w.cores[i - 1]}"  # `1.757/1.500 hội viên mới`
    said = _tail_of_all(w, i)
    if mention.kind in _MATTERS and w.is_bare(i, said) and (matters := _complaints_before(w, i)):
        said = matters
    elif mention.kind in _MATTERS and said.endswith(" thuộc thẩm quyền") and i:
        matters = _complaints_before(w, i, w.sentences[i][0])
        said = f"{matters} thuộc thẩm quyền" if matters else said
    elif i and lowered(said) in _ANYBODY and w.mentions[i - 1].ratio_part and not w.verbs[i - 1]:
        said = _without_deed(w.cores[i - 1], said)
    return f"tổng số {said or mention.unit or ''}".strip()


_ANYBODY = {"vị", "người", "đồng chí"}


def _without_deed(core: str, noun: str) -> str:
    """`đại biểu HĐND huyện có 32/38 vị`: the noun with whose they are, where the part says it and no deed."""
    rest = core.removeprefix(f"{noun} ")
    return core if rest != core and not _SAID_OF.search(f" {lowered(rest)}") and len(core.split()) <= _WORDS else noun


def _tail_of_all(w: Around, i: int) -> str:
    """The phrase after the `m` of `n/m` without what is said of the `n`."""
    plain = lowered(w.tails[i])
    said = _SAID_OF.search(plain) or wording.A_DEED.search(plain, len(w.nouns[i]))
    return wording.shortened(w.tails[i][: said.start()] if said else w.tails[i], _WORDS) or w.nouns[i]
