"""A report's title as a sentence and its sender, proposed from its first page until an officer confirms them."""

import re
from collections.abc import Sequence
from datetime import date

from caunoi.language.abbreviations import written_out
from caunoi.language.fold import fold
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.places.names import marks_fit, name_fold
from caunoi.places.selectors import full_name, resolve
from caunoi.reading.documents.letterhead import sender_of
from caunoi.reading.documents.lettering import as_sentence
from caunoi.web.among import among

_LONGEST_NAME = 5  # words
_UNIT = re.compile(
    r"^.*\b((?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(?!hội\b)\S.*)$", re.IGNORECASE
)
_FRONT = re.compile(r"\b(?:uy ban |ub )?mat tran to quoc(?: viet nam| vn)?(?= )")


def spelt(title: str) -> str:
    """A title kept in capitals as a sentence, names of units as the places book has them; else the title as it is."""
    return as_sentence(title, _name_after)


def _name_after(words: Sequence[str]) -> tuple[int, str] | None:
    """The longest run of the first words that is the name of a unit or area of any time."""
    runs = {name_fold(" ".join(words[:count])): count for count in range(1, min(_LONGEST_NAME, len(words)) + 1)}
    rows = Place.objects.filter(name_fold__in=set(runs) - {""}).order_by("pk").values_list("name_fold", "name")
    fits = [(runs[key], name) for key, name in rows if marks_fit(" ".join(words[: runs[key]]).lower(), name)]
    return max(fits, key=lambda found: found[0], default=None)


def proposed_sender(text: str, on: date) -> str:
    """Whose letterhead a text has: the name of that body of this installation, else the words of the paper; or empty.

    A name alone: a body reads a report as its sender only when an officer has confirmed that it is.
    """
    words = sender_of(text)
    if not words:
        return ""
    body = _body_called(words, on)
    return body.name if body else spelt(words)[:200]


def unit_words(sender: str) -> str:
    """ "phường Minh Giang" of "Ủy ban nhân dân phường Minh Giang"; empty when a sender's name names no unit."""
    found = _UNIT.match(sender.partition(",")[0])
    return found.group(1) if found else ""


def unit_of_sender(sender: str, near: Place | None, on: date) -> Place | None:
    """The unit that a sender's name names, when one is meant beyond doubt on that day.

    `near`: the unit that the text was understood to mean; of like-named ones that in it, or itself, is meant.
    """
    words = unit_words(sender)
    if not words or (near and fold(near.label) in fold(words)):
        return near if words else None
    tail = f", {full_name(near)}" if near else ""
    tries = (resolve(text, on=on) for text in dict.fromkeys((f"{words}{tail}", words)))
    return next((found.matches[0].place for found in tries if found.is_sure and found.matches), None)


def _body_called(words: str, on: date) -> Body | None:
    """The one body of that day with this name, abbreviations written out; None when there is none, or several."""
    wanted, parts = _plain(words), name_fold(words).split()
    ends = {" ".join(parts[at:]) for at in range(max(0, len(parts) - _LONGEST_NAME), len(parts))}
    places = set(Place.objects.filter(name_fold__in=ends).values_list("pk", flat=True))
    rows = Body.objects.valid_on(on).filter(among("place", places))
    found = [row for row in rows if wanted in {_plain(row.name), _plain(row.short_name)}]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    words = " ".join(fold(written_out(name)).replace("-", " ").replace(",", " ").split())
    return _FRONT.sub("mat tran to quoc", f"{words} ").strip()
