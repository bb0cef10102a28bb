"""Targets and plans, which are no results: told by the words of the sentence or by the heading above."""

import re

from caunoi.reading.clauses import Layout
from caunoi.reading.working import led, rule

_PLAN = rule(
    led(
        r"phấn đấu|đặt mục tiêu|mục tiêu (?:là|đến|năm)|dự kiến|sẽ|thời gian tới|năm tới|sang năm|kế hoạch (?:năm|đề ra)|đề ra chỉ tiêu|"
        r"chỉ tiêu (?:năm \d{4}|đề ra|là)|đăng ký thực hiện|đề nghị .{0,40}tập trung|trong năm tới|những tháng cuối năm|giai đoạn tới"
    )
    + r"\b"
)
_PLANNED = (  # in every one of them
    "kế hoạch", "chỉ tiêu", "mục tiêu", " tới", "sẽ", "tập trung", "phấn đấu", "dự kiến", "sang năm", "cuối năm", "đăng ký thực hiện",
)  # fmt: skip
_RESULT = rule(r"\b(?:vượt|hoàn thành|đạt)\s[^.;]{0,40}(?:chỉ tiêu|kế hoạch|mục tiêu)")
_OF_PLAN = rule(
    r"(?: [^\W\d]+){0,5} (?:theo|trong|của|so với) (?:kế hoạch|chỉ tiêu|chương trình)(?: (?:năm|quý|đề ra|được giao|đã)|\s?[,.;)])"
)
_DONE_BY_PLAN = rule(r"\d[^.;]{0,60} theo kế hoạch(?: năm)?(?: \d{4})?(?: đề ra)?,? (?:\(?đạt )(?:tỷ lệ )?$")
_PLAN_HEADING = rule(
    r"^\W*(?:[ivx]{1,4}|\d{1,2}|[a-z])?\s?[./)-]?\s*(?:phương hướng|nhiệm vụ(?: trọng tâm)?|chỉ tiêu|kế hoạch|mục tiêu|dự kiến)\b[^.]{0,90}$"
)
_HEADING = re.compile(r"^\W*(?:[IVX]{1,4}|\d{1,2}|[A-Z])\s?[./)-]\s*\S[^.]{0,110}$")
_LONGEST_HEADING = 140


class Plans:
    """Tells plans from results in one text."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._sections = self._plan_sections()
        self._planned: dict[int, bool] = {}  # whether the sentence that begins here has words of a plan

    def is_whole_planned(self, end: int) -> bool:
        """Whether the m of `3/4 hội nghị theo kế hoạch năm`, which ends here, is what was planned."""
        return bool(_OF_PLAN.match(self.layout.working, end))

    def is_plan(self, at: int) -> bool:
        """Whether the figure at an offset is a target or a plan."""
        start, end = self.layout.sentence(at)
        if start not in self._planned:
            sentence = self.layout.working[start:end]
            self._planned[start] = any(map(sentence.__contains__, _PLANNED)) and _PLAN.search(sentence) is not None
        if self._planned[start]:
            before = self.layout.working[start:at]
            if _PLAN.search(before) and not _RESULT.search(before) and not _DONE_BY_PLAN.search(before):
                return True
        return any(first <= at < last for first, last in self._sections)

    def _plan_sections(self) -> list[tuple[int, int]]:
        """From a heading like `III. Phương hướng năm 2024` to the next heading of its kind."""
        sections: list[tuple[int, int]] = []
        begun: int | None = None
        at = 0
        for line in self.layout.working.split("\n"):
            shown = self.layout.text[at : at + len(line)].strip()
            if 0 < len(shown) <= _LONGEST_HEADING:
                if _PLAN_HEADING.match(line.strip()):
                    begun = at if begun is None else begun
                elif begun is not None and _HEADING.match(shown) and shown[0] in "IVX":
                    sections.append((begun, at))
                    begun = None
            at += len(line) + 1
        if begun is not None:
            sections.append((begun, at))
        return sections
