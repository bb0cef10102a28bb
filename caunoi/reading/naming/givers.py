"""Those who gave what is counted next to them: `nhận 8 tỷ đồng ủng hộ quỹ từ 79 cơ quan`, `52 hộ với diện tích đất hiến 500 m2`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_WHO = frozenset((Kind.PERSONS, Kind.HOUSEHOLDS, Kind.BODIES))
_WORDS = 9
_OF = rule(r"(?: [^,;:.()\d]{0,80})?,? (?:của|từ) (?:hơn |gần |trên |khoảng |\d[\d.]*/)?")
_GAVE = rule(r"\b(?:hiến|đóng góp|quyên góp|ủng hộ|tài trợ)(?: [^,;:()]*)?$")
_WITH_LAND = rule(r",? với (?:tổng )?diện tích (?:đất )?hiến (?:là |hơn |gần |trên |khoảng )*")


def giver(w: Around, i: int) -> str:
    """The noun and what they gave, where the sum or the land they gave stands next to them; else nothing."""
    mention = w.mentions[i]
    if mention.kind not in _WHO or mention.rate or not w.is_bare(i, w.tails[i]) or w.verbs[i] or w.predicate(i):
        return ""
    if i + 1 < len(w.mentions) and mention.kind is Kind.HOUSEHOLDS:
        after = w.mentions[i + 1]
        if after.kind is Kind.MEASURES and _WITH_LAND.fullmatch(w.working, mention.end, after.start):
            return f"{w.nouns[i]} hiến đất"
    before = w.mentions[i - 1]
    if not i or before.at < w.sentences[i][0] or not (before.number.money or before.kind is Kind.MEASURES):
        return ""
    if not _OF.fullmatch(w.working, before.end, mention.start):
        return ""
    between = w.text[before.end : mention.start].rstrip(" ,")
    said = wording.tidied(between.rpartition(" ")[0])
    gave = _GAVE.search(lowered(said))
    if gave:
        return f"{w.nouns[i]} {wording.shortened(said[gave.start() :], _WORDS)}"
    land = before.kind is Kind.MEASURES and "hiến" in w.cores[i - 1]
    return f"{w.nouns[i]} hiến đất" if land else ""
