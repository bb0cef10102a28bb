"""The words all units share: fields of life with everyday examples, and lawful reasons not to handle an opinion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from caunoi.rulebook.book import CONFIDENCES, BookError, Confidence, Row, read_book

_REASON_KEYS = frozenset({"key", "name", "citation", "confidence"})


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason from the list. `kinds` are the kinds of opinion it may be given to; empty = every kind."""

    key: str
    name: str
    citation: str
    confidence: Confidence
    kinds: tuple[str, ...]

    def is_for(self, kind: str) -> bool:
        """Whether an opinion of that kind may be turned away with this reason."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The parsed file."""

    fields: Mapping[str, str]
    examples: Mapping[str, str]
    ineligible: Mapping[str, Reason]
    refusal: Mapping[str, Reason]


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary in this package; BookError if it is wrong."""
    return parse_vocabulary(read_book("vocabulary.toml"))


def fields() -> dict[str, str]:
    """Fields of life: key to Vietnamese name, in the order to show."""
    return dict(shipped_vocabulary().fields)


def field_examples() -> dict[str, str]:
    """What people call the matters of a field, in Vietnamese: "rác, ngập nước, thoát nước", by key of the field."""
    return dict(shipped_vocabulary().examples)


def ineligible_reasons() -> dict[str, Reason]:
    """Why a petition does not meet the conditions to be handled, by key."""
    return dict(shipped_vocabulary().ineligible)


def refusal_reasons() -> dict[str, Reason]:
    """Why a matter is not accepted or a request is refused, by key."""
    return dict(shipped_vocabulary().refusal)


def parse_vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    """Check a parsed vocabulary file; BookError names the row that is wrong."""
    top = Row(data, "vocabulary")
    top.check_keys(needed={"fields", "examples", "ineligible", "refusal"})
    fields, examples = Row(data["fields"], "fields"), Row(data["examples"], "examples")
    examples.check_keys(needed=data["fields"])
    return Vocabulary(
        fields={key: fields.text(key) for key in data["fields"]},
        examples={key: examples.text(key) for key in data["fields"]},
        ineligible=_reasons(data["ineligible"], "ineligible"),
        refusal=_reasons(data["refusal"], "refusal"),
    )


def _reasons(rows: Sequence[Mapping[str, Any]], table: str) -> dict[str, Reason]:
    reasons: dict[str, Reason] = {}
    for data in rows:
        row = Row(data, f"{table} {data.get('key', '?')}")
        row.check_keys(needed=_REASON_KEYS, allowed={"kinds"})
        reason = Reason(
            key=row.text("key"),
            name=row.text("name"),
            citation=row.text("citation"),
            confidence=row.one_of("confidence", CONFIDENCES),
            kinds=tuple(data.get("kinds", ())),
        )
        if reason.key in reasons:
            raise BookError(f"{row.place}: is there twice")
        reasons[reason.key] = reason
    return reasons
