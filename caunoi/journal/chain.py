"""The sum behind the chain, and the guard that keeps personal data out. No database here.

An entry's hash = SHA-256 over the UTF-8 bytes of a JSON object with sorted keys and no blanks: chain, seq, at (UTC,
with microseconds), act, ref, actor, detail, prev_hash. The first entry's prev_hash is 64 zeros.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol

Scalar = str | int | bool | None
Detail = dict[str, Scalar | list[Scalar]]

MAX_TEXT = 64
MAX_ITEMS = 500
_CODE = re.compile(r"[A-Za-z0-9Đđ_.:/+#,=-]{0,64}")
_HASH = re.compile(r"[0-9a-f]{32,64}")
_LONG_NUMBER = re.compile(r"\d{9,}")  # telephone numbers, identity cards
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


class NotACodeError(ValueError):
    """A value that is not a code, state, hash, number, yes/no or date: it might be somebody's words or data."""


def code(value: str, what: str) -> str:
    """The value itself if it looks like a code. Raises NotACodeError (blanks, accents, @, 9 digits in a row, > 64)."""
    if not _CODE.fullmatch(value) or (_LONG_NUMBER.search(value) and not _HASH.fullmatch(value)):
        raise NotACodeError(f"journal: {what} must be a code without personal data")
    return value


def clean_detail(detail: Mapping[str, object] | None) -> Detail:
    """The detail as it will be stored: dates become ISO text; lists stay flat. Raises NotACodeError."""
    cleaned: Detail = {}
    for key, value in (detail or {}).items():
        if not _KEY.fullmatch(key):
            raise NotACodeError("journal: detail keys are lower-case names")
        if isinstance(value, (list, tuple, set, frozenset)):
            items = sorted(value) if isinstance(value, (set, frozenset)) else list(value)
            if len(items) > MAX_ITEMS:
                raise NotACodeError(f"journal: {key} has more than {MAX_ITEMS} items")
            cleaned[key] = [_scalar(item, key) for item in items]
        else:
            cleaned[key] = _scalar(value, key)
    return cleaned


def _scalar(value: object, key: str) -> Scalar:
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return code(str(value), key)
    raise NotACodeError(f"journal: {key} is neither code, number, yes/no, date nor a list of them")


class Hashable(Protocol):
    """The fields of an entry that its hash covers."""

    chain: str
    seq: int
    at: datetime
    act: str
    ref: str
    actor: str
    detail: Any
    prev_hash: str


def entry_hash(entry: Hashable) -> str:
    """The hash of one entry, 64 hexadecimal digits."""
    fields = {
        "chain": entry.chain,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": entry.act,
        "ref": entry.ref,
        "actor": entry.actor,
        "detail": entry.detail,
        "prev_hash": entry.prev_hash,
    }
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
