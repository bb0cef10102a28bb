"""Reading settings from the environment: plain functions, no Django."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse


def env_text(name: str, default: str) -> str:
    """The variable as text, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool) -> bool:
    """1, true, yes, on (any case) are true; unset is the default; anything else is false."""
    value = os.environ.get(name, "").strip().lower()
    return default if not value else value in {"1", "true", "yes", "on"}


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
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
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
