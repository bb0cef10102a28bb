"""How the parts of a whole are told apart: by a label of their own, by field or authority, by who they are."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.nouns import Kind
from caunoi.reading.working import lowered, rule

_SHORT, _LEAST, _WORDS = 3, 3, 9
KINDS = "khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|phản ảnh|kn|tc"
_COMPLAINTS = rule(rf"(?:{KINDS})(?:(?:,| và) (?:{KINDS}))*")
_COMPLAINTS_OF = rule(rf" (?:{KINDS})(?:(?:, | và |,)(?:{KINDS}))+(?!\w)")


def told_apart(w: Around, i: int, whole: int, label: str) -> str:
    """`chia theo lĩnh vực: …`, `đơn mới tiếp nhận 224 đơn`, `thuộc thẩm quyền của xã 31 đơn`: a part by its label alone."""
    by = _by_what(w, i, whole)
    noun = w.nouns[whole] or w.nouns[i]
    if _COMPLAINTS.fullmatch(lowered(label)):
        return one_kind(w.cores[whole], label)
    if by:
        raw = w.label_before(i)
        return f"{noun} {'' if lowered(raw).startswith(by) else by} {raw}"
    if len(label.split()) >= _LEAST and lowered(label).startswith(f"{w.plain_nouns[i]} "):
        return wording.small(label)
    if lowered(label).startswith("thuộc "):
        return f"{noun} {wording.small(label)}"
    return _long_label(w, i) if label else ""


def _long_label(w: Around, i: int) -> str:
    """`trong đó đơn khiếu nại thuộc thẩm quyền của các cơ quan … là 56 đơn`: a label of many words from its noun on."""
    noun, start, end = w.plain_nouns[i], w.starts[i], w.mentions[i].start
    at = w.working.find(f" {noun} ", start, end) if noun else -1
    if at < 0 or not _LABELS.match(w.working, at + 1, end):
        return ""
    words = w.text[at + 1 : end].split()[:-1]
    return wording.shortened(" ".join(words), _LABEL_WORDS) if len(words) > _WORDS else ""


_LABEL_WORDS = 11
_LABELS = rule(rf"\w+(?: \w+)? (?:{KINDS})\b[^;:.()\d]+ là $")


def one_kind(core: str, kind: str) -> str:
    """The name of a whole with the one kind of a part: `đơn khiếu nại, tố cáo …` or `đơn …` → đơn tố cáo …"""
    if not _COMPLAINTS.fullmatch(lowered(kind)):
        return ""
    said, plain = _COMPLAINTS_OF.sub(f" {kind}", core, count=1), lowered(core)
    if said == core and (paper := _PAPER.match(plain)) and not _ANY_KIND.search(plain):
        said = f"{core[: paper.end(1)]} {kind} {core[paper.end() :]}"
    return wording.shortened(said, _LABEL_WORDS) if said != core else ""


_ANY_KIND = rule(rf"\b(?:{KINDS})\b")
_PAPER = rule(r"(đơn thư|đơn|vụ việc|vụ)(?: các loại)?(?: |$)")


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


def judged(w: Around, i: int) -> str:
    """`7 vụ khiếu nại, 12 vụ tố cáo đúng`: the finding after the last of two kinds of matters is that of both."""
    noun, tail = w.plain_nouns[i], lowered(w.tails[i])
    if noun not in _MATTERS or i + 1 == len(w.mentions) or w.plain_nouns[i + 1] != noun:
        return ""
    if not _COMPLAINTS.fullmatch(tail[len(noun) :].strip()):
        return ""
    if not _BOTH.fullmatch(w.working, w.ends[i], w.mentions[i + 1].start):
        return ""
    found = _FINDING.fullmatch(lowered(w.tails[i + 1])[len(noun) :])
    return f"{w.tails[i]} {found.group(1)}" if found else ""


_MATTERS = frozenset(("vụ", "vụ việc", "đơn", "đơn thư"))
_BOTH = rule(r"(?:,| và) ")
_FINDING = rule(rf" (?:{KINDS}) ((?:có )?(?:đúng|sai)(?:,? (?:có )?(?:đúng|sai|một phần))?)(?: một phần)?")


def left_over(w: Around, i: int) -> str:
    """`đã xóa được 51 hộ nghèo, hiện chỉ còn 9 hộ nghèo và 5 hộ cận nghèo`: what is left of those counted before."""
    mention = w.mentions[i]
    if mention.noun is None or mention.number.percent or mention.number.money or mention.ratio_part:
        return ""
    before = w.working[w.starts[i] : mention.start]
    if "còn" not in before or not _STILL.search(before):
        again = i > 0 and before.strip() in {"và", ","} and w.cores[i - 1].endswith(_LEFT)
        return f"{w.tails[i]}{_LEFT}" if again and not w.predicate(i) else ""
    if w.predicate(i):
        return ""
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if w.verbs[j] and lowered(w.tails[j]) == lowered(w.tails[i]):
            return f"{w.tails[i]}{_LEFT}"
    return ""


_LEFT, _NEAR = " còn lại", 5
_STILL = rule(r"(?:^\W*|[,;(] )(?:(?:đến nay|hiện nay|hiện|nay|chỉ|vẫn) )*còn (?:hơn |gần |trên |khoảng )?$")


def of_a_level(w: Around, i: int) -> str:
    """`820 lượt hộ đạt danh hiệu, trong đó cấp Trung ương 16 hộ`: households of the turns that only their level tells apart."""
    noun, mention = w.plain_nouns[i], w.mentions[i]
    if mention.kind is not Kind.HOUSEHOLDS or not w.is_bare(i, w.tails[i]):
        return ""
    level = _AT_LEVEL.search(w.working, max(w.starts[i], mention.start - _LEVEL_WITHIN), mention.start)
    if not level:
        return ""
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if w.mentions[j].at < w.sentences[i][0]:
            break
        if w.plain_nouns[j] == f"lượt {noun}" and len(w.cores[j]) > len(w.nouns[j]):
            label = f" {w.text[level.start(1) : level.end(1)]}" if level.group(1) else ""
            return f"{w.nouns[i]}{w.cores[j][len(w.nouns[j]) :]}{label}"
    return ""


_LEVEL_WITHIN = 40
_AT_LEVEL = rule(
    r"(?:[,;:(]|và|trong đó|gồm|có)(?: ở)? (?:(cấp trung ương|cấp cơ sở)|cấp (?:tỉnh|huyện|xã|thành phố|quận)) (?:có |là )?(?:hơn |gần |trên |khoảng )?$"
)


def penalty(words: str) -> str:
    """`khiển trách`, `xử lý kỷ luật`: what nobody is glad of; nothing where words say another deed."""
    return words if _PENALTY.fullmatch(lowered(words)) else ""


_PENALTY = rule(
    r"(?:xử lý |thi hành )?kỷ luật(?: .*)?|khiển trách|cảnh cáo|cách chức|khai trừ|xoá tên|xử phạt(?: hành chính)?|bắt(?: giữ)?|khởi tố"
)


def punished(w: Around, i: int, whole: int) -> str:
    """`kỷ luật 14 đảng viên, gồm khiển trách 9 người`: a part by how it was punished."""
    words = penalty(w.verbs[i])
    if not words and "khai trừ" in w.working[w.starts[i] : w.mentions[i].start]:
        words = penalty(w.label_before(i))  # no verb of the lists
    if words:
        w.verbs[i] = words
    if words:
        return f"{w.nouns[whole] if w.mentions[i].unit == 'người' else w.nouns[i]} bị {words}"
    settled = w.verbs[i] or w.label_before(i) if w.mentions[i].kind is Kind.MATTERS else ""
    bare = settled and _SETTLED.fullmatch(lowered(settled)) and w.is_bare(i, w.tails[i])
    return f"{w.nouns[whole] or w.nouns[i]} {wording.small(settled)}" if bare else ""


_SETTLED = rule(r"hoà giải (?:không )?thành(?: công)?")


def passive(w: Around, i: int, verb: str) -> str:
    """The word before a verb that says something was done: none before what matters come to or people do together."""
    if verb in _TOGETHER and w.working.endswith("với ", 0, w.mentions[i].start):
        return ""
    return "bị " if penalty(verb.removeprefix("đề nghị ")) else "" if _SETTLED.fullmatch(lowered(verb)) else "được "


_TOGETHER = frozenset(("ký kết", "phối hợp", "liên kết", "hợp tác", "đối thoại"))
