"""Bytes to text: UTF-8, UTF-16, the Windows page, and the old Vietnamese fonts' codes, told by what they say.

A candidate is judged by how many of its words are Vietnamese syllables. TCVN3 has no capitals with tone marks (the
fonts `.VnTimeH` drew them), so a heading in capitals comes out mixed; no figure suffers from it.
"""

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

import viparse

_SAMPLE = 20_000
_FONTS = {".vn": "tcvn3", "vni": "vni"}
NAMES = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI", "viscii": "VISCII", "cp1258": "Windows-1258"}
_WORD = re.compile(r"[^\W\d_]+(?:[^\w\s.,;:!?()\[\]\"'/%…–-][^\W\d_]*)*")
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:iê|yê|ươ|uô|uâ|uyê|uy|oă|oa|oe|uê|ua|ưa|ia|ya|uơ|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt]|[iyuo])?"
)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_MARKED = re.compile(r"[À-ỹ\u0300-\u0323]")
_HIGH = re.compile(r"[¡-ÿ]")
_VIETNAMESE_ONLY = re.compile(r"[ăĂđĐơƠưƯẠ-ỹ]")
_USUAL = re.compile(r"[\s -~À-ỹ\u0300-\u0323–—“”‘’…²³•]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class UnknownEncoding(ValueError):
    """Bytes that are no text in any encoding known here."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding (utf-8, utf-8-sig, utf-16, cp1258, tcvn3, vni, viscii).

    Line ends are left alone. Raises UnknownEncoding.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16"), "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return _strict(data, "utf-8-sig"), "utf-8-sig"
    wide = _wide(data)
    if wide:
        return _strict(data, wide), "utf-16"
    try:
        text, name = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, name = _one_byte(data)
    if len(_CONTROL.findall(text[:_SAMPLE])) * 100 > len(text[:_SAMPLE]):
        raise UnknownEncoding
    if name == "utf-8" and (legacy := recognise(text)):
        return unfolded(text, legacy), legacy
    return text, name


def recognise(text: str) -> str | None:
    """The old encoding (tcvn3, vni, viscii) whose letters stand in a text as Latin ones, or None."""
    sample = text[:_SAMPLE]
    odd = len(_HIGH.findall(sample))
    if odd < 4 or len(_VIETNAMESE_ONLY.findall(sample)) * 2 > odd:
        return None
    best, most = None, sense(sample) + 0.15
    for name in ("tcvn3", "vni", "viscii"):
        score = sense(unfolded(sample, name))
        if score > most:
            best, most = name, score
    return best if most > 0.5 else None


def unfolded(text: str, name: str) -> str:
    """A text of old letters in Unicode."""
    return "\n".join(_unfolded_line(line, name) for line in text.split("\n"))


def _unfolded_line(line: str, name: str) -> str:
    return viparse.fix(line, encoding=name) if _HIGH.search(line) or name in {"vni", "viscii"} else line


def font_encoding(font: str | None) -> str | None:
    """The old encoding that a font's name tells (`.VnTime`, `VNI-Times`), or None."""
    return next((name for start, name in _FONTS.items() if font and font.lower().startswith(start)), None)


def sense(text: str) -> float:
    """How much of a text is Vietnamese: the share of its words with marks that are syllables (0 to 1)."""
    words = [word for word in _WORD.findall(text) if _HIGH.search(word) or _MARKED.search(word)]
    if not words:
        return 0.0
    return sum(map(is_syllable, words)) / len(words)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word, of any case, is shaped like a Vietnamese syllable."""
    bare = unicodedata.normalize("NFD", word.lower())
    if sum(bare.count(chr(tone)) for tone in _TONES) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare.translate(_TONES))) is not None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of the spaces and digits is zero."""
    head = data[:4000]
    if len(head) < 4 or len(data) % 2 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    letters = head.decode(name, "replace")
    return name if len(_USUAL.findall(letters)) > 0.9 * len(letters) else None


def _one_byte(data: bytes) -> tuple[str, str]:
    surface = data.decode("cp1252", errors="replace").replace("\ufffd", "")
    candidates = {
        "tcvn3": unfolded(surface, "tcvn3"),
        "vni": unfolded(surface, "vni"),
        "viscii": unfolded(data.decode("latin-1"), "viscii"),
    }
    with suppress(UnicodeDecodeError):
        candidates = {"cp1258": unicodedata.normalize("NFC", data.decode("cp1258"))} | candidates
    scores = {name: sense(text[:_SAMPLE]) for name, text in candidates.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.5:
        raise UnknownEncoding
    return candidates[best], best
