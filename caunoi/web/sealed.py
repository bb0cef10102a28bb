"""Encryption of what only few may read (who spoke, quarantined texts), and fingerprints to find the same person again.

`settings.SEAL_KEYS` are Fernet keys, newest first: the first one encrypts, all of them decrypt. To rotate, put a new
key in front, then `reseal` what is stored. **The last key is never removed**: the fingerprints hang on it, because a
fingerprint cannot be computed again without the clear text.
"""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from caunoi.language.fold import nfc


class SealError(Exception):
    """What was stored cannot be opened with the keys at hand (wrong keys, or damaged)."""


def seal(text: str) -> bytes:
    """Encrypt a text with the newest key; the same text gives another result each time."""
    return seal_bytes(text.encode())


def unseal(blob: bytes | memoryview) -> str:
    """The text again. Raises SealError when no key opens it."""
    return unseal_bytes(blob).decode()


def seal_bytes(data: bytes) -> bytes:
    """Encrypt the bytes of a file."""
    return _ring(tuple(settings.SEAL_KEYS)).encrypt(data)


def unseal_bytes(blob: bytes | memoryview) -> bytes:
    """The bytes again. Raises SealError when no key opens them."""
    try:
        return _ring(tuple(settings.SEAL_KEYS)).decrypt(bytes(blob))
    except InvalidToken as error:
        raise SealError("no key opens this") from error


def reseal(blob: bytes | memoryview) -> bytes:
    """The same content under the newest key. Raises SealError when no key opens it."""
    try:
        return _ring(tuple(settings.SEAL_KEYS)).rotate(bytes(blob))
    except InvalidToken as error:
        raise SealError("no key opens this") from error


def fingerprint(text: str) -> str:
    """HMAC-SHA256 (64 hexadecimal digits) of the text without outer space, case or form of composition.

    Equal texts give equal fingerprints for as long as the last seal key stays; without it nobody can try out numbers.
    """
    root = _root(settings.SEAL_KEYS[-1])
    return hmac.new(root, nfc(text).strip().casefold().encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=8)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


@lru_cache(maxsize=8)
def _root(key: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"caunoi fingerprint 1").derive(base64.urlsafe_b64decode(key))
