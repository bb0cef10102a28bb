"""Personal data in words that are about to leave the house: told to who sends them, never forbidden."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from django.utils.translation import gettext as _

from caunoi.cases.models import Answer
from caunoi.language.personal import LABELS, find_personal_data


@dataclass(frozen=True)
class Mark:
    """Words that look like personal data: of what `kind` (on the screen's language), how many times."""

    kind: str
    words: str
    count: int


def marks_in(texts: Iterable[str]) -> list[Mark]:
    """What the machine takes for personal data in these texts, each word once, in the order of the text."""
    spans = (span for text in texts for span in find_personal_data(normalize("NFC", text)))
    found = Counter((span.kind, " ".join(span.text.split())) for span in spans)
    return [Mark(_(LABELS[kind]), words, count) for (kind, words), count in found.items()]


def marks_of_answer(answer: Answer) -> list[Mark]:
    """The same for an answer as it is saved: its text and its promises."""
    return marks_in([answer.text, *(promise.text for promise in answer.promises.all())])


def seal_of(marks: Iterable[Mark]) -> str:
    """A short print of what was shown, so that "send it all the same" holds for these words alone."""
    words = "\n".join(sorted(f"{mark.kind}\t{mark.words}" for mark in marks))
    return sha256(words.encode()).hexdigest()[:16] if words else ""
