"""Where the sentences and clauses of an opinion stand, so that an issue is told in the words of those who spoke."""

import re
from collections.abc import Iterator

from caunoi.language.fold import fold
from caunoi.language.issue_words import says_nothing

MIN_WORDS, MAX_WORDS = 4, 60  # of a sentence worth quoting
MIN_LABEL, MAX_LABEL = 3, 20  # words of a label
_SENTENCE = re.compile(r"[^.!?…\n;]+(?:\.(?=\w)[^.!?…\n;]*)*[.!?…]*")
_CLAUSE = re.compile(r"[^,.!?…\n;:()]+")
_WORD = re.compile(r"\w+")
_AT_HOME = re.compile(
    r"(?<!\w)((?:số )?nhà|ngõ|ngách|hẻm|kiệt|so nha|ngo|ngach|hem|kiet)(?: (?:số|so))? ?"
    r"\d+[a-zđ]?(?:[/\-.]\d+[a-zđ]?)*(?!\w)(?! ?(?:tầng|tang|gian|phòng|phong|người|nguoi|hộ|ho|m2|m²|m|km)(?!\w))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:tôi|chúng tôi|bà con|nhân dân|người dân|cử tri|gia đình(?: tôi)?|các hộ(?: dân)?|dân|em|kính|rất|và|"
    r"nhưng|thì|mà|nên|vì|do|hiện nay|hiện|gần đây|sau đó|đã|cũng|nay)\s+)*"
    r"(?:(?:đề nghị|kiến nghị|phản ánh|mong muốn|mong|xin|cần|yêu cầu|kính mong|kính đề nghị|muốn)\s+)*"
    r"(?:(?:được|sớm|rằng|là|việc|tình trạng|về việc|về)\s+)*",
    re.IGNORECASE,
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the white space around it; a text of one breath is one sentence."""
    found = [_trimmed(text, match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    return [(start, end) for start, end in found if start < end] or [_trimmed(text, 0, len(text))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(' \t\r\n-–•*+"“”')), start + len(piece.rstrip())


def is_quotable(sentence: str) -> bool:
    """Long enough to be understood alone, short enough to stand in a table, and about something."""
    words = _WORD.findall(fold(sentence))
    return MIN_WORDS <= len(words) <= MAX_WORDS and not says_nothing(words)


def label_candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where clauses stand that may name an issue, without the asking words before them."""
    for match in _CLAUSE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        opening = _OPENING.match(text[start:end])
        start, end = _trimmed(text, start + (opening.end() if opening else 0), end)
        words = _WORD.findall(fold(text[start:end]))
        if MIN_LABEL <= len(words) <= MAX_LABEL and not says_nothing(words):
            yield start, end


def as_label(clause: str) -> str:
    """A clause as the name of an issue: one line, the first letter capital, no quotation mark left open.

    The number of a lane or a house goes: what one of many said names the matter of all of them, not where he lives.
    """
    plain = _AT_HOME.sub(r"\1", " ".join(clause.split())).strip(" \"“”'-–")
    return plain[:1].upper() + plain[1:]
