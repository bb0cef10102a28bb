"""Pasted text (a Zalo group, a letter, minutes) into opinions: one a paragraph; the officer checks each."""

import re
from dataclasses import dataclass
from itertools import pairwise

from caunoi.cases.choices import CaseKind
from caunoi.cases.importing.values import kind_of
from caunoi.language.denunciation import denunciation_signs
from caunoi.language.fold import nfc

MAX_PARAGRAPHS = 200
SHORTEST = 12  # letters; shorter paragraphs are greetings and page numbers
_STAMP = re.compile(
    r"^\[?\(?\d{1,2}[:h]\d{2}(:\d{2})?[^\]\)]{0,30}[\]\)][ \t]*|^\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}\s*[-–]?\s*"
)
_BULLET = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,3}[.)/])\s+")


@dataclass(frozen=True)
class Pasted:
    """One paragraph, cleaned of its bullet and time stamp, with the kind its words suggest."""

    text: str
    kind: CaseKind
    is_denunciation: bool


def split_paste(text: str) -> list[Pasted]:
    """The opinions in a pasted text, at most 200.

    A blank line divides; where there is none, every line stands for itself. Lines within a paragraph are joined.
    """
    plain = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").strip()
    blocks = re.split(r"\n\s*\n", plain) if re.search(r"\n\s*\n", plain) else plain.split("\n")
    parts: list[str] = []
    for block in blocks:
        parts.extend(_bulleted(block))
    cleaned = (_BULLET.sub("", _STAMP.sub("", " ".join(part.split()))).strip() for part in parts)
    return [_pasted(part) for part in cleaned if len(part) >= SHORTEST][:MAX_PARAGRAPHS]


def _bulleted(block: str) -> list[str]:
    """A list inside one paragraph is several opinions."""
    lines = [line for line in block.split("\n") if line.strip()]
    starts = [number for number, line in enumerate(lines) if _BULLET.match(line)]
    if len(starts) < 2:
        return ["\n".join(lines)]
    bounds = [*starts, len(lines)]
    return ["\n".join(lines[start:end]) for start, end in pairwise(bounds)]


def _pasted(text: str) -> Pasted:
    kind = kind_of(text[:60])
    is_public = kind in (CaseKind.PETITION, CaseKind.SUGGESTION, CaseKind.QUESTION)
    return Pasted(text, kind if is_public and kind else CaseKind.REPORT, bool(denunciation_signs(text)))
