"""The words round a number: the phrase after it, the clause before it, what was done, where it was said."""

import re
from collections.abc import Callable, Sequence

from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.naming import commas, leading, wording
from caunoi.reading.nouns import Kind, counted_at
from caunoi.reading.wholes import compares_in_brackets
from caunoi.reading.working import lowered, rule

_REACH = 320
_CLOSE = 90
_END = 110  # characters before a number in which its verb and connectives stand
_WITH = rule(r"[\w\s]*\b(?:với|có|gồm)\s(?:tổng số\s)?")
_GOODS = {Kind.THINGS, Kind.DOCUMENTS, Kind.MEASURES, Kind.UNKNOWN}
_AWARDED = {Kind.BODIES, Kind.PERSONS, Kind.HOUSEHOLDS}
_DONE_AT_ONCE = {Kind.PLACES, Kind.BODIES, Kind.UNKNOWN}
_AT_EVENTS = {Kind.PERSONS, Kind.TURNS, Kind.MATTERS}
_PASSIVE_TAIL = rule(
    r"\b(?:được|bị|tham dự|tham gia|đăng ký|đạt|có|hưởng ứng|là|phát biểu|đóng góp|chưa|không|thuộc)\b"
)

_LIST = 8  # figures that may share one verb or predicate


class Around:
    """The words round the figures of one text; asked in order, for a phrase before a number begins after the last one."""

    def __init__(
        self, layout: Layout, mentions: Sequence[Mention], actor: Callable[[int], str | None] | None = None
    ) -> None:
        self.layout, self.working, self.text = layout, layout.working, layout.text
        self.mentions, self.actor = mentions, actor
        self.names: list[str] = []
        self.cores: list[str] = []
        self.ends: list[int] = []
        # the counting nouns as written and as they stand in the working text, or nothing
        spans = [(m.noun.start, m.noun.end) if m.noun is not None else (0, 0) for m in mentions]
        self.nouns = [layout.text[start:end] for start, end in spans]
        self.plain_nouns = [layout.working[start:end] for start, end in spans]
        self.sentences = [layout.sentence(mention.at) for mention in mentions]
        self.tails: list[str] = []
        self.starts: list[int] = []
        for i in range(len(mentions)):
            self.starts.append(self._start(i))
            tail, end = self._tail(i)
            self.tails.append(tail)
            self.ends.append(end)
        self._lefts: dict[int, tuple[int, str, int]] = {}
        self._before: dict[int, str] = {}
        self.verbs: list[str] = []
        for i in range(len(mentions)):
            self.verbs.append(self._verb(i))

    def _start(self, i: int) -> int:
        """Where the words before a mention begin: its sentence, or the end of the mention before; never far away."""
        return max(self.sentences[i][0], self.mentions[i].start - _REACH, self.ends[i - 1] if i else 0)

    def tail_of_ratio(self, i: int) -> str:
        """The phrase after the `m` of `n/m`, which `n` takes too: up to where the phrase after a share ends."""
        return self._tail(i, extended=True)[0]

    def _tail(self, i: int, *, extended: bool = False) -> tuple[str, int]:
        """The phrase after the number, and where it ends."""
        mention = self.mentions[i]
        noun, number, percent = mention.noun, mention.number, mention.number.percent
        if mention.ratio_part and i + 1 < len(self.mentions) and not extended:
            return "", number.end
        start = noun.start if noun is not None else number.end
        if percent:
            start = number.end
        elif mention.rate or number.money or (noun is not None and noun.kind is Kind.MEASURES):
            start = mention.end
        last = self.sentences[i][1]
        following = self.mentions[i + 1].start if i + 1 < len(self.mentions) else last
        limit = min(last, mention.end + _REACH, following)
        skip, kind = noun.end - start if noun is not None and noun.end > start else 0, mention.kind
        if percent:
            counted = counted_at(self.working, start)
            if counted is not None:
                skip, kind = counted.end - start, counted.kind
        piece = self.working[start:limit]
        if (number.money or percent) and piece.lstrip().startswith(","):
            return "", mention.end
        veiled = commas.veiled(piece)
        stop = (wording.SHARE_STOP if percent or extended else wording.STOP).search(veiled, skip)
        end = stop.start() if stop else len(piece)
        if limit < last and _NEXT_LABEL.match(piece, skip, end):
            end = skip  # `241 người và hoà giải viên chưa qua đào tạo 8.422 người`: the label of the next figure
        if veiled.find(",", skip, end) >= 0:
            before_figure = limit < last and (stop is None or self._labels_a_share(i + 1, piece, stop.start()))
            labelled = stop is not None and piece[stop.start()] == ":"
            same = before_figure and self.plain_nouns[i] == self.plain_nouns[i + 1]
            phrase = commas.Phrase(
                veiled, self.text[start : start + len(piece)], skip, kind, before_figure, labelled, same
            )
            end = commas.end_of(phrase, end)
        if kind is Kind.PERSONS and " và " in piece[skip:end]:
            end = commas.before_second_deed(piece, skip, end)
        if end == skip:
            return self.text[start : start + end].strip(" "), max(start + end, mention.end)
        end = wording.FIRST_WORDS.match(piece, 0, end).end()  # type: ignore[union-attr]
        end = _trimmed(piece, skip, end, before_figure=limit < last)
        if piece[end : end + 1] == '"' and piece[:end].count('"') % 2:
            end += 1
        words = _undashed(self.text[start : start + end], skip)
        said = wording.unquoted(wording.unadorned(words)).rstrip("/ ")
        if said[-1:].isdigit():
            said = wording.tidied(wording.without_times(said))
        said = said.removesuffix(" đại diện").rstrip(",")  # `200 đại biểu đại diện cho 29.000 hội viên`
        return said, max(start + end, mention.end)

    def _labels_a_share(self, i: int, piece: str, stop: int) -> bool:
        """`1,1 triệu người, dân tộc Khmer chiếm 32%`: whether the words before a figure are the label of its share."""
        return self.mentions[i].number.percent and wording.end_words(piece, len(piece)) <= stop

    def left(self, i: int) -> tuple[int, str]:
        """The words of the clause before the number (and its qualifier): from the last separator or figure."""
        return self._left(i)[:2]

    def _left(self, i: int) -> tuple[int, str, int]:
        """Where those words begin, the words, and where in them the connectives begin that they end with."""
        known = self._lefts.get(i)
        if known is not None:
            return known
        start = self.starts[i]
        piece = self.working[start : self.mentions[i].start]
        if "(" in piece:
            piece = wording.BRACKETS.sub(lambda found: " " * len(found.group()), piece)
        before, last, cut = 0, 0, wording.end_words(piece, _END)
        for found in (leading.SEPARATOR if "-" in piece else leading.MARK).finditer(piece, 0, cut):
            before, last = last, found.end()
        if last and piece[last - 1] == ",":
            last = commas.two_deeds(piece, before, last)
        self._lefts[i] = (start + last, piece[last:], cut - last)
        return self._lefts[i]

    def phrase_before(self, i: int, limit: int = 14) -> str:
        """The content of the clause before the number, without connectives."""
        if i not in self._before:
            at, left, end = self._left(i)
            skip = wording.CONNECTIVES.match(left[:end])
            begin = skip.end() if skip else 0
            words = wording.unbracketed(self.text[at + begin : at + end])
            words = wording.unlevelled(wording.unquoted(wording.without_times(words)))
            words = leading.of_this_figure(words)
            if _SPEAKS.match(words) or (left[end:].lstrip()[:1] == "," and self._leads_in(at + begin, words)):
                words = ""
            opens = not self.working[self.sentences[i][0] : at + begin].strip(" \n*+-")
            self._before[i] = wording.begun_small(words) if opens else words
        return wording.last_words(self._before[i], limit)

    def _leads_in(self, at: int, words: str) -> bool:
        """`Đến thời điểm báo cáo, có 9 ý kiến`, `Tại đây, 6 đội`: whether words up to a comma say only how or when."""
        return bool(leading.LEADS_IN.search(f"{self.working[max(0, at - 5) : at]}{lowered(words)}"))

    def undone(self, i: int) -> bool:
        """`chưa giải quyết 19 kiến nghị`: what the verb before the number has not done."""
        return bool(leading.UNDONE.search(self.working, self.starts[i], self.mentions[i].start))

    def _verb(self, i: int) -> str:
        """What was done with the counted things, by the verb right before the number; a list shares it."""
        start = self.starts[i]
        piece = self.working[start : self.mentions[i].start].rstrip() + " "
        between, last = piece.strip(), i - 1
        if i > 1 and between[:1] == ")" and "(" in self.working[self.mentions[i - 2].end : self.mentions[last].start]:
            between, last = between[1:].strip(), i - 2  # `122 đơn khiếu nại (68,5%) và 62 đơn tố cáo`
        if i and between in {",", "và", ", và", ";"} and self.mentions[last].at >= self.sentences[i][0]:
            alike = {self.mentions[last].kind, self.mentions[i].kind}
            return self.verbs[last] if len(alike) == 1 or alike <= _AWARDED or alike <= _GOODS else ""
        found = wording.verb_before(piece, _END)
        if not found:
            return ""
        words = found.group(1)
        if words in leading.SHORT_VERBS and not leading.BEFORE_SHORT.search(piece[: found.start(1)]):
            doer = self.text[start : start + found.start(1)].rsplit(None, 1)[-1:]
            if words not in leading.GIVES or not doer or not doer[0][0].isupper():
                return ""
        return self.text[start + found.start(1) : start + found.end(1)].lower()

    def shared_predicate(self, i: int) -> str:
        """`6 tập thể, 30 cá nhân được tặng bằng khen`: the predicate of the last of a list belongs to all of it."""
        if not self._goes_on_after(i) or _PASSIVE_TAIL.search(self.tails[i].lower()):
            return ""
        j = i
        while j - i < _LIST and self._goes_on_after(j):
            j += 1
            alike = {self.mentions[i].kind, self.mentions[j].kind} <= _DONE_AT_ONCE
            semicolon = alike and ";" in self.working[self.mentions[j - 1].end : self.mentions[j].start]
            if (
                self.mentions[j].number.percent
                and ";" in self.working[self.mentions[j - 1].end : self.mentions[j].start]
            ):
                return ""  # `11 hộ nghèo; 100% hộ dân được dùng điện`
            found = (_DONE_BY_ALL if alike and not semicolon else _SHARED).search(self.tails[j])
            if found:
                return "" if commas.told_apart(self.tails[i], self.tails[j]) else found.group()
        said = self.predicate(j) if j > i and self.is_bare(i, self.tails[i]) else ""
        return "" if said.startswith("còn ") else said  # what is left is no more than the last of them

    def _goes_on_after(self, i: int) -> bool:
        """Whether a list goes on after a figure: with a thing counted, not a sum of money."""
        if i + 1 == len(self.mentions):
            return False
        end, after = self.mentions[i].end, self.mentions[i + 1]
        near = after.start - end <= _LISTED_WITHIN and not after.number.money
        return near and _LISTED.fullmatch(self.working, end, after.start) is not None

    def for_whom(self, i: int) -> str:
        """`khám bệnh, cấp thuốc miễn phí cho 175 hội viên`: what was done for them."""
        if not self.working[self.starts[i] : self.mentions[i].start].rstrip().endswith(("cho", ")")):
            return ""
        at, left = self.left(i)
        found = _FOR_WHOM.search(left) if "cho" in left else None
        if not found:
            return ""
        skip = wording.CONNECTIVES.match(left[: found.start()])
        begin = skip.end() if skip else 0
        words = self.text[at + begin : at + found.start()].strip(" ,").split()
        return " ".join(words[-9:]) if len(words) > 1 else ""

    def event(self, i: int) -> str:
        """The gathering that people attended or opinions were given at: the nearest one before in the sentence."""
        for j in range(i - 1, max(-1, i - 4), -1):
            other = self.mentions[j]
            if other.at < self.sentences[i][0] or ";" in self.working[other.end : self.mentions[i].start]:
                return ""
            if other.kind is Kind.GATHERINGS and other.noun is not None:
                return wording.shortened(self.tails[j], 9) if not self.verbs[i] else ""
            if other.kind not in _AT_EVENTS:
                return ""
        return ""

    def event_before(self, i: int) -> str:
        """A gathering named earlier in the sentence, counted or not."""
        start = max(self.sentences[i][0], self.mentions[i].start - _REACH)
        for j in range(i - 1, max(-1, i - 6), -1):
            if self.mentions[j].at < start:
                break
            if self.mentions[j].kind is Kind.GATHERINGS and len(self.names[j].split()) > 1:
                return wording.shortened(self.names[j], 8)
        named = list(leading.GATHERING.finditer(self.working, start, self.mentions[i].start))
        if not named or (
            ";" in self.working[named[-1].end() : self.mentions[i].start] and self.mentions[i].kind is Kind.PERSONS
        ):
            return ""
        return self.text[named[-1].start(1) : named[-1].end(1)]

    def line_label(self, i: int) -> str:
        """`Kết quả học tập: mức Tốt 412 em`: what a colon announces for the whole line."""
        start, end = self.sentences[i][0], self.mentions[i].start
        if end - start > _REACH:
            return ""
        piece = self.working[start:end]
        if ":" not in piece:
            return ""
        skip = len(piece) - len(piece.lstrip("\n"))
        found = leading.LINE_LABEL.match(piece, skip)
        label = self.text[start + found.start(1) : start + found.end(1)].strip() if found else ""
        return (
            ""
            if _SPEAKS.match(label) or _SUMS.match(label) or leading.CLAUSE.search(lowered(label))
            else wording.begun_small(label)
        )

    def before_bracket(self, i: int) -> str:
        """`công trình X (tổng trị giá 70 triệu đồng)`: what stands before the bracket."""
        start = max(self.sentences[i][0], self.mentions[i].start - _REACH)
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
        return wording.shortened(" ".join(words), 16)

    def compares(self, i: int) -> bool:
        """`432 vụ (465 vụ)`: the same quantity of another time, in brackets."""
        return compares_in_brackets(self.working, self.mentions[i - 1], self.mentions[i])

    def right_after(self, i: int) -> bool:
        """Whether a figure belongs to the one just before it: `215 ban với tổng số 1.883 thành viên`."""
        before = self.mentions[i - 1]
        if before.kind is Kind.MEASURES or self.mentions[i].start - before.end > _CLOSE:
            return False
        return bool(_WITH.fullmatch(self.working[before.end : self.mentions[i].start]))

    def same_noun(self, i: int, whole: int) -> bool:
        """Whether a part is counted in the noun of its whole, or has none of its own."""
        a, b = self.mentions[i], self.mentions[whole]
        alike = a.unit == b.unit or f"{b.unit} ".startswith(f"{a.unit} ")  # `258 đơn thư, gồm 74 đơn …`
        return a.noun is None or b.noun is None or alike

    def paragraph(self, i: int) -> int:
        """Where the paragraph of a mention begins."""
        return self.layout.paragraph(self.mentions[i].at)[0]

    def is_bare(self, i: int, tail: str) -> bool:
        """Whether a phrase is the counting noun and no more."""
        return len(tail) == len(self.nouns[i]) or len(tail.split()) <= 1

    def predicate(self, i: int) -> str:
        """What the clause says of the counted things after them: `176 hộ tự nguyện hiến`, `143 dự thảo đã qua phản biện`."""
        at = self.ends[i]
        limit = min(self.sentences[i][1], at + _REACH)
        if i + 1 < len(self.mentions):
            limit = min(limit, self.mentions[i + 1].start)
        if self.working.startswith(" (", at):
            aside = wording.BRACKETS.match(self.working, at + 1, limit)
            at = aside.end() if aside else at
        found = _PREDICATE.match(self.working, at, limit)
        if not found:
            return ""
        piece = self.working[found.end() : limit]
        stop = wording.STOP.search(piece)
        comma = commas.of_predicate(piece, whole=stop is not None or limit == self.sentences[i][1])
        end = min(stop.start() if stop else len(piece), comma if comma >= 0 else len(piece))
        cut = wording.trailing(piece[:end])
        words = self.text[found.end() : found.end() + (cut.start() if cut else end)].split()
        return " ".join(words[:9])

    def label_before(self, i: int) -> str:
        """The label of a part: all that stands before its number since the last mark or figure."""
        start = self.starts[i]
        if i and _COMPLEMENT.match(self.working, start):  # what is left of the words after the figure before
            comma = self.working.rfind(", ", start, self.mentions[i].start)
            start = comma + 1 if comma >= 0 else self.mentions[i].start
        piece = self.working[start : self.mentions[i].start]
        last = 0
        for found in _LABEL_BREAK.finditer(piece.rstrip(" :(-,")):
            last = found.end()
        text = wording.without_times(self._trimmed(start + last, self.mentions[i].start))
        if len(text.replace(" - ", " ").split()) > _LONG_LABEL:
            return self.phrase_before(i, 8)
        return text

    def complement(self, i: int) -> str:
        """`12 tổ ở thôn`: the place or owner right after a bare noun."""
        end = self.mentions[i].end
        if not _COMPLEMENT.match(self.working, end):
            return ""
        limit = min(self.sentences[i][1], end + _CLOSE)
        if i + 1 < len(self.mentions):
            limit = min(limit, self.mentions[i + 1].start)
        words = _CLAUSE_END.split(self.text[end:limit])[0].split()
        return " ".join(words) if len(words) <= _LONG_LABEL else ""

    def _trimmed(self, start: int, end: int) -> str:
        """The words of a stretch without connectives at either end and without what stands in brackets."""
        left = self.working[start:end]
        stop = wording.end_words(left, _END)
        skip = wording.CONNECTIVES.match(left[:stop])
        words = wording.unbracketed(self.text[start + (skip.end() if skip else 0) : start + stop])
        opens = not self.working[self.layout.sentence(start)[0] : start].strip(" \n*+-")
        words = " ".join(wording.unquoted(words).split())
        return wording.begun_small(words) if opens else words


