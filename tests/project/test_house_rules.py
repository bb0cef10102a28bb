"""Rules of the house that a linter does not know."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "caunoi"
NO_NAMES = {"utils", "helpers", "misc", "base", "core", "util", "helper", "tools"}
LONGEST_FILE = 400
NOW = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("django_timezone", "now"),
}


def _modules(*, migrations: bool = False) -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if migrations or "migrations" not in path.parts)


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in _modules():
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text())


def clock_breaches(tree: ast.Module) -> list[int]:
    """Lines that read the time of the machine instead of the one clock."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and (ast.unparse(node.value).rpartition(".")[2], node.attr) in NOW
    ]


def save_overrides(tree: ast.Module) -> list[int]:
    """Lines where a class defines `save` of a row (no form's `save` exists here; a session's is no row's)."""
    return [
        item.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not any("SessionStore" in ast.unparse(base) for base in node.bases)
        for item in node.body
        if isinstance(item, ast.FunctionDef) and item.name in {"save", "save_base"}
    ]


def signal_uses(tree: ast.Module) -> list[int]:
    """Lines that connect to Django's signals."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".signals"):
            lines.append(node.lineno)
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).rpartition(".")[2] == "receiver":
            lines.append(node.lineno)
    return lines


def test_no_module_is_called_utils() -> None:
    bad = [path for path in _modules() if path.stem in NO_NAMES or path.parent.name in NO_NAMES]
    assert bad == []


def test_only_the_clock_reads_the_time() -> None:
    bad = [
        f"{name}:{line}" for name, tree in _trees() if name != "caunoi/common/clock.py" for line in clock_breaches(tree)
    ]
    assert bad == []


def test_no_logic_in_save() -> None:
    assert [f"{name}:{line}" for name, tree in _trees() for line in save_overrides(tree)] == []


def test_no_signals() -> None:
    assert [f"{name}:{line}" for name, tree in _trees() for line in signal_uses(tree)] == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (clock_breaches, "import datetime\nx = datetime.datetime.now()"),
        (clock_breaches, "from datetime import date\nx = field(default=date.today)"),
        (clock_breaches, "from django.utils import timezone\nx = timezone.now()"),
        (save_overrides, "class A:\n    def save(self): pass"),
        (signal_uses, "from django.db.models.signals import post_save"),
        (signal_uses, "from django.dispatch import receiver\n@receiver(x)\ndef f(): pass"),
    ],
)
def test_the_rules_see_a_breach(rule: object, code: str) -> None:
    assert rule(ast.parse(code))  # type: ignore[operator]


def test_no_file_is_too_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*_modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_row_is_changed_by_a_migration() -> None:
    """Reference data come by idempotent commands; a migration only shapes tables."""
    bad = [
        str(path.relative_to(ROOT))
        for path in _modules(migrations=True)
        if "migrations" in path.parts and "objects.create" in path.read_text()
    ]
    assert bad == []
