"""What stands right before a number: short verbs, the mark its clause begins after, an event, the label of its line."""

import re

from caunoi.reading.naming.commas import PAIRS
from caunoi.reading.naming.wording import A_VERB
from caunoi.reading.working import led, lowered, rule

SHORT_VERBS = frozenset(
    lowered(
        "cấp chi thu in lấy ký phát góp nhận tiếp khen đặt làm rút đưa đón đăng gửi chuyển bầu lắp vay nộp treo cắm chữa khám hiến xoá giúp tặng trao xây sửa"
    ).split()
)
GIVES = frozenset(("trao", "tặng", "xây"))  # after a name: `… ở Thành phố Hồ Chí Minh trao 120 phần quà`
BEFORE_SHORT = rule(
    r"(?:^|[,;:(]\s?|\b(?:ban vận động|ban hoà giải|đã|cũng|được|và|có|năm|nay|kỳ|qua|để|sẽ|quỹ|hội|đoàn|phường|xã|huyện|tỉnh|quận|thành phố|thị trấn|ban, ngành|phải|các tổ|các ban|doanh nghiệp|hội viên|đoàn viên|nhân dân|người dân|nhà hảo tâm|cá nhân|đơn vị|mặt trận|tổ chức|mạnh thường quân|cấp|nông dân|phụ nữ|ngành|bà con|cán bộ)\s)$"
)
_LISTED_PLACE = r"(?:(?<=xã,)|(?<=phường,)|(?<=huyện,)|(?<=quận,)|(?<=sở,)|(?<=ban,))\s(?:thị trấn|thị xã|thành phố|phường|ngành|ban|đoàn thể)\b"
MARK = rule(
    rf"[;:()\[\]\n.!?…,](?:(?<=[;:()\[\]\n])|(?<=[.!?…])(?=\s)|(?<=,)(?=\s)(?!\s(?:chống|việc tốt|phát triển)|{_LISTED_PLACE}|{PAIRS}))"
)
SEPARATOR = rule(  # a mark, or a dash that is no part of a word
    rf"[;:()\[\]\n.!?…,\s](?:(?<=[;:()\[\]\n])|(?<=[.!?…])(?=\s)|(?<=,)(?=\s)(?!\s(?:chống|việc tốt|phát triển)|{_LISTED_PLACE}|{PAIRS})|(?<=[^\w\"]\s)-\s(?!\d))"
)
UNDONE = rule(rf"chưa (?<!\wchưa )(?:được )?{A_VERB}(?: xong)? (?:hơn |gần |trên |khoảng )?$")
GATHERING = rule(
    rf"({led('hội nghị|diễn đàn|đối thoại|buổi đối thoại|đại hội|hội thi|cuộc thi|ngày hội|toạ đàm|hội thảo|phong trào|chiến dịch|lớp tập huấn|buổi tiếp xúc|tiếp xúc cử tri|tiếp công dân|chương trình')}"
    r"(?:\s(?!có|thu hút|với|ngày|đã|được|do|tại|ở|diễn|năm|trong|để|ghi nhận|tiếp nhận|nêu|thông qua|là|lần thứ)[\w\"]+){0,8})"
)
LINE_LABEL = rule(
    r"\s*(?:[-+*•]\s*|\(?[a-zđ\d]{1,2}[.)]\s*)*(?:về (?:công tác )?|kết quả (?=\w+ \w+)|công tác )?((?:[\w\"/,-]+\s){0,7}[\w\"/-]+)\s?:(?!\d)"
)

CLAUSE = rule(r"\b(?:rồi|phải|cũng|vẫn|đều|chẳng|đã|đang|sẽ|con số)(?!\w)")  # `Có vốn rồi phải có nghề: mở 8 lớp`


def of_this_figure(words: str) -> str:
    """The words before a figure without whoever tells it and without one thing more that has no figure; a unit owns it."""
    if "cho biết" in words or "thống kê" in words or "rằng" in words:
        told = _TOLD.match(lowered(words))
        words = words[told.end() :] if told else words
    if "1 " in words:
        words = _ONE_MORE.sub("", words)
    return f"của {words.lower()}" if words.lower() in _UNITS else words


_TOLD = rule(
    r".*\b(?:cho biết|thống kê|rằng)(?!\w)(?: rằng)?(?:[, ]+(?:toàn (?:tỉnh|huyện|xã)|hiện|đã|có)(?!\w))*[, ]*"
)
_ONE_MORE = re.compile(  # `thi hành kỷ luật 1 tổ chức đảng và 31 đảng viên`
    r"(?<!tháng)(?<!ngày)(?<!quý)(?<!số)(?<!thứ)(?<=\w) 0?1 (?!trong|số)[^\W\d].*$"
)
_UNITS = frozenset(("thôn", "xóm", "ấp", "bản", "buôn", "làng", "khu phố"))

LEADS_IN = rule(r"^(?:.{0,3}\W)?(?:qua (?:đánh giá|phân loại|rà soát)|(?:đến )?thời điểm|(?:tại )?đây$)")
