"""The words by which phrases begin and end round a number: stops, verbs, connectives, abbreviations."""

import re
from collections.abc import Sequence

from caunoi.reading.nouns import noun_at
from caunoi.reading.working import grouped, led, lowered, rule

_STOPS = (
    r"với(?<!đối với)(?! (?:cử tri|đại diện|nhân dân|người dân|doanh nghiệp|thanh niên|công nhân|phụ nữ|nông dân|ứng cử|các tầng lớp))"
    r"|trong đó|nhằm|để|qua đó|từ đó|góp phần|đồng thời|chiếm(?<!lấn chiếm)|tăng(?! (?:gia|cường|trưởng))|so với|trị giá|tổng (?:dư nợ|trị giá|kinh phí|số tiền|giá trị|số|cộng|vốn|mức)|"
    r"trong (?:năm|tháng|quý|đó|dịp|thời gian|nhiệm kỳ|giai đoạn|kỳ|số đó|số này|\d+)|từ (?:năm|đầu|tháng|ngày|nguồn|\d+)|tính đến|nhân(?= (?:dịp|ngày|kỷ niệm|tết|lễ)\b)|dịp|theo(?! (?:dõi|đạo|học|đuổi|yêu cầu|đề nghị|nhóm|chuyên đề|tôn giáo))|"
    r"vào(?= (?:ngày|tháng|năm|cuối|đầu|dịp))|như|gồm|bao gồm|cụ thể|tại(?! (?:nơi làm việc|nơi cư trú|chỗ|nhà|cơ sở|cộng đồng))|ở(?= (?:xã|phường|huyện|thôn|ấp|tỉnh|quận|bản|buôn|khu|địa phương))|trên địa bàn|trong toàn|bảo đảm|kinh phí|số tiền|bình quân|trung bình(?<!loại trung bình)(?<!mức trung bình)(?<!học lực trung bình)|ước(?<!thoả ước)(?<!quy ước)(?<!hương ước)(?<!mong ước)|tương đương|do đó|vì vậy|"
    r"thu hút|hiện nay|hiện có|thì|chỉ(?= (?:\d|còn |mất |có |đạt |mới |hơn |gần ))|mới(?= (?:\d|đạt |có |chỉ ))|vỏn vẹn|có(?= (?:hơn|gần|trên|khoảng|tổng|không ít|nhiều|\d))|và(?= (?:hơn |gần |trên |khoảng )?\d)|hoặc|nhưng|song|là(?! (?:tổ|uỷ|đại|thành|trưởng|cán|đảng|nữ|người|hội|đoàn|chủ|bí))|cao hơn|thấp hơn|đến nay|đã|sẽ|mà(?= không| chưa)|quy mô(?= )|quá(?= \d)|còn lại|nhất là|chủ yếu|ngang(?= (?:với|bằng))|"
    r"đều|thông qua|bước đầu|mang lại|làm cho|sau khi|trước khi|thành(?= \d)|nâng tổng"
)
# SHARE_STOP and STOP begin with the first character of what ends a phrase: the letters before are passed over at once
_FIRST_OF_STOP = r"[;:()\[\]\n.!?…,\s](?:(?<=[;:()\[\]\n])|(?<=[.!?…])(?=\s|$)|(?<=\s)[-+](?<![\w\"]\s-)\s"
_STOPS_IN_CLAUSE = (
    r"đạt(?! (?:chuẩn|danh|giải|loại|tiêu|mức))|còn lại|giảm(?= (?:so|từ|còn|\d))|bằng(?= (?:\d|hơn|gần|tổng))"
)
_STOPS_AFTER_COMMA = r"đạt|giảm|bằng|ở|trong|từ|vào|đảm bảo|giá trị|mỗi|là|nâng|còn|không|nay|hiện|tạo|giúp|cùng|kèm|nên|thì|mà|khi|phần lớn|phần nhiều|phần đông|đa số|đa phần|hầu hết|gần một nửa|quá nửa|hơn một nửa|nội dung|tỷ lệ|được(?= các )"
STOP = rule(
    rf"[;:()\[\]\n.!?…,\s](?:(?<=\s)(?:{led(f'{_STOPS}|{_STOPS_IN_CLAUSE}')}(?!\w)|[-+](?<![\w\"]\s-)\s"
    r")"
    rf"|(?<=,)\s{led(f'{_STOPS}|{_STOPS_AFTER_COMMA}')}(?!\w)|(?<=[;:()\[\]\n])|(?<=[.!?…])(?=\s|$))"
)
_DONE = re.compile(r"^.*\s(?:đã|đang|sẽ)\s(?=\w+\s\w+)")
COMMA = re.compile(r",\s")
CLAUSE = re.compile(r"[;:()\[\]\n]|[.!?…](?=\s|$)")
FIRST_WORDS = re.compile(r"(?:[^\w/%&-]*[\w/%&-]+){0,16}")  # a phrase has no more
_TRAILING_SAID = (
    r"(?:[\s,]+(?:trở lên|trở xuống|và|với|cho|có|là|của|tại|(?<!nhà )ở|trong|được|đạt|gồm|bao gồm|để|(?<!thu )về|từ|đến|trên|dưới|hơn|gần|khoảng|tổng|các|những|một|cùng|cũng|"
    r"(?<!thoả )(?<!quy )(?<!hương )ước|(?<!lấn )chiếm|còn|thêm|riêng|lên|xuống|tăng|giảm|mỗi|như|tổng số|(?:tổng )?(?:chiều )?(?<!kéo )dài|trị giá|đồng thời|tiếp tục|(?<!mặt )(?<!công )bằng|so|(?<!tự )do|qua|mới chỉ|nên|khi|(?<=và )không|(?<=và )chưa)"
    r"|,\s(?:tổ chức|xây dựng|vận động|hỗ trợ|trao|tặng|giúp|thành lập|phát hiện|kiến nghị(?<!đề xuất, kiến nghị)(?<!ý kiến, kiến nghị)|tiếp nhận|triển khai|huy động|tiến hành))+\s*$"
)
TRAILING = rule(_TRAILING_SAID)
_TRAILING_WORDS = frozenset(re.findall(r"\w+", lowered(re.sub(r"\\\w", " ", _TRAILING_SAID)))) | {""}
VERBS = (
    r"hỗ trợ xây dựng|hỗ trợ xây mới|hỗ trợ sửa chữa|hỗ trợ|giúp đỡ|giúp|tặng bằng khen|tặng giấy khen|trao tặng|trao|thăm hỏi|thăm và tặng quà|thăm, tặng quà|tặng quà|tặng|cấp phát|cấp mới|cấp|phát|"
    r"xây dựng mới|xây mới|xây dựng|xây|khởi công|khánh thành|bàn giao|sửa chữa|sửa|nâng cấp|làm mới|làm|lắp đặt|lắp|trồng mới|trồng|khai thông|nạo vét|gia cố|bắc mới|đặt|bê tông hoá|mở rộng|"
    r"khen thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh|khen|công nhận|thành lập mới|thành lập|ra mắt|kết nạp|phát triển|giới thiệu|kiện toàn|củng cố|bầu ra|bầu|hiệp thương cử bổ sung|hiệp thương cử|hiệp thương|đăng ký|nhân rộng|"
    r"tiếp nhận|nhận|thụ lý|giải quyết|hoà giải thành|hoà giải không thành|hoà giải|xử lý|phân loại|chuyển|trả lời|giải trình|giải thích|giải đáp|tổng hợp|thu thập|ghi nhận|lắng nghe|tiếp thu|tiếp thường xuyên|tiếp|"
    r"thẩm tra|thẩm định|ban hành|tham mưu|sửa đổi|bổ sung|rà soát|kiểm tra|giám sát|phản biện|khảo sát|thanh tra|phát hiện|kiến nghị|đề nghị|đề xuất|thu hồi|xử phạt|kỷ luật|khiển trách|cảnh cáo|"
    r"vận động|huy động|quyên góp|ủng hộ|đóng góp|hiến|góp|thu|chi|giải ngân|cho vay|vay|uỷ thác|quản lý|đăng tải|đăng|biên soạn|in ấn|in|phát hành|phát sóng|tuyên truyền|phổ biến|tập huấn|bồi dưỡng|đào tạo|dạy nghề|"
    r"tư vấn|khám|chữa|cấp thuốc|nhận đỡ đầu|đỡ đầu|nuôi dưỡng|bảo trợ|phụng dưỡng|chăm sóc|xoá|thoát nghèo|thoát|giảm|tăng thêm|tạo việc làm|giải quyết việc làm|lấy ý kiến|lấy|gửi|phát động|ký kết|ký|hoàn thành|"
    r"thu gom|dọn dẹp|vệ sinh|trang bị|bố trí|di dời|tháo dỡ|cắm|treo|xác minh|thẩm vấn|khởi tố|bắt giữ|triệu tập|giáo dục|cảm hoá|hướng dẫn|tham gia|chất vấn|thông qua|miễn nhiệm|bãi nhiệm|luân chuyển|bổ nhiệm|"
    r"duyệt|phê duyệt|quyết toán|phân bổ|tiết kiệm|nộp|chuyển giao|ứng dụng|sản xuất|tiêu thụ|liên kết|bảo lãnh|tín chấp|trợ cấp|trợ giúp|đưa|rút|đón|gặp mặt|đối thoại với|nêu|xem xét|tiếp xúc|chấm|bình xét|xếp loại|đánh giá|"
    r"phát ra|thu về|thu vào|giao nộp|bắt giữ|bắt|điều tra|làm rõ|tập hợp|kiến nghị cắt giảm|cắt giảm|cung cấp|đào đắp|bán|mua|cung ứng|chuyển đổi|chi trả|đóng|trả|mời|quy tập|phong tặng|truy tặng|trao tặng|nghiệm thu|thực hiện|mở|duy trì|phụ trách|lập|làm chủ|"
    r"cải tạo|tu sửa|quy hoạch|giải toả|bồi thường|tổng kết|sơ kết|niêm yết|công khai|số hoá|cập nhật|tích hợp|cài đặt|kích hoạt|huấn luyện|diễn tập|tuyển|tuyển chọn|chuẩn hoá"
)
A_VERB = led(VERBS)
LEVEL_WORDS = rule(
    r"(?<!thẩm quyền)(?<!thẩm quyền của)(?<!thẩm quyền giải quyết)(?<!thẩm quyền giải quyết của)(?<!danh hiệu)(?<!hành chính)(?:^|\s+)cấp\s(?:trung ương|tỉnh|huyện|xã|quận|phường|thành phố|thị xã|cơ sở|thôn)\b"
)
CONNECTIVES = rule(
    r"^(?:[\s,;:=-]|(?:(?:thấp|cao|nhiều|ít|tốt|đông|lớn) nhất(?: là)?|(?:điển hình|nổi bật|tiêu biểu) là|kế đến là|tiếp đến là|trong đó|nhờ (?:đó|vậy|thế)|trong số này|trong số đó|chia ra|gồm có|gồm|bao gồm|cụ thể|và|có|riêng|đã|hiện có|hiện(?! vật\b)|toàn (?:tỉnh|huyện|xã|quận|phường|thành phố|thị xã)|trong năm|trong kỳ|qua đó|đồng thời|kết quả|(?:số |phần )?còn lại(?: là)?|còn|với|tại|cho|của|cũng|đến nay|bên cạnh đó|ngoài ra|đặc biệt|là|nâng|số|tổng số|tổng|nhưng|song|chúng tôi|trở lên|trở xuống|từ (?:số|nguồn(?: vốn| quỹ)?) (?:này|đó)|rốt cuộc|vậy nên|tính ra|đợt này)\b)+"
)
_END_WORDS = r"là|so với|vẫn|(?<!truyền )đạt|được|có|gồm|còn|chiếm|với|tổng số|khoảng|trở lên|trở xuống|lên|xuống|đến|ước|hơn|gần|trên|dưới|tỷ lệ|đã|hiện có|(?<!thực )(?<!phát )(?<!thể )hiện|tăng|(?<!cắt )(?<!kéo )giảm|(?<!địa )chỉ|cả|trong đó|thêm|(?<!thiểu )số|tổng cộng|lên tới|(?<!mặt )(?<!công )bằng|(?<!thôn )mới|vỏn vẹn|ít nhất|tối thiểu|tối đa|đa số|thì|thu hút|từ|cho|bao|(?<!bên )(?<!nước )(?<!trong và )ngoài|tương đương|tương ứng|(?<!tồn )tại|ở|của|về|và|đối với|đối|(?<!tự )do|ngay|toàn bộ|cùng|khiến"
END_WORDS = rule(rf"(?:[\s,:(-]|\b(?:{_END_WORDS})\b)+$")
_AFTER_VERB = (
    "được|đủ|tới|cho|với|thêm|mới|thành công|tổng số|trực tiếp|kịp thời|gần|hơn|trên|khoảng|xong|đối với|tổng cộng"
)
VERB_BEFORE = rule(
    rf"(?:^|[\s,;(:\"])(?<!\btổ )(?<!\bvốn )(?!(?<=\bban )(?:vận động|hoà giải)\s)((?:{A_VERB}(?:\s?,\s?|\svà\s|\s))*{A_VERB})\s(?:(?:{_AFTER_VERB})\s){{0,3}}$"
)
_VERB_ENDS = frozenset(words.split()[-1] for words in lowered(VERBS).split("|"))
_AFTER_VERBS = frozenset(lowered(_AFTER_VERB.replace("|", " ")).split()) - _VERB_ENDS
_IN_VERBS = frozenset(re.split(r"[\s|,]+", lowered(f"{VERBS}|{_AFTER_VERB}|và"))) | {""}
_WHEN = "đầu|cuối|giữa|hết|thời điểm|ngày|tháng|năm|quý|giai đoạn|nhiệm kỳ|vụ(?<!nhiệm vụ)|năm học"
_NUMBERED = r"(?:năm\s|tháng\s|quý\s)?\d[\d/.\-]*(?: ?- ?\d[\d/]*)?"
_WITHIN = r"trong (?:(?:hai|ba|bốn|năm|sáu|nhiều|mấy) )?(?:năm|kỳ|tháng|quý|nhiệm kỳ)(?= |$)|năm (?:nay|ngoái|trước)"
_TIMES_SAID = (
    *(
        rf"{begun}{word}\s(?:(?:{_WHEN})\s)+{_NUMBERED}"
        for word in ("từ", "đến", "trong", "vào", "hết", "qua", "sau", "trước", "tới", "lúc")
        for begun in ("tính ", "")
    ),
    *(rf"{word}\s(?:(?:{_WHEN})\s)*{_NUMBERED}" for word in _WHEN.split("|")),
    *(rf"{begun}từ (?:đầu (?:năm|nhiệm kỳ)|đó) đến (?:nay|thời điểm này)" for begun in ("tính ", "")),
    "tính đến (?:nay|thời điểm này)|đến (?:nay|thời điểm này)",
    "hiện nay|hiện tại|khi đó|trước đây|trước đó|sau đó",
)
_MONTHS = r"\d+ tháng(?: (?:đầu|cuối))?(?: năm(?: \d+)?)?"
_SO_FAR = r"năm qua|(?:thời gian|nhiệm kỳ) qua"
TIMES = rule("|".join((*_TIMES_SAID, r"\w+ (?:năm|tháng) qua", _MONTHS, _SO_FAR, _WITHIN)))
_TIMES_TOLD = rule(grouped("|".join((*_TIMES_SAID, _WITHIN))) + f"|{_MONTHS}")  # those without `qua`, by first letters
_MAY_BE_TIME = re.compile(
    r"[\dhknqst](?:(?<=\d)|(?<=n)(?:ay|ày|goái)|(?<=h)iện tại|(?<=k)hi đó|(?<=t)r(?:ước|ong)|(?<=s)au đó|(?<=q)ua)"
)
BRACKETS = re.compile(r"\([^()]*\)")
_ADVERBS = rule(r"(\s)(?:cũng |đều |đã |sẽ |vẫn |luôn |nghiêm túc |kịp thời )+(?=\w)")
GOES_ON = re.compile(r"[\w-]+(?:\s[\w-]+){0,2}(?:,| và)\s")
NEW_CLAUSE = rule(
    r"(?:tổ chức|xây dựng|vận động|hỗ trợ|trao|tặng|giúp|thành lập|phát hiện|kiến nghị|trong|qua|đạt|phối hợp|tiếp|mở|có|ban hành|trị giá|tổng|kinh phí|thu|chi|huy động|với|nâng|tăng|giảm|chiếm|đã|góp)\b"
)
SHARE_STOP = rule(
    rf"{_FIRST_OF_STOP}|(?:(?<=,)\s|(?<=\s))(?:với|trong đó|nhằm|để|qua đó|góp phần|đồng thời|chiếm(?<!lấn chiếm)|tăng|giảm|so với|trong (?:năm|tháng|quý|đó)|từ (?:năm|đầu)|như|gồm|cụ thể|và(?= (?:hơn |gần |trên |khoảng )?\d))(?!\w))"
)
TIDY = rule(
    r"(?:[\s,]+(?:đang|sẽ|đạt|gồm|(?<!mặt )(?<!công )bằng|và|của|với|cho|tại|(?<!nhà )ở|(?<!trực )thuộc|là|các|có|được|(?<!thu )về|đối|trong|từ|đến))+$"
)
_CHANGE = rule(
    r"\b(?<!cắt )(?<!kéo )(tăng|giảm)(?:\sthêm)?\s$|\b(?:nhiều|ít|cao|thấp) hơn\s(?:(?:so với )?(?:cùng kỳ|năm|kỳ|nhiệm kỳ)(?: \w+){0,2}\s)?$"
)
THAN = rule(r"so (?:với|(?=cùng kỳ))(?:\s[^\W\d]\w*){1,4}(?:\s(?:19|20)\d\d)?")

