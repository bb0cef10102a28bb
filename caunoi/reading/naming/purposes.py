"""What money is said to be for, or from, after the sum: `phân bổ 146 triệu đồng để hỗ trợ hộ nghèo đón Tết`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import lowered, rule

_FOR = rule(
    r",?\s(?:(?:này )?(?:được |đã )*(?:dùng |sử dụng )?(?:để|nhằm)\s|(?=từ (?:ngân hàng|các ngân hàng|nguồn|quỹ|ngân sách|nhân dân|các nhà)(?!\w))|(?<!, )(?=(?:hỗ trợ|chia sẻ|giúp đỡ)\s))"
)
_TO = rule(r",?\s(?:(?:này )?(?:được |đã )*(?:dùng |sử dụng )?(?:để|nhằm)\s|(?=cho\s))")
_WORDS, _LEAST = 10, 3


def purpose_after(w: Around, i: int, *, fund: bool = False) -> str:
    """The words after a sum that say what it was for or which bank it came from, over a number of people.

    `fund`: the sum is a fund, and those that it is lent or given to are said too.
    """
    mention = w.mentions[i]
    found = (_TO if fund else _FOR).match(w.working, mention.end, w.sentences[i][1])
    if not found:
        return ""
    following = w.mentions[i + 1] if i + 1 < len(w.mentions) else None
    end = w.sentences[i][1]
    if following is not None and following.start < end:
        end = following.start
    piece = w.working[found.end() : end]
    stop = _STOP.search(piece)
    said = w.text[found.end() : found.end() + (stop.start() if stop else len(piece))]
    crosses = stop is None and following is not None and end == following.start
    if crosses and fund and w.working[found.start()] == ",":
        return ""  # `gây quỹ 120 triệu đồng, cho 10 hội viên vay`: the next figure's own
    if crosses and following is not None and not following.number.money and not following.number.percent:
        said = f"{said} {w.tails[i + 1]}"
    said = wording.tidied(wording.shortened(wording.unquoted(" ".join(said.split())), _WORDS))
    return said if len(said.split()) >= _LEAST else ""


_STOP = rule(
    r"[;:()\n]|[.!?…](?=\s|$)|,\s(?!cận nghèo|gia đình|[^\W\d]+(?: [^\W\d]+){0,2}[.;])|\s(?:trong|trên địa bàn|nhân dịp|theo|với(?! các| đồng| bà)|và (?=\d))\s"
)


def adds(said: str, more: str) -> bool:
    """Whether words say something that a name does not."""
    known = set(lowered(said).split())
    return len([word for word in lowered(more).split() if word not in known]) >= _LEAST