def _trimmed(piece: str, skip: int, end: int, *, before_figure: bool) -> int:
    """Where a phrase ends without the connectives it ends with, and without the deed that begins the next figure's words."""
    cut = wording.trailing(piece[:end])
    if cut and cut.start() >= skip:
        end = cut.start()
    deed = _AND_DEED.search(piece, skip, end) if before_figure and " và " in piece[skip:end] else None
    return deed.start() if deed else end  # `14 nhà tình thương và sửa chữa 8 nhà`


def _undashed(words: str, noun_end: int) -> str:
    """`ý kiến - thuộc nhóm …` without the dash right after the noun."""
    return f"{words[:noun_end]}{words[noun_end + 2 :]}" if words.startswith(_DASHES, noun_end) else words


_AND_DEED = rule(rf"(?:,| và) {wording.A_VERB}$")
_DASHES = (" - ", " – ", " — ")
_LISTED = re.compile(r"(?:\s[\w\s\"-]{0,40})?(?:,|\svà|,\svà|;)\s")
_LISTED_WITHIN = 46  # characters: no more can stand between two of a list
_FOR_WHOM = re.compile(r"\scho\s*$")
_SHARED = re.compile(r"\b(?:được|bị|tham gia|tham dự|kiêm|do)\b.*", re.DOTALL)
_DONE_BY_ALL = rule(r"\b(?:được|bị|có|tổ chức|xây dựng|hoàn thành|thực hiện|đạt|do)\s.*")
_PREDICATE = rule(
    r"\s*(?:(?:đã được|đã|đều được|đều|cũng|sẽ)\s(?=\w)|(?=(?:được|bị|tự nguyện|có mặt|chưa|không|còn)\s))"
)
_NEXT_LABEL = rule(r"\s(?:và|,)\s(?!nhân dân|người|các|quần chúng|đại diện|gia đình|hội viên|đoàn viên)[^,;]{8,}$")
_SUMS = re.compile(r"(?:Tổng|Trong đó|Số|Tổng số|Theo|Lực lượng)\b")
_SPEAKS = re.compile(
    r"(?:Ông|Bà(?! con)|Anh(?! em)|Chị(?! em)|Tôi|Họ|Chúng tôi|Nhà tôi)\b|[A-ZĐ]\w+(?: [A-ZĐ]\w+)* là (?:một )?(?:tỉnh|huyện|xã|phường|thành phố)\b"
)
_CLAUSE_END = re.compile(r"[,;:()\n]|[.!?…](?=\s|$)")
_LABEL_BREAK = re.compile(r"[;:()\n.!?…\s](?:(?<=[;:()\n])|(?<=[.!?…])(?=\s)|(?<=[^\w”\")\]]\s)-\s)")
_LONG_LABEL = 10
_COMPLEMENT = rule(r"\s(?:ở|tại|của|thuộc|trên)\s")
