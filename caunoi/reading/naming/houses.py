"""Houses by what was done with them, and by the name told with the first of them: `xây 16 căn nhà đồng đội, sửa 25 căn`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import lowered, rule

_HOUSES = frozenset(("căn", "ngôi", "nhà", "căn nhà", "ngôi nhà"))
_BACK, _WORDS, _NEAR = 8, 6, 60
_BUILT = rule(
    r"(?:^|[\s,;:(])((?:hỗ trợ |phối hợp )?(?:(?:cất|xây|dựng|sửa|làm)(?: mới| thêm| lại| chữa)?|xây dựng(?: mới)?|sửa chữa|tu sửa|bàn giao))"
    r"(?: được)? (?:hơn |gần |trên |khoảng )?$"
)
_WHOLE_DEED = {"sửa": "sửa chữa", "xây": "xây dựng"}
_ONLY_COST = rule(r"(?: (?:hết|hỏng|với|trị giá))?$")
_KIND_ENDS = rule(r" (?:cho|bị|được|do|từ|với|ở|tại|tặng|đã|sập|tốc mái)(?= |$)")


def house(w: Around, i: int) -> str:
    """The name of houses that have none of their own, or whose deed is no verb of giving; else nothing."""
    noun, mention = w.plain_nouns[i], w.mentions[i]
    if noun in _HOUSES and (hit := _damaged(w, i)):
        return hit
    if noun not in _HOUSES or mention.ratio_part or mention.ratio_whole or mention.rate or w.predicate(i):
        return ""
    built = _BUILT.search(w.working, max(w.sentences[i][0], mention.start - _NEAR), mention.start)
    if not built:
        return ""
    deed = built.group(1)
    head, _, last = deed.rpartition(" ")
    deed = f"{head} {_WHOLE_DEED.get(last, last)}".strip()
    if not _ONLY_COST.fullmatch(lowered(w.tails[i][len(noun) :])):
        return "" if w.verbs[i] else f"{w.tails[i]} được {deed}"
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if w.mentions[j].at < w.paragraph(i):
            break
        if w.plain_nouns[j] in _HOUSES and not w.mentions[j].ratio_part:
            own = w.tails[j][len(w.nouns[j]) :]
            ends = _KIND_ENDS.search(lowered(own))
            own = wording.shortened(own[: ends.start()] if ends else own, _WORDS)
            its = w.nouns[j] if len(w.nouns[j]) > len(noun) or not own else w.nouns[i]
            if not own.strip():
                continue
            w.verbs[i] = ""  # told in the name
            return f"{its} {own.strip()} được {deed}"
    return "" if w.verbs[i] else f"{w.nouns[i]} được {built.group(1)}"


def another_deed_next(w: Around, i: int) -> bool:
    """`xây 14 nhà, sửa 8 nhà cho hội viên nghèo`, `sửa chữa 9 nhà, trao 70 suất học bổng cho …`: whom the next deed is for."""
    if w.plain_nouns[i] not in _HOUSES or i + 1 == len(w.mentions):
        return False
    return _NEXT_DEED.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start) is not None


_NEXT_DEED = rule(
    r"(?:,| và|, và|;) (?:sửa chữa|sửa|xây dựng|xây|cất|trao|tặng|trao tặng|hỗ trợ)(?: mới| thêm)? (?:hơn |gần |trên |khoảng )?"
)


def _damaged(w: Around, i: int) -> str:
    """`bão làm 14 căn nhà sập và 74 căn tốc mái`: what happened to houses, and through what."""
    said = w.tails[i][len(w.nouns[i]) :]
    if not _DAMAGE.match(lowered(said)):
        return ""
    cause = _CAUSE.search(w.working, w.sentences[i][0], w.mentions[i].start)
    if cause is None and w.verbs[i] not in _DOES_HARM:
        return ""
    noun = w.nouns[i] if w.plain_nouns[i] != "căn" else "căn nhà"
    return f"{noun} bị{said.removeprefix(' bị')}{f' do {cause.group(1)}' if cause else ''}"


_DOES_HARM = frozenset(("làm", "gây", "khiến"))
_DAMAGE = rule(r" (?:bị )?(?:sập|tốc mái|hư hỏng|hư hại|ngập|cháy|đổ sập|thiệt hại)\b")
_CAUSE = rule(r"\b(thiên tai|hoả hoạn|bão lũ|mưa lũ|bão|lũ|lốc xoáy|lốc|mưa đá|dông lốc|giông lốc)\b")