_LIGHT_WORDS = frozenset(
    lowered(
        "tổ chức|thực hiện|triển khai|tiến hành|phối hợp|chủ trì|xảy ra|thành phố|thị trấn|thị xã|địa bàn|bao gồm|"
        "đạt|gồm|mở|năm|tháng|ngày|quý|kỳ|nay|cấp|tỉnh|huyện|xã|phường|quận|toàn|"
        "và|với|cho|có|là|của|tại|ở|trong|được|các|những|để|về|từ|đến|trên|dưới|hơn|gần|khoảng|tổng|cùng|cũng|theo|đã|do|bởi|mỗi|như|vào|ra|"
        "thì|mà|đó|này|khi|sau|trước|bị|đang|sẽ"
    ).split("|")
)
LIGHT = frozenset(syllable for word in _LIGHT_WORDS for syllable in word.split())
_WORDS_OF_TWO = frozenset(
    lowered(
        "chuẩn bị|trang bị|thiết bị|xã hội|tổng kết|tổng hợp|năm học|ngày công|ngày hội|kỳ họp|cấp uỷ|toàn dân|hơn thế|mở rộng|mở lớp|vốn tỉnh|vốn huyện|vốn xã|sách tỉnh|sách huyện|sách xã|ra quân|ra mắt|trong sạch|đạt chuẩn|cấp phát|cấp thuốc|cấp cứu|do dự|cho vay"
    ).split("|")
)


