"""Reads kinds.toml: names, letterheads and posts of each kind of body, with their legal source. No database."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caunoi.people.choices import BodyKind, Letterhead, Role


@dataclass(frozen=True)
class PostSpec:
    """A post that a kind of body has."""

    code: str
    title: str
    roles: tuple[Role, ...]
    is_head: bool
    seats: int
    sign_prefix: str


@dataclass(frozen=True)
class Variant:
    """One of several bodies of a kind at the same place (the departments of a province)."""

    code: str
    symbol: str
    name: str = ""


@dataclass(frozen=True)
class KindSpec:
    """What is known of a kind. Names and superiors are patterns by level; `confidence` is H, M or L."""

    kind: BodyKind
    letterhead: Letterhead
    parent: BodyKind | None
    names: Mapping[str, str]
    short: str
    superiors: Mapping[str, str]
    variants: tuple[Variant, ...]
    posts: tuple[PostSpec, ...]
    is_receiving: bool
    is_standard: bool
    only: frozenset[str]
    never: frozenset[str]
    citation: str
    confidence: str

    def stands_at(self, level: str, unit_kind: str) -> bool:
        """Whether a unit of that level and kind ("Xã", "Phường", "Đặc khu") may have such a body."""
        return level in self.names and (not self.only or unit_kind in self.only) and unit_kind not in self.never


@cache
def all_kinds() -> dict[BodyKind, KindSpec]:
    """Every kind, in the order of the file (parents before children)."""
    with Path(__file__).with_name("kinds.toml").open("rb") as file:
        book = tomllib.load(file)
    posts = {name: tuple(_post(row) for row in rows) for name, rows in book["posts"].items()}
    return {BodyKind(row["key"]): _kind(row, posts) for row in book["kind"]}


def kind_spec(kind: str) -> KindSpec:
    """What is known of one kind; ValueError for an unknown one."""
    return all_kinds()[BodyKind(kind)]


def _post(row: Mapping[str, Any]) -> PostSpec:
    return PostSpec(
        code=row["code"],
        title=row["title"],
        roles=tuple(Role(role) for role in row["roles"]),
        is_head=row.get("head", False),
        seats=row.get("seats", 1),
        sign_prefix=row.get("sign", ""),
    )


def _kind(row: Mapping[str, Any], posts: Mapping[str, tuple[PostSpec, ...]]) -> KindSpec:
    variants = [Variant(**variant) for variant in row.get("variants", [])]
    return KindSpec(
        kind=BodyKind(row["key"]),
        letterhead=Letterhead(row["letterhead"]),
        parent=BodyKind(row["parent"]) if "parent" in row else None,
        names=row["name"],
        short=row.get("short", ""),
        superiors=row.get("superior", {}),
        variants=tuple(variants or [Variant(row["code"], row["symbol"])]),
        posts=posts[row["posts"]],
        is_receiving=row.get("is_receiving", False),
        is_standard=row.get("standard", True),
        only=frozenset(row.get("only", [])),
        never=frozenset(row.get("never", [])),
        citation=row["citation"],
        confidence=row["confidence"],
    )
