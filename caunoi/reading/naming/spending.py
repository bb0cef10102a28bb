"""What a sum paid for, in the words after it: what it did, the things it was done to, everyone it was for."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import rule

_TO_WHOM = 7
_NOTHING_BETWEEN = rule(r"\s?(?:cho|được|với|xong)?\s?")


def paid_for(w: Around, i: int) -> str:
    """`2 tỷ đồng hỗ trợ 1.912 lao động`: what the money did, with the things it was done to."""
    own = w.tails[i].removeprefix("đồng ")
    if own.startswith(("cùng ", "và ")):
        return ""  # `14 tỷ đồng cùng nhiều hiện vật`, `7 tỷ đồng và sửa 18 nhà`
    if i + 1 == len(w.mentions) or w.mentions[i + 1].number.money:
        return _all_of_them(w, i, own)
    gap = w.working[w.ends[i] : w.mentions[i + 1].start]
    if not own:
        to_whom = wording.shortened(w.tails[i + 1], _TO_WHOM)
        lent = _LENT.fullmatch(gap)
        return f"{lent.group(1)} {to_whom}" if lent and len(to_whom.split()) > 2 else ""
    if _NOTHING_BETWEEN.fullmatch(gap):
        whom = _AND_VERB.sub("", w.tails[i + 1])
        return f"{own} {wording.shortened(whom, _TO_WHOM)}{_next_deed(w, i + 1)}"
    return _all_of_them(w, i, own)


def _next_deed(w: Around, j: int) -> str:
    """`… xây 14 nhà và sửa chữa 8 nhà cho hội viên`: the second thing that money paid for."""
    if j + 1 == len(w.mentions) or w.mentions[j + 1].at >= w.sentences[j][1]:
        return ""
    verb = _AND_DEED.fullmatch(w.working, w.mentions[j].end, w.mentions[j + 1].start)
    return f", {w.text[verb.start(1) : verb.end(1)]} {w.tails[j + 1]}" if verb else ""


_AND_DEED = rule(rf"[^,;.:]{{0,60}}?(?:,| và) ({wording.A_VERB}) (?:hơn |gần |trên |khoảng )?")
_AND_VERB = rule(rf" và {wording.A_VERB}$")


def _all_of_them(w: Around, i: int, own: str) -> str:
    """`cho hộ nghèo, cận nghèo, hộ khó khăn và học sinh nghèo`: everyone of a list that money was for."""
    end = w.mentions[i + 1].start if i + 1 < len(w.mentions) else w.sentences[i][1]
    if not own.startswith(("cho ", "đối với ")):
        return own
    found = _LIST_OF_PEOPLE.match(w.working, w.ends[i], min(end, w.sentences[i][1]))
    return f"{own}{w.text[found.start() : found.end()]}" if found else own


_LIST_OF_PEOPLE = rule(
    r"(?:(?:, | và )(?:hộ|học sinh|hs|hội viên|gia đình|người|phụ nữ|trẻ em|đoàn viên|công nhân|nạn nhân|cán bộ)(?:\s(?!để|nhân|dịp|trong|với|và|được)[^\W\d]+){0,7})+"
)
_LENT = rule(r"\s?(cho|của)\s?")