def heavy(syllables: Sequence[str]) -> tuple[int, int]:
    """Where in a phrase the words begin and end that say something: `khai thác` keeps the `khai` of `triển khai`."""
    begin, end = 0, len(syllables)
    while end:
        if end > 1 and " ".join(syllables[end - 2 : end]) in _LIGHT_WORDS:
            end -= 2
        elif syllables[end - 1] in _LIGHT_WORDS and " ".join(syllables[max(0, end - 2) : end]) not in _WORDS_OF_TWO:
            end -= 1
        else:
            break
    while begin < end:
        if " ".join(syllables[begin : begin + 2]) in _LIGHT_WORDS:
            begin += 2
        elif (syllables[begin] in _LIGHT_WORDS or syllables[begin].isdigit()) and " ".join(
            syllables[begin : begin + 2]
        ) not in _WORDS_OF_TWO:
            begin += 1
        else:
            break
    return min(begin, end), end


def verb_before(words: str, reach: int) -> re.Match[str] | None:
    """The verb that a clause ends with, with one space after it."""
    last = words[-_LONGEST:].rsplit(None, 1)[-1:]
    if not last or (last[0] not in _AFTER_VERBS and _MARKS.split(last[0])[-1] not in _VERB_ENDS):
        return None
    begin = max(0, len(words) - reach)
    kept = words[begin:].split()
    for word in reversed(kept):
        if word not in _AFTER_VERBS:
            verbal = _MARKS.split(word)[-1] in _VERB_ENDS
            return VERB_BEFORE.search(words, _before_all(words, begin, kept, _IN_VERBS)) if verbal else None
    return None


