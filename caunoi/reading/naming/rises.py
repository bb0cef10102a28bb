"""By how much something rose or fell that the words before the share name themselves."""

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.changes import since
from caunoi.reading.working import rule


def what_rose(w: Around, i: int) -> str:
    """`So với đầu năm, tỷ lệ hộ nghèo giảm 1,8%, hộ cận nghèo giảm 1,5%`: what fell, and since when."""
    start = max(w.sentences[i][0], w.mentions[i - 1].end if i else 0)
    piece = w.working[max(start, w.mentions[i].start - _NEAR) : w.mentions[i].start]
    found = _ROSE.search(w.working, start, w.mentions[i].start) if "giảm" in piece or "tăng" in piece else None
    if not found:
        return ""
    what = wording.small(w.text[found.start(1) : found.end(1)])
    before = w.names[i - 1] if i and w.mentions[i - 1].at >= w.sentences[i][0] else ""
    listed = before.startswith(_OF_A_SHARE)
    if not what.startswith(_SHARE) and listed:
        what = f"tỷ lệ {what}"
    than = _THAN.match(w.working, w.mentions[i].end, w.sentences[i][1]) or _SINCE.match(
        w.working, w.sentences[i][0], found.start(1)
    )
    told = f" {wording.small(w.text[than.start(1) : than.end(1)])}" if than else since(w, i, None)
    return f"mức {found.group(2)} {what}{told}"


_NEAR = 30
_SHARE = ("tỷ lệ ", "tỉ lệ ")
_OF_A_SHARE = ("mức giảm tỷ lệ ", "mức tăng tỷ lệ ")
_ROSE = rule(
    r"(?:^|[,;:.]\s|\s(?:và|trong đó)\s)((?:tỷ lệ|tỉ lệ|số|hộ|tổng|sản lượng|năng suất|diện tích|thu nhập|doanh thu|giá trị)(?: [^\W\d]+){1,9}?)(?: (?:đã|cũng|chỉ|còn|đều))* (tăng|giảm)(?: (?:thêm|được|hơn|gần|trên|khoảng|xuống|lên))*\s$"
)
_THAN = rule(r",? (so (?:với|(?=cùng kỳ))(?:\s[^\W\d]\w*){1,4}(?:\s(?:19|20)\d\d)?)")
_SINCE = rule(r"\s*(so với(?: [^\W\d]+){1,4}(?: (?:19|20)\d\d)?), ")
