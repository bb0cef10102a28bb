"""What a figure counts, as a short phrase: the counted noun with its own words, and what was done with it.

`hỗ trợ sửa chữa 27 nhà` → “nhà được hỗ trợ sửa chữa”; `với 2.163 cán bộ, hội viên tham dự` takes the meeting they attended;
money takes the word for money before it and what it paid for; a share becomes “tỷ lệ …”.
"""

import re

from collections.abc import Callable, Sequence


from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.nouns import Kind, counted_at, noun_at
from caunoi.reading.wholes import compares_in_brackets
from caunoi.reading.working import lowered, rule

# where the phrase after a number ends
_STOP = rule(
    r"[;:()\n]|[.!?…](?=\s|$)|\s[-+]\s|,?\s(?:với(?! (?:cử tri|đại diện|nhân dân|người dân|doanh nghiệp|thanh niên|công nhân|phụ nữ|nông dân|ứng cử|các tầng lớp))"
    r"|trong đó|nhằm|để|qua đó|từ đó|góp phần|đồng thời|chiếm|tăng|so với|trị giá|tổng (?:trị giá|kinh phí|số tiền|giá trị|số|cộng|vốn|mức)|"
    r"trong (?:năm|tháng|quý|đó|dịp|thời gian|nhiệm kỳ|giai đoạn|kỳ|\d)|từ (?:năm|đầu|tháng|ngày|nguồn|\d)|tính đến|nhân (?:dịp|ngày)|nhân kỷ niệm|dịp|theo|"
    r"vào(?= (?:ngày|tháng|năm|cuối|đầu|dịp))|như|gồm|bao gồm|cụ thể|tại|trên địa bàn|trong toàn|bảo đảm|kinh phí|số tiền|bình quân|trung bình|ước|tương đương|do đó|vì vậy|"
    r"thu hút|hiện nay|hiện có|có(?= (?:hơn|gần|trên|khoảng|\d))|và(?= (?:hơn |gần |trên |khoảng )?\d)|hoặc|nhưng|song|cao hơn|thấp hơn|đến nay|đã|sẽ|quy mô(?= )|"
    r"đều|thông qua|bước đầu|mang lại|làm cho|sau khi|trước khi|thành(?= \d)|nâng tổng)(?!\w)"
    r"|,\s(?:đạt|giảm|bằng|ở|trong|từ|vào|đảm bảo|giá trị|mỗi|là|nâng|còn|không|nay|hiện|tạo|giúp|cùng|kèm|nên|thì|mà|khi)(?!\w)"
    r"|\s(?:đạt(?! (?:chuẩn|danh|giải|loại|tiêu|mức))|còn lại|giảm(?= (?:so|từ|còn|\d))|bằng(?= (?:\d|hơn|gần|tổng)))(?!\w)"
)
_COMMA = re.compile(r",\s")
_WORDS = re.compile(r"[\w/%&-]+")
_MAX_TAIL = 16
_TRAILING = rule(
    r"(?:[\s,]+(?:và|với|cho|có|là|của|tại|ở|trong|được|đạt|gồm|bao gồm|để|về|từ|đến|trên|dưới|hơn|gần|khoảng|tổng|các|những|một|cùng|cũng|"
    r"ước|chiếm|còn|thêm|riêng|lên|xuống|tăng|giảm|mỗi|như|tổng số|đồng thời|tiếp tục|bằng)"
    r"|,\s(?:tổ chức|xây dựng|vận động|hỗ trợ|trao|tặng|giúp|thành lập|phát hiện|kiến nghị|tiếp nhận|triển khai|huy động|tiến hành))+\s*$"
)
_VERBS = (
    r"hỗ trợ xây dựng|hỗ trợ xây mới|hỗ trợ sửa chữa|hỗ trợ|giúp đỡ|giúp|tặng bằng khen|tặng giấy khen|trao tặng|trao|thăm hỏi|thăm và tặng quà|thăm, tặng quà|tặng quà|tặng|cấp phát|cấp mới|cấp|phát|"
    r"xây dựng mới|xây mới|xây dựng|khởi công|khánh thành|bàn giao|sửa chữa|nâng cấp|làm mới|làm|lắp đặt|lắp|trồng mới|trồng|khai thông|nạo vét|gia cố|bắc mới|đặt|bê tông hoá|mở rộng|"
    r"khen thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh|khen|công nhận|thành lập mới|thành lập|ra mắt|kết nạp|phát triển|giới thiệu|kiện toàn|củng cố|bầu|hiệp thương|đăng ký|nhân rộng|"
    r"tiếp nhận|nhận|thụ lý|giải quyết|hoà giải thành|hoà giải không thành|hoà giải|xử lý|phân loại|chuyển|trả lời|giải trình|giải đáp|tổng hợp|thu thập|ghi nhận|lắng nghe|tiếp thu|tiếp thường xuyên|tiếp|"
    r"thẩm tra|thẩm định|ban hành|tham mưu|sửa đổi|bổ sung|rà soát|kiểm tra|giám sát|phản biện|khảo sát|thanh tra|phát hiện|kiến nghị|đề nghị|đề xuất|thu hồi|xử phạt|kỷ luật|khiển trách|cảnh cáo|"
    r"vận động|huy động|quyên góp|ủng hộ|đóng góp|hiến|góp|thu|chi|giải ngân|cho vay|vay|uỷ thác|quản lý|đăng tải|đăng|biên soạn|in ấn|in|phát hành|phát sóng|tuyên truyền|phổ biến|tập huấn|bồi dưỡng|đào tạo|dạy nghề|"
    r"tư vấn|khám|chữa|cấp thuốc|nhận đỡ đầu|đỡ đầu|nuôi dưỡng|bảo trợ|phụng dưỡng|chăm sóc|xoá|thoát nghèo|thoát|giảm|tăng thêm|tạo việc làm|giải quyết việc làm|lấy ý kiến|lấy|gửi|phát động|ký kết|ký|hoàn thành|"
    r"thu gom|dọn dẹp|vệ sinh|trang bị|bố trí|di dời|tháo dỡ|cắm|treo|xác minh|thẩm vấn|khởi tố|bắt giữ|triệu tập|giáo dục|cảm hoá|thu hút|hướng dẫn|tham gia|chất vấn|thông qua|miễn nhiệm|bãi nhiệm|luân chuyển|bổ nhiệm|"
    r"duyệt|phê duyệt|quyết toán|phân bổ|tiết kiệm|nộp|chuyển giao|ứng dụng|sản xuất|tiêu thụ|liên kết|bảo lãnh|tín chấp|trợ cấp|trợ giúp|đưa|rút|đón|gặp mặt|đối thoại với|xem xét|tiếp xúc|chấm|bình xét|xếp loại|đánh giá|"
    r"cải tạo|tu sửa|quy hoạch|giải toả|bồi thường|tổng kết|sơ kết|niêm yết|công khai|số hoá|cập nhật|tích hợp|cài đặt|kích hoạt|huấn luyện|diễn tập|tuyển|tuyển chọn|chuẩn hoá"
)
_SHORT_VERBS = {
    "cấp",
    "chi",
    "thu",
    "in",
    "lấy",
    "ký",
    "phát",
    "góp",
    "nhận",
    "tiếp",
    "khen",
    "đặt",
    "làm",
    "rút",
    "đưa",
    "đón",
    "đăng",
    "gửi",
    "chuyển",
    "bầu",
    "lắp",
    "vay",
    "nộp",
    "treo",
    "cắm",
    "chữa",
    "khám",
    "hiến",
    "xoá",
    "giúp",
    "tặng",
    "trao",
}
_BEFORE_SHORT = rule(
    r"(?:^|[,;:(]\s?|\b(?:đã|được|và|có|năm|nay|kỳ|qua|để|sẽ|quỹ|hội|đoàn|phường|xã|huyện|tỉnh|quận)\s)$"
)
_ABBREVIATIONS = {
    "QCDC": "quy chế dân chủ",
    "CTDV": "công tác dân vận",
    "KN": "khiếu nại",
    "TC": "tố cáo",
    "CBĐV": "cán bộ, đảng viên",
    "BCH": "Ban Chấp hành",
    "CCB": "cựu chiến binh",
    "DVK": "dân vận khéo",
    "HV": "hội viên",
    "ĐV": "đoàn viên",
    "TTHC": "thủ tục hành chính",
    "GPMB": "giải phóng mặt bằng",
    "TDP": "tổ dân phố",
    "KDC": "khu dân cư",
    "CLB": "câu lạc bộ",
    "DN": "doanh nghiệp",
    "NTM": "nông thôn mới",
    "ĐĐK": "đại đoàn kết",
    "BHYT": "bảo hiểm y tế",
    "NLĐ": "người lao động",
    "CNLĐ": "công nhân lao động",
    "CĐ": "công đoàn",
    "TTND": "thanh tra nhân dân",
    "GSĐTCĐ": "giám sát đầu tư cộng đồng",
}
_ABBREVIATION = re.compile(r"\b(?:" + "|".join(_ABBREVIATIONS) + r")\b")
_LEVEL_WORDS = rule(r"\s*\bcấp\s(?:trung ương|tỉnh|huyện|xã|quận|phường|thành phố|thị xã|cơ sở|thôn)\b")
_CONNECTIVES = rule(
    r"^(?:[\s,;:-]|(?:trong đó|gồm có|gồm|bao gồm|cụ thể|và|có|riêng|đã|hiện có|hiện|toàn (?:tỉnh|huyện|xã|quận|phường|thành phố|thị xã)|trong năm|trong kỳ|qua đó|đồng thời|kết quả|còn|với|tại|cho|của|cũng|đến nay|bên cạnh đó|ngoài ra|là|nâng|số|tổng số|tổng)\b)+"
)
_END_WORDS = rule(
    r"(?:[\s,:(-]|\b(?:là|đạt|được|có|gồm|còn|chiếm|với|tổng số|khoảng|lên|đến|ước|hơn|gần|trên|dưới|tỷ lệ|đã|hiện có|hiện|tăng|giảm|chỉ|cả|trong đó|thêm|số|tổng cộng|lên tới|bằng|mới|từ|cho|bao|tương đương|tương ứng|tại|ở|của|về|và)\b)+$"
)
_VERB_BEFORE = rule(
    rf"(?:^|[\s,;(:\"])((?:(?:{_VERBS})(?:\s?,\s?|\svà\s|\s))*(?:{_VERBS}))\s(?:(?:được|cho|với|thêm|mới|thành công|tổng số|trực tiếp|kịp thời|gần|hơn|trên|khoảng|xong|đối với|tổng cộng)\s){{0,3}}$"
)
_PASSIVE_TAIL = rule(
    r"\b(?:được|bị|tham dự|tham gia|đăng ký|đạt|có|hưởng ứng|là|phát biểu|đóng góp|chưa|không|thuộc)\b"
)
_PEOPLE_TAIL = rule(
    r"^(?:lượt )?\w+(?:[\s,]+\w+){0,5}?[\s,]+(?:tham dự|tham gia|dự|hưởng ứng|theo dõi|phát biểu|góp ý|đóng góp)\b"
)
_MONEY_HEAD = rule(
    r"\b((?:tổng\s)?(?:kinh phí|số tiền|trị giá|giá trị|dư nợ|số dư|nguồn vốn|vốn vay|vốn|doanh số(?: cho vay)?|quỹ|mức (?:vay|hỗ trợ|chi|thu nhập)|thu nhập|nguồn lực|nguồn kinh phí|mức đầu tư|"
    r"doanh thu|chi phí|ngân sách|tiền|thu|chi|mức|lợi nhuận|nợ|kinh phí hỗ trợ|số vốn|nguồn thu|nguồn quỹ|giá)(?:\s(?!là|đạt|trên|hơn|gần|khoảng|được|đã|lên|còn|có|với)[\w\"-]+){0,10}?)"
    r"(?:,?\s(?:là|đạt|được|lên(?: đến| tới)?|còn|có|với|hơn|gần|trên|khoảng|ước đạt|ước|đã|chỉ|đến|tới|:|bình quân|tương đương|lên đến)|\s?:|\s?\()*\s*$"
)
_SHARE_HEAD = rule(
    r"\b((?:tỷ lệ|tỉ lệ)(?:\s(?!đạt|là|chiếm)[\w\"-]+){1,14}?)(?:\s(?:đạt|là|chiếm|được|ước|trên|hơn|gần|tăng|giảm|lên|khoảng|:|bình quân|từ))*\s*$"
)
_NOUN_BEFORE_END = rule(
    r"(?:[\s,]+(?:là|đạt|được|có|gồm|còn|chiếm|với|tổng số|số|khoảng|lên|đến|:|-|\(|ước|hơn|gần|trên|dưới|đạt tỷ lệ|tỷ lệ|tỉ lệ|đã|hiện có|tăng|giảm|chỉ|cả|trong đó))*[\s:(,-]*$"
)
_BARE = rule(r"^(?:lượt\s)?\w+$")
_SEPARATOR = re.compile(r"[;:()\n]|[.!?…](?=\s)|,(?=\s)(?!\s(?:chống|việc tốt|phát triển))|(?<!\d)\s-\s(?!\d)")
_CLAUSE_BREAK = re.compile(r"[;:()\n]|[.!?…](?=\s)|,(?=\s)|\s-\s|\svà\s(?=\w)")


