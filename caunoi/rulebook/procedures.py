"""The book of procedures: ways of handling, their steps and lawful terms, each with its citation and validity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from caunoi.rulebook.book import CONFIDENCES, BookError, Confidence, Row, read_book

Unit = Literal["day", "working_day"]
CountedFrom = Literal["receipt", "acceptance", "resolve_due"]
Extension = Literal["none", "decision"]
NotCompetent = Literal["guide", "forward", "hand_over"]

UNITS: tuple[Unit, ...] = ("day", "working_day")
STARTS: tuple[CountedFrom, ...] = ("receipt", "acceptance", "resolve_due")
EXTENSIONS: tuple[Extension, ...] = ("none", "decision")
NOT_COMPETENT: tuple[NotCompetent, ...] = ("guide", "forward", "hand_over")
STEPS = ("xu_ly_don", "thu_ly", "giai_quyet", "gui", "cong_khai")
RESOLVE = "giai_quyet"

_CAPS = ("complex", "remote", "remote_complex")
_PROCEDURE_KEYS = frozenset(
    {"key", "name", "kinds", "valid_from", "citation", "confidence", "on_public_site", "when_not_competent"}
    | {"documents", "step"}
)
_STEP_KEYS = frozenset({"step", "name", "who", "unit", "counted_from", "citation", "confidence"})
_STEP_EXTRA = frozenset({"length", *_CAPS, "extension", "pausable", "pause_citation", "pause_confidence", "note"})


class UnknownProcedure(LookupError):
    """No such procedure, or none in force on that date; the message is Vietnamese and lists what there is."""


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step. `length` None = no term in law: the office's own regulation sets it. Lengths are in `unit`."""

    step: str
    name: str
    who: str
    length: int | None
    unit: Unit
    counted_from: CountedFrom
    complex: int | None
    remote: int | None
    remote_complex: int | None
    extension: Extension
    pausable: bool
    pause_citation: str
    pause_confidence: Confidence
    citation: str
    confidence: Confidence
    note: str

    def cap(self, *, is_complex: bool, is_remote: bool) -> int | None:
        """The term that applies: complexity and remoteness choose a cap, they are not additions."""
        if is_complex and is_remote:
            return self.remote_complex or self.length
        if is_complex:
            return self.complex or self.length
        if is_remote:
            return self.remote or self.length
        return self.length


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a way of handling, in force from `valid_from` up to, not including, `valid_to` (None = still)."""

    key: str
    name: str
    kinds: tuple[str, ...]
    steps: tuple[StepRule, ...]
    valid_from: date
    valid_to: date | None
    citation: str
    confidence: Confidence
    on_public_site: bool
    when_not_competent: NotCompetent
    documents: tuple[str, ...]

    def step(self, key: str) -> StepRule | None:
        """The rule of a step, or None if the procedure has no such step."""
        return next((rule for rule in self.steps if rule.step == key), None)

    def is_valid_on(self, on: date) -> bool:
        """Whether this version is in force on the date."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class Book:
    """All versions of all procedures, checked."""

    version: str
    procedures: tuple[Procedure, ...]
    documents: Mapping[str, str]

    def at(self, key: str, on: date) -> Procedure:
        """The version in force on the date; UnknownProcedure otherwise."""
        versions = [procedure for procedure in self.procedures if procedure.key == key]
        if not versions:
            known = ", ".join(dict.fromkeys(procedure.key for procedure in self.procedures))
            raise UnknownProcedure(f"Không có thủ tục “{key}”. Các thủ tục: {known}.")
        for procedure in versions:
            if procedure.is_valid_on(on):
                return procedure
        first = min(procedure.valid_from for procedure in versions)
        raise UnknownProcedure(
            f"Thủ tục “{key}” không có quy định cho ngày {on:%d/%m/%Y} (sổ thủ tục ghi từ {first:%d/%m/%Y})."
        )


@cache
def shipped_book() -> Book:
    """The book in this package; BookError if it is wrong."""
    return parse_book(read_book("procedures.toml"))


def procedure_at(key: str, on: date) -> Procedure:
    """The version in force on a date (a case keeps that of its receipt date); UnknownProcedure otherwise."""
    return shipped_book().at(key, on)


def all_procedures() -> tuple[Procedure, ...]:
    """Every version of every procedure, in the order of the book."""
    return shipped_book().procedures