_MARKS = re.compile(r"[,;(:\"-]")


def end_words(words: str, reach: int) -> int:
    """Where the connectives begin that a clause ends with, its end where there are none; `reach` characters are looked at."""
    begin, end = max(0, len(words) - reach), len(words)
    while end > begin and (words[end - 1] in ",:(-" or words[end - 1].isspace()):
        end -= 1
    last = words[max(0, end - _LONGEST) : end].rsplit(None, 1)[-1:]
    if end == begin or (last and last[0].isalnum() and last[0] not in _LAST_OF_END_WORDS):
        return end
    found = END_WORDS.search(words, _before_all(words, begin, words[begin:].split(), _IN_END_WORDS))
    return found.start() if found else len(words)


_LONGEST = 24  # characters: more than any of these words
_END_WORDS_SAID = lowered(re.sub(r"\(.*?\)", "", _END_WORDS)).split("|")
_LAST_OF_END_WORDS = frozenset(words.split()[-1] for words in _END_WORDS_SAID)
_IN_END_WORDS = frozenset(" ".join(_END_WORDS_SAID).split()) | {""}


def _before_all(words: str, begin: int, kept: list[str], known: frozenset[str]) -> int:
    """Where the last word before those known ones begins that a clause ends with; `begin` where it ends with no others.

    `kept` are the words from `begin` on.
    """
    for count, word in enumerate(reversed(kept), 1):
        if word not in known and (word.isalpha() or not known.issuperset(_MARKS.split(word))):
            return len(words.rsplit(None, count)[0]) if count < len(kept) else begin
    return begin


