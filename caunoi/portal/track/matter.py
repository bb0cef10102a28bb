"""One case as the page shows it: to its speaker with everything that is his, to the public with what was published."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.calendar.selectors import work_calendar
from caunoi.cases.choices import AnswerState, PromiseState, State
from caunoi.cases.models import Answer, Attachment, Case, Clock, Opinion, Promise, Rating
from caunoi.cases.services import clocks, speaking
from caunoi.common import clock
from caunoi.portal.status import Status, status_of
from caunoi.portal.track.timeline import Event, timeline
from caunoi.rulebook.deadlines import Due
from caunoi.web.templatetags.web import ngay_ngan

STEP_NAMES = {
    "xu_ly_don": gettext_lazy("Phân loại, xử lý đơn"),
    "thu_ly": gettext_lazy("Thụ lý"),
    "giai_quyet": gettext_lazy("Giải quyết, trả lời"),
    "gui": gettext_lazy("Gửi quyết định"),
    "cong_khai": gettext_lazy("Công khai"),
}


@dataclass(frozen=True)
class ClockRow:
    """A deadline with the sum that led to it, and how it went."""

    clock: Clock
    name: str
    is_open: bool
    is_met: bool
    is_late: bool
    working_left: int | None


@dataclass(frozen=True)
class Stage:
    """One of the five stages at the top: `css` is is-done, is-now or empty."""

    name: str
    text: str
    icon: str
    css: str


@dataclass
class Matter:
    """Everything the templates of a case need."""

    case: Case
    status: Status
    stages: list[Stage]
    clocks: list[ClockRow]
    answers: list[Answer]
    promises: list[Promise]
    events: list[Event]
    supporters: list[str]
    today: date
    is_separate: bool = False
    rating: Rating | None = None
    may_rate: bool = False
    reopen_refusal: str = ""
    files: list[Attachment] = field(default_factory=list)
    pauses: list[str] = field(default_factory=list)
    expected: Due | None = None

    @property
    def asked(self) -> str:
        """What the office wants to know from the speaker now."""
        if self.case.state != State.NEEDS_INFORMATION:
            return ""
        return next((event.note for event in self.events if event.note), "")


def matter_of(case: Case, *, opinion: Opinion | None = None, at: datetime | None = None) -> Matter:
    """The view of a case for one of its speakers, or (without an opinion) for the public."""
    at = at or clock.now()
    today = clock.local_date(at)
    answers = list(
        case.answers.filter(state=AnswerState.SENT)
        .select_related("signed_post__body")
        .prefetch_related("files", "documents")
    )
    promises = list(
        case.promises.filter(answer__sent_at__isnull=False).select_related("body").prefetch_related("files")
    )
    matter = Matter(
        case=case,
        status=status_of(case, today=today),
        stages=[],
        clocks=clock_rows(case, today),
        answers=answers[::-1],
        promises=promises,
        events=timeline(case, notes_since=opinion.received_at if opinion else None),
        supporters=[
            row.body.name for row in case.involvements.filter(to_at=None, is_lead=False).select_related("body")
        ],
        today=today,
        is_separate=case.state == State.QUARANTINED,
        files=list(case.files.filter(is_sealed=False)),
    )
    matter.pauses = [_pause_words(row.from_on, row.to_on) for row in case.pauses.all()]
    matter.expected = expected_answer(case, today)
    matter.stages = stages(matter)
    if opinion is not None and answers:
        matter.may_rate = case.state in (State.ANSWERED, State.RESOLVED) and opinion.withdrawn_at is None
        matter.rating = Rating.objects.filter(opinion=opinion, answer=answers[-1]).first()
        matter.reopen_refusal = speaking.reopening_refusal(case, at=at)
    return matter


def _pause_words(first: date, last: date | None) -> str:
    if last is None:
        return _("Thời hạn dừng từ %(day)s, chưa tính tiếp.") % {"day": ngay_ngan(first)}
    return _("Thời hạn dừng từ %(first)s đến %(last)s.") % {"first": ngay_ngan(first), "last": ngay_ngan(last)}


def clock_rows(case: Case, today: date) -> list[ClockRow]:
    """Every deadline of the case, of the present body and of those it came from (decisions 12)."""
    calendar = work_calendar()
    rows = []
    for row in case.clocks.select_related("body"):
        is_open = row.ended_on is None
        end = row.ended_on or today
        is_late = row.due_on is not None and end > row.due_on
        left = calendar.working_days_between(today, row.due_on) if is_open and row.due_on and not is_late else None
        is_met = not is_open and row.due_on is not None and not is_late and row.end_reason in {"done", "answered"}
        rows.append(ClockRow(row, str(STEP_NAMES.get(row.step, row.step)), is_open, is_met, is_late, left))
    return rows


def expected_answer(case: Case, today: date) -> Due | None:
    """The day of the answer as the receipt has it, while no clock of the answer runs: before classification."""
    if not clocks.awaits_classifying(case):
        return None
    received = clocks.authority_received_on(case)
    dues = clocks.compute_dues(case, received=received, calendar=work_calendar(), today=today)
    return next((due for due in dues if due.step == clocks.ANSWER and due.due is not None), None)


def stages(matter: Matter) -> list[Stage]:
    """Sent → received → answered → being done → done: answered is not done."""
    case = matter.case
    kept = [row for row in matter.promises if row.state == PromiseState.OPEN]
    is_taken = case.is_classified or case.state not in (State.RECEIVED, State.NEEDS_INFORMATION)
    taken_text = case.body.short_name if is_taken else _latest_text(matter)
    is_answered = case.answered_at is not None and case.state in (State.ANSWERED, State.RESOLVED)
    is_done = case.state == State.RESOLVED
    answered_text = ngay_ngan(case.answered_at) if is_answered else _answer_text(matter)
    doing = _("hẹn %(day)s") % {"day": ngay_ngan(kept[0].due_on)} if kept else ""
    rows = [
        (_("Đã gửi"), ngay_ngan(case.received_on), "check", True),
        (_("Đã nhận, phân loại"), taken_text, "check" if is_taken else "inbox", is_taken),
        (_("Đã trả lời") if is_answered else _("Trả lời"), answered_text, "message-square-reply", is_answered),
        (_("Làm xong"), ngay_ngan(case.resolved_at) if is_done else doing, "hammer", is_done),
        (_("Ông/bà xác nhận"), _("chấm câu trả lời"), "thumbs-up", matter.rating is not None),
    ]
    now = next((index for index, row in enumerate(rows) if not row[3]), len(rows))
    return [
        Stage(name, text, "check" if done else icon, "is-done" if done else ("is-now" if index == now else ""))
        for index, (name, text, icon, done) in enumerate(rows)
    ]


def _open_due(matter: Matter, step: str) -> date | None:
    return next((row.clock.due_on for row in matter.clocks if row.is_open and row.clock.step == step), None)


def _latest_text(matter: Matter) -> str:
    due = _open_due(matter, clocks.CLASSIFY)
    return _("chậm nhất %(day)s") % {"day": ngay_ngan(due)} if due else ""


def _answer_text(matter: Matter) -> str:
    if matter.case.paused_since is not None:
        return _("đang dừng thời hạn")
    if matter.expected is not None:
        return _("dự kiến %(day)s") % {"day": ngay_ngan(matter.expected.due)}
    due = _open_due(matter, clocks.ANSWER)
    return _("hạn %(day)s") % {"day": ngay_ngan(due)} if due else ""
