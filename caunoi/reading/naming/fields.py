"""Matters told apart by their field or their scope, in a list whose first or last member says the rest."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.parts import KINDS
from caunoi.reading.working import lowered, rule

_MATTERS = frozenset(("vụ việc", "vụ", "đơn", "đơn thư", "ý kiến", "kiến nghị", "nội dung", "trường hợp"))
_FIELD = rule(
    r"(?:^|[,;:.(]\s|\bvà )(?:nội dung |trong đó,? |có )?((?:(?!lĩnh vực|thuộc|về|trong|có|các)[^\W\d]+ ){0,4}?)(?:(?:thuộc|về|trong|ở) )?((?:các )?lĩnh vực(?: (?!có |là )[^\W\d]+){1,5}?)(?: có| là| gồm|:)? (?:hơn |gần |trên |khoảng )?$"
)
_REACH, _BACK = 80, 6
_SHORT, _AHEAD = 7, 5
_LIST = rule(r"\s*(?:,|và|, và)\s*$")
_OPENING = rule(
    r"\s*(?:với|đối với) (?:các|những|số) (vụ việc|vụ|đơn thư|đơn|ý kiến|kiến nghị|trường hợp) ([^\d,;:.()]{3,50}?(?:, (?:kéo dài|đông người|tồn đọng))?)(?: theo [^,;:()]*)?, "
)


def of_a_field(w: Around, i: int) -> str:
    """`khiếu nại thuộc lĩnh vực hành chính có 40 vụ, lĩnh vực tư pháp 11 vụ`: what the fields of a list are fields of."""
    if w.plain_nouns[i] not in _MATTERS:
        return ""
    found = _label(w, i)
    if not found:
        return ""
    of, field = found
    for j in range(i, max(0, i - _BACK), -1):
        if of or not _goes_on(w, j):
            break
        before = _label(w, j - 1)
        if not before:
            break
        of = before[0]
    return f"{w.nouns[i]} {of} thuộc {field}" if of else ""


def _label(w: Around, i: int) -> tuple[str, str] | None:
    """What stands before a number that is told by its field: what it is a field of, and the field."""
    end = w.mentions[i].start
    start = max(w.sentences[i][0], end - _REACH, w.mentions[i - 1].end if i else 0)
    if w.working.find("lĩnh vực", start, end) < 0:
        return None
    found = _FIELD.search(w.working[start:end])
    if not found:
        return None
    of, field = (w.text[start + found.start(n) : start + found.end(n)].strip() for n in (1, 2))
    return wording.small(of), field


def _goes_on(w: Around, i: int) -> bool:
    """Whether a figure stands in one list with the one before, of the same noun."""
    before = w.mentions[i - 1]
    between = w.working[before.end : w.mentions[i].start]
    return w.plain_nouns[i - 1] == w.plain_nouns[i] and ";" not in between and before.at >= w.sentences[i][0]


def of_a_scope(w: Around, i: int, name: str) -> str:
    """`37 đơn khiếu nại, 21 đơn tố cáo thuộc thẩm quyền`: the scope at the end of a list is that of all its members.

    So is the one that opens the sentence: `Đối với các vụ việc phức tạp, đã giải quyết 47/51 vụ việc`.
    """
    of = i + 1 if w.mentions[i].ratio_part and i + 1 < len(w.mentions) else i
    noun = w.plain_nouns[of]
    if noun not in _MATTERS or "thuộc" in name or len(name.split()) > _SHORT:
        return name
    opening = _OPENING.match(w.working, w.sentences[i][0], w.mentions[i].start)
    if opening and opening.group(1) == noun:
        said = w.text[opening.start(2) : opening.end(2)]
        return name if said.lower() in name.lower() else _with(name, said)
    return _with(name, "thuộc thẩm quyền") if _ends_in_scope(w, of, noun) else name


def _ends_in_scope(w: Around, i: int, noun: str) -> bool:
    """Whether the list of one noun that goes on after a figure ends with `thuộc thẩm quyền`."""
    for j in range(i + 1, min(i + _AHEAD, len(w.mentions))):
        after = w.mentions[j]
        listed = after.ratio_whole or _LIST.fullmatch(w.working, w.ends[j - 1], after.start) is not None
        if not listed or (not after.ratio_part and w.plain_nouns[j] != noun):
            return False
        if " thuộc thẩm quyền" in w.tails[j]:
            return True
    return False


def _with(name: str, scope: str) -> str:
    """The scope stands before what was done."""
    thing, done, deed = name.partition(" được ")
    return f"{thing} {scope}{done}{deed}"


def of_its_kinds(w: Around, i: int, name: str) -> str:
    """`tiếp nhận 75 đơn khiếu nại, tố cáo; đã giải quyết 62 đơn`: papers are of the kinds of those just counted."""
    of = i + 1 if w.mentions[i].ratio_part and i + 1 < len(w.mentions) else i
    noun = w.plain_nouns[of]
    plain = lowered(name)
    start = len("tổng số ") if plain.startswith("tổng số ") else 0
    if (
        noun not in _OF_KINDS
        or (not plain.startswith(f"{noun} ", start) and plain[start:] != noun)
        or len(name.split()) > _SHORT
    ):
        return name
    if _ANY_KIND.search(plain):
        return name
    floor = min(w.paragraph(i), w.mentions[i].at - _FAR)
    for j in range(min(i, of) - 1, max(-1, i - _BACK - 2), -1):
        if w.mentions[j].at < floor:
            break
        if w.plain_nouns[j].split(" ")[:1] != noun.split(" ")[:1]:
            continue
        said = _KINDS_OF.match(w.cores[j])
        if said:
            end = start + len(noun)
            return f"{name[:end]} {said.group(1)}{name[end:]}"
        if _A_KIND.search(lowered(w.cores[j])):
            break
    return name


_FAR = 400
_OF_KINDS = frozenset(("đơn", "đơn thư", "vụ việc", "vụ"))
_A_KIND = rule(rf"\b(?:{KINDS})\b")
_ANY_KIND = rule(rf"\b(?:{KINDS}|hoà giải|tiếp nhận|đủ điều kiện)\b")
_KINDS_OF = rule(rf"(?:tổng số )?(?:đơn thư|đơn|vụ việc|vụ) (khiếu nại(?:, | và )tố cáo)(?!\w|(?:,| và) (?:{KINDS}))")


def within_scope(w: Around, i: int, core: str, said: str) -> str:
    """`124 ý kiến thuộc thẩm quyền cấp tỉnh: 38 ý kiến đã giải quyết xong`: a part stays within the scope of its whole."""
    if "giải quyết" in said or "thụ lý" in said:
        core = scope_before(w, i) or core
    scope = _SCOPE.search(core) if "thẩm quyền" in core and _DEALT_WITH.match(lowered(said)) else None
    return f"{core[: scope.end()]} {said}" if scope else ""


_DEALT_WITH = rule(r"(?:đã|đang|chưa|còn|được|giải quyết|xử lý|giải trình|hoàn thành)\b(?!.*\bthuộc\b)")
_SCOPE = rule(r" thuộc thẩm quyền(?: giải quyết(?= (?:của|cấp) ))?(?: (?:của |cấp )?(?!được|đã|đang|giải)\w+)*")


def scope_before(w: Around, i: int) -> str:
    """`chỉ 77 đơn thuộc thẩm quyền của tỉnh; đã giải quyết 66 đơn`: the matters in charge last counted in the sentence."""
    start = w.sentences[i][0]
    if w.working.find("thuộc thẩm quyền", start, w.mentions[i].start) < 0:
        return ""
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if w.mentions[j].at < start:
            break
        same = w.plain_nouns[j] == w.plain_nouns[i] and w.mentions[j].value >= w.mentions[i].value
        if same and (scope := _SCOPE.search(w.tails[j])):
            kind = "" if _A_KIND.search(lowered(w.tails[j])) else _only_kind(w.cores[j])
            return f"{w.nouns[j]}{kind}{w.tails[j][len(w.nouns[j]) : scope.end()]}"
    return ""


def _only_kind(core: str) -> str:
    """The kind of complaint that the name of a figure says."""
    found = _A_KIND.search(lowered(core))
    return f" {found.group()}" if found else ""
