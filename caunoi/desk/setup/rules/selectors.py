"""The book of procedures in words, the offices' own terms, and the terms that are still missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases.models import OfficeRule
from caunoi.cases.services.office import free_steps
from caunoi.desk.setup.access import administered, administered_bodies
from caunoi.people.models import Body
from caunoi.rulebook.procedures import Procedure, StepRule, all_procedures
from caunoi.web.books import document_names, procedure_words, said


@dataclass(frozen=True)
class StepLine:
    """One step of the book in words."""

    rule: StepRule
    term: str
    caps: str
    counted_from: str


@dataclass(frozen=True)
class ProcedureBlock:
    """One version of a procedure with its steps and documents in words."""

    procedure: Procedure
    steps: list[StepLine]
    documents: list[str]
    when_not_competent: str


@dataclass(frozen=True)
class RuleLine:
    """One term of an office; `state` is now, later, over or taken_back."""

    rule: OfficeRule
    name: str
    term: str
    state: str


@dataclass(frozen=True)
class Missing:
    """A body that people may address, and a step for which neither it nor a body above it has a term."""

    body: Body
    procedure: str
    step: str
    name: str


def term_text(length: int, unit: str) -> str:
    """10 ngày · 5 ngày làm việc."""
    words = _("%(n)s ngày làm việc") if unit == "working_day" else _("%(n)s ngày")
    return words % {"n": length}


def book() -> list[ProcedureBlock]:
    """Every version of every procedure, in the order of the book. No query."""
    names = document_names()
    competence = {
        "guide": _("Không thuộc thẩm quyền: hướng dẫn người gửi"),
        "forward": _("Không thuộc thẩm quyền: chuyển nơi có thẩm quyền"),
        "hand_over": _("Bàn giao cho nơi có thẩm quyền"),
    }
    return [
        ProcedureBlock(
            procedure,
            [_step(rule) for rule in procedure.steps],
            [names[key] for key in procedure.documents],
            competence[procedure.when_not_competent],
        )
        for procedure in map(procedure_words, all_procedures())
    ]


def _step(rule: StepRule) -> StepLine:
    starts = {
        "receipt": _("ngày nhận"),
        "acceptance": _("ngày thụ lý"),
        "resolve_due": _("ngày hết hạn giải quyết"),
    }
    term = term_text(rule.length, rule.unit) if rule.length else _("theo quy chế đơn vị")
    caps = ""
    if rule.complex and rule.remote and rule.remote_complex:
        caps = _("phức tạp %(complex)s, vùng sâu %(remote)s, cả hai %(both)s") % {
            "complex": rule.complex,
            "remote": rule.remote,
            "both": rule.remote_complex,
        }
    return StepLine(rule, term, caps, starts[rule.counted_from])


def step_names() -> dict[tuple[str, str], str]:
    """The names of the steps an office may set a term for: "Trả lời câu hỏi: Trả lời"."""
    return {(procedure.key, step): f"{said(procedure.name)}: {said(name)}" for procedure, step, name in free_steps()}


def rules_of(user: User, today: date) -> list[RuleLine]:
    """The terms of the offices in reach, those in force first. One query."""
    names, order = step_names(), ("now", "later", "over", "taken_back")
    rows = OfficeRule.objects.filter(body__in=administered(user)).select_related("body")
    lines = [
        RuleLine(
            row, names.get((row.procedure, row.step), row.step), term_text(row.length, row.unit), _state(row, today)
        )
        for row in rows.order_by("body__code", "procedure", "-valid_from")
    ]
    return sorted(lines, key=lambda line: order.index(line.state))


def _state(row: OfficeRule, today: date) -> str:
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        return "taken_back"
    if row.valid_to is not None and row.valid_to <= today:
        return "over"
    return "now" if row.valid_from <= today else "later"


def missing_rules(user: User, today: date) -> list[Missing]:
    """Which receiving bodies in reach have no term for a step the law leaves open. Three queries."""
    bodies = administered_bodies(user).valid_on(today).filter(is_receiving=True).order_by("code")
    above = dict(Body.objects.order_by().values_list("pk", "parent"))
    set_at: dict[tuple[str, str], set[int]] = defaultdict(set)
    in_force = OfficeRule.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)
    for procedure, step, body in in_force.values_list("procedure", "step", "body"):
        set_at[procedure, step].add(body)
    names = step_names()
    return [
        Missing(body, procedure, step, name)
        for body in bodies
        for (procedure, step), name in names.items()
        if not set_at[procedure, step].intersection(_line_of(body.pk, above))
    ]


def _line_of(body: int, above: Mapping[int, int | None]) -> Iterable[int]:
    now: int | None = body
    while now is not None:
        yield now
        now = above.get(now)
