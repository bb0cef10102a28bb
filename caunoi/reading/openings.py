"""How a sentence begins that goes on with whoever acted before it: with a verb, an occasion, a means, those who attend."""

from collections.abc import Callable

from caunoi.reading.bodies import VERB_FIRST
from caunoi.reading.working import rule

_LIST_FIRST = rule(r"(?:các|một số|những|nổi bật|kết quả|cụ thể|trong đó)\b")
_TAKE_PART = rule(
    r"(?:hơn |gần |trên |khoảng )?[\d./]+ (?:phiếu|ý kiến|lượt ý kiến|(?:lượt )?(?:hội viên|đoàn viên|cử tri|người|cán bộ|đại biểu|người dân|hộ)(?: [^\W\d]+){0,3}? (?:tham gia|tham dự|dự|đến dự|phát biểu|đăng ký phát biểu|chất vấn|thảo luận|góp ý|bày tỏ))\b"
)
_SUM = rule(r"(?:tổng (?:kinh phí|giá trị|trị giá|số tiền|nguồn lực|nguồn vốn)|kinh phí|số tiền)\b")
_AT_A_MEETING = rule(
    r"(?:cũng\s)?(?:tại|trong|qua|ở)\s(?:các\s|những\s|hai\s|ba\s|\d+\s)?(?:phiên|kỳ họp|hội nghị|đại hội|buổi|cuộc)\b"
)
_THERE_ARE = rule(
    r"(?:(?:đến nay|hiện|hiện nay|trong năm|trong kỳ|ngoài ra|(?:qua|trong|sau|từ) [^,;.:]{1,30}|(?:hơn |gần )?\d+ năm qua),?\s)?có\s|(?:qua đó|tại đây),?\s(?=(?:hơn |gần |trên )?\d)"
)
_INSTRUMENT = rule(
    r"(?:đồng thời,? )?từ nguồn (?:quỹ|vốn|kinh phí) của (?:hội|đoàn|mặt trận)\b|"
    r"(?:từ |thông qua |qua |thực hiện )?(?:chương trình|quỹ|trang(?: thông tin| fanpage| tin| facebook| zalo)?|fanpage|cổng thông tin|hệ thống truyền thanh|đài truyền thanh|cuộc vận động|phong trào|mô hình|công trình|dự án|cuộc thi|hội thi|công tác)\b(?! (?:các cấp|toàn))"
)
_OF_THEM = rule(r"(?:trung bình|bình quân),? mỗi |(?:[^,;]{1,30}, )?(?:tỷ lệ|mức|kết quả|chỉ số)[^,;]{0,20} hài lòng")
_EVENT = rule(r"(?:các )?(?:đợt|buổi|phiên|kỳ họp|hội nghị|đại hội|diễn đàn|(?:nổi bật|nổi bật nhất|đáng chú ý) là)\b")
_DELEGATES = rule(r"\s*(?:hơn |gần |trên |khoảng )?[\d.]+ đại biểu\b(?:[^.;]|\.(?=\d)){0,120}\bdự\b")


def drops_subject(working: str, start: int, at: int, spoken_of: Callable[[int], bool]) -> bool:
    """Whether the sentence, or the clause after a colon or semicolon in it, begins with a verb or with what is a body's own.

    `spoken_of` tells whether a body has acted in the sentence just before one.
    """
    if _DELEGATES.match(working, start):
        return spoken_of(start)
    piece = working[start:at].lstrip(' -+*•"\n')
    if _AT_A_MEETING.match(working, at - len(piece)):
        return True
    there = _THERE_ARE.match(working, at - len(piece))
    if there and there.end() <= at:
        return bool(_TAKE_PART.match(working, there.end())) and spoken_of(start)
    if _EVENT.match(piece) or _OF_THEM.match(piece) or _INSTRUMENT.match(piece) or _SUM.match(piece):
        return True
    if VERB_FIRST.match(piece) or (":" in piece and _LIST_FIRST.match(piece)):
        return True
    cut = max(piece.rfind(":"), piece.rfind(";"))
    return cut >= 0 and bool(VERB_FIRST.match(piece[cut + 1 :].lstrip()))
