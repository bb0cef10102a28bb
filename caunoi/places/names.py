"""Names of places as people write them: kinds spelled out or short, with or without diacritics. No database here."""

import re
from dataclasses import dataclass

from caunoi.language.fold import fold, has_diacritics, nfc, spelled
from caunoi.places.choices import AREA_KINDS, KIND_SHORT_FORMS, UNIT_KINDS

MAX_TEXT = 200
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_JOINERS = re.compile(r"[-–—./_]+")
_LETTERS_THEN_NUMBER = re.compile(r"^([^\W\d]{1,3})(\d+)$")
_SPACED_SHORT = re.compile(r"\b(t)[.\s]\s?(p|x|t)\b\.?", re.IGNORECASE)
_ALL_KINDS = UNIT_KINDS + AREA_KINDS
_BY_FOLD = {fold(kind): kind for kind in _ALL_KINDS}
_LONGEST_KIND = max(len(kind.split()) for kind in _ALL_KINDS)


def name_fold(text: str) -> str:
    """The folded form that names are found by: as `fold`, hyphens and full stops are spaces, apostrophes nothing."""
    return " ".join(_JOINERS.sub(" ", _APOSTROPHES.sub("", fold(text))).split())


def alias_fold(text: str) -> str:
    """`name_fold` without spaces: "TP. HCM" and "tphcm" are one alias."""
    return name_fold(text).replace(" ", "")


def tidy_name(text: str) -> str:
    """The name as it is kept: composed, without needless white space."""
    return " ".join(nfc(text).split())


def known_kind(text: str) -> str | None:
    """The kind a text names ("tổ dân phố", "TDP", "P."), or None."""
    key = name_fold(text)
    return _BY_FOLD.get(key) or KIND_SHORT_FORMS.get(key)


@dataclass(frozen=True)
class Reading:
    """One way to read a text: the kind it names (None: it names none) and the rest."""

    kind: str | None
    name: str

    @property
    def name_fold(self) -> str:
        """The name's folded form."""
        return name_fold(self.name)

    @property
    def alias_fold(self) -> str:
        """Kind and name as an alias would have them."""
        return alias_fold(f"{self.kind or ''} {self.name}")


def readings(text: str) -> list[Reading]:
    """The ways to read one name: "Xa Dung" → Xã Dung, or Xa Dung of no kind. Likeliest first, the whole last."""
    words = _words(text)
    if not words:
        return []
    found: list[Reading] = []
    whole = Reading(None, " ".join(words))
    for count in range(min(_LONGEST_KIND, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        kind = known_kind(head)
        if kind is None or not _same_marks(head, kind):
            continue
        found.append(Reading(kind, " ".join(words[count:])))
    return [*found, whole]


def inner_units(text: str) -> list[str]:
    """Units named inside a text, each with what follows: "trường tiểu học xã Triệu Vân" → "xã Triệu Vân"."""
    words = _words(text)
    found: list[str] = []
    for at in range(1, len(words) - 1):
        for count in (2, 1):
            head = " ".join(words[at : at + count])
            is_kind = known_kind(head) in UNIT_KINDS and (has_diacritics(head) or len(head) > 1)
            if is_kind and _same_marks(head, known_kind(head) or "") and at + count < len(words):
                found.append(" ".join(words[at:]))
                break
    return found


def _same_marks(head: str, kind: str) -> bool:
    """A head without diacritics may mean any kind ("quan"); "quán" is not "quận"."""
    return not has_diacritics(head) or spelled(head) == spelled(kind) or name_fold(head) in KIND_SHORT_FORMS


def _words(text: str) -> list[str]:
    joined = _SPACED_SHORT.sub(r"\1\2 ", tidy_name(text)[:MAX_TEXT])
    words: list[str] = []
    for word in joined.replace(".", " ").split():
        numbered = _LETTERS_THEN_NUMBER.match(word)
        words.extend(numbered.groups() if numbered and known_kind(numbered[1]) else (word,))
    return words


def marks_fit(typed: str, name: str) -> bool:
    """Whether the diacritics typed do not contradict the name: none typed fits all, "hoà" fits "Hòa"."""
    return not has_diacritics(typed) or spelled(_plain(typed)) == spelled(_plain(name))


def _plain(text: str) -> str:
    return " ".join(_JOINERS.sub(" ", _APOSTROPHES.sub("", text)).split())


def name_key(text: str) -> str:
    """What makes two names of areas the same: spelling with diacritics; "số 05" = "5"."""
    words = [word.lstrip("0") or "0" if word.isdigit() else word for word in spelled(_plain(text)).split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "số" and words[1].isdigit() else words)
