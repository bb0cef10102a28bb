"""Translations: collects the Vietnamese source texts, merges them into the English catalogue, compiles it.

`.venv/bin/python scripts/messages.py` writes `caunoi/locale/en/LC_MESSAGES/django.{po,mo}`; `--check` only compares:
it fails when the compiled file is not that of the text file, or a translation lost a hole; it counts what is missing.
Needs no gettext on the system: Babel reads Python, Django's own `templatize` turns a template into something like it.
The names in the books (TOML) and the kinds of personal data are texts to translate like any other.
"""

import io
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from caunoi.language.personal import LABELS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "caunoi"
FOLDER = PACKAGE / "locale" / "en" / "LC_MESSAGES"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:n?p?gettext|_)\(\s*{_TEXT}(?:\s*,\s*(?:{_TEXT}|\w+))*\s*\)", re.DOTALL)

BOOKS = ("rulebook/vocabulary.toml", "rulebook/procedures.toml", "people/kinds.toml")
BOOK_KEYS = frozenset({"name", "title", "who", "note"})  # citations stay Vietnamese
BOOK_TABLES = frozenset({"fields", "examples", "documents"})

_HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def _sources() -> list[Path]:
    kinds = {".py", ".html", ".txt"}
    paths = (path for path in PACKAGE.rglob("*") if path.suffix in kinds)
    return sorted(path for path in paths if not {"migrations", "static", "locale"} & set(path.parts))


def _readable(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text.encode()
    calls = _CALL.findall(templatize(text, origin=str(path)))
    return "\n".join(calls).encode()


def extract() -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    """Every text to translate: message (or singular and plural), context, where."""
    names = list(KEYWORDS)
    for path in _sources():
        where = str(path.relative_to(ROOT))
        for _line, function, found, _comments in extract_python(io.BytesIO(_readable(path)), names, [], {}):
            parts = [found] if isinstance(found, str) else [part for part in found or () if part is not None]
            if not parts or not parts[0]:
                continue
            context = parts.pop(0) if function.startswith(("pgettext", "npgettext")) else None
            wanted = 2 if "ngettext" in function or "npgettext" in function else 1
            message = tuple(parts[:2]) if wanted == 2 else parts[0]
            yield message, context, where


def book_texts() -> Iterator[tuple[str, None, str]]:
    """Every name, title and remark in the books of rules, and the names of kinds of personal data."""
    for book in BOOKS:
        yield from (
            (text, None, f"caunoi/{book}")
            for text in _said(tomllib.loads((PACKAGE / book).read_text(encoding="utf-8")))
        )
    yield from ((text, None, "caunoi/language/personal.py") for text in LABELS.values())


def _said(node: Any, *, wanted: bool = False) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _said(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and value and (wanted or key in BOOK_KEYS):
                yield value
            else:
                yield from _said(value, wanted=key in BOOK_TABLES)


def all_texts() -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    """Sources, then books."""
    yield from extract()
    yield from book_texts()


def collect() -> Catalog:
    """The template catalogue of all source texts."""
    catalog = Catalog(project="Cầu Nối", version="", charset="utf-8", fuzzy=False)
    for message, context, where in all_texts():
        catalog.add(message, context=context, locations=[(where, 0)])
    return catalog


def _load() -> Catalog:
    path = FOLDER / "django.po"
    if not path.exists():
        return Catalog(locale="en", header_comment="# English texts of Cầu Nối.", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="en")


def update() -> None:
    """Write the catalogue and its compiled form."""
    catalog = _load()
    catalog.update(collect(), no_fuzzy_matching=True, keep_user_comments=True)
    catalog.obsolete.clear()
    catalog.project, catalog.version = "Cầu Nối", "0.1"
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = "Cầu Nối"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "django.po").open("wb") as file:
        write_po(file, catalog, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    with (FOLDER / "django.mo").open("wb") as file:
        write_mo(file, _done(catalog))
    print(f"{len(catalog)} texts, {len(_done(catalog))} translated")


def _done(catalog: Catalog) -> Catalog:
    """The translated texts alone: a half-translated plural would otherwise be compiled as if it were one."""
    done = Catalog(locale="en", project="Cầu Nối", charset="utf-8", fuzzy=False)
    for message in catalog:
        if message.id and message.string and all(_strings(message.string)):
            done.add(message.id, message.string, context=message.context)
    return done


def _strings(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _key(message: Message) -> tuple[object, str | None]:
    """What a message is found by. Of a compiled plural Babel leaves the context in bytes."""
    context: str | bytes | None = message.context
    if isinstance(context, bytes):
        context = context.decode()
    return (message.id if isinstance(message.id, str) else tuple(message.id)), context


def _translated(catalog: Catalog) -> dict[object, list[str]]:
    return {
        _key(message): _strings(message.string)
        for message in catalog
        if message.id and message.string and all(_strings(message.string))
    }


def _holes(text: str) -> list[str]:
    return sorted(_HOLE.findall(text))


def unnamed() -> list[str]:
    """Texts of the books without an English one: the screens would mix two languages in one list."""
    done = _translated(_load())
    return sorted({text for text, context, _where in book_texts() if (text, context) not in done})


def mistakes(catalog: Catalog) -> list[str]:
    """Translations whose holes (`%(name)s`, `{name}`) differ from those of the source: such a page would break."""
    found = []
    for message in catalog:
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        for text in _strings(message.string) if message.id and message.string else []:
            if text and _holes(text) not in [_holes(source) for source in sources]:
                found.append(f"holes differ: {sources[0]!r} / {text!r}")
    return found


def check() -> list[str]:
    """What is not in order, one line each. A text without a translation is no mistake: the page shows Vietnamese."""
    if not (FOLDER / "django.po").exists():
        return []
    catalog = _load()
    problems = [*mistakes(catalog), *(f"no English name: {text}" for text in unnamed())]
    with (FOLDER / "django.mo").open("rb") as file:
        if _translated(read_mo(file)) != _translated(catalog):
            problems.append("django.mo is not compiled from django.po; run: make messages")
    return problems


def missing() -> int:
    """How many texts of the sources have no translation."""
    done = _translated(_load())
    return len({(message, context) for message, context, _where in all_texts()} - set(done))


if __name__ == "__main__":
    settings.configure()
    if "--check" in sys.argv:
        found = check()
        print("\n".join(found) or f"translations are in order; {missing()} texts have none")
        sys.exit(1 if found else 0)
    update()
