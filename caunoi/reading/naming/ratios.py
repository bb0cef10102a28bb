"""Names of fractions: the `n` and the `m` of `n/m`."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.before import EMPTY, noun_and
from caunoi.reading.naming.counted import with_deed
from caunoi.reading.naming.deputies import deputies
from caunoi.reading.naming.places import PLACE, place_before
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_TWO, _WORDS = 2, 9
_MOSTLY = rule(r", (?:chủ yếu|phần lớn|nhất là|đa số|trong đó)(?!\w).*$")


def _sized(w: Around, i: int, thing: str) -> str:
    """`cây ngô 73/70 ha`: the area of what stands before the fraction."""
    area = w.mentions[i + 1].unit in _LAND and "diện tích" not in lowered(thing)
    return f"diện tích {wording.small(thing)}" if area else wording.small(thing)


_LAND = frozenset(("m²", "ha", "sào", "km²"))


def ratio_part(w: Around, i: int) -> str:
    """The `n` of `n/m`: the noun after `m` and what is said of it."""
    tail = _MOSTLY.sub("", w.tail_of_ratio(i + 1))
    tail = wording.unlevelled(tail) if len(tail.split()) > 2 else tail
    verb = w.verbs[i] or _verb_of_both(w, i)
    if whose := deputies(w, i + 1):
        return f"{whose} tham dự tiếp xúc cử tri"
    bare = w.is_bare(i + 1, tail)
    shared = w.shared_predicate(i + 1)
    predicate = w.predicate(i + 1) if verb and _REST.match(lowered(shared)) else shared or w.predicate(i + 1)
    rest = tail[len(w.nouns[i + 1]) :]
    if not verb and not predicate and not rest.strip():
        predicate = _over_bracket(w, i + 1)
    if not verb and not predicate and not _SAID_OF.match(lowered(rest)):
        predicate = _reaches(w, i + 1)
    if not verb and not predicate and not _SAID_OF.match(lowered(rest)) and (place := place_before(w, i)):
        return f"{tail} ở {place} {_done_by_others(w, i, tail)}".strip()
    if bare and not verb and not predicate:
        before = w.phrase_before(i)
        if f" {lowered(tail)} " in f" {lowered(before)} " and "," not in before:  # `nữ đại biểu HĐND 12/40 đại biểu`
            return wording.small(before)
        if before and before.lower() not in EMPTY:
            return _sized(w, i, before) if not tail else noun_and(tail, before)
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


def _reaches(w: Around, i: int) -> str:
    """`820/900 hộ đạt 8 tiêu chí của cuộc vận động`: what they have reached or have, over its number."""
    j = i + 2 if i + 1 < len(w.mentions) and w.mentions[i + 1].ratio_part else i + 1
    if j >= len(w.mentions) or not w.tails[j] or w.mentions[j].number.percent:
        return ""
    found = _REACHES.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start)
    return f"{found.group(1)} {wording.shortened(w.tails[j], _WORDS)}" if found else ""


_REACHES = rule(r" (đạt|có|thực hiện|hoàn thành|đăng ký) (?:được |đủ |cả |ít nhất |từ |hơn |trên )?")
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
    r"\s(?:giữ vững|giữ|liên quan(?= đến)|đem|đạt|được|có mặt|(?<!có )tổ chức|tham dự|tham gia|dự|đồng thuận|đồng tình|nhất trí|tự nguyện|tự|đang|nhận|nộp|trả lời|bàn giao|lập|gửi|mở|đã|cử|chưa|không|hoàn thành|thực hiện|công khai|đồng ý|duy trì|xây dựng|ban hành|thông qua|triển khai|ký kết|hưởng ứng|đăng ký)(?= |$)"
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
    measured = mention.kind is Kind.MEASURES and not w.tails[i] and len(w.cores[i - 1].split()) > 1 if i else False
    if i and w.mentions[i - 1].ratio_part and (w.mentions[i - 1].value > mention.value or measured):
        return f"chỉ tiêu {w.cores[i - 1]}"  # `1.757/1.500 hội viên mới`
    if i and w.mentions[i - 1].ratio_part and (whose := deputies(w, i)):
        return f"tổng số {whose}"
    said = _tail_of_all(w, i).rstrip(", ")
    if i and w.mentions[i - 1].ratio_part and w.is_bare(i, said) and (described := _described(w, i)):
        return f"tổng số {described}"
    if mention.kind in _MATTERS and w.is_bare(i, said) and (matters := _complaints_before(w, i)):
        said = matters
    elif mention.kind in _MATTERS and said.endswith(" thuộc thẩm quyền") and i:
        matters = _complaints_before(w, i, w.sentences[i][0])
        said = f"{matters} thuộc thẩm quyền" if matters else said
    elif i and lowered(said) in _ANYBODY and w.mentions[i - 1].ratio_part and not w.verbs[i - 1]:
        said = _without_deed(w.cores[i - 1], said)
    return f"tổng số {said or mention.unit or ''}".strip()


def _described(w: Around, i: int) -> str:
    """`Ở khối doanh nghiệp có công đoàn, 30/40 doanh nghiệp …`: the same noun with its words, earlier in the sentence."""
    noun, start, end = w.plain_nouns[i], w.sentences[i][0], w.mentions[i - 1].start
    at = w.working.rfind(f"{noun} ", max(start, end - _REACH), end) if " " in noun else -1
    if at < 0 or not w.working[at - 1 : at].isspace() or w.mentions[i - 2].end > at > w.mentions[i - 2].at:
        return ""
    words = wording.tidied(_WORDS_OF.match(w.text, at, end).group().strip(" ,"))  # type: ignore[union-attr]
    said = _SAID_OF.search(lowered(words))
    words = words[: said.start()] if said else words
    return words if len(noun.split()) < len(words.split()) <= _WORDS else ""


_REACH = 90
_WORDS_OF = re.compile(r"[^,;:.()\d]*")
_ANYBODY = {"vị", "người", "đồng chí"}


def _without_deed(core: str, noun: str) -> str:
    """`đại biểu HĐND huyện có 32/38 vị`: the noun with whose they are, where the part says it and no deed."""
    rest = core.removeprefix(f"{noun} ")
    return core if rest != core and not _SAID_OF.search(f" {lowered(rest)}") and len(core.split()) <= _WORDS else noun


_OF_ALL = rule(r" (?:được giao|đăng ký|được phân công|theo kế hoạch|đề ra)$")  # `hoàn thành 6/7 chỉ tiêu đăng ký`
_GIVEN_ALL = rule(r" được (?:giao|phân công)$")
_FOUND_OUT = rule(r" (?:có|bị|chưa|không) ")  # `phát hiện 3/8 đơn vị có vi phạm`


_AIM_TO = " phát triển"
_AIMS_TO = tuple(f"{aim}{_AIM_TO} " for aim in ("chỉ tiêu", "mục tiêu", "nhiệm vụ"))


def _tail_of_all(w: Around, i: int) -> str:
    """The phrase after the `m` of `n/m` without what is said of the `n`."""
    plain = lowered(w.tails[i])
    found_out = w.verbs[i - 1] if i and w.mentions[i - 1].ratio_part else ""
    if not found_out.endswith("phát hiện") and (_OF_ALL if found_out else _GIVEN_ALL).search(plain):
        return w.tails[i]
    said = (
        (_FOUND_OUT.search(plain) if found_out.endswith("phát hiện") else None)
        or _SAID_OF.search(plain)
        or wording.A_DEED.search(plain, len(w.nouns[i]) + (len(_AIM_TO) if plain.startswith(_AIMS_TO) else 0))
    )
    if found_out and said and said.group() == " liên quan":
        said = None
    return wording.shortened(w.tails[i][: said.start()] if said else w.tails[i], _WORDS) or w.nouns[i]
