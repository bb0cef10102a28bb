"""The names that stand in the books of rules, in the language of the screen.

The books are Vietnamese and know no Django; papers, exports and imports keep their words. Screens ask here instead:
the English of a name is its translation in the catalogue (scripts/messages.py reads the books, docs/adr/0013).
"""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from caunoi.rulebook import procedures, vocabulary
from caunoi.rulebook.procedures import Procedure
from caunoi.rulebook.vocabulary import Reason

_WORDS_BEFORE_QUOTES = (noop("cùng nơi"), noop("cùng nhắc"))
_WHOLE_REASONS = (noop("gần như cùng một văn bản"),)


def said(name: str) -> str:
    """A name, a remark or a title from a book, as the screen says it; a text of none of the books stays as it is."""
    return gettext(name) if name else ""


def reason_said(reason: str) -> str:
    """Why two texts are alike (`language.matching`) as the screen says it; quoted words stay."""
    for words in _WORDS_BEFORE_QUOTES:
        if reason.startswith(f"{words} “"):
            return f"{gettext(words)}{reason.removeprefix(words)}"
    return said(reason)


def fields() -> dict[str, str]:
    """Fields of life: key to name, in the order to show."""
    return {key: said(name) for key, name in vocabulary.fields().items()}


def field_choices() -> list[tuple[str, str]]:
    """The fields for a list to choose from, each with what people call it: "Y tế: trạm y tế, khám bệnh …"."""
    examples = vocabulary.field_examples()
    return [(key, f"{name}: {said(examples[key])}") for key, name in fields().items()]


def ineligible_reasons() -> dict[str, Reason]:
    """Why a petition does not meet the conditions to be handled, by key."""
    return _said(vocabulary.ineligible_reasons())


def refusal_reasons() -> dict[str, Reason]:
    """Why a matter is not accepted or a request is refused, by key."""
    return _said(vocabulary.refusal_reasons())


def document_names() -> dict[str, str]:
    """Papers that procedures issue, by key."""
    return {key: said(name) for key, name in procedures.document_names().items()}


def procedure_words(procedure: Procedure) -> Procedure:
    """The procedure with its own and its steps' names and remarks as the screen says them; citations stay."""
    steps = (replace(rule, name=said(rule.name), who=said(rule.who), note=said(rule.note)) for rule in procedure.steps)
    return replace(procedure, name=said(procedure.name), steps=tuple(steps))


def _said(reasons: Mapping[str, Reason]) -> dict[str, Reason]:
    return {key: replace(reason, name=said(reason.name)) for key, reason in reasons.items()}
