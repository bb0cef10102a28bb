"""Codes people read, say and type: no I, L, O, U; a last character that catches a typing error."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_LIKE_A_NUMBER = re.compile(r"[0-9]{9}")
_PREFIX = re.compile(r"[A-Z0-9]{1,10}")
RANDOM_CHARS = 12  # 60 bits: a receipt code cannot be guessed


def new_token(length: int = 12) -> str:
    """A random code of that many characters (5 bits each); never nine digits in a row, which reads as a number of
    somebody's telephone or papers (the journal refuses it)."""
    while True:
        token = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if not _LIKE_A_NUMBER.search(token):
            return token


def _check(text: str) -> str:
    """A check character over the 32-element field: catches every single wrong character and every swap of two.

    Horner's rule at a primitive element (multiply by x modulo x⁵ + x² + 1), so each of 31 places weighs differently.
    """
    total = 0
    for char in text:
        total = (total ^ ALPHABET.index(char)) << 1
        total ^= 0b100101 if total & 0b100000 else 0
    return ALPHABET[total]


def new_receipt(prefix: str) -> str:
    """A receipt code such as `MG-7K4R-9TXM-2HWQ-5`: prefix, 60 random bits, a check character.

    The prefix is made of A-Z and 0-9; anything else raises ValueError, since people could not type it back.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"receipt prefix must be 1 to 10 of A-Z and 0-9, not {prefix!r}")
    body = new_token(RANDOM_CHARS)
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:]}-{_check(body)}"


def tidy_receipt(text: str) -> str | None:
    """The code as issued from whatever was typed (case, spaces, any dash, O for 0), or None when it cannot be one."""
    plain = "".join(char for char in text.upper() if char.isalnum())
    prefix, body = plain[: -(RANDOM_CHARS + 1)], plain[-(RANDOM_CHARS + 1) :].translate(_LOOKS_LIKE)
    if not _PREFIX.fullmatch(prefix) or any(char not in ALPHABET for char in body):
        return None
    if _check(body[:-1]) != body[-1]:
        return None
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:12]}-{body[12]}"
