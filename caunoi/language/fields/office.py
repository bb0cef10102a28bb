"""Learning from what an office itself confirmed, beside the project's own examples. No Django, no database.

Nothing that stands in one or two cases only gets into the vocabulary: a name would be such a thing.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from caunoi.language.fields.examples import Example
from caunoi.language.fields.model import FieldModel
from caunoi.language.fields.tokens import tokens
from caunoi.language.fields.training import train
from caunoi.language.personal import find_personal_data

LEAST_CASES = 3  # different cases that must have a token before it may be learnt
FOLDS = 5


@dataclass(frozen=True)
class Confirmed:
    """A text whose field a person confirmed. `ref` tells the case: texts of one case are one witness of a word."""

    ref: int
    example: Example


@dataclass(frozen=True)
class Share:
    """How often the field is named first, and among the first three, 0 to 1."""

    first: float
    three: float


def without_personal_data(text: str) -> str:
    """The text with names, numbers and addresses cut out, a full stop in their place."""
    for span in sorted(find_personal_data(text), key=lambda span: span.start, reverse=True):
        text = f"{text[: span.start]} . {text[span.end :]}"
    return text


def cleaned(rows: Sequence[Confirmed]) -> list[Confirmed]:
    """The same rows without personal data."""
    return [replace(row, example=replace(row.example, text=without_personal_data(row.example.text))) for row in rows]


def allowed_tokens(rows: Sequence[Confirmed], known: Sequence[Example]) -> frozenset[str]:
    """What the model may hold: tokens of the project's own examples, and of the office's those in enough cases."""
    seen: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for token in tokens(row.example.text):
            if len(seen[token]) < LEAST_CASES:
                seen[token].add(row.ref)
    own = {token for token, refs in seen.items() if len(refs) >= LEAST_CASES}
    return frozenset(own | {token for example in known for token in tokens(example.text)})


def train_office(rows: Sequence[Confirmed], known: Sequence[Example], terms: Sequence[Example]) -> FieldModel:
    """A model of the project's examples and key terms and the office's cases, which `cleaned` gave."""
    allowed = allowed_tokens(rows, [*known, *terms])
    return train([*known, *(row.example for row in rows)], terms, allowed=allowed)


def measured(model: FieldModel, rows: Sequence[Confirmed]) -> Share:
    """How often the model names the field that a person set."""
    return _share([_rank(model, row) for row in rows])


def held_out(
    rows: Sequence[Confirmed],
    known: Sequence[Example],
    terms: Sequence[Example],
    tick: Callable[[], object] = lambda: None,
) -> Share:
    """The same for a model that did not see the case it is asked about: five times, a fifth of the cases left out."""
    refs = sorted({row.ref for row in rows})
    random.Random(0).shuffle(refs)  # noqa: S311 - the same folds every time
    fold = {ref: at % FOLDS for at, ref in enumerate(refs)}
    ranks: list[int] = []
    for part in range(FOLDS):
        seen = [row for row in rows if fold[row.ref] != part]
        allowed = allowed_tokens(seen, [*known, *terms])
        model = train([*known, *(row.example for row in seen)], terms, allowed=allowed, questions=("field",))
        ranks += [_rank(model, row) for row in rows if fold[row.ref] == part]
        tick()
    return _share(ranks)


def _rank(model: FieldModel, row: Confirmed) -> int:
    names = [guess.name for guess in model.fields(row.example.text)]
    return names.index(row.example.field) if row.example.field in names else len(names)


def _share(ranks: Sequence[int]) -> Share:
    count = max(1, len(ranks))
    return Share(round(sum(rank == 0 for rank in ranks) / count, 3), round(sum(rank < 3 for rank in ranks) / count, 3))
