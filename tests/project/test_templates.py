"""Every template compiles, and none carries what the content security policy would block."""

import re
from pathlib import Path

import pytest
from django.template import engines

PACKAGE = Path(__file__).resolve().parents[2] / "caunoi"
TEMPLATES = sorted(path for path in PACKAGE.glob("*/templates/**/*") if path.suffix in {".html", ".txt", ".svg"})
_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=\"application/json\")", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(r"(?:src|<link[^>]*href)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
}


def breaches(text: str) -> list[str]:
    """What in this template the policy would block."""
    plain = _COMMENT.sub("", text)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(plain)]


def _name(path: Path) -> str:
    return str(path).partition("/templates/")[2]


def test_every_template_compiles() -> None:
    assert TEMPLATES
    for path in TEMPLATES:
        engines["django"].get_template(_name(path))


def test_no_template_carries_code_or_style() -> None:
    found = {_name(path): bad for path in TEMPLATES if (bad := breaches(path.read_text()))}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<button class="x" onclick="go()">',
        '<a href="javascript:go()">',
        '<img src="https://elsewhere.example/a.png">',
        '<link rel="stylesheet" href="//elsewhere.example/a.css">',
    ],
)
def test_the_rule_sees_a_breach(text: str) -> None:
    assert breaches(text)


def test_the_rule_lets_good_templates_through() -> None:
    good = '<script src="{% static "web/app.js" %}" defer></script><a href="https://vi.example">x</a><p class="style">'
    assert breaches(good) == []
