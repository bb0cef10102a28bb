"""How the parts of a whole are told apart: by a label of their own, by field or authority, by who they are."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_SHORT, _LEAST, _WORDS = 3, 3, 9
_KINDS = "khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|phản ảnh|kn|tc"
_COMPLAINTS = rule(rf"(?:{_KINDS})(?:(?:,| và) (?:{_KINDS}))*")
_COMPLAINTS_OF = rule(rf" (?:{_KINDS})(?:(?:, | và |,)(?:{_KINDS}))+(?!\w)")


def told_apart(w: Around, i: int, whole: int, label: str) -> str:
    """`chia theo lĩnh vực: …`, `đơn mới tiếp nhận 224 đơn`, `thuộc thẩm quyền của xã 31 đơn`: a part by its label alone."""
    by = _by_what(w, i, whole)
    noun = w.nouns[whole] or w.nouns[i]
    if _COMPLAINTS.fullmatch(lowered(label)):
        said = _COMPLAINTS_OF.sub(f" {label}", w.cores[whole], count=1)
        return wording.shortened(said, _WORDS) if said != w.cores[whole] else ""
    if by:
        raw = w.label_before(i)
        return f"{noun} {'' if lowered(raw).startswith(by) else by} {raw}"
    if len(label.split()) >= _LEAST and lowered(label).startswith(f"{w.plain_nouns[i]} "):
        return wording.small(label)
    return f"{noun} {wording.small(label)}" if lowered(label).startswith("thuộc ") else ""


def other_people(w: Around, i: int, whole: int) -> bool:
    """`52 cán bộ, giáo viên (45 giáo viên, …)`: people called otherwise than their whole."""
    mine, its = w.plain_nouns[i], w.plain_nouns[whole]
    return w.mentions[i].kind is Kind.PERSONS and mine != its and not _ANYBODY.fullmatch(mine)


_ANYBODY = rule(r"người|cá nhân|đồng chí|đ/c|em|cháu|bạn|chị|anh|ông|bà|nam|nữ|thành viên|đại biểu|uỷ viên|hv|đv")


def _by_what(w: Around, i: int, whole: int) -> str:
    """`chia theo lĩnh vực: …`, `phân theo thẩm quyền: …`: how the parts of a long-named whole are told apart."""
    if len(w.cores[whole].split()) <= _SHORT:
        return ""
    start = w.mentions[whole].end
    found = list(_PARTED.finditer(w.working, max(start, w.mentions[i].start - _FAR), w.mentions[i].start))
    return _BY[lowered(found[-1].group(1))] if found else ""


_FAR = 600
_BY = {"lĩnh vực": "lĩnh vực", "thẩm quyền": "thuộc thẩm quyền"}
_PARTED = rule(r"theo (?<!\wtheo )(lĩnh vực|thẩm quyền)(?: giải quyết)?\s?:")
