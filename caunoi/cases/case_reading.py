"""Reads for the page of one case: its voices, its clocks, what happened, what was promised. Constant query counts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import MailState, RatingReason
from caunoi.cases.models import (
    Addition,
    Answer,
    Case,
    Clock,
    Opinion,
    OpinionPart,
    OutgoingMail,
    Promise,
    Rating,
    Sender,
    Step,
)
from caunoi.rulebook.procedures import UnknownProcedure, procedure_at


@dataclass
class Voice:
    """One opinion in a case. `number` counts the voices of the case as shown; `text` is what of it belongs here."""

    number: int
    opinion: Opinion
    text: str
    whole_text: str  # the opinion's own words when only a part of them belongs here, else empty
    has_sender: bool
    additions: list[Addition]
    merged_from: str = ""  # code of the absorbed case with which this voice came
    elsewhere: list[str] = field(default_factory=list)  # codes of the cases that have other parts of this opinion


def voices(case: Case) -> list[Voice]:
    """The voices of a case in the order of their coming."""
    came_with = _sources(case)
    found = []
    for number, part in enumerate(_parts(case), start=1):
        opinion = part.opinion
        others = sorted({row.case.code for row in opinion.parts.all() if row.case_id != case.pk})
        found.append(
            Voice(
                number=number,
                opinion=opinion,
                text=part.text or opinion.text,
                whole_text=opinion.text if part.text else "",
                has_sender=bool(getattr(opinion, "has_sender", False)),
                additions=list(opinion.additions.all()),
                merged_from=came_with.get(part.pk, ""),
                elsewhere=others,
            )
        )
    return found


def _parts(case: Case) -> Sequence[OpinionPart]:
    opinions = (
        Opinion.objects.select_related("place", "body", "box", "entered_by")
        .annotate(has_sender=Exists(Sender.objects.filter(opinion=OuterRef("pk"))))
        .prefetch_related(
            "files",
            Prefetch("additions", Addition.objects.select_related("entered_by").prefetch_related("files")),
            Prefetch("parts", OpinionPart.objects.select_related("case")),
        )
    )
    rows = OpinionPart.objects.filter(case=case).prefetch_related(Prefetch("opinion", opinions))
    return list(rows.order_by("opinion__received_at", "opinion_id", "number"))


def _sources(case: Case) -> dict[int, str]:
    """Part → code of the case that was merged into this one and brought it."""
    live = case.merges.filter(undone_at=None).select_related("source").order_by("pk")
    return {int(pk): merge.source.code for merge in live for pk in merge.part_ids}


def holder_of(case: Case) -> Case | None:
    """The case that holds the voices of a merged one now, through every merge that followed; None for any other."""
    holder = case.merged_into
    while holder is not None and holder.merged_into is not None:
        holder = holder.merged_into
    return holder


def voice_of(case: Case, number: int) -> Voice | None:
    """The voice with this number, or None."""
    return next((voice for voice in voices(case) if voice.number == number), None)


@dataclass(frozen=True)
class ClockLine:
    """One clock with the name of its step; `is_old_body` when another body than the present authority had it."""

    row: Clock
    name: str
    is_old_body: bool


def clock_lines(case: Case) -> list[ClockLine]:
    """All clocks of a case, running ones first in the order of their dates, ended ones after."""
    rows = list(case.clocks.select_related("body"))
    rows.sort(key=lambda row: (row.ended_on is not None, row.due_on or date.max, row.pk))
    return [ClockLine(row, step_name(row, case.received_on), row.body_id != case.authority_id) for row in rows]


def step_name(row: Clock, on: date) -> str:
    """The name of a clock's step in the procedure in force on a date; its key when the book has none."""
    try:
        procedure = procedure_at(row.procedure, on)
    except UnknownProcedure:
        return row.step
    return next((rule.name for rule in procedure.steps if rule.step == row.step), row.step)


def steps(case: Case) -> list[Step]:
    """What happened, newest first."""
    return list(case.steps.select_related("by", "by_body").order_by("-at", "-pk"))


def changes_since(case: Case, seen_at: datetime) -> list[Step]:
    """The steps that were added after a form was drawn, oldest first."""
    return list(case.steps.filter(at__gt=seen_at).select_related("by").order_by("at", "pk"))


@dataclass(frozen=True)
class GivenRating:
    """The verdict of one voice on an answer, with its reasons in words."""

    row: Rating
    reasons: list[str]


@dataclass(frozen=True)
class GivenAnswer:
    """A version of an answer with its files, promises and the verdicts on it."""

    row: Answer
    ratings: list[GivenRating]


def answers(case: Case, *, by: User) -> list[GivenAnswer]:
    """Every version of the answer that this officer may read, newest first."""
    rows = (
        access.visible_answers(by, case)
        .select_related("drafted_by", "signed_by", "signed_post")
        .prefetch_related("files", "promises__body", "promises__files", "ratings")
        .order_by("-number")
    )
    return [GivenAnswer(row, [_in_words(rating) for rating in row.ratings.all()]) for row in rows]


def _in_words(rating: Rating) -> GivenRating:
    names = dict(RatingReason.choices)
    return GivenRating(rating, [str(names.get(key, key)) for key in rating.reasons])


def sent_promises(case: Case) -> list[Promise]:
    """The promises the speakers know of, by date."""
    rows = case.promises.filter(answer__sent_at__isnull=False).select_related("body").prefetch_related("files")
    return list(rows.order_by("due_on", "pk"))


def failed_mails(case: Case) -> list[OutgoingMail]:
    """Mails to speakers of the case that did not leave."""
    rows = OutgoingMail.objects.filter(opinion__parts__case=case, state=MailState.FAILED)
    return list(rows.distinct().order_by("-created_at"))


def mail_counts(case: Case) -> dict[str, int]:
    """How many mails of the case are queued, sent, failed."""
    counts: dict[str, int] = defaultdict(int)
    for state in OutgoingMail.objects.filter(opinion__parts__case=case).values_list("state", "pk").distinct():
        counts[state[0]] += 1
    return dict(counts)
