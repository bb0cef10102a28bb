"""What the page of a report shows: the text with its numbers, the list of figures, one of them opened."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.accounts.models import User
from caunoi.figures import access, selectors, wording
from caunoi.figures.choices import DOUBTS, STANDING, Act, FigureState, Perm
from caunoi.figures.models import ReportCheck, ReportDocument, ReportedFigure
from caunoi.figures.services import reviewing
from caunoi.figures.workflow import acts_from

# key in the address → label, which looks it shows
VIEWS: dict[str, tuple[str, frozenset[str]]] = {
    "": (noop("Tất cả"), frozenset()),
    "cho": (noop("Chờ"), frozenset({"open", "doubt"})),
    "ngo": (noop("Nghi ngờ"), frozenset({"doubt"})),
    "xong": (noop("Đã nhận"), frozenset({"done"})),
    "bo": (noop("Khác"), frozenset({"out", "repeat"})),
}
MODES = ("sua", "bo", "chi-tieu", "gop", "nhan")  # what the opened figure may be asked for, in the address as "lam"


def look_of(figure: ReportedFigure) -> str:
    """How a figure is drawn in the text and in the list: open, doubt, done, out, repeat."""
    if figure.state in (FigureState.REJECTED, FigureState.SUPERSEDED):
        return "out"
    if figure.repeat_of_id is not None:
        return "repeat"
    if figure.state in STANDING:
        return "done"
    return "doubt" if figure.is_doubtful else "open"


@dataclass(frozen=True)
class Row:
    """A figure as a line of the list."""

    figure: ReportedFigure
    look: str
    name: str

    @property
    def number(self) -> int:
        """Its number in the report."""
        return self.figure.number

    @property
    def amount(self) -> str:
        """ "hơn 1.140"."""
        return wording.amount(self.figure)


@dataclass(frozen=True)
class Said:
    """A check as the screen tells it: its sentence, and the other numbers it speaks of."""

    check: ReportCheck
    others: list[ReportedFigure]

    @property
    def is_doubt(self) -> bool:
        """Whether it speaks against them."""
        return self.check.verdict in DOUBTS


@dataclass
class Panel:
    """The list of figures of a report for one officer, one of them opened (`at`). `xem`: which are listed."""

    report: ReportDocument
    user: User
    xem: str = ""
    asked: int | None = None
    mode: str = ""
    form: Any = None
    error: str = ""
    changed: list[Any] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def page(self) -> selectors.ReportPage:
        """Everything of the report."""
        return selectors.report_page(self.report)

    @cached_property
    def rows(self) -> list[Row]:
        """Every figure of the report."""
        known = self.page.indicators
        return [
            Row(row, look_of(row), known[row.indicator].label if row.indicator in known else "")
            for row in self.page.figures
        ]

    @cached_property
    def shown(self) -> list[Row]:
        """Those listed; the opened one stays listed when an act has taken it out of what is looked at."""
        looks = VIEWS[self.xem][1]
        return [row for row in self.rows if not looks or row.look in looks or row.number == self.asked]

    @cached_property
    def views(self) -> list[tuple[str, str, int, bool]]:
        """Key, label, count, whether it is the present one."""
        return [
            (key, _(label), sum(1 for row in self.rows if not looks or row.look in looks), key == self.xem)
            for key, (label, looks) in VIEWS.items()
        ]

    @cached_property
    def at(self) -> Row | None:
        """The opened figure: the one asked for, else the first that waits for a person, else the first."""
        listed = {row.number: row for row in self.shown}
        waiting = (row for row in self.shown if row.look in ("open", "doubt"))
        return listed.get(self.asked or 0) or next(waiting, None) or next(iter(self.shown), None)

    def _beside(self, step: int) -> int | None:
        numbers = [row.number for row in self.shown]
        if self.at is None or self.at.number not in numbers:
            return None
        place = numbers.index(self.at.number) + step
        return numbers[place] if 0 <= place < len(numbers) else None

    @property
    def previous(self) -> int | None:
        """The number of the figure before in the list."""
        return self._beside(-1)

    @property
    def following(self) -> int | None:
        """The number of the figure after in the list."""
        return self._beside(1)

    @cached_property
    def detail(self) -> selectors.FigureDetail | None:
        """The opened figure with all that belongs to it."""
        if self.at is None:
            return None
        return selectors.figure_detail(self.at.figure)

    @cached_property
    def said(self) -> list[Said]:
        """What checks say of the opened figure, doubts first."""
        if self.detail is None or self.at is None:
            return []
        found = [
            Said(check, [row for row in check.figures.all() if row.number != self.at.number])
            for check in self.detail.checks
        ]
        return sorted(found, key=lambda item: not item.is_doubt)

    @cached_property
    def beside(self) -> list[int]:
        """Numbers that belong to the opened one: its parts, its whole, what its checks speak of."""
        if self.detail is None or self.at is None:
            return []
        figure = self.at.figure
        found = {row.number for row in (*self.detail.parts, *self.detail.repeats)}
        found |= {row.number for said in self.said for row in said.others}
        found |= {row.number for row in (figure.part_of, figure.repeat_of) if row is not None}
        return sorted(found - {figure.number})

    @cached_property
    def may_review(self) -> bool:
        """Whether the officer decides about these figures."""
        return access.can(self.user, Perm.REVIEW, self.report) and self.report.superseded_by_id is None

    @cached_property
    def acts(self) -> frozenset[str]:
        """What may be done with the opened figure now."""
        if not self.may_review or self.at is None:
            return frozenset()
        allowed = {str(act) for act in acts_from(self.at.figure.state)}
        return frozenset(allowed - ({Act.UNMERGE} if self.at.figure.repeat_of_id is None else {Act.MERGE}))

    @cached_property
    def sure_count(self) -> int:
        """How many figures are accepted with one button."""
        return len(reviewing.sure_figures(self.report)) if self.may_review else 0

    @cached_property
    def plain_count(self) -> int:
        """How many were read as surely but are tied to no indicator; a button of their own accepts them."""
        return len(reviewing.sure_figures(self.report, mapped=False)) if self.may_review else 0

    @cached_property
    def next_report(self) -> ReportDocument | None:
        """Another report of the same keeper in which figures wait; also where some are left for later here."""
        return selectors.next_waiting(self.report) if self.may_review else None

    @cached_property
    def undoable(self) -> Any:
        """The officer's last act that can be taken back."""
        return reviewing.last_undoable(self.report, self.user) if self.may_review else None

    @cached_property
    def waiting(self) -> int:
        """How many figures wait for a person."""
        return sum(1 for row in self.rows if row.look in ("open", "doubt"))

    @property
    def is_done(self) -> bool:
        """Whether the officer has decided about every figure."""
        return self.may_review and bool(self.rows) and not self.waiting

    @property
    def checked(self) -> int:
        """How many do not wait any more."""
        return len(self.rows) - self.waiting

    @cached_property
    def looks(self) -> str:
        """ "1:open 2:done": how the numbers of the text are drawn now."""
        return " ".join(f"{row.number}:{row.look}" for row in self.rows)

    @property
    def url(self) -> str:
        """The address of the page of the report."""
        return reverse("desk:figures_report", args=[self.report.code])

    @property
    def sure_words(self) -> str:
        """How sure the reading of the opened figure is, in a word."""
        sure = self.at.figure.confidence if self.at else 0.0
        return _("chắc") if sure >= reviewing.SURE else _("khá chắc") if sure >= 0.5 else _("chưa chắc")

    @property
    def period(self) -> str:
        """When the opened figure holds."""
        return wording.period(self.at.figure) if self.at else ""


def read_query(request: HttpRequest) -> dict[str, Any]:
    """The choices of an address, wrong ones ignored: which figures are listed, which is opened, what is asked of it."""
    data = request.POST if request.method == "POST" else request.GET
    number, xem, mode = data.get("so", ""), data.get("xem", ""), data.get("lam", "")
    return {
        "asked": int(number) if number.isdecimal() and len(number) < 7 else None,
        "xem": xem if xem in VIEWS else "",
        "mode": mode if mode in MODES else "",
    }