class Namer:
    """Names the figures of one text, in order, so that a figure can lean on the one before it."""

    def __init__(
        self, layout: Layout, mentions: Sequence[Mention], subject: Callable[[int], str | None] | None = None
    ) -> None:
        self.subject = subject
        self.layout, self.working, self.text = layout, layout.working, layout.text
        self.mentions = mentions
        self.names: list[str] = []
        self.tails: list[str] = []
        self.ends: list[int] = []

    def name_all(self, wholes: Sequence[int | None]) -> list[str]:
        """A phrase for every mention; `wholes` says which mention each is a part of."""
        self.tails = [self._tail(i) for i in range(len(self.mentions))]
        for i in range(len(self.mentions)):
            name = self._enriched(i, _TIDY.sub("", self._name(i, wholes[i])), wholes[i])
            self.names.append(" ".join(_ABBREVIATION.sub(lambda found: _ABBREVIATIONS[found.group()], name).split()))
        return self.names

    def _enriched(self, i: int, name: str, whole: int | None) -> str:
        """A bare noun says too little: it takes the whole, the gathering, the label or the body it belongs to."""
        mention = self.mentions[i]
        length = len(name.split())
        if length > _ENOUGH or mention.number.percent or mention.ratio_whole:
            return name
        if length <= _LITTLE:
            if whole is not None and whole < i and not self._same_noun(i, whole):
                name = self._with(name, self.names[whole].split()[:9])
            elif mention.kind in {Kind.PERSONS, Kind.TURNS} or mention.unit in _SAID:
                name = self._with(name, self._event_before(i).split())
            name = self._with(name, self._line_label(i).split())
        if mention.kind is Kind.PLACES and not mention.ratio_part:
            return name
        return self._with(name, [word for word in self._phrase_before(i, _NEAR).split() if word.lower() not in _LIGHT])

    def _with(self, name: str, words: Sequence[str]) -> str:
        """The name and those of the words that it does not say yet."""
        known = set(lowered(name).split())
        return " ".join([name, *(word for word in words if lowered(word) not in known)])

    def _event_before(self, i: int) -> str:
        """A gathering named earlier in the sentence, counted or not."""
        start, _ = self.layout.sentence(self.mentions[i].at)
        for j in range(i - 1, max(-1, i - 6), -1):
            if self.mentions[j].at < start:
                break
            if self.mentions[j].kind is Kind.GATHERINGS and len(self.names[j].split()) > 1:
                return " ".join(self.names[j].split()[:9])
        found = None
        for found in _GATHERING.finditer(self.working, start, self.mentions[i].start):
            pass
        return self.text[found.start(1) : found.end(1)] if found else ""

    def _line_label(self, i: int) -> str:
        """`Kết quả học tập: mức Tốt 412 em`: what a colon announces for the whole line."""
        start, _ = self.layout.sentence(self.mentions[i].at)
        found = _LINE_LABEL.match(self.working[start : self.mentions[i].start].lstrip("\n"))
        if not found:
            return ""
        skip = len(self.working[start : self.mentions[i].start]) - len(
            self.working[start : self.mentions[i].start].lstrip("\n")
        )
        return self.text[start + skip + found.start(1) : start + skip + found.end(1)].strip()

    # --- the words round a number

    def _start(self, i: int) -> int:
        """Where the words before a mention begin: its sentence, or the end of the mention before."""
        start, _ = self.layout.sentence(self.mentions[i].at)
        return max(start, self.ends[i - 1]) if i else start

    def _ends(self, i: int, end: int) -> None:
        if i == len(self.ends):
            self.ends.append(end)

    def _tail(self, i: int, *, extended: bool = False) -> str:
        """The phrase after the number, up to where it ends."""
        mention = self.mentions[i]
        noun = mention.noun
        if mention.ratio_part and i + 1 < len(self.mentions) and not extended:
            self._ends(i, mention.number.end)
            return ""
        start = noun.start if noun is not None else mention.number.end
        if (
            mention.rate
            or mention.number.percent
            or mention.number.money
            or (noun is not None and noun.kind is Kind.MEASURES)
        ):
            start = mention.number.end if mention.number.percent else mention.end
        _, limit = self.layout.sentence(mention.at)
        if i + 1 < len(self.mentions):
            limit = min(limit, self.mentions[i + 1].start)
        skip = (noun.end if noun is not None and noun.end > start else start) - start
        kind = mention.kind
        if mention.number.percent:
            counted = counted_at(self.working, start)
            if counted is not None:
                skip, kind = counted.end - start, counted.kind
        piece = self.working[start:limit]
        stop = (_SHARE_STOP if mention.number.percent or extended else _STOP).search(piece, skip)
        end = stop.start() if stop else len(piece)
        end = self._commas(piece, end, skip, kind)
        words = list(_WORDS.finditer(piece, 0, end))[:_MAX_TAIL]
        end = words[-1].end() if words else 0
        cut = _TRAILING.search(piece[:end])
        if cut and cut.start() >= skip:
            end = cut.start()
        self._ends(i, max(start + end, mention.end))
        return _ADVERBS.sub("", self.text[start : start + end]).strip(' "“”')

    def _commas(self, piece: str, end: int, skip: int, kind: Kind) -> int:
        """A comma ends the phrase unless it goes on with a noun of the same kind or the list shares its words."""
        for found in _COMMA.finditer(piece, skip, end):
            rest = piece[found.end() :]
            after = noun_at(piece, found.end())
            if rest.startswith(("việc tốt", "chống ", "phát triển ")):
                continue
            if after is not None and not piece[after.end :].strip():
                return found.start()  # the label of the next figure
            if after is not None and after.kind is kind and kind is not Kind.GATHERINGS:
                continue
            if _GOES_ON.match(rest) and not _NEW_CLAUSE.match(rest):
                continue
            return found.start()
        return end

    def _left(self, i: int) -> tuple[int, str]:
        """The words of the clause before the number (and its qualifier): from the last separator or figure."""
        start = self._start(i)
        piece = _BRACKETS.sub(lambda found: " " * len(found.group()), self.working[start : self.mentions[i].start])
        last = 0
        for found in _SEPARATOR.finditer(piece.rstrip(" :(-,")):
            last = found.end()
        return start + last, piece[last:]

    def _phrase_before(self, i: int, limit: int = 14) -> str:
        """The content of the clause before the number, without connectives."""
        at, left = self._left(i)
        cut = _END_WORDS.search(left)
        end = cut.start() if cut else len(left)
        skip = _CONNECTIVES.match(left[:end])
        begin = skip.end() if skip else 0
        words = _BRACKETS.sub(" ", self.text[at + begin : at + end]).strip(' ,:;(-"“”')
        return " ".join(_LEVEL_WORDS.sub("", words).split()[-limit:])

    def _verb(self, i: int) -> str:
        """What was done with the counted things, by the verb right before the number; a list shares it."""
        start = self._start(i)
        piece = self.working[start : self.mentions[i].start].rstrip() + " "
        if (
            i
            and piece.strip() in {",", "và", ", và", ";"}
            and self.mentions[i - 1].at >= self.layout.sentence(self.mentions[i].at)[0]
        ):
            alike = {self.mentions[i - 1].kind, self.mentions[i].kind}
            return self._verb(i - 1) if len(alike) == 1 or alike <= _AWARDED else ""
        found = _VERB_BEFORE.search(piece)
        if not found:
            return ""
        words = found.group(1)
        if words in _SHORT_VERBS and not _BEFORE_SHORT.search(piece[: found.start(1)]):
            return ""
        return self.text[start + found.start(1) : start + found.end(1)]

    # --- names

    def _name(self, i: int, whole: int | None) -> str:
        mention = self.mentions[i]
        if mention.ratio_part and i + 1 < len(self.mentions):
            return self._counted(i, self._tail(i + 1, extended=True), whole=None, ratio=True)
        if mention.ratio_whole:
            return self.tails[i] or (mention.unit or "")
        if mention.number.percent:
            return self._share(i)
        if mention.number.money or (mention.unit or "").startswith("đồng") or mention.kind is Kind.MEASURES:
            return self._money(i, whole)
        return self._counted(i, self.tails[i], whole)

    def _counted(self, i: int, tail: str, whole: int | None, *, ratio: bool = False) -> str:
        mention = self.mentions[i]
        each = _EACH_NOUN.search(self.working[self._start(i) : mention.start])
        tail = _LEVEL_WORDS.sub("", tail) if len(tail.split()) > 2 else tail
        verb = self._verb(i)
        if not tail:
            before = self._phrase_before(i)
            if whole is not None:
                return f"{self.names[whole] if whole < i else ''} {before}".strip()
            return before or (mention.unit or "")
        if each:
            return f"{tail} mỗi {each.group(1)}"
        if i and self._compares(i):
            return self.names[i - 1]
        change = _CHANGE.search(self.working[self._start(i) : mention.start])
        if change:
            than = _THAN.search(self.working[mention.end : mention.end + 60])
            base = (
                tail
                if len(tail.split()) > 1 or not i
                else (self.names[i - 1] if not self.mentions[i - 1].number.percent else tail)
            )
            return f"{base} {change.group(1)} {than.group() if than else 'so với cùng kỳ'}"
        total = _TOTAL_BEFORE.search(_BRACKETS.sub("", self.working[self._start(i) : mention.start]))
        if total and len(tail.split()) <= 2:
            piece = _BRACKETS.sub("", self.text[self._start(i) : mention.start])
            return piece[total.start(1) : total.end(1)].strip(" ,")
        bare = bool(_BARE.match(tail.lower())) or tail.lower() in _BARE_NOUNS
        if (
            tail.lower() == "người"
            and i
            and whole is None
            and self.mentions[i - 1].unit == "lượt người"
            and self._right_after(i)
        ):
            return re.sub(r"^(?:người )?lượt ", "", self.names[i - 1])
        if bare and whole is not None and whole < i and self._same_noun(i, whole):
            label = _LEVEL_WORDS.sub("", self._phrase_before(i, 10)).strip()
            return f"{self.names[whole]} {label}".strip()
        if bare and not ratio and not verb:
            before = self._phrase_before(i)
            if before and before.lower() not in {"và", "tổ chức", "thực hiện", "triển khai", "tiến hành", "có"}:
                return _joined_name(tail, before)
        name = tail
        if (
            not ratio
            and re.match(r"\s*(?:được|bị)\s", self.working[mention.end : mention.end + 8])
            and "được" not in tail
        ):
            name = tail
        shared = self._shared_predicate(i)
        if shared:
            name = f"{name} {shared}"
        elif verb and not re.search(r"\bđược\b", tail):
            name = f"{name} được {verb}"
        elif self._for_whom(i) and not re.search(r"\b(?:được|tham dự|tham gia|dự)\b", tail):
            name = f"{name} được {self._for_whom(i)}"
        if whole is not None and whole < i and len(tail.split()) <= 4 and self._same_noun(i, whole):
            known = set(self.names[whole].lower().split())
            own = " ".join(
                word for word in name.split() if word.lower() not in known and word.lower() not in {"người", "được"}
            )
            return f"{self.names[whole]} {own}".strip()
        if mention.kind in {Kind.PERSONS, Kind.TURNS} or mention.unit in {
            "ý kiến",
            "kiến nghị",
            "điểm",
            "ý kiến, kiến nghị",
        }:
            event = self._event(i)
            if event and len(tail.split()) <= 5:
                name = f"{name} {event}"
            elif not event and bare and i and self._right_after(i):
                name = f"{name} {self.tails[i - 1]}"
        return name

    def _compares(self, i: int) -> bool:
        """`432 vụ (465 vụ)`: the same quantity of another time, in brackets."""
        return compares_in_brackets(self.working, self.mentions[i - 1], self.mentions[i])

    def _right_after(self, i: int) -> bool:
        between = self.working[self.mentions[i - 1].end : self.mentions[i].start]
        return (
            bool(re.fullmatch(r"[\w\s]*\b(?:với|có|gồm)\s(?:tổng số\s)?", between))
            and self.mentions[i - 1].kind is not Kind.MEASURES
        )

    def _same_noun(self, i: int, whole: int) -> bool:
        a, b = self.mentions[i], self.mentions[whole]
        return a.noun is None or b.noun is None or a.unit == b.unit

    def _for_whom(self, i: int) -> str:
        """`khám bệnh, cấp thuốc miễn phí cho 175 hội viên`: what was done for them."""
        at, left = self._left(i)
        found = re.search(r"\scho\s*$", left)
        if not found:
            return ""
        skip = _CONNECTIVES.match(left[: found.start()])
        begin = skip.end() if skip else 0
        words = self.text[at + begin : at + found.start()].strip(" ,").split()
        return " ".join(words[-9:]) if len(words) > 1 else ""

    def _event(self, i: int) -> str:
        """The gathering that people attended or opinions were given at: the nearest one before in the sentence."""
        for j in range(i - 1, max(-1, i - 4), -1):
            other = self.mentions[j]
            if (
                other.at < self.layout.sentence(self.mentions[i].at)[0]
                or ";" in self.working[other.end : self.mentions[i].start]
            ):
                return ""
            if other.kind is Kind.GATHERINGS and other.noun is not None:
                return " ".join(self.tails[j].split()[:9]) if not self._verb(i) else ""
            if other.kind not in {Kind.PERSONS, Kind.TURNS, Kind.MATTERS}:
                return ""
        return ""

    def _shared_predicate(self, i: int) -> str:
        """`6 tập thể, 30 cá nhân được tặng bằng khen`: the predicate of the last of a list belongs to all of it."""
        if _PASSIVE_TAIL.search(self.tails[i].lower()):
            return ""
        j = i
        while j + 1 < len(self.mentions):
            gap = self.working[self.mentions[j].end : self.mentions[j + 1].start]
            if (
                not re.fullmatch(r"(?:\s[\w\s\"-]{0,40})?(?:,|\svà|,\svà|;)\s", gap)
                or self.mentions[j + 1].number.money
            ):
                break
            j += 1
            found = re.search(r"\b(?:được|bị|tham gia|tham dự)\b.*", self.tails[j], re.DOTALL)
            if found:
                return found.group()
        return ""

    def _share(self, i: int) -> str:
        tail = self.tails[i]
        start = self._start(i)
        change = _CHANGE.search(self.working[start : self.mentions[i].start])
        if change and change.group(1) and i:
            than = _THAN.search(self.working[self.mentions[i].end : self.mentions[i].end + 60])
            return f"tỷ lệ {change.group(1)} {self.names[i - 1]} {than.group() if than else ''}"
        head = _SHARE_HEAD.search(self.working[start : self.mentions[i].start])
        if head:
            return self.text[start + head.start(1) : start + head.end(1)]
        if tail and len(tail.split()) > 1 and not _COMPARED.match(tail.lower()):
            verb = self._verb(i)
            return f"tỷ lệ {tail} được {verb}" if verb and "được" not in tail else f"tỷ lệ {tail}"
        before = self._phrase_before(i)
        if before and len(before.split()) > 1:
            return before if before.lower().startswith(("tỷ lệ", "mức", "tỉ lệ")) else f"tỷ lệ {before}"
        j = i - 2 if i > 1 and self.mentions[i - 1].ratio_whole else i - 1
        return f"tỷ lệ {self.names[j]}" if i else "tỷ lệ"

    def _money(self, i: int, whole: int | None) -> str:
        mention = self.mentions[i]
        start = self._start(i)
        piece = self.working[start : mention.start].rstrip() + " "
        head = _MONEY_HEAD.search(piece)
        name = self.text[start + head.start(1) : start + head.end(1)].strip(' ,"“”') if head else ""
        tail = self.tails[i]
        verb = self._verb(i)
        if mention.kind is Kind.MEASURES:
            return self._measured(i, tail, verb)
        before = self._phrase_before(i)
        if whole is not None and whole < i and self.mentions[whole].number.money:
            return f"{self.names[whole]} {_LEVEL_WORDS.sub('', before)}".strip()
        same_sentence = bool(i) and self.mentions[i - 1].at >= self.layout.sentence(mention.at)[0]
        if not name:
            if verb:
                name = f"số tiền {verb}"
            elif before and len(before.split()) > 1:
                name = f"số tiền {before}"
            else:
                name = "số tiền"
        if tail and len(tail.split()) > 1 and not tail.lower().startswith(("từ ", "trong ")):
            return f"{name} {tail}"
        if len(name.split()) > 4:
            return name
        opened = self._before_bracket(i)
        if opened:
            return f"trị giá mỗi {opened}" if mention.rate and i and not head else f"{name} {opened}"
        if same_sentence:
            j = i - 1
            while (
                j > 0
                and (self.mentions[j].number.money or self.mentions[j].number.percent)
                and self.mentions[j - 1].at >= self.layout.sentence(mention.at)[0]
            ):
                j -= 1
            if not self.mentions[j].number.percent:
                return (
                    f"{name} {self.names[j]}"
                    if not self.mentions[j].number.money
                    else f"{name} {_MONEY_WORDS.sub('', self.names[j])}".strip()
                )
        if head:
            clause = self.text[start : start + head.start(1)].strip(" ,;:-+*")
            clause = re.sub(r"^.*[,;:]\s(?=\S+\s\S+\s\S+)", "", clause) if len(clause.split()) > 22 else clause
            skip = _CONNECTIVES.match(clause.lower())
            words = clause[skip.end() if skip else 0 :].split()
            words = words[:-1] if words and words[-1].lower() in {"với", "có", "là"} else words
            return f"{name} {' '.join(words[-18:])}".strip()
        return name

    def _measured(self, i: int, tail: str, verb: str) -> str:
        if tail and tail.lower().startswith("đất") and (self.mentions[i].unit or "") in {"m²", "ha", "sào", "công đất"}:
            tail = f"diện tích {tail}"
        if tail and len(tail.split()) > 1:
            return f"{tail} được {verb}" if verb and "được" not in tail else tail
        before = self._phrase_before(i)
        if before.lower() in {"dài", "rộng", "cao", "chiều dài"} and i:
            return f"chiều {before.lower().replace('chiều ', '')} {self.names[i - 1]}"
        return before or tail or (self.mentions[i].unit or "")

    def _before_bracket(self, i: int) -> str:
        """`công trình X (tổng trị giá 70 triệu đồng)`: what stands before the bracket."""
        start, _ = self.layout.sentence(self.mentions[i].at)
        opened = self.working.rfind("(", start, self.mentions[i].start)
        if (
            opened < 0
            or ")" in self.working[opened : self.mentions[i].start]
            or any(opened < m.at < self.mentions[i].at for m in self.mentions[max(0, i - 2) : i])
        ):
            return ""
        begin = max(self.working.rfind(mark, start, opened) for mark in ";:.\n") + 1
        begin = max(begin, start, self.mentions[i - 1].end if i else 0)
        words = self.text[begin:opened].split()
        if i and self.mentions[i - 1].end > begin - 1 and self.mentions[i - 1].at >= start and len(words) < 3:
            return self.names[i - 1]
        return " ".join(words[-20:])


