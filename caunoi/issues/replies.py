"""What came of an issue's cases, as it may stand in a table that leaves the house: by when, and what was answered.

Words are those that an officer confirmed for the public, never an answer that is not published; of an answer that was
sent, the number and day of its paper. Only of cases that the reader may open. Constant query counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from caunoi.accounts.models import User
from caunoi.cases.access import visible_cases
from caunoi.cases.choices import AnswerState, DocumentKind, PromiseState
from caunoi.cases.models import Case, Document, Promise, Publication
from caunoi.cases.papers.context import number_line, written_day
from caunoi.common import clock
from caunoi.issues.selectors import Line, masked
from caunoi.web.among import among

MOST_WORDS = 45  # of an answer
MOST_DAYS = 3  # written out; of more, the first and the last


@dataclass(frozen=True)
class Reply:
    """What one case was answered: the published words ("" when none are), and the paper ("" when none is recorded)."""

    text: str
    paper: str

    @property
    def line(self) -> str:
        """Words and paper in one line."""
        paper = self.paper and f"Văn bản {self.paper}"
        return " ".join(filter(None, (self.text, f"({paper})" if self.text and paper else paper)))


@dataclass
class Standing:
    """The days by which the cases still open must be dealt with, the days promised in answers, and the replies."""

    due: list[date] = field(default_factory=list)
    promised: list[date] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    @property
    def deadline(self) -> str:
        """Both kinds of days as a table has them, in Vietnamese; empty when no day is recorded."""
        said = [("Hạn", self.due_days), ("Đã hẹn", self.promised_days)]
        return "; ".join(f"{word} {days}" for word, days in said if days)

    @property
    def due_days(self) -> str:
        """The deadlines; empty when none is recorded."""
        return written_days(self.due)

    @property
    def promised_days(self) -> str:
        """The promised days; empty when none is recorded."""
        return written_days(self.promised)


def written_days(days: Sequence[date]) -> str:
    """Days in order: three of them each, of more the first and the last."""
    if len(days) > MOST_DAYS:
        return f"{written_day(days[0])} – {written_day(days[-1])}"
    return ", ".join(map(written_day, days))


def standings(lines: Sequence[Line], user: User) -> dict[int, Standing]:
    """Key of an issue → what came of its cases. A case that was promised counts with that day, not with a deadline."""
    wanted = {pk for line in lines for pk in line.tally.case_ids}
    cases = dict(visible_cases(user).filter(among("pk", wanted)).values_list("pk", "due_on"))
    promised = _promised(cases)
    replies = _replies(cases)
    done = set(Case.objects.filter(among("pk", cases), resolved_at__isnull=False).values_list("pk", flat=True))
    found = {}
    for line in lines:
        mine = sorted(line.tally.case_ids & cases.keys())
        waiting = [pk for pk in mine if pk not in done]
        due = {day for pk in waiting if pk not in promised and (day := cases[pk])}
        days = {day for pk in waiting for day in promised.get(pk, ())}
        said = dict.fromkeys(reply for pk in mine for reply in replies.get(pk, ()))
        found[line.issue.pk] = Standing(sorted(due), sorted(days), list(said))
    return found


def _promised(cases: dict[int, date | None]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    rows = Promise.objects.filter(among("case", cases), state=PromiseState.OPEN, answer__sent_at__isnull=False)
    for pk, day in rows.values_list("case_id", "due_on"):
        found.setdefault(pk, []).append(day)
    return found


def _replies(cases: dict[int, date | None]) -> dict[int, list[Reply]]:
    """A published answer with the paper it was of; a later paper, whose words are not published, alone."""
    papers: dict[int, list[Document]] = {}
    sent = Document.objects.filter(kind=DocumentKind.ANSWER, answer__state=AnswerState.SENT)
    for paper in sent.filter(among("case", cases)).select_related("body").order_by("issued_on", "pk"):
        papers.setdefault(paper.case_id, []).append(paper)
    found: dict[int, list[Reply]] = {}
    public = Publication.objects.filter(among("case", cases), ended_at=None).exclude(answer_text="")
    for row in public:
        day = clock.local_date(row.published_at)
        mine = papers.get(row.case_id, [])
        its, later = [p for p in mine if p.issued_on <= day], [p for p in mine if p.issued_on > day]
        found[row.case_id] = [Reply(_short(row.answer_text), _called(its[-1]) if its else "")]
        papers[row.case_id] = later
    for pk, mine in papers.items():
        if mine:
            found.setdefault(pk, []).append(Reply("", _called(mine[-1])))
    return found


def _short(text: str) -> str:
    words = masked(text).split()
    return " ".join(words[:MOST_WORDS]) + ("…" if len(words) > MOST_WORDS else "")


def _called(paper: Document) -> str:
    line = number_line(number=paper.number, symbol=paper.symbol, letterhead=paper.body.letterhead)
    return f"số {line.removeprefix('Số').lstrip(': ')} ngày {written_day(paper.issued_on)}"
