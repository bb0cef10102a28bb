"""Marks personal data in Vietnamese text, for an officer to confirm before anything is published.

The rules and what they miss: docs/algorithms/personal-data.md. For numbers too many marks are better than too few.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.language.addresses import find_addresses
from caunoi.language.identifiers import find_identifiers
from caunoi.language.names import find_names, flatten

LABELS = {
    "cccd": "số căn cước",
    "cmnd": "số giấy tờ tùy thân",
    "phone": "số điện thoại",
    "email": "thư điện tử",
    "plate": "biển số xe",
    "bank": "số tài khoản",
    "tax": "mã số thuế",
    "insurance": "số bảo hiểm",
    "address": "địa chỉ",
    "birth": "ngày sinh",
    "name": "họ tên",
}


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of the text, which read `text`, are personal data; `kind` is a key of LABELS."""

    start: int
    end: int
    kind: str
    text: str


def find_personal_data(text: str) -> list[Span]:
    """The personal data in a text (in normal form C), in order, without overlaps.

    Offsets count characters of the text as given. Kinds: the keys of LABELS.
    """
    flat = flatten(text)
    found = list(find_identifiers(flat.lower()))
    found += [(start, end, "address") for start, end in find_addresses(text, flat)]
    found += [(start, end, "name") for start, end in find_names(text)]
    return _settled(text, found)


def redact(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by what stood there: `[đã che: số điện thoại]`."""
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        text = f"{text[: span.start]}[đã che: {LABELS[span.kind]}]{text[span.end :]}"
    return text


def _settled(text: str, found: Iterable[tuple[int, int, str]]) -> list[Span]:
    """Spans without overlaps: what comes first keeps its characters, what comes later gets the rest of its own."""
    taken = bytearray(len(text))
    spans: list[Span] = []
    for start, end, kind in found:
        for first, last in _free(taken, start, end):
            span = _trimmed(text, first, last, kind)
            if sum(char.isalnum() for char in span.text) >= (2 if kind == "name" else 3):
                spans.append(span)
                taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    return sorted(spans, key=lambda span: span.start)


def _free(taken: bytearray, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    while start < end:
        stop = taken.find(1, start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            pieces.append((start, stop))
        start = stop + 1
    return pieces


def _trimmed(text: str, start: int, end: int, kind: str) -> Span:
    piece = text[start:end].rstrip(" ,.:-–(\u00a0")
    end = start + len(piece)
    start = end - len(piece.lstrip(" ,.:-–\u00a0"))
    return Span(start, end, kind, text[start:end])