def _joined_name(noun: str, before: str) -> str:
    """`hoà giải thành` + `vụ việc` → vụ việc hoà giải thành; a noun already said is not said twice."""
    return (
        before
        if before.lower().startswith(noun.lower()) or f"số {noun.lower()}" in before.lower()
        else f"{noun} {before}"
    )


_ADVERBS = rule(r"(?<=\s)(?:cũng |đều |đã |sẽ |vẫn |luôn |nghiêm túc |kịp thời )+(?=\w)")
_BRACKETS = re.compile(r"\([^()]*\)")
_AWARDED = {Kind.BODIES, Kind.PERSONS, Kind.HOUSEHOLDS}
_CHANGE = rule(r"\b(tăng|giảm)(?:\sthêm)?\s$|\b(?:nhiều|ít|cao|thấp) hơn\s$")
_THAN = rule(r"so với(?:\s\w+){1,5}")
_TOTAL_BEFORE = rule(
    r"(?:^|[\s,;(])((?:tổng số|số lượng|số|dân số|diện tích|mật độ|quy mô dân số|tổng dân số)(?:\s(?!là|đạt|có|được|lên|còn|tăng|giảm|đã|hiện|gồm|với)[\w\"/-]+){0,12}?)(?:,?\s(?:là|đạt|được|hiện nay|hiện có|hiện|có|lên|lên đến|lên tới|còn|gồm|đến nay|ước|khoảng|:|năm \d+))*\s*:?\s*$"
)
_TIDY = rule(r"(?:\s+(?:và|của|với|cho|tại|ở|là|các|có|được|về|đối|trong|từ|đến))+$")
_GATHERING = rule(
    r"\b((?:hội nghị|diễn đàn|đối thoại|buổi đối thoại|đại hội|hội thi|cuộc thi|ngày hội|toạ đàm|hội thảo|phong trào|chiến dịch|lớp tập huấn|buổi tiếp xúc|tiếp xúc cử tri|tiếp công dân|chương trình)"
    r"(?:\s(?!có|thu hút|với|ngày|đã|được|do|tại|diễn|năm|trong|để)[\w\"]+){0,8})"
)
_LINE_LABEL = rule(
    r"\s*(?:[-+*•]\s*|\(?[a-zđ\d]{1,2}[.)]\s*)*(?:về (?:công tác )?|kết quả (?=\w+ \w+)|công tác )?((?:[\w\"/,-]+\s){0,7}[\w\"/-]+)\s?:(?!\d)"
)
_ENOUGH, _LITTLE, _NEAR = 6, 3, 12
_SAID = {"ý kiến", "câu hỏi", "ý kiến, kiến nghị", "kiến nghị"}
_LIGHT = frozenset(
    lowered(
        "tổ chức thực hiện triển khai tiến hành phối hợp chủ trì đạt gồm bao mở năm tháng ngày quý kỳ nay cấp tỉnh huyện xã phường quận thành phố thị trấn toàn địa bàn "
        "và với cho có là của tại ở trong được các những để về từ đến trên dưới hơn gần khoảng tổng cùng cũng theo đã do bởi mỗi như vào ra thì mà đó này khi sau trước bị đang sẽ"
    ).split()
)
_EACH_NOUN = rule(r"\b(?:mỗi|từng)\s(\w+(?:\s\w+)?)\s(?:có|tổ chức|từ|ít nhất|được|bình quân|\s)*$")
_BARE_NOUNS = {
    "vụ việc",
    "hội nghị",
    "trường hợp",
    "ý kiến",
    "kiến nghị",
    "mô hình",
    "công trình",
    "thành viên",
    "hội viên",
    "đồng chí",
    "văn bản",
    "nội dung",
    "đơn vị",
    "hộ gia đình",
    "hộ dân",
    "người dân",
    "đại biểu",
    "lao động",
    "câu hỏi",
}
_GOES_ON = re.compile(r"[\w-]+(?:\s[\w-]+){0,2}(?:,| và)\s")
_NEW_CLAUSE = rule(
    r"(?:tổ chức|xây dựng|vận động|hỗ trợ|trao|tặng|giúp|thành lập|phát hiện|kiến nghị|trong|qua|đạt|phối hợp|tiếp|mở|có|ban hành|trị giá|tổng|kinh phí|thu|chi|huy động|với|nâng|tăng|giảm|chiếm|đã|góp)\b"
)
_COMPARED = rule(r"(?:so với|cùng kỳ|trong|của|trở lên|kế hoạch|chỉ tiêu|tổng số)\b")
_MONEY_WORDS = rule(r"^(?:tổng\s)?(?:số tiền|trị giá|kinh phí|giá trị|tổng)\s")
_SHARE_STOP = rule(
    r"[;:()\n]|[.!?…](?=\s|$)|\s[-+]\s|,?\s(?:với|trong đó|nhằm|để|qua đó|góp phần|đồng thời|chiếm|tăng|giảm|so với|trong (?:năm|tháng|quý|đó)|từ (?:năm|đầu)|như|gồm|cụ thể|và(?= (?:hơn |gần |trên |khoảng )?\d))(?!\w)"
)
