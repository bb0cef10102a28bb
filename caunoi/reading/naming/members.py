"""Whose members and branches are counted: `hội viên` of which association."""

from collections import Counter

from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind, noun_at
from caunoi.reading.working import lowered, rule

_KINDS = {
    "nông dân": "nông dân", "phụ nữ": "phụ nữ", "lhpn": "phụ nữ", "liên hiệp phụ nữ": "phụ nữ", "lh phụ nữ": "phụ nữ",
    "cựu chiến binh": "cựu chiến binh", "ccb": "cựu chiến binh", "người cao tuổi": "người cao tuổi", "chữ thập đỏ": "chữ thập đỏ",
}  # fmt: skip
_BODY = rule(
    r"hội (?<!\whội )(nông dân|phụ nữ|lhpn|liên hiệp phụ nữ|lh phụ nữ|cựu chiến binh|ccb|người cao tuổi|chữ thập đỏ)\b"
)
_MEMBERS = rule(r"^((?:tổng số |tỷ lệ |lượt |số |hộ |nữ )?(?:hội viên|chi hội|tổ hội|chi tổ hội))(?= |$)")
_MOSTLY = 0.7
_ENOUGH = 5  # words: a longer name says itself what it counts


class Members:
    """Tells for a text which association its members belong to: the one last named in the paragraph, else the text's own."""

    def __init__(self, around: Around) -> None:
        self._around = around
        named = Counter(_KINDS[found] for found in _BODY.findall(around.working))
        most = named.most_common(1)
        self._own = most[0][0] if most and most[0][1] >= _MOSTLY * sum(named.values()) else None

    def named(self, i: int, name: str) -> str:
        """`hội viên` → `hội viên nông dân`, where a short name does not say it."""
        name = name.removesuffix(" Hội") if name == "hội viên Hội" else name  # which one is told before
        if "hội" not in name.lower() or len(name.split()) > _ENOUGH:
            return name
        plain = lowered(name)
        found = _MEMBERS.match(plain)
        if not found:
            return name
        before = _BODY.findall(self._around.working, self._around.paragraph(i), self._around.mentions[i].start)
        kind = _KINDS[before[-1]] if before else self._own
        if kind is None or any(word in plain for word in _KINDS):
            return name
        return f"{name[: found.end()]} {kind}{name[found.end() :]}"


def _units(w: Around, i: int, name: str) -> str:
    """`trong 187 xã, phường, thị trấn có 98 đơn vị xếp loại tốt`: the units are those just counted."""
    noun = w.plain_nouns[i]
    for j in range(i - 1, max(-1, i - _UNITS_BACK), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if (
            w.mentions[j].kind is Kind.PLACES
            and w.plain_nouns[j] != noun
            and w.mentions[j].value >= w.mentions[i].value
        ):
            return f"{w.nouns[j]}{name[len(noun) :]}"
    return name


_UNITS_BACK = 7


def with_antecedent(w: Around, i: int, name: str) -> str:
    """`1.340 chị tham dự` after `phụ nữ`: a word that stands for persons takes the persons named before it."""
    if w.plain_nouns[i] in {"đơn vị", "nơi", "địa phương"} and lowered(name).startswith(w.plain_nouns[i]):
        return _units(w, i, name)
    first, _, rest = name.partition(" ")
    if first.lower() not in _STANDS_FOR:
        return name
    if first.lower() == "đồng" and rest.startswith("chí"):
        rest = rest[3:].strip()
    elif first.lower() == "đồng":
        return name
    noun = w.mentions[i].noun
    if noun is None or noun.kind is not Kind.PERSONS or noun_at(lowered(rest), 0) is not None:
        return name
    floor = max(w.paragraph(i), w.mentions[i].at - 3 * _FAR)
    named = _PERSONS.findall(w.working, floor, w.mentions[i].at)
    if not named and first.lower() in {"em", "cháu"}:
        named = _YOUNG.findall(w.working, 0, w.mentions[i].at)
    return f"{named[-1]} {rest}".strip() if named else name


_FAR = 320
_STANDS_FOR = {"chị", "anh", "em", "bạn", "đồng", "cháu", "bác"}
_YOUNG = rule(r"\b(?:học sinh|trẻ em|thiếu nhi)\b")
_PERSONS = rule(
    r"\b(?:học sinh|sinh viên|phụ nữ|hội viên|đoàn viên|đảng viên|thanh niên|thiếu nhi|trẻ em|công nhân|nông dân|người lao động|đại biểu|thành viên|cán bộ|uỷ viên|giáo viên|người cao tuổi|cựu chiến binh)(?!\w)"
)
