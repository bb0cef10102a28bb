"""Places that a text lists by name after their number, and things told by how many of others they have reached."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import rule

_WORDS = 9
_MADE_OF = rule(r"\b(sáp nhập|hợp nhất|nhập|chia tách)(?: từ| của)? (?:cả )?$")
_REACHES = rule(r" đạt (?:từ |trên |dưới |đủ |hơn )?")


def listed_by_name(w: Around, i: int) -> str:
    """`cho hội viên nghèo ở 4 xã Hòa An, Hòa Mỹ, …`: places by what is said to be there, not by their names."""
    mention, noun = w.mentions[i], w.nouns[i]
    rest = w.tails[i][len(noun) :].strip()
    named = rest[:1].isupper() and not rest.split(maxsplit=1)[0].isupper()
    if mention.kind is not Kind.PLACES or mention.ratio_part or mention.rate or not named:
        return ""  # `3 xã ATK`: what they are
    made = _MADE_OF.search(w.working, w.starts[i], mention.start)
    if made:
        return f"{noun} được {made.group(1)}"
    if i and w.mentions[i - 1].kind is Kind.GATHERINGS and w.mentions[i - 1].at >= w.sentences[i][0]:
        return noun  # what was held there names them
    there = wording.small(w.phrase_before(i, _WORDS).rpartition(" cho ")[2])
    helped = _HELPED.fullmatch(there)
    if helped:
        return f"{noun} được {helped.group(1)}"
    some = len(there.split()) > 1 and not there.startswith("tổ chức") and not _NO_THING.search(there)
    return f"{noun} có {there}" if some else ""


_HELPED = rule(r"(?:[^\W\d]+ ){0,12}?(giúp đỡ|giúp|hỗ trợ) (?:người dân|nhân dân|bà con|dân)")
_NO_THING = rule(r"\b(?:là|mà|nhất)\b|^(?:điển hình|tiêu biểu)\b")


def place_before(w: Around, i: int) -> str:
    """`Long Xuyên 9/9 cơ sở`, `riêng thị xã Tân Châu mới có 12/14 cơ sở`: the place right before a number."""
    start, end = w.starts[i], w.mentions[i].start
    found = _HERE.search(w.text[start:end])
    return found.group(1) if found else ""


def as_place(label: str) -> str:
    """`thị xã Ba Đồn` → ở thị xã Ba Đồn: the label of a part that is a place and no more; other labels as they are."""
    return f"ở {label}" if _PLACE.fullmatch(label) else label


_CAPITAL = r"[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ](?:[^\W\dA-ZĐ]+)"  # a word, no abbreviation
_OF_A_UNIT = "thành phố|thị xã|thị trấn|huyện|quận|xã|phường|thôn|ấp|bản"
PLACE = rf"(?:(?:{_OF_A_UNIT}) {_CAPITAL}|{_CAPITAL} {_CAPITAL})(?: {_CAPITAL})*"
_PLACE = re.compile(PLACE)
_HERE = re.compile(rf"(?:^|[,;:(]|và|riêng|tại|ở)\s({PLACE}) (?:mới |đã |chỉ )?(?:có |là |với )?$")


def reaching(w: Around, i: int) -> str:
    """`06 xã đạt 15-18 tiêu chí`: what the next figure counts of those it is reached by."""
    if not w.working.startswith(" đạt ", w.mentions[i].end) or i + 1 == len(w.mentions):
        return ""
    after = w.mentions[i + 1]
    if after.noun is None or after.number.percent or not w.is_bare(i, w.tails[i]):
        return ""
    return f"{w.nouns[i]} đạt {w.nouns[i + 1]}" if _REACHES.fullmatch(w.working, w.mentions[i].end, after.start) else ""
