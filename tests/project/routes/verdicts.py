"""The tables as data: what every route answers to whom (verdicts.toml), who may ever see which word (canaries.toml)."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROLES = (
    "anonymous", "citizen", "stranger", "colleague", "handler", "reception", "leader", "publisher", "admin", "auditor",
    "front",
)  # fmt: skip
GROUPS: dict[str, tuple[str, ...]] = {
    "all": ROLES,
    "visitors": ("anonymous", "citizen"),
    "officers": ROLES[2:],
    "workers": ("stranger", "colleague", "handler", "reception", "leader", "publisher", "front"),
    "see": ("handler", "reception", "leader", "publisher", "front"),
}
ANSWERS = {"200", "204", "login", "go", "400", "401", "403", "404", "405", "409", "422", "429"}


def members(word: str) -> tuple[str, ...]:
    """The roles of a group, of several joined by +, or one role. Raises KeyError for a word that is neither."""
    found: list[str] = []
    for part in word.split("+"):
        if part not in GROUPS and part not in ROLES:
            raise KeyError(part)
        found += GROUPS.get(part, (part,))
    return tuple(found)


def read_answers(text: str, shorthands: dict[str, str]) -> dict[str, str]:
    """Role → answer, from "visitors login, officers 404, reception+leader 200": what comes later wins."""
    answers: dict[str, str] = {}
    for part in text.split(","):
        words = part.split()
        if len(words) == 1:
            answers |= read_answers(shorthands[words[0]], shorthands)
        else:
            answers |= dict.fromkeys(members(words[0]), words[1])
    missing, unknown = set(ROLES) - set(answers), set(answers.values()) - ANSWERS
    if missing or unknown:
        raise ValueError(f"{text!r}: no answer for {sorted(missing)}, unknown answers {sorted(unknown)}")
    return answers


@dataclass(frozen=True)
class Verdict:
    """What one route answers. `post`: to an empty form; `send`: to the form `by` filled in on the page `page`."""

    name: str
    get: dict[str, str]
    post: dict[str, str]
    send: dict[str, str] | None = None
    on: dict[str, str] = field(default_factory=dict)
    query: str = ""
    by: str = ""
    page: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    also: tuple[dict[str, str], ...] = ()


def _verdict(name: str, row: dict[str, Any], shorthands: dict[str, str]) -> Verdict:
    spoken = {key: read_answers(row[key], shorthands) for key in ("get", "post", "send") if key in row}
    rest = {key: value for key, value in row.items() if key not in spoken}
    for key in ("files", "also"):
        rest[key] = tuple(rest.get(key, ()))
    return Verdict(name=name, **spoken, **rest)


@cache
def shorthands() -> dict[str, str]:
    """Names for answers that many routes give."""
    return dict(tomllib.loads((HERE / "verdicts.toml").read_text(encoding="utf-8"))["answers"])


@cache
def verdicts() -> dict[str, Verdict]:
    """Name of the route → verdict."""
    book = tomllib.loads((HERE / "verdicts.toml").read_text(encoding="utf-8"))
    return {name: _verdict(name, row, book["answers"]) for name, row in book["routes"].items()}


@dataclass(frozen=True)
class Canary:
    """Who may see a word on any route, and who on which route alone; whether it may lie in the database in clear."""

    key: str
    seen: frozenset[str]
    at: dict[str, frozenset[str]]
    is_sealed: bool

    def may_show(self, route: str, role: str) -> bool:
        """Whether the word may stand in what a route answers to a role."""
        return role in self.seen or role in self.at.get(route, frozenset())


def _keys(row: dict[str, Any]) -> list[str]:
    """`keys` as they are; `cases` × `parts`: "" → the case, "name" → case_name, "code:" → code:case."""
    made = []
    for case in row.get("cases", ()):
        for part in row["parts"]:
            made.append(f"{part}{case}" if part.endswith(":") else f"{case}_{part}" if part else case)
    return [*row.get("keys", ()), *made]


@cache
def canaries() -> dict[str, Canary]:
    """Key → canary."""
    book = tomllib.loads((HERE / "canaries.toml").read_text(encoding="utf-8"))
    codes = {route: frozenset(members(word)) for route, word in book["codes"].items()}
    found: dict[str, Canary] = {}
    for row in book["canary"]:
        seen = frozenset(role for word in row.get("seen", "").split() for role in members(word))
        at = {route: frozenset(members(word)) for route, word in row.get("at", {}).items()}
        for key in _keys(row):
            if key.startswith("code:"):
                at = {**at, **codes}
            if key in found:
                raise ValueError(f"{key} stands twice in canaries.toml")
            found[key] = Canary(key, seen, at, row.get("sealed", False))
    return found
