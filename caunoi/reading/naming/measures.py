"""Names of lengths, areas and weights."""

from caunoi.reading.naming.around import Around
from caunoi.reading.naming.giving import given
from caunoi.reading.working import rule

_SIZE = rule(r"\b(dài|rộng|cao)\s(?:hơn\s|gần\s|trên\s|khoảng\s|là\s|từ\s|dưới\s)?$")


def measure(w: Around, i: int) -> str:
    """Lengths, areas, weights: `4,6 km đường ngõ xóm` → đường ngõ xóm được bê tông hoá."""
    mention, tail, verb = w.mentions[i], w.tails[i], w.verbs[i]
    size = _SIZE.search(w.working, w.mentions[i - 1].end if i else 0, mention.start)
    if size and i and not tail and w.mentions[i - 1].at >= w.sentences[i][0]:
        return f"chiều {size.group(1)} {w.cores[i - 1]}"
    if tail and tail.lower().startswith("đất") and (mention.unit or "") in {"m²", "ha", "sào", "công đất"}:
        tail = f"diện tích {tail}"
    gift = given(w, i) if tail else ""
    if gift:
        return f"{tail} {gift}"
    if tail and (len(tail.split()) > 1 or verb):
        return f"{tail} được {verb}" if verb and "được" not in tail else tail
    before = w.phrase_before(i)
    if before.lower() in {"dài", "rộng", "cao", "chiều dài"} and i:
        return f"chiều {before.lower().replace('chiều ', '')} {w.cores[i - 1]}"
    return before or tail or (mention.unit or "")
