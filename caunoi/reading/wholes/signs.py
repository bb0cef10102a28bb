"""The signs by which a text breaks a whole down, and what may be compared with what."""

import re

from caunoi.reading.mentions import Mention
from caunoi.reading.working import led, rule

MARKER = rule(
    led(
        r"trong đó|trong số (?:đó|này|trên|ấy)|trong tổng số(?! \d)|trong các \w+(?: \w+)? (?:trên|này|đó)|gồm(?: có)?|bao gồm(?: có)?|cụ thể(?: là)?|chia ra|"
        r"chia theo|phân theo|xét theo|tính theo|phân loại(?!,? (?:và )?xử lý)(?<!qua phân loại)|theo (?:lĩnh vực|thẩm quyền(?<!lý theo thẩm quyền)(?<!quyết theo thẩm quyền)|giới tính|giới|nội dung|loại hình|độ tuổi|nhóm)|"
        r"cơ cấu|riêng(?<=, riêng)|tính riêng|trong số(?! \d)"
    )
    + r"\b"
)
CLOSE_TO_ITS_WHOLE = ("gồm", "bao gồm")
PICKS_ONE = ("riêng", "tính riêng")
ANEW = rule(r"\btheo|phân loại|cơ cấu")  # a second breakdown of the same whole
LEAD = rule(r"^[\s\-+*•\"]*(?:[\w ]{0,24},)?\s*$")
BULLET = re.compile(r"\s*[-+*•–]\s|\s*\(?[a-zđ\d]{1,2}[).]\s")
APART = re.compile(r"[;.](?!\s$|\d)")  # `4 tỷ đồng; gồm: …` is still close to its whole
NEXT_DEED = rule(  # `trong đó 6 hội nghị chuyên đề; phối hợp tổ chức 80 …`: the breakdown is over
    r"[:;\s\-+*•]*(?:đã |còn |cũng |tiếp tục )?(?:phối hợp|tổ chức|tham mưu|vận động|tuyên truyền|xây dựng|duy trì|triển khai|hỗ trợ|"
    r"giúp|kết nạp|thành lập|tham gia|giới thiệu|trao|tặng|ra mắt|đồng thời|ngoài ra|bên cạnh|thăm|ban hành|huy động|quyên góp|mở|"
    r"đào tạo|tập huấn)\b"
)
LEFT_OVER = rule(r"(?:\bcòn lại|[,;(]\s?(?:chỉ )?còn)\s(?:là\s|có\s|-\s)?$")
ON_TOTAL = rule(r"^[^,;:.()]{0,60} (?:trên|trong) (?:tổng )?số (?:hơn |gần |trên |khoảng )?$")
OF_THOSE = rule(r" trong số (?:đó|này|ấy)\b")
AMONG = rule(r"\btrong (?:số |tổng số )?$")
THERE = rule(r"(?:,(?: (?:đã|có|còn|thì|chỉ)){0,2}|^[^.;]{0,160} (?:mới|chỉ) có) (?:hơn |gần |trên |khoảng )?$")
THEN = rule(r" thì (?:đã |có )?(?:hơn |gần |trên )?")
AMONG_SHARE = rule(r"[^.;()]{0,80}(?:,| \()\s?trong (?:số )?đó (?:có )?")
SPENT = rule(r"\b(?:chi|tồn|dư|còn)\b")  # what came in, what went out and what is left
SHARE = re.compile(r"[^.;%]{0,60}")  # between a count and its share
OF_TARGET = rule(r"\s?(?:so với|(?:của )?(?:kế hoạch|chỉ tiêu|kh|dự toán|nghị quyết|mục tiêu))\b")
WORD = re.compile(r"[^\W\d_]+")
MARK, MARK_AFTER = re.compile(r"[;:.]"), re.compile(r"[;:.,(]")

_CHANGE = rule(r"\b(?:tăng|giảm|hơn|kém|vượt|thêm)(?:\s(?:thêm|được|khoảng|gần|hơn|trên|là))*\s$")
_CHANGE_ENDS = ("tăng", "giảm", "hơn", "kém", "vượt", "thêm", "được", "khoảng", "gần", "trên", "là")
_EACH = rule(r"\b(?:mỗi|bình quân)\b[^;.:()\d]{0,30}$")
_THAN = rule(r"\s(?:\w+\s){0,5}?so với\b")
_YEAR_LABEL = rule(
    r"\s?\(\s?(?:(?:cùng kỳ|năm|so với|trước đó|kỳ trước|năm trước|cả năm|tháng|quý)(?![^();]*\bchuyển)[^();]{0,40}?[:\s])?$"
)
COMMON = frozenset((
    "và", "với", "cho", "có", "là", "của", "tại", "ở", "trong", "được", "các", "những", "đã", "gồm", "bao", "cụ",
    "thể", "đó", "người", "vụ", "việc", "hộ", "cuộc", "số", "năm", "từ", "đến", "về", "trên", "tỷ", "lệ", "đạt",
    "tổng", "lượt",
))  # fmt: skip
GENERAL = {"đơn vị", "cơ sở", "tổ chức", "cơ quan", "cơ quan, đơn vị", "cơ sở đoàn", "cơ sở hội"}
_SAME = {
    "lượt người": "lượt", "lượt hộ": "hộ", "vụ": "vụ việc", "đơn thư": "đơn", "gia đình": "hộ", "căn": "nhà", "ngôi nhà": "nhà", "ngôi": "nhà", "mái ấm": "nhà",
    "cuộc": "cuộc họp", "hội nghị": "cuộc họp", "buổi": "cuộc họp", "dự thảo": "văn bản", "khu": "khu dân cư", "quy chế": "quy chế",
    "ý kiến, kiến nghị": "ý kiến", "kiến nghị": "ý kiến", "phản ánh": "ý kiến", "trường hợp": "vụ việc",
}  # fmt: skip


def family(unit: str | None) -> str:
    """What may be compared: units a whole and its parts share under one name."""
    return _SAME.get(unit or "", unit or "")


def is_change(working: str, mention: Mention) -> bool:
    """`tăng 11 hội nghị so với cùng kỳ`: by how much, not how many."""
    before = working[max(0, mention.start - 24) : mention.start]
    said = before.rstrip()
    if not said.endswith(_CHANGE_ENDS) or not _CHANGE.search(before):
        return False
    return bool(_THAN.match(working, mention.end)) or not said.endswith("hơn")


def is_of_each(working: str, mention: Mention) -> bool:
    """`32 hộ (mỗi xã, thị trấn 2 hộ)`: how many there are in each, not in all."""
    before = working[max(0, mention.start - 40) : mention.start]
    return ("mỗi" in before or "bình quân" in before) and bool(_EACH.search(before))


def is_left_over(working: str, mention: Mention) -> bool:
    """`còn lại 35 vụ việc`, `ba hộ còn lại`."""
    start = max(0, mention.start - 24)
    said = working.find("còn", start, mention.start) >= 0 and LEFT_OVER.search(working, start, mention.start)
    return bool(said) or working.startswith(" còn lại", mention.end)


def compares_in_brackets(working: str, before: Mention, mention: Mention) -> bool:
    """`432 vụ (465 vụ)`, `16 cuộc (năm 2022: 13 cuộc …)`: the value of another time, no part."""
    if before.unit != mention.unit or mention.number.percent:
        return False
    between = working[before.end : mention.start]
    if not _YEAR_LABEL.fullmatch(between):
        return False
    return between.strip() != "(" or working[mention.end : mention.end + 1] == ")"
