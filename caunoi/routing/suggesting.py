"""What a text may be about: likely fields with the words that told, kind, level of authority, places it names."""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from caunoi.language.fields.model import Guess
from caunoi.language.fold import fold, nfc
from caunoi.language.matching.told import MAX_TEXT, read
from caunoi.places.models import Place
from caunoi.places.selectors import subtree_on
from caunoi.routing.learnt import field_model
from caunoi.rulebook.vocabulary import fields

SHOWN = 3
LEAST_FIRST, LEAST_OTHER = 0.10, 0.05  # below: not worth a reader's time
SURE, LIKELY = 70, 40  # per cent from which it is "khá chắc", "có thể"; measured, see docs/model-card.md
LEAST_SIDE = 0.70  # kind and level are told right three times in four above it, and hardly every second time below
NEAR_LEVELS = 4  # of a name: hamlet, street, lane; 1 to 3 are units
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Likely:
    """One proposal: a key of the book, how sure in per cent, and the words of the text that told."""

    key: str
    percent: int
    words: tuple[str, ...] = ()

    @property
    def grade(self) -> str:
        """sure | likely | unsure."""
        return "sure" if self.percent >= SURE else "likely" if self.percent >= LIKELY else "unsure"


@dataclass(frozen=True)
class Proposal:
    """All that a text says about where it belongs. `places` are places of the unit, `names` other names as written."""

    fields: tuple[Likely, ...] = ()
    kind: Likely | None = None
    level: Likely | None = None
    places: tuple[Place, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def field(self) -> Likely | None:
        """The likeliest field."""
        return self.fields[0] if self.fields else None

    def certain_field(self) -> str:
        """The field to fill in beforehand; "" below the certainty of this installation (0: never)."""
        least = settings.FIELD_CERTAINTY
        return self.field.key if least and self.field and self.field.percent >= least else ""


def likely_fields(text: str) -> tuple[Likely, ...]:
    """At most three fields of the book, likeliest first; none for a text without a known word."""
    model, book = field_model(), fields()
    guesses = [guess for guess in model.fields(text) if guess.name in book]
    if not guesses or guesses[0].score < LEAST_FIRST:
        return ()
    kept = [guesses[0], *(guess for guess in guesses[1:SHOWN] if guess.score >= LEAST_OTHER)]
    return tuple(Likely(guess.name, _percent(guess), tuple(model.telling(text, guess.name, 3))) for guess in kept)


def propose(text: str, *, unit: Place | None = None, on: date | None = None) -> Proposal:
    """Everything about one text; places are looked for in `unit` as it is on that day."""
    found = likely_fields(text)
    if not found:
        return Proposal()
    model = field_model()
    places, names = _places(text, unit, on) if unit is not None and on is not None else ((), ())
    return Proposal(found, _side(model.kinds(text)), _side(model.levels(text)), places, names)


def _percent(guess: Guess) -> int:
    return min(99, round(guess.score * 100))  # nothing is certain


def _side(guesses: list[Guess]) -> Likely | None:
    first = guesses[0] if guesses else None
    return Likely(first.name, _percent(first)) if first is not None and first.score >= LEAST_SIDE else None


def _places(text: str, unit: Place, on: date) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Areas of the unit that the text names, and the other near names it has (streets, markets)."""
    told = read(text)
    plain = f" {' '.join(_WORD.findall(fold(nfc(text[:MAX_TEXT]))))} "
    areas = [row for row in subtree_on(unit, on) if row.pk != unit.pk and _is_named(row, plain)]
    taken = {fold(row.name) for row in areas} | {fold(unit.name)}
    names = []
    for name in told.names:
        if name.level >= NEAR_LEVELS and name.words not in taken and f"{name.kind} {name.words}" not in taken:
            names.append(_shown(f"{name.kind} {name.words}", text))
    return tuple(areas[:SHOWN]), tuple(dict.fromkeys(names))[:SHOWN]


def _is_named(place: Place, plain: str) -> bool:
    """Whether the words of a text have the place's name with its kind: "tổ 4", "tổ dân phố 4", "thôn Khe Trong"."""
    name, kind = fold(place.name), fold(place.kind_name)
    short = kind.split(" ")[0] if kind else ""
    ways = {f"{kind} {name}", f"{short} {name}", *([name] if name.startswith(f"{short} ") else [])}
    return any(f" {way} " in plain for way in ways if way.strip() and " " in way)


def _shown(words: str, text: str) -> str:
    """A name as it was written."""
    typed = _WORD.findall(nfc(text[:MAX_TEXT]))
    bare = [fold(word) for word in typed]
    wanted = words.split()
    for at in range(len(bare) - len(wanted) + 1):
        if bare[at : at + len(wanted)] == wanted:
            return " ".join(typed[at : at + len(wanted)])
    return words
