"""The due date of every step of a procedure, with the sum that leads to it (in prose: docs/algorithms/deadlines.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caunoi.common.workdays import WorkCalendar
from caunoi.rulebook import explanation as words
from caunoi.rulebook.book import Confidence
from caunoi.rulebook.counting import DateRange, count
from caunoi.rulebook.procedures import RESOLVE, Procedure, StepRule, Unit

LONGEST_EXTENSION = 3650


class DeadlineError(ValueError):
    """The facts cannot be reckoned with; the message is Vietnamese and meant for the officer."""


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """A term the office set for itself where the law gives none. `citation` names its regulation ("QĐ 12/QĐ-UBND")."""

    length: int
    unit: Unit
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """One step's due date (None = not known yet), what it rests on, and the sum, line by line, in Vietnamese."""

    step: str
    name: str
    due: date | None
    basis: str
    confidence: Confidence
    explanation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    received: date
    accepted: date | None
    is_complex: bool
    is_remote: bool
    extend_days: int
    pauses: tuple[DateRange, ...]
    calendar: WorkCalendar
    office: Mapping[str, OfficeTerm]


def compute(
    procedure: Procedure,
    *,
    received: date,
    accepted: date | None = None,
    is_complex: bool = False,
    is_remote: bool = False,
    extend_days: int = 0,
    pauses: Sequence[DateRange] = (),
    calendar: WorkCalendar,
    office: Mapping[str, OfficeTerm] | None = None,
) -> list[Due]:
    """Reckon every step of the procedure, in its order.

    `received` is day zero (the date in Hanoi), `accepted` the day of thụ lý. `extend_days` are in the unit of the step
    that resolves; `pauses` are ranges with both ends stopped, and touch that step only. `office` holds the office's own
    terms by step. DeadlineError for facts that contradict each other or the law.
    """
    facts = _Facts(received, accepted, is_complex, is_remote, extend_days, tuple(pauses), calendar, dict(office or {}))
    _check(procedure, facts)
    dues: list[Due] = []
    resolve_due: date | None = None
    for rule in procedure.steps:
        due = _reckon(rule, facts, resolve_due)
        if rule.step == RESOLVE:
            resolve_due = due.due
        dues.append(due)
    return dues


def _check(procedure: Procedure, facts: _Facts) -> None:
    if facts.accepted is not None and facts.accepted < facts.received:
        raise DeadlineError(f"Ngày thụ lý {words.short(facts.accepted)} trước ngày nhận {words.short(facts.received)}.")
    for first, last in facts.pauses:
        if last < first:
            raise DeadlineError(
                f"Khoảng tạm đình chỉ {words.short(first)}..{words.short(last)} bị ngược: kết thúc trước khi bắt đầu."
            )
    if not 0 <= facts.extend_days <= LONGEST_EXTENSION:
        raise DeadlineError(f"Số ngày gia hạn phải từ 0 đến {LONGEST_EXTENSION}.")
    if facts.extend_days and all(rule.extension == "none" for rule in procedure.steps):
        raise DeadlineError(f"Thủ tục “{procedure.name}” không được gia hạn: {procedure.citation} không cho gia hạn.")
    for step, term in facts.office.items():
        rule = procedure.step(step)
        if rule is not None and rule.length is not None:
            raise DeadlineError(f"Bước “{rule.name}” đã có thời hạn theo luật; quy chế đơn vị không thay được.")
        if term.length < 1:
            raise DeadlineError("Số ngày theo quy chế đơn vị phải từ 1 trở lên.")


def _reckon(rule: StepRule, facts: _Facts, resolve_due: date | None) -> Due:
    by_office = rule.length is None
    term = facts.office.get(rule.step)
    if by_office:
        length, unit = (term.length, term.unit) if term else (None, rule.unit)
        basis = f"{words.OFFICE_BASIS} ({term.citation})" if term and term.citation else words.OFFICE_BASIS
    else:
        length, unit = rule.cap(is_complex=facts.is_complex, is_remote=facts.is_remote), rule.unit
        basis = rule.citation
    lines = [words.basis_line(basis, rule.confidence, by_office=by_office)]
    start = _start(rule, facts, resolve_due)
    if length is None:
        lines.append("Đơn vị chưa đặt thời hạn cho bước này.")
        return Due(rule.step, rule.name, None, basis, rule.confidence, tuple(lines))
    if start is None:
        lines.append(_not_started(rule, length, unit, facts))
        return Due(rule.step, rule.name, None, basis, rule.confidence, tuple(lines))
    try:
        counted = count(
            start=start,
            length=length,
            unit=unit,
            calendar=facts.calendar,
            extend=facts.extend_days if rule.extension == "decision" else 0,
            pauses=facts.pauses if rule.pausable else (),
        )
    except OverflowError as error:
        raise DeadlineError("Thời hạn vượt quá lịch (sau năm 9999).") from error
    cap = words.cap_words(rule, is_complex=facts.is_complex, is_remote=facts.is_remote)
    lines.append(words.start_line(start, rule.counted_from))
    lines.extend(words.counted_lines(counted, rule, facts.calendar, cap=cap, pauses=facts.pauses))
    return Due(rule.step, rule.name, counted.due, basis, rule.confidence, tuple(lines))


def _start(rule: StepRule, facts: _Facts, resolve_due: date | None) -> date | None:
    if rule.counted_from == "receipt":
        return facts.received
    if rule.counted_from == "acceptance":
        return facts.accepted
    return resolve_due


def _not_started(rule: StepRule, length: int, unit: Unit, facts: _Facts) -> str:
    term = f"{length} {words.UNIT_NAMES[unit]}"
    if facts.accepted is None and rule.counted_from == "acceptance":
        return f"Chưa có hạn vì chưa thụ lý; thời hạn {term} tính từ ngày thụ lý."
    why = "chưa thụ lý" if facts.accepted is None else "chưa có hạn giải quyết"
    return f"Chưa có hạn vì {why}; thời hạn {term} tính từ hạn giải quyết."