def change_before(words: str) -> re.Match[str] | None:
    """`tăng`, `giảm`, `cao hơn` at the end of the words before a number."""
    return _CHANGE.search(words) if "tăng" in words or "giảm" in words or "hơn" in words else None


def what_was_done(words: str) -> str:
    """The words after the last `đã`, `đang` or `sẽ`, where two or more follow it; else all of them."""
    return _DONE.sub("", words) if "đã" in words or "đang" in words or "sẽ" in words else words


def unadorned(words: str) -> str:
    """Words without the adverbs before what was done."""
    return _ADVERBS.sub(lambda found: found[1], words)


def unbracketed(words: str, instead: str = " ") -> str:
    """Words without what stands in brackets."""
    return BRACKETS.sub(instead, words) if "(" in words else words


def tidied(words: str) -> str:
    """A name without connectives at its end."""
    last = words.rsplit(None, 1)[-1:]
    return TIDY.sub("", words) if last and last[0] in _LOOSE_ENDS else words


_LOOSE_ENDS = frozenset(
    lowered("đang sẽ đạt gồm bằng và của với cho tại ở thuộc là các có được về đối trong từ đến").split()
)


def trailing(words: str) -> re.Match[str] | None:
    """The connectives and verbs of the next clause that a phrase ends with."""
    last = words.rsplit(None, 1)[-1:]
    if not last or last[0].rpartition(",")[2] not in _TRAILING_WORDS:
        return None
    return TRAILING.search(words, _before_all(words, 0, words.split(), _TRAILING_WORDS))


