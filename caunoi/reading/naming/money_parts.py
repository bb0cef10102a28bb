"""Names of the parts of a sum: the sum's name and whose or what the part is."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.giving import programme
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


def share_of_money(w: Around, i: int, whole: int, paid_for: str = "") -> str:
    """A part of a sum: the sum's name and whose or what the part is; what a body did with it, by the deed."""
    own = _SINCE_YEAR.sub("", _long_label(w, i) or w.label_before(i))
    own = "số tiền" if own == "tiền" else wording.unlevelled(own) if own else w.tails[i]
    core = w.cores[whole]
    for word in ("Tổng ", "tổng "):
        core = core.removeprefix(word)
    core = _GIVEN_BY_ALL.sub(r"\1 \2", core) if len(core.split()) > _MOST_OF else core
    if FUND.match(own) and w.verbs[whole]:
        return f"số tiền {w.verbs[whole]} {own}"
    of_what = _DONE_WITH.sub("", _CARRIED_OUT.sub("", _MONEY.sub("", core)))
    if w.verbs[i] and _A_BODY_DOES.match(lowered(own)) and lowered(own).endswith(w.verbs[i]):
        after = paid_for or purpose_after(w, i) or wording.shortened(of_what, _MOST_OF)
        return wording.joined(f"số tiền {w.verbs[i]}", after)
    if given := fund_does(own):
        return wording.joined(given, paid_for or purpose_after(w, i, fund=True))
    if OF_MONEY.match(lowered(own)):
        own = wording.small(own)
        return wording.joined(own, of_what if len(own.split()) <= _ENOUGH else "")
    if w.verbs[i] and of_what and f" {lowered(own)}".endswith(f" {lowered(w.verbs[i])}"):
        word = "kinh phí" if core.startswith("kinh phí") else "số tiền"
        if lowered(own).endswith("góp") and (gave := _ALL_GAVE.match(of_what)):  # said of the whole too
            of_what = of_what[gave.end() :].strip(" .") or programme(w, i)
        return wording.joined(f"{word} {own}", wording.shortened(of_what, _MOST_OF))
    return wording.joined(wording.shortened(core, _MOST_OF), own)


_ALL_GAVE = rule(
    r"(?:(?:phối hợp|vận động|huy động|nhân dân|người dân|hội viên|cán bộ,?|các|tầng lớp) )*(?:đóng góp|góp|ủng hộ|quyên góp)(?= |$)"
)
_SINCE_YEAR = rule(r"^(?:và|-|,) (?:19|20)\d\d,? ")
_A_BODY_DOES = rule(
    r"(?:toàn |các cấp |\w+ )?(?:hội|huyện hội|tỉnh hội|đoàn|liên đoàn|mặt trận|mttq|uỷ ban|ubnd)(?!\w)"
)
_GIVEN_BY_ALL = re.compile(r"^(kinh phí|số tiền|nguồn lực) .* (đóng góp|ủng hộ|hỗ trợ|tài trợ|quyên góp)$")
_CARRIED_OUT = rule(r"^(?:nguồn lực )?(?:(?:để )?(?:thực hiện|triển khai) )+(?:chương trình )?(?=\w+ \w)")
_DONE_WITH = rule(r" (?:trên địa bàn(?: [^\W\d]+){1,4}|hoàn thành)$")
_MONEY = rule(r"^(?:tổng )?(?:số tiền|trị giá|kinh phí|giá trị|chi phí|nguồn vốn|số vốn|vốn)(?:\s|$)")
