"""Names of the parts of a sum: the sum's name and whose or what the part is."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.heads import FUND, OF_MONEY
from caunoi.reading.naming.incomes import fund_does
from caunoi.reading.naming.purposes import purpose_after
from caunoi.reading.working import lowered, rule

_ENOUGH, _MOST_OF, _LABEL = 5, 9, 16


def _long_label(w: Around, i: int) -> str:
    """`; cứu trợ nhân đạo, tặng quà Tết, xây nhà … trên 3 tỷ đồng`: all that a part of a sum was for."""
    piece = w.working[w.starts[i] : w.mentions[i].start]
    first = _FIRST_PART.match(piece) if ", " in piece and "(" not in piece else None
    if not first:
        return ""
    words = w.text[w.starts[i] + first.end() : w.starts[i] + wording.end_words(piece, len(piece))].strip(" ,")
    return wording.shortened(words, _LABEL)


_FIRST_PART = rule(r";|,? trong đó(?: có)? ")


def share_of_money(w: Around, i: int, whole: int) -> str:
    """A part of a sum: the sum's name and whose or what the part is."""
    own = _long_label(w, i) or w.label_before(i)
    own = "số tiền" if own == "tiền" else wording.unlevelled(own) if own else w.tails[i]
    core = w.cores[whole]
    for word in ("Tổng ", "tổng "):
        core = core.removeprefix(word)
    core = _GIVEN_BY_ALL.sub(r"\1 \2", core) if len(core.split()) > _MOST_OF else core
    if FUND.match(own) and w.verbs[whole]:
        return f"số tiền {w.verbs[whole]} {own}"
    of_what = _IN_AREA.sub("", _CARRIED_OUT.sub("", _MONEY.sub("", core)))
    if given := fund_does(own):
        return wording.joined(given, purpose_after(w, i, fund=True))
    if OF_MONEY.match(lowered(own)):
        own = wording.small(own)
        return wording.joined(own, of_what if len(own.split()) <= _ENOUGH else "")
    if w.verbs[i] and of_what and f" {lowered(own)}".endswith(f" {lowered(w.verbs[i])}"):
        word = "kinh phí" if core.startswith("kinh phí") else "số tiền"
        return wording.joined(f"{word} {own}", wording.shortened(of_what, _MOST_OF))
    return wording.joined(wording.shortened(core, _MOST_OF), own)


_GIVEN_BY_ALL = re.compile(r"^(kinh phí|số tiền|nguồn lực) .* (đóng góp|ủng hộ|hỗ trợ|tài trợ|quyên góp)$")
_CARRIED_OUT = rule(r"^(?:nguồn lực )?(?:(?:để )?(?:thực hiện|triển khai) )+(?:chương trình )?(?=\w+ \w)")
_IN_AREA = rule(r" trên địa bàn(?: [^\W\d]+){1,4}$")
_MONEY = rule(r"^(?:tổng )?(?:số tiền|trị giá|kinh phí|giá trị|chi phí|nguồn vốn|số vốn|vốn)(?:\s|$)")
