"""What land was given for: the road or the work told before, where the clause of the figure says no more than `hiến`."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.working import lowered, rule

_REACH, _WORDS = 600, 7


def given_for(around: Around, i: int, name: str) -> str:
    """`mở rộng đường trục thôn … Các hộ đã hiến 200 m2 đất`: the name with what the land was given for."""
    plain = lowered(name)
    if not _GIVEN.search(plain) or _TOLD.search(plain):
        return name
    end = around.mentions[i].start
    start = max(around.paragraph(i), end - _REACH)
    told = list(_WORK.finditer(around.working, start, end))
    if not told:
        return name
    found = told[-1]
    work = around.text[found.start() : found.end()]
    if found.group(3):
        work = f"{_MADE.get(found.group(3), found.group(3))} {around.text[found.start(2) : found.end(2)]}"
    return f"{name} {wording.shortened(wording.small(work), _WORDS)}"


_GIVEN = rule(r"\bđất\b.*\bhiến(?: đất)?$|\bhiến đất$")
_TOLD = rule(r"\b(?:làm|mở|xây|nâng cấp|phục vụ)\b")
_MADE = {"khởi công": "làm", "làm mới": "làm"}
_NOT = r"(?!(?:vừa|đã|được|sắp|có|với|dài|rộng|lên|từ|do|của|qua|ở|tại|trong|là|và|này|đó|cũng|không|mà|thì|vốn|trước|nay|giữa|theo|gắn|năm|tiếng|đi|để|bà|các|nhờ|huyện|xã|tỉnh)\b)"
_PLACE = rf"(?:con |tuyến |những |các )*((?:đường|hẻm|ngõ|kiệt hẻm|kênh mương|giao thông|nhà văn hoá)(?: {_NOT}[^\W\d]+){{0,4}})"
_WORK = rule(
    rf"\b(?:làm|mở rộng|mở|nâng cấp|bê tông hoá|kéo dài|xây dựng|xây)(?:, (?:mở rộng|nâng cấp|chỉnh trang))* {_PLACE}"
    rf"|\b{_PLACE}[^.;,:]{{0,60}}? (?:vừa |sắp |đã )*được (khởi công|mở rộng|làm mới|nâng cấp|bê tông hoá)\b"
)
