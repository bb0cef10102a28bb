"""Learning the field model from what people confirmed; measured first, kept only when it is not worse.

Looked at are cases that a person classified. Never: khiếu nại, tố cáo, what is sealed or taken back.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django_tasks import task

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import COMPLAINTS, CaseKind, Perm, State
from caunoi.cases.models import OpinionPart, Step
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.common import clock
from caunoi.journal.services import SYSTEM, SYSTEM_CHAIN, HasCode, record
from caunoi.language.fields.examples import Example, sentences, terms
from caunoi.language.fields.model import shipped
from caunoi.routing import learnt
from caunoi.routing.models import TrainingRun
from caunoi.rulebook.vocabulary import fields

LEAST_TEXTS = 50
MOST_TEXTS = 20_000  # the newest
STEPS = 8  # looking, five folds, training, keeping
STALLED_AFTER = timedelta(minutes=30)
_MODEL_KINDS = {CaseKind.REPORT, CaseKind.PETITION, CaseKind.SUGGESTION, CaseKind.QUESTION}
logger = logging.getLogger(__name__)
TrainingState = TrainingRun.State


def base_examples() -> tuple[list[Example], list[Example]]:
    """The project's own sentences and key terms."""
    return list(sentences()), list(terms())


def confirmed_texts() -> list[tuple[int, Example]]:
    """The texts of classified cases, each with the case it belongs to and the field a person gave it, newest first."""
    by_person = Step.objects.filter(case=OuterRef("case"), act="classify", by__isnull=False)
    parts = (
        OpinionPart.objects.filter(
            Exists(by_person), case__is_classified=True, case__field__in=fields(),
            opinion__is_sealed=False, opinion__withdrawn_at=None,
        )
        .exclude(case__kind__in=[*COMPLAINTS, CaseKind.DENUNCIATION])
        .exclude(case__state=State.QUARANTINED)
    )  # fmt: skip
    if settings.PRODUCTION:  # an invented case teaches nothing about an office
        parts = parts.exclude(case__received_by__is_sample=True)
    rows = parts.order_by("-opinion__received_at", "-pk").values_list(
        "case_id", "text", "opinion__text", "case__field", "case__kind"
    )
    return [
        (case, Example(part or whole, field, kind if kind in _MODEL_KINDS else ""))
        for case, part, whole, field, kind in rows[:MOST_TEXTS]
        if part or whole
    ]


def start_training(*, by: User, at: datetime) -> TrainingRun:
    """Hand the learning to the worker; pressing twice does no harm."""
    if not may_train(by):
        raise NotAllowed(_("Chỉ quản trị được cho máy học."))
    run, is_new = _open_run(by, at)
    if is_new:
        transaction.on_commit(lambda: run_training.enqueue(run.pk))
    return run


def train_now(*, at: datetime, tick: Callable[[TrainingRun], object] = lambda _run: None) -> TrainingRun:
    """Learn at once, for the command."""
    run, is_new = _open_run(None, at)
    if not is_new:
        raise ActRefused(_("Máy đang học ở nơi khác; đợi xong rồi chạy lại."))
    learn(run_id=run.pk, tick=tick)
    run.refresh_from_db()
    return run


def may_train(user: User) -> bool:
    """Whether the user sets up anything: the model holds for the whole installation."""
    return user.is_active and bool(access.bodies(user, Perm.CONFIGURE))


def is_stalled(run: TrainingRun, *, at: datetime) -> bool:
    """Whether a run has not moved for long: its worker died, or none is running."""
    return run.state == TrainingState.RUNNING and run.moved_at < at - STALLED_AFTER


def forget_training(*, by: User | None, at: datetime) -> bool:
    """Go back to the shipped model; False when it is in use already."""
    if by is not None and not may_train(by):
        raise NotAllowed(_("Chỉ quản trị được cho máy học."))
    with transaction.atomic():
        if not learnt.has_own():
            return False
        record(chain=SYSTEM_CHAIN, act="fields.forget", ref="fields", by=_actor(by), at=at)
    return learnt.forget()


@task()
def run_training(run_id: int) -> None:
    """The background task."""
    learn(run_id=run_id)


def learn(*, run_id: int, tick: Callable[[TrainingRun], object] = lambda _run: None) -> None:
    """Gather, measure, train; keep the model when it names at least as many fields right as the shipped one."""
    run = TrainingRun.objects.get(pk=run_id)
    if run.state != TrainingState.RUNNING:
        return
    try:
        _learn(run, tick)
    except Exception:
        logger.exception("learning the field model failed")
        _finish(run, TrainingState.FAILED)
        raise


def _learn(run: TrainingRun, tick: Callable[[TrainingRun], object]) -> None:
    from caunoi.language.fields.office import Confirmed, cleaned, held_out, measured, train_office  # late: scikit-learn

    def step() -> None:
        run.done, run.moved_at = run.done + 1, clock.now()
        run.save(update_fields=["done", "moved_at"])
        tick(run)

    texts = confirmed_texts()
    run.texts, run.cases = len(texts), len({case for case, _example in texts})
    run.save(update_fields=["texts", "cases"])
    if run.cases < LEAST_TEXTS or len({example.field for _case, example in texts}) < 2:
        _finish(run, TrainingState.TOO_FEW)
        return
    known, key_terms = base_examples()
    rows = cleaned([Confirmed(case, example) for case, example in texts])
    before = measured(shipped(), rows)
    step()
    after = held_out(rows, known, key_terms, step)
    run.before_first, run.before_three = before.first, before.three
    run.after_first, run.after_three = after.first, after.three
    if after.first < before.first or after.three < before.three:
        _finish(run, TrainingState.WORSE)
        return
    model = train_office(rows, known, key_terms)
    step()
    learnt.keep(model)
    step()
    _finish(run, TrainingState.KEPT)


def _open_run(by: User | None, at: datetime) -> tuple[TrainingRun, bool]:
    with transaction.atomic():
        open_runs: Sequence[TrainingRun] = list(
            TrainingRun.objects.select_for_update().filter(state=TrainingState.RUNNING)
        )
        for row in open_runs:
            if not is_stalled(row, at=at):
                return row, False
            row.state = TrainingState.FAILED
            row.save(update_fields=["state"])
        run = TrainingRun.objects.create(started_at=at, moved_at=at, by=by, steps=STEPS)
        record(chain=SYSTEM_CHAIN, act="fields.train", ref=f"fields.{run.pk}", by=_actor(by), at=at)
    return run, True


def _finish(run: TrainingRun, state: TrainingRun.State) -> None:
    with transaction.atomic():
        run.state, run.moved_at = state, clock.now()
        run.save()
        detail = {"state": str(state), "cases": run.cases}
        record(
            chain=SYSTEM_CHAIN,
            act="fields.learnt",
            ref=f"fields.{run.pk}",
            by=_actor(run.by),
            at=run.moved_at,
            detail=detail,
        )


def _actor(by: User | None) -> HasCode:
    return by if by is not None else SYSTEM
