"""Places told by their names after the number: what the sentence says of them, and not what they are called."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import rule

_WORDS, _LEAST, _NEAR = 9, 2, 12
_SUBJECT = rule(r"(?:[,;:.\n]|\b(?:có|còn|riêng|chỉ|gồm))\s+$")
_ASIDE = re.compile(r"\s\([^()]*\)")
_AND = re.compile(r",?\s(?:và\s)?|,\s")
_OF = rule(r"\s(?:của|thuộc|ở) (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) (?=\w)")
_WHY = rule(r",|\s(?:do|vì|bởi)\s")
_SAYS = rule(
    r",?\s(?:đã |đều |cũng |cùng (?!chung |sinh )|lần lượt )*((?!là\b|với\b|và\b|trong\b|năm\b|thời\b|theo\b|mỗi\b)[^\W\d]+\s.*)"
)


def told_of_named(w: Around, i: int) -> str:
    """`2 xã Ân Tín và Ân Tường Tây huy động được sức dân`: places by what is said of those named."""
    mention, noun = w.mentions[i], w.mentions[i].noun
    if not _is_named(w, i) or noun is None or mention.ratio_part or mention.ratio_whole or mention.rate:
        return ""
    if w.working[noun.end : noun.end + 1] != " " or not w.text[noun.end + 1 : noun.end + 2].isupper():
        return ""
    if not _SUBJECT.search(w.working, max(0, mention.start - _NEAR), mention.start):
        return ""
    at = _after_names(w.text, noun.end)
    limit = min(w.sentences[i][1], w.mentions[i + 1].start if i + 1 < len(w.mentions) else len(w.text))
    said = _SAYS.match(w.working, at, limit)
    if not said or at >= limit:
        return ""
    piece = w.working[said.start(1) : limit]
    stop = wording.STOP.search(piece)
    why = _WHY.search(piece)
    end = min(found.start() if found else len(piece) for found in (stop, why))
    cut = wording.trailing(piece[:end])
    words = wording.shortened(w.text[said.start(1) : said.start(1) + (cut.start() if cut else end)], _WORDS)
    return f"{w.nouns[i]} {words}" if len(words.split()) >= _LEAST else ""


def _is_named(w: Around, i: int) -> bool:
    """Whether a figure counts what texts list by name: places, peoples."""
    return w.mentions[i].kind is Kind.PLACES or w.plain_nouns[i] == "dân tộc"


def _after_names(text: str, at: int) -> int:
    """Where a list of names, with what stands in brackets and whose they are, ends."""
    while True:
        begun = at
        while (word := _WORD.match(text, at)) is not None and text[at + 1].isupper():
            at = word.end()
        if aside := _ASIDE.match(text, at):
            at = aside.end()
        if (of := _OF.match(text, at)) and text[of.end()].isupper():
            at = of.end() - 1
        elif (more := _AND.match(text, at)) and text[more.end() : more.end() + 1].isupper():
            at = more.end() - 1
        if at == begun:
            return at


_WORD = re.compile(r"\s\w+(?:[-’']\w+)*")
