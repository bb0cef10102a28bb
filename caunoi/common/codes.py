"""Codes people read, say and type: no I, L, O, U; a last character that catches a typing error."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
RANDOM_CHARS = 12  # 60 bits: a receipt code cannot be guessed


def new_token(length: int = 12) -> str:
    """A random code of that many characters (5 bits each)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _check(text: str) -> str:
    total = sum((place + 3) * ALPHABET.index(char) for place, char in enumerate(text))
    return ALPHABET[total % 31]


def new_receipt(prefix: str) -> str:
    """A receipt code such as `MG-7K4R-9TXM-2HWQ-5`: prefix, 60 random bits, a check character."""
    body = new_token(RANDOM_CHARS)
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:]}-{_check(body)}"


def tidy_receipt(text: str) -> str | None:
    """The code as issued from whatever was typed (case, spaces, O for 0), or None when it cannot be one."""
    plain = "".join(text.upper().replace("-", " ").split())
    prefix, body = plain[: -(RANDOM_CHARS + 1)], plain[-(RANDOM_CHARS + 1) :].translate(_LOOKS_LIKE)
    if not prefix or len(body) != RANDOM_CHARS + 1 or any(char not in ALPHABET for char in body):
        return None
    if _check(body[:-1]) != body[-1]:
        return None
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:12]}-{body[12]}"
