"""Reading a book of rules: each row of TOML checked, so that a slip stops the start and not a citizen."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, TypeVar

Confidence = Literal["H", "M", "L"]
Choice = TypeVar("Choice", bound=str)
CONFIDENCES: tuple[Confidence, ...] = ("H", "M", "L")


class BookError(ValueError):
    """A book says something it must not; the message names the row."""


def read_book(name: str) -> dict[str, Any]:
    """The parsed TOML of a book shipped in this package."""
    return tomllib.loads((resources.files("caunoi.rulebook") / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a book, with the place to name in complaints."""

    values: Mapping[str, Any]
    place: str

    def check_keys(self, *, needed: Collection[str], allowed: Collection[str] = ()) -> None:
        """Refuse missing, empty and unknown keys."""
        if unknown := sorted(self.values.keys() - set(needed) - set(allowed)):
            raise self.error(f"unknown key {', '.join(unknown)}")
        if missing := sorted(key for key in needed if self.values.get(key) in (None, "", [])):
            raise self.error(f"missing {', '.join(missing)}")

    def one_of(self, key: str, choices: Collection[Choice], default: Choice | None = None) -> Choice:
        """The value of the key, which must be one of the choices."""
        value = self.values.get(key, default)
        for choice in choices:
            if choice == value:
                return choice
        raise self.error(f"{key} must be one of {', '.join(choices)}, not {value!r}")

    def days(self, key: str) -> int | None:
        """A number of days above zero, or None if the key is absent."""
        value = self.values.get(key)
        if value is not None and (type(value) is not int or value < 1):
            raise self.error(f"{key} must be a whole number of days above zero, not {value!r}")
        return value

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(f"{key} must be a text, not {value!r}")
        return value

    def error(self, message: str) -> BookError:
        """The complaint about this row."""
        return BookError(f"{self.place}: {message}")
