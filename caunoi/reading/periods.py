"""Of when a figure is: the time words of its sentence, or those a paragraph goes on with."""

import re
from typing import NamedTuple

from caunoi.reading.clauses import Layout
from caunoi.reading.working import led_by_two, rule

_YEAR = r"(?:19|20)\d\d"
_UNTIL = (
    rf"(?:hết\s)?(?:ngày\s\d{{1,2}}(?:[/.-]\d{{1,2}}(?:[/.-]\d{{4}})?|\stháng\s\d{{1,2}}(?:\snăm\s\d{{4}})?)"
    rf"|tháng\s\d{{1,2}}(?:/\d{{4}}|\snăm\s\d{{4}})?|cuối\snăm\s\d{{4}}|năm\s{_YEAR})"
)
_SO_LONG = rf"\s(?:năm|tháng)\s(?:\({_YEAR}(?:\s?[,-]\s?{_YEAR})*\)|qua|đầu năm(?:\s{_YEAR})?|cuối năm(?:\s{_YEAR})?)"
_TIME_SAID = (
    *(rf"{words}\s{_UNTIL}" for words in ("tính đến", "tính từ", "đến hết", "đến")),
    rf"từ\s(?:năm\s{_YEAR}|tháng\s\d{{1,2}}(?:/\d{{4}})?|ngày\s\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?|đầu\s(?:năm|nhiệm kỳ)(?:\s{_YEAR})?)\s?(?:-|đến)\s(?:nay|hết\s)?(?:năm\s{_YEAR}|{_YEAR}|ngày\s\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?)?",
    r"từ đầu (?:năm|nhiệm kỳ) đến nay",
    rf"trong\s\d{{1,2}}{_SO_LONG}",
    rf"quý\s(?:[ivx]+|\d)(?:[/-]\d{{4}}|\snăm\s{_YEAR})?",
    *(rf"{words}\s\d{{4}}\s?-\s?\d{{4}}" for words in ("giai đoạn", "nhiệm kỳ", "năm học")),
    rf"năm\s{_YEAR}(?:\s?(?:,|-|và)\s?{_YEAR})*",
    r"tháng\s\d{1,2}(?:/\d{4}|\snăm\s\d{4})",
    r"hằng năm\b|hàng năm\b|mỗi năm\b|hiện nay\b|hiện tại\b|đến nay\b|trong năm\b|trong kỳ\b|trong quý\b|năm qua\b",
    r"cùng kỳ(?: năm (?:trước|ngoái))?\b|thời gian tới\b",
    rf"ngày\s\d{{1,2}}/\d{{1,2}}/{_YEAR}",
)
_TIME = rule(led_by_two("|".join(_TIME_SAID), digits=rf"\d?{_SO_LONG}"))
_COMPARED = rule(r"\b(?:so với|hơn|bằng [\d.,]+ ?%(?: so với)?)(?: cùng kỳ| cùng thời điểm)?(?: của)? $")
SAME_TIME_BEFORE = "cùng kỳ năm trước"
_LOOSE = ("trong năm", "trong kỳ", "trong quý", "năm qua")
_DOCUMENT = rule(
    r"[\dtqng](?<!\w[\dtqng])(?:"  # all it can begin with; other words are passed over at once
    rf"(?<=\d)\d?\stháng\s(?:(?:đầu|cuối)\s)?(?:của\s)?năm\s{_YEAR}"
    rf"|(?:(?<=t)háng\s\d{{1,2}}|(?<=q)uý\s(?:[ivx]+|\d))(?:\s?,?\s?\bnăm\s{_YEAR}|\s?[/-]\s?{_YEAR})|(?<=n)ăm\s{_YEAR}"
    r"|(?:(?<=g)iai đoạn|(?<=n)ăm học|(?<=n)iên khoá)\s\d{4}\s?-\s?\d{4})"
)
_ANY_YEAR = re.compile(r"[0-9][0-9]{3}")
_LONGEST = 40  # characters of such a period
_DAY_BEFORE = rule(r"\bngày\s(?:\d{1,2}|[._…]+)\s$")
_DATED = re.compile(rf"\d{{1,2}}\s?[/-]\s?\d{{1,2}}\s?[/-]\s?({_YEAR})")
_HEAD = 600


class _Named(NamedTuple):
    """Where the words of a time begin and end, and up to where figures are of it."""

    start: int
    end: int
    until: int


class Periods:
    """Tells the period of figures of one text."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._found: dict[int, list[_Named]] = {}
        self._carried: dict[int, str | None] = {}

    def of(self, at: int) -> str | None:
        """The time words that govern the figure at an offset, as written; None: the document's own period."""
        start, _ = self.layout.sentence(at)
        for span in reversed(self._in(start)):
            if span.end <= at <= span.until:
                return self._words(span)
        if start not in self._carried:
            self._carried[start] = self._carried_into(start)
        return self._carried[start]

    def _carried_into(self, start: int) -> str | None:
        """The period that a sentence without time words goes on with."""
        for sentence, _ in reversed([s for s in self.layout.sentences_of(start) if s[0] < start]):
            for span in self._in(sentence):
                if start <= span.until:
                    words = self._words(span)
                    return None if words.lower() in _LOOSE else words
        return None

    def _in(self, start: int) -> list[_Named]:
        if start not in self._found:
            end = self.layout.sentence(start)[1]
            self._found[start] = [
                _Named(found.start(), found.end(), self._until(start, found))
                for found in _TIME.finditer(self.layout.working, start, end)
                if not self._is_compared_with(found.start())
            ]
        return self._found[start]

    def _is_compared_with(self, at: int) -> bool:
        """`tăng 5 đơn so với cùng kỳ năm 2022`: another time that is only compared with."""
        return _COMPARED.search(self.layout.working, max(0, at - 40), at) is not None

    def _until(self, sentence: int, time: re.Match[str]) -> int:
        """`(năm 2022: 340 vụ)`: a time named in brackets is that of the figures in them, any other that of all after it."""
        working = self.layout.working
        opened = working.rfind("(", sentence, time.start())
        bracketed = opened >= 0 and working.find(")", opened, time.start()) < 0
        closed = working.find(")", time.end()) if bracketed else -1
        return closed if closed >= 0 else len(working)

    def _words(self, span: _Named) -> str:
        return " ".join(self.layout.text[span.start : span.end].split()).strip(" ,-")

    def of_document(self) -> str | None:
        """The period of the whole report: named in its head, or the year it is dated."""
        head = self.layout.working[:_HEAD]
        found = self._named(head) or self._named(self.layout.working)
        if found:
            return " ".join(self.layout.text[found.start() : found.end()].split())
        dated = _DATED.search(head)
        return f"năm {dated.group(1)}" if dated else None

    def _named(self, working: str) -> re.Match[str] | None:
        """The first period named that is no date of a letterhead (`ngày 05 tháng 11 năm 2026`) or of a law."""
        end = 0
        for year in _ANY_YEAR.finditer(working):  # every one of them is told by its year
            found = _DOCUMENT.search(working, max(end, year.start() - _LONGEST), year.end() + _LONGEST)
            if found is None or found.start() > year.start():
                continue
            end = found.end()
            before = working[max(0, found.start() - 30) : found.start()]
            if not _DAY_BEFORE.search(before) and not _OF_A_PAPER.search(before):
                return found
        return None


_OF_A_PAPER = rule(r"\b(?:luật|nghị quyết|nghị định|quyết định|thành lập|từ|trước|sau)\s(?:[\w ]{0,20}\s)?$")
