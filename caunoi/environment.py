"""Reading settings from the environment: plain functions, no Django."""

import base64
import binascii
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

DEMO_SECRET_KEY = "caunoi-insecure-development-key"  # noqa: S105 - the key everybody knows, refused in production
DEMO_SEAL_KEY = "Y2F1bm9pLWluc2VjdXJlLWRldi1zZWFsLWtleS0wMDA="
# recursive_triggers: otherwise INSERT OR REPLACE deletes a row without its delete trigger, the journal's too.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;"
SHORTEST_SECRET = 50  # characters


def env_text(name: str, default: str) -> str:
    """The variable as text, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool) -> bool:
    """1, true, yes, on (any case) are true; unset is the default; anything else is false."""
    value = os.environ.get(name, "").strip().lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def env_choice(name: str, choices: Sequence[str]) -> str:
    """One of the named words, the first when unset; raises SystemExit naming the variable for any other word."""
    value = env_text(name, choices[0])
    if value not in choices:
        raise SystemExit(f"{name}={value!r}: must be one of {', '.join(choices)}")
    return value


def env_int(name: str, default: int) -> int:
    """The variable as a whole number; raises ValueError naming the variable."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from error


def env_list(name: str, default: list[str]) -> list[str]:
    """Comma-separated values, blanks dropped."""
    value = os.environ.get(name, "").strip()
    return [part.strip() for part in value.split(",") if part.strip()] if value else list(default)


def env_path(name: str, default: Path) -> Path:
    """The variable as an absolute path."""
    return Path(env_text(name, str(default))).expanduser().resolve()


def parse_database_url(url: str, sqlite_default: Path) -> dict[str, Any]:
    """`postgres://user:pass@host:port/name`, `sqlite:///path`, or empty for the default SQLite file.

    A PostgreSQL socket folder is given as `?host=/folder`. Raises ValueError for another scheme.
    """
    if not url or url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///") if url else str(sqlite_default)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": SQLITE_PRAGMAS,
            },
        }
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL: unknown scheme {parts.scheme!r}")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", "") or parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _is_seal_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key.encode("ascii"))) == 32
    except (binascii.Error, UnicodeEncodeError):
        return False


def unsafe_settings(
    *, secret_key: str, seal_keys: Sequence[str], debug: bool, hosts: Sequence[str], public_url: str, https: bool
) -> list[str]:
    """What forbids these settings in production, one sentence each; never repeats a secret."""
    problems = []
    if not secret_key:
        problems.append("CAUNOI_SECRET_KEY is missing: a long random text, see `caunoi new_keys`")
    elif secret_key == DEMO_SECRET_KEY or "insecure" in secret_key:
        problems.append("CAUNOI_SECRET_KEY is the demonstration key, which everybody knows")
    elif len(secret_key) < SHORTEST_SECRET or len(set(secret_key)) < 10:
        problems.append(f"CAUNOI_SECRET_KEY is too simple: at least {SHORTEST_SECRET} random characters")
    if not seal_keys:
        problems.append("CAUNOI_SEAL_KEYS is missing: without it identities cannot be sealed, see `caunoi new_keys`")
    if DEMO_SEAL_KEY in seal_keys:
        problems.append("CAUNOI_SEAL_KEYS holds the demonstration key, which everybody knows")
    if not all(_is_seal_key(key) for key in seal_keys):
        problems.append("CAUNOI_SEAL_KEYS: each key is 32 bytes in URL-safe base64, separated by commas")
    if debug:
        problems.append("CAUNOI_DEBUG is on: error pages would show personal data")
    if not hosts:
        problems.append("CAUNOI_HOSTS is missing: the host names this site answers to")
    if "*" in hosts:
        problems.append("CAUNOI_HOSTS is '*': name the hosts, so that links cannot be forged")
    if not public_url.startswith("https://"):
        problems.append("CAUNOI_PUBLIC_URL must begin with https://")
    if not https:
        problems.append("CAUNOI_HTTPS is off: sign-in cookies would travel in clear")
    return problems


def refuse_unsafe(
    *, secret_key: str, seal_keys: Sequence[str], debug: bool, hosts: Sequence[str], public_url: str, https: bool
) -> None:
    """Stop the process with a clear message when these settings must not serve the public."""
    problems = unsafe_settings(
        secret_key=secret_key, seal_keys=seal_keys, debug=debug, hosts=hosts, public_url=public_url, https=https
    )
    if problems:
        lines = "\n".join(f"  - {problem}" for problem in problems)
        raise SystemExit(f"Cầu Nối does not start: unsafe production settings (docs/operations.md)\n{lines}")