def unlevelled(words: str) -> str:
    """Words without those that say at which level (`cấp xã`)."""
    return LEVEL_WORDS.sub("", words) if "cấp" in words else words


def unquoted(words: str) -> str:
    """Words without marks at either end; a quotation mark stays where its other half is inside."""
    words = words.strip(" ,:;(-")
    if '"' not in words and "“" not in words and "”" not in words:
        return words
    paired = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    return words if paired else words.strip('"“” ')


_OPENS = frozenset(
    lowered("của cho về trong tại để với do đã và ở từ giữa theo tham nhằm vào trên thuộc có là gồm").split()
)
_NO_END = _OPENS | frozenset(lowered("các những mỗi từng một như khi sau trước,").split())


def shortened(words: str, limit: int, *, at_most: int = 0) -> str:
    """At most so many words, cut before a word that opens a phrase where one is near the end.

    Where none is, `at_most` words may stay, so that no word of two syllables is cut in half.
    """
    kept = words.split()
    if len(kept) <= limit:
        return " ".join(kept)
    for at in range(limit, limit // 2, -1):
        if kept[at].lower() in _OPENS:
            return _unbroken(words, " ".join(kept[:at])).rstrip(",; ")
    end = max(limit, at_most)
    while end < len(kept) and kept[end - 1].lower() in _NO_END:
        end -= 1
    if end < len(kept) and lowered(f"{kept[end - 1]} {kept[end]}").strip(',;”"') in _WORDS_OF_TWO_SYLLABLES:
        end += 1
    return _unbroken(words, _HALF_SAID.sub("", " ".join(kept[:end]))).rstrip(",; ") if len(kept) > end else words


def _unbroken(words: str, said: str) -> str:
    """The first words of a phrase with all of a name in quotation marks they would break off in."""
    if said.count("“") <= said.count("”"):
        return said
    whole = " ".join(words.split())
    closed = whole.find("”", len(said))
    return whole[: closed + 1] if 0 <= closed <= len(said) + _NAME_GOES_ON else said


_NAME_GOES_ON = 60
_WORDS_OF_TWO_SYLLABLES = frozenset(
    lowered(
        "nhân dân|công dân|cá nhân|thường trực|thường xuyên|địa phương|cán bộ|đảng viên|địa bàn|nông nghiệp|cộng đồng|cử tri|chính quyền|tổ chức|mặt trận|tổ quốc|đoàn kết|dân tộc|xã hội|kinh tế|nông thôn|"
        "văn hóa|giáo dục|sức khỏe|đất đai|môi trường|thủ tục|hành chính|giải quyết|giám sát|phản biện|tiếp xúc|thi đua|"
        "việt nam|quy chế|dân chủ|cơ sở|học sinh|hội viên|đoàn viên|phụ nữ|nông dân|thanh niên|chiến binh|hoàn cảnh|khó khăn|"
        "kỹ thuật|khoa học|chuyển giao|kinh doanh|sản xuất|chăn nuôi|trồng trọt|bảo hiểm|y tế|hỗ trợ|xây dựng|đầu tư|"
        "thẩm quyền|lĩnh vực|khiếu nại|tố cáo|kiến nghị|phản ánh|hòa giải|đại biểu|hội đồng|ủy ban|nghị quyết|chương trình|"
        "phong trào|chiến dịch|tuyên truyền|phổ biến|pháp luật|đối thoại|thanh tra|liên hiệp|lao động|doanh nghiệp|gia đình"
    ).split("|")
)
_HALF_SAID = rule(r"\s(?:được|bị)(?:\s\w+)?$")
DEEDS = frozenset(lowered(verb) for verb in VERBS.split("|"))


def second_of_two(words: str, end: int) -> bool:
    """`hội viên nghèo, cận nghèo`: whether words after a comma are the other of two, and begin no clause of their own."""
    found = _OTHER_OF_TWO.match(words, 0, end)
    if not found or not words[0].islower() or (NEW_CLAUSE.match(words) and not words.startswith("có hoàn cảnh")):
        return False
    said = words[: found.end(1)].split()
    return not any(" ".join(said[:n]) in DEEDS for n in range(1, len(said) + 1))


_OTHER_OF_TWO = rule(
    r"((?!(?:được|bị|người|ông|bà|thì|nhưng|đối thoại|gặp gỡ|trao đổi|các|mỗi|một|cùng|kể|do|bởi|nên|nhiều|tất cả|số|phân|chia|luỹ kế|tập trung|kịp thời|mức|sinh hoạt|đến|hầu hết|phần lớn|đa số)\b)[^\W\d]+(?: [^\W\d]+){0,2}?)(?=$|\s(?:của|trong|tại|ở|được|tham|dự|tổ chức|vay|vượt|chưa|không|thuộc|đã|đang|đủ|phát sinh|là)\b)"
)


A_DEED = rule(rf"\s{A_VERB}\b")


def last_words(words: str, limit: int) -> str:
    """At most so many words of the end, begun after a comma or at a word that opens a phrase where one is near."""
    kept = words.split()
    if len(kept) <= limit:
        return " ".join(kept)
    if A_DEED.match(f" {lowered(words)}"):
        return shortened(words, limit)
    first = len(kept) - limit
    named = kept[first - 1][:1].isupper() and kept[first][:1].isupper()  # no name is begun in its middle
    deed = A_DEED.search(lowered(" ".join(kept[first:]))) if named else None
    if deed:
        return " ".join(kept[first:])[deed.start() :].strip()
    for at in range(first, first + limit // 2):
        if kept[at - 1].endswith((",", ";")):
            return " ".join(kept[at:])
        if kept[at - 1].lower() in _OPENS:
            return " ".join(kept[at:])
    if lowered(f"{kept[first - 1]} {kept[first]}") in _WORDS_OF_TWO_SYLLABLES:
        first += 1
    return " ".join(kept[first:])


def small(words: str) -> str:
    """Words that began a sentence, with a small first letter."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def begun_small(words: str) -> str:
    """Words that began a sentence with a small first letter, unless a body or a place is named there."""
    return words if _NAMED.match(words) else small(words)


_NAMED = re.compile(
    r"(?:Ngày hội|Hội|Ban|Đoàn|Mặt trận|Ủy|Uỷ|Đảng|Liên|Công|Quỹ|Nhà|Bộ|Chính|Quốc|Tỉnh|Huyện|Thành|Quận|Thị|Chi|Tổ(?! chức)|Ngân|Luật|Trung|Tòa|Toà|Viện|Sở|Phòng|Hòa|Thanh|Hải|Cựu|Nông|Phụ|Hướng)\b|\w+ [A-ZĐÀ-Ỹ]"
)


def only_a_place(words: list[str]) -> bool:
    """`Hòn Khoai`, `Khu dân cư thôn Đông`: the name of a place and no more."""
    plain = _KIND_OF_PLACE.sub("", lowered(" ".join(words)))
    rest = words[len(words) - len(plain.split()) :]
    return (
        bool(words)
        and len(rest) <= 3
        and all(word[:1].isupper() and not word.isupper() for word in rest)
        and (len(rest) >= 2 or len(rest) < len(words))
    )


_KIND_OF_PLACE = rule(
    r"^(?:(?:các |ở |tại )?(?:khu dân cư|tổ dân phố|khu phố|thị trấn|đặc khu|thành phố|thị xã|tỉnh|huyện|quận|xã|phường|thôn|ấp|bản|buôn)\s)+"
)


def without_times(words: str) -> str:
    """Words without those that say when, which stand at either end."""
    if not words:
        return ""
    plain = lowered(words)
    if _MAY_BE_TIME.search(plain):
        times = TIMES if "qua" in plain else _TIMES_TOLD
        for start, end in reversed([found.span() for found in times.finditer(plain)]):
            if not plain[:start].strip(" ,") or not plain[end:].strip(" ,"):
                words = f"{words[:start]}{words[end:]}"
    return " ".join(words.split()).strip(" ,")


def joined(name: str, words: str) -> str:
    """The name and, after it, words that are not all in it."""
    if not words:
        return name
    said, more = lowered(name), lowered(words)
    known = set(said.split())
    if known.issuperset(more.split()):
        return name
    if more.startswith(f"{said} "):
        return words
    if more.startswith((f"số {said} ", f"lượt {said} ")):
        return words.partition(" ")[2]
    first = said.split()[:2]
    begins = [word.strip(",") for word in more.split()]
    while first and begins[: len(first)] != first:
        first.pop()
    noun = noun_at(said, 0) if len(first) == 1 else None
    if noun is not None and " " in noun.words:
        first = []  # `học sinh` + `học tập`: one syllable is no word
    return f"{name} {' '.join(words.split()[len(first) :])}".strip()
