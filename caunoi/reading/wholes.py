"""Which figure is a part of which: `n/m`, brackets, `trong đó`, `gồm`, `còn lại`, and sums that come out even."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.nouns import Kind
from caunoi.reading.working import led, rule

_MARKER = rule(
    led(
        r"trong đó|trong số (?:đó|này|trên|ấy)|trong tổng số(?! \d)|trong các \w+(?: \w+)? (?:trên|này|đó)|gồm(?: có)?|bao gồm(?: có)?|cụ thể(?: là)?|chia ra|"
        r"chia theo|phân theo|xét theo|tính theo|phân loại|theo (?:lĩnh vực|thẩm quyền|giới tính|giới|nội dung|loại hình|độ tuổi|nhóm)|"
        r"cơ cấu|riêng|tính riêng|trong số"
    )
    + r"\b"
)
_CLOSE_TO_ITS_WHOLE = ("gồm", "bao gồm")
_PICKS_ONE = ("riêng", "tính riêng")
_LEFT_OVER = rule(r"\b(?:còn lại|còn|số còn lại|phần còn lại)\s(?:là\s|có\s|-\s)?$")
_LEAD = rule(r"^[\s\-+*•\"]*(?:[\w ]{0,24},)?\s*$")
_BULLET = re.compile(r"\s*[-+*•–]\s|\s*\(?[a-zđ\d]{1,2}[).]\s")
_CHANGE = rule(r"\b(?:tăng|giảm|hơn|kém|vượt|thêm)(?:\s(?:thêm|được|khoảng|gần|hơn|trên|là))*\s$")
_THAN = rule(r"\s(?:\w+\s){0,5}?so với\b")
_APART = re.compile(r"[;.](?!\s$)")  # `4 tỷ đồng; gồm: …` is still close to its whole
_ANEW = rule(r"\btheo|phân loại|cơ cấu")  # a second breakdown of the same whole
_ON_TOTAL = rule(r"^[^,;:.()]{0,60} trên tổng số (?:hơn |gần |trên |khoảng )?$")
_OF_THOSE = rule(r" trong số (?:đó|này|ấy)\b")
_AMONG = rule(r"\btrong (?:số |tổng số )?$")
_THERE = rule(r", (?:đã )?(?:có|còn) (?:hơn |gần |trên |khoảng )?$")
_YEAR_LABEL = rule(
    r"\s?\(\s?(?:(?:cùng kỳ|năm|so với|trước đó|kỳ trước|năm trước|cả năm|tháng|quý)[^();]{0,40}?[:\s])?$"
)
_WORD = re.compile(r"[^\W\d_]+")
_MARK, _MARK_AFTER = re.compile(r"[;:.]"), re.compile(r"[;:.,(]")
_MOST = 40  # parts of one whole, and figures among which it is looked for
_COMMON = frozenset(
    [
        "và",
        "với",
        "cho",
        "có",
        "là",
        "của",
        "tại",
        "ở",
        "trong",
        "được",
        "các",
        "những",
        "đã",
        "gồm",
        "bao",
        "cụ",
        "thể",
        "trong",
        "đó",
        "người",
        "vụ",
        "việc",
        "hộ",
        "cuộc",
        "số",
        "năm",
        "từ",
        "đến",
        "về",
        "trên",
        "tỷ",
        "lệ",
        "đạt",
        "tổng",
        "lượt",
    ]
)
_SAME = {
    "lượt người": "lượt", "vụ": "vụ việc", "đơn thư": "đơn", "gia đình": "hộ", "căn": "nhà", "ngôi nhà": "nhà", "ngôi": "nhà", "mái ấm": "nhà",
    "cuộc": "cuộc họp", "hội nghị": "cuộc họp", "buổi": "cuộc họp", "dự thảo": "văn bản", "khu": "khu dân cư", "quy chế": "quy chế",
    "ý kiến, kiến nghị": "ý kiến", "kiến nghị": "ý kiến", "phản ánh": "ý kiến", "trường hợp": "vụ việc",
}  # fmt: skip
_GENERAL = {"đơn vị", "cơ sở", "tổ chức", "cơ quan", "cơ quan, đơn vị", "cơ sở đoàn", "cơ sở hội"}
_SLACK, _FULL = Decimal("1.1"), Decimal("0.9")


def family(unit: str | None) -> str:
    """What may be compared: units a whole and its parts share under one name."""
    return _SAME.get(unit or "", unit or "")


def compares_in_brackets(working: str, before: Mention, mention: Mention) -> bool:
    """`432 vụ (465 vụ)`, `16 cuộc (năm 2022: 13 cuộc …)`: the value of another time, no part."""
    if before.unit != mention.unit or mention.number.percent:
        return False
    between = working[before.end : mention.start]
    if not _YEAR_LABEL.fullmatch(between):
        return False
    return between.strip() != "(" or working[mention.end : mention.end + 1] == ")"


def find_wholes(layout: Layout, mentions: Sequence[Mention]) -> list[int | None]:
    """For each mention the index of the whole that the text itself breaks down into it, or None."""
    return _Wholes(layout, mentions).wholes


class _Wholes:
    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.layout, self.mentions, self.working = layout, mentions, layout.working
        self.wholes: list[int | None] = [None] * len(mentions)
        self.places = [mention.at for mention in mentions]
        self.words: dict[int, set[str]] = {}
        self.aside = [self._is_aside(i) for i in range(len(mentions))]
        for i, mention in enumerate(mentions[:-1]):
            if mention.ratio_part and mentions[i + 1].ratio_whole:
                self.wholes[i] = i + 1
        self._bracketed()
        self._marked()
        self._out_of()
        self._left_over()
        self._summing()
        self._name_turns()

    def _is_aside(self, i: int) -> bool:
        """A change (`tăng 11 hội nghị`) or the value of another time: neither whole nor part."""
        mention = self.mentions[i]
        if mention.number.percent or mention.rate:
            return True
        before = self.working[max(0, mention.start - 24) : mention.start]
        if _CHANGE.search(before) and (_THAN.match(self.working, mention.end) or not before.rstrip().endswith("hơn")):
            return True
        return bool(i) and compares_in_brackets(self.working, self.mentions[i - 1], mention)

    def _compatible(self, part: int, whole: int) -> bool:
        a, b = self.mentions[part], self.mentions[whole]
        if self.aside[part] or self.aside[whole] or a.value > b.value:
            return False
        if a.unit is None or family(a.unit) == family(b.unit) or a.unit.startswith(f"{b.unit} "):
            return True
        units = {family(unit) for unit in (b.unit or "").split(", ")}
        if family(a.unit) in units or (a.kind is b.kind is Kind.DOCUMENTS and b.unit == "văn bản"):
            return True
        if b.unit in _GENERAL and a.kind in {Kind.PLACES, Kind.BODIES}:
            return True
        return a.unit in _GENERAL and b.kind is Kind.BODIES

    def _words(self, i: int) -> set[str]:
        """The words next to a figure, by which parts find their own whole."""
        if i not in self.words:
            self.words[i] = self._beside(i)
        return self.words[i]

    def _beside(self, i: int) -> set[str]:
        mention = self.mentions[i]
        start = max(self.layout.sentence(mention.at)[0], self.mentions[i - 1].end if i else 0, mention.start - 60)
        end = min(self.mentions[i + 1].start if i + 1 < len(self.mentions) else mention.end + 30, mention.end + 30)
        before = _MARK.split(self.working[start : mention.start])[-1]
        after = _MARK_AFTER.split(self.working[mention.end : end])[0]
        return set(_WORD.findall(f"{before} {self.working[mention.number.end : mention.end]} {after}")) - _COMMON

    def _own_whole(self, part: int, candidates: Iterable[int], *, after_ratio: bool = False) -> int | None:
        """Among compatible figures before a part the one most alike in words; the nearest, when alike."""
        best: tuple[int, int] | None = None
        words = None
        for rank, c in enumerate(candidates):
            if c == part or not self._compatible(part, c):
                continue
            if self.mentions[c].ratio_whole and after_ratio and c and self._compatible(part, c - 1):
                continue
            words = self._words(part) if words is None else words
            alike = len(words & self._words(c))
            if best is None or (alike, rank) >= best:
                best = (alike, rank)
                chosen = c
        return chosen if best is not None else None

    def _tie(self, part: int, whole: int) -> None:
        self.wholes[part] = whole
        mention = self.mentions[part]
        if mention.unit is None:
            mention.unit, mention.kind = self.mentions[whole].unit, self.mentions[whole].kind

    def _bracketed(self) -> None:
        """`241 hội nghị (3 cấp tỉnh; 22 cấp huyện)`: what stands in brackets right after a figure."""
        for i, whole in enumerate(self.mentions[:-1]):
            following = self.mentions[i + 1]
            between = self.working[whole.end : following.start]
            if (
                between.count("(") != 1
                or ")" in between
                or "." in between
                or len(between) > 120
                or ";" in between.split("(")[0]
            ):
                continue
            if compares_in_brackets(self.working, whole, following) or self.aside[i]:
                continue
            opened = whole.end + between.index("(")
            close = self.working.find(")", following.start)
            while close >= 0 and self.working.count("(", opened + 1, close) > self.working.count(
                ")", opened + 1, close
            ):
                close = self.working.find(")", close + 1)
            if close < 0 or close - opened > 600:
                continue
            total = Decimal(0)
            for j in self._in_brackets(i, close):
                self._tie(j, i)
            for j in range(i + 1, len(self.mentions)):
                part = self.mentions[j]
                if part.at > close:
                    break
                if self.wholes[j] is not None or part.ratio_whole or not self._compatible(j, i):
                    continue
                total += part.value
                if whole.qualifier == "exact" and total > whole.value * _SLACK:
                    break
                self._tie(j, i)

    def _in_brackets(self, i: int, close: int) -> list[int]:
        """`55 mô hình (29 tập thể, 26 cá nhân)`: whatever they are counted in, they come to the whole."""
        inside = range(i + 1, bisect_left(self.places, close))
        counts = [self.mentions[j] for j in inside]
        plain = not any(part.number.money or part.number.percent or part.rate or part.ratio_part for part in counts)
        even = sum((part.value for part in counts), Decimal(0)) == self.mentions[i].value
        return list(inside) if len(inside) > 1 and plain and even else []

    def _out_of(self) -> None:
        """`18 hồ sơ trên tổng số 20 hồ sơ`, `trong 19 kiến nghị …, có 7 kiến nghị`, `41 người …, 12 người trong số đó`."""
        for i in range(1, len(self.mentions)):
            before, mention = self.mentions[i - 1], self.mentions[i]
            if self.layout.sentence(before.at) != self.layout.sentence(mention.at):
                continue
            between = self.working[before.end : mention.start]
            if self.wholes[i - 1] is None and _ON_TOTAL.search(between) and before.value <= mention.value:
                if not (self.aside[i - 1] or self.aside[i]) and not before.number.money:
                    self._tie(i - 1, i)
            elif self.wholes[i] is None and self._compatible(i, i - 1) and before.unit == mention.unit:
                lead = self.working[max(0, before.start - 24) : before.start]
                if _OF_THOSE.match(self.working, mention.end) or (_AMONG.search(lead) and _THERE.search(between)):
                    self._tie(i, i - 1)

    def _reach(self, at: int) -> int:
        """Where what a marker announces ends: its sentence, and the bullets that follow a colon."""
        end = self.layout.sentence(at)[1]
        text = self.working[at:end].rstrip()
        in_bullet = _BULLET.match(self.working, self.layout.paragraph(at)[0]) is not None
        if text.endswith(":" if in_bullet else (":", ";")):
            while end < len(self.working):
                start, stop = self.layout.paragraph(end)
                if not _BULLET.match(self.working, start):
                    break
                end = stop
        return end

    def _marked(self) -> None:
        """`972 mô hình, trong đó: cấp tỉnh 21 …`; the marker may open the next sentence or a list."""
        mentions = self.mentions
        markers = [(found, self._reach(found.start())) for found in _MARKER.finditer(self.working)]
        # a marker inside a bullet speaks before the one that announced the list
        for found, reach in sorted(markers, key=lambda pair: pair[1] > self.layout.sentence(pair[0].start())[1]):
            at, word = found.start(), found.group()
            start = self.layout.sentence(at)[0]
            bracket = self.working.rfind("(", start, at)
            if bracket > self.working.rfind(")", start, at):
                close = self.working.find(")", at)
                end = min(reach, close) if close > 0 else reach
            else:
                end = reach
            first, last = bisect_left(self.places, found.end()), bisect_left(self.places, end)
            after = [j for j in range(first, min(last, first + _MOST)) if found.end() <= mentions[j].start]
            if not after:
                continue
            leads = bool(_LEAD.match(self.working[start:at])) and not self._between(start, at)
            candidates = self._candidates(at, start, leads=leads)
            if word.startswith(_CLOSE_TO_ITS_WHOLE):
                candidates = [c for c in candidates if not _APART.search(self.working[mentions[c].end : at])][-1:]
                if candidates and at - mentions[candidates[0]].end > 90:
                    continue
            tied = {self.wholes[c] for c in candidates}
            whole_of_all = tied.pop() if len(tied) == 1 else None
            if whole_of_all is not None and _ANEW.search(word):
                candidates = [whole_of_all]
            totals: dict[int, Decimal] = {}
            for j in after:
                if self.wholes[j] is not None or (mentions[j].ratio_whole and j - 1 in after):
                    continue
                whole = self._own_whole(j, [c for c in candidates if c < j], after_ratio=leads)
                if whole is None or (
                    word.startswith((*_PICKS_ONE, "cụ thể")) and mentions[j].value == mentions[whole].value
                ):
                    continue
                total = totals.get(whole, Decimal(0)) + mentions[j].value
                summed = totals.get(whole, Decimal(0))
                most = mentions[whole].value
                if mentions[whole].qualifier == "exact" and total > most * _SLACK and summed and summed >= most * _FULL:
                    continue
                totals[whole] = total
                self._tie(j, whole)
                if word.startswith(_PICKS_ONE):
                    break

    def _name_turns(self) -> None:
        """Bare `lượt` are people where the whole counts people: `tiếp 2.783 lượt công dân, … cấp tỉnh 197 lượt`."""
        for i, mention in enumerate(self.mentions):
            whole = self.wholes[i] if self.wholes[i] is not None or not self.aside[i] else i - 1
            if mention.unit == "lượt" and whole is not None and whole >= 0:
                named = self.mentions[whole]
                if named.unit == "lượt người":
                    mention.unit, mention.kind = named.unit, named.kind

    def _between(self, start: int, end: int) -> list[int]:
        """The figures whose digits lie between two offsets."""
        last = bisect_left(self.places, end)
        return list(range(max(bisect_left(self.places, start), last - _MOST), last))

    def _candidates(self, at: int, start: int, *, leads: bool) -> list[int]:
        """Figures that may be the whole: of the sentence, or of what stands before it when the marker leads it."""
        floor = start
        own = self._between(start, at)
        if own and not leads:
            return own
        paragraph = self.layout.paragraph(at)[0]
        before = [s for s in self.layout.sentences_of(at) if s[0] < start]
        for sentence in reversed(before[-3:]):
            found = self._between(sentence[0], start)
            if found:
                return found
        previous = self.layout.previous_paragraph(paragraph)
        for _ in range(4):
            if previous is None:
                break
            floor = previous[0]
            found = self._between(floor, start)
            if found:
                last = self.layout.sentence(self.mentions[found[-1]].at)[0]
                return [j for j in found if self.mentions[j].at >= last]
            previous = self.layout.previous_paragraph(previous[0])
        return own

    def _left_over(self) -> None:
        """`đã giải quyết 238/316 vụ việc, còn lại 35 vụ việc`: the rest of the same whole."""
        for i, mention in enumerate(self.mentions):
            if self.wholes[i] is not None or not _LEFT_OVER.search(
                self.working[max(0, mention.start - 24) : mention.start]
            ):
                continue
            start = self.layout.paragraph(mention.at)[0]
            for j in range(i - 1, max(-1, i - 7), -1):
                if self.mentions[j].at < start:
                    break
                whole = self.wholes[j]
                if whole is not None and self._compatible(i, whole):
                    self._tie(i, whole)
                    break

    def _summing(self) -> None:
        """Figures that follow a whole and add up to it exactly are its parts even without a word that says so."""
        known = {whole for whole in self.wholes if whole is not None}
        for i, whole in enumerate(self.mentions):
            if whole.value < 12 or self.aside[i] or whole.number.money or whole.qualifier != "exact":
                continue
            for skip in range(3):
                parts = self._even(i, skip)
                if len(parts) >= (3 if i in known else 2):
                    for j in parts:
                        self._tie(j, i)
                    known.add(i)
                    break

    def _even(self, i: int, skip: int) -> list[int]:
        whole, total = self.mentions[i], Decimal(0)
        line_end = self.layout.paragraph(whole.at)[1]
        parts: list[int] = []
        for j in range(i + 1 + skip, min(len(self.mentions), i + 10 + skip)):
            part = self.mentions[j]
            if self.aside[j] or part.qualifier != "exact" or part.number.money:
                continue
            if part.at >= line_end or self.wholes[j] is not None:
                return []
            people = whole.kind is Kind.BODIES and part.kind is Kind.PERSONS
            if not (part.unit is None or family(part.unit) == family(whole.unit) or people):
                if skip or parts:
                    return []
                continue
            total += part.value
            parts.append(j)
            if total >= whole.value:
                break
        return parts if total == whole.value else []
