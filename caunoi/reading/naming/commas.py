"""Where a comma ends a phrase and where it does not: deeds that belong together, the next deed, names in quotation marks."""

import re

from caunoi.reading.naming.wording import A_DEED, A_VERB
from caunoi.reading.working import rule

GOES_ON_TO = rule(
    r"(?!có\s|với\s|thu hút\s)[\w-]+(?:\s(?!tổ chức|thu hút)[\w-]+){0,3}\s(?:giữa|cho|với|về|của|nhỏ lẻ|xã hội)\b"
)


def veiled(words: str) -> str:
    """Words with those in quotation marks made one: `“Nông dân với pháp luật”` is a name, and no `với` ends a phrase in it."""
    return _QUOTED.sub(lambda found: f'"{"x" * (len(found.group()) - 2)}"', words) if '"' in words else words


_QUOTED = re.compile(r'"[^"\n]{2,90}"')


def two_deeds(words: str, start: int, comma: int) -> int:
    """`hỗ trợ tang khó, thăm ốm 820 trường hợp`: where the first of two deeds begins that stand on both sides of a comma.

    Where there are no two, the end of the comma.
    """
    if not A_DEED.match(words, comma):
        return comma
    first = _DEED_AND_LITTLE.search(words, start, comma - 1)
    return first.start() if first else comma


_DEED_AND_LITTLE = rule(rf"{A_VERB}(?:\s[^\W\d]+){{0,2}}$")


def another_deed(words: str, comma: int, end: int) -> bool:
    """`203 cuộc giám sát, kiến nghị thu hồi …`: whether a comma parts a phrase from the next deed, and not a deed from its like."""
    if not A_DEED.match(words, comma + 1) or _NO_DEED.match(words, comma + 2):
        return False
    return len(words[comma + 1 : end].split()) > _SHORT_DEED or not _DEED_AT_END.search(words, 0, comma)


_SHORT_DEED = 4
_NO_DEED = rule(r"trồng trọt\b")
_DEED_AT_END = rule(rf"\b{A_VERB}$")