def document_names() -> Mapping[str, str]:
    """Vietnamese names of the documents that procedures issue, by key."""
    return shipped_book().documents


def parse_book(data: Mapping[str, Any]) -> Book:
    """Check a parsed procedures file and turn it into a Book; BookError names the row that is wrong."""
    top = Row(data, "procedures")
    top.check_keys(needed={"version", "documents", "procedure"})
    documents: Mapping[str, str] = data["documents"]
    procedures = tuple(_procedure(row, documents) for row in data["procedure"])
    _check_versions(procedures)
    return Book(top.text("version"), procedures, documents)


def _procedure(data: Mapping[str, Any], documents: Mapping[str, str]) -> Procedure:
    row = Row(data, f"procedure {data.get('key', '?')}")
    row.check_keys(needed=_PROCEDURE_KEYS, allowed={"valid_to"})
    valid_from, valid_to = data["valid_from"], data.get("valid_to")
    if type(valid_from) is not date or type(valid_to) not in (date, type(None)):
        raise row.error("valid_from and valid_to must be dates")
    if valid_to is not None and valid_to <= valid_from:
        raise row.error("valid_to must be after valid_from")
    if unknown := sorted(set(data["documents"]) - documents.keys()):
        raise row.error(f"unknown document {', '.join(unknown)}")
    if type(data["on_public_site"]) is not bool:
        raise row.error("on_public_site must be true or false")
    steps = tuple(_step(step, row.place) for step in data["step"])
    _check_steps(steps, row)
    return Procedure(
        key=row.text("key"),
        name=row.text("name"),
        kinds=tuple(data["kinds"]),
        steps=steps,
        valid_from=valid_from,
        valid_to=valid_to,
        citation=row.text("citation"),
        confidence=row.one_of("confidence", CONFIDENCES),
        on_public_site=data["on_public_site"],
        when_not_competent=row.one_of("when_not_competent", NOT_COMPETENT),
        documents=tuple(data["documents"]),
    )


def _step(data: Mapping[str, Any], place: str) -> StepRule:
    row = Row(data, f"{place}, step {data.get('step', '?')}")
    row.check_keys(needed=_STEP_KEYS, allowed=_STEP_EXTRA)
    caps = {name: row.days(name) for name in _CAPS}
    if None in caps.values() and (any(caps.values())):
        raise row.error("complex, remote and remote_complex go together")
    pausable = data.get("pausable", False)
    if type(pausable) is not bool:
        raise row.error("pausable must be true or false")
    if pausable and not row.text("pause_citation"):
        raise row.error("a pausable step needs pause_citation")
    return StepRule(
        step=row.one_of("step", STEPS),
        name=row.text("name"),
        who=row.text("who"),
        length=row.days("length"),
        unit=row.one_of("unit", UNITS),
        counted_from=row.one_of("counted_from", STARTS),
        complex=caps["complex"],
        remote=caps["remote"],
        remote_complex=caps["remote_complex"],
        extension=row.one_of("extension", EXTENSIONS, "none"),
        pausable=pausable,
        pause_citation=row.text("pause_citation"),
        pause_confidence=row.one_of("pause_confidence", CONFIDENCES, "L"),
        citation=row.text("citation"),
        confidence=row.one_of("confidence", CONFIDENCES),
        note=row.text("note"),
    )


def _check_steps(steps: Sequence[StepRule], row: Row) -> None:
    order = [rule.step for rule in steps]
    if len(set(order)) < len(order):
        raise row.error("a step is there twice")
    for position, rule in enumerate(steps):
        if rule.counted_from == "resolve_due" and RESOLVE not in order[:position]:
            raise row.error(f"step {rule.step} counts from {RESOLVE}, which must come before it")
        if (rule.pausable or rule.extension != "none") and rule.step != RESOLVE:
            raise row.error(f"only {RESOLVE} may be paused or extended, not {rule.step}")


def _check_versions(procedures: Sequence[Procedure]) -> None:
    ordered = sorted(procedures, key=lambda procedure: (procedure.key, procedure.valid_from))
    for earlier, later in pairwise(ordered):
        if earlier.key == later.key and (earlier.valid_to is None or earlier.valid_to > later.valid_from):
            raise BookError(f"procedure {later.key}: versions overlap from {later.valid_from.isoformat()}")


BOOK_VERSION = shipped_book().version
