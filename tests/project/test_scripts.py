"""The scripts behind `make`: what they count, what they refuse, what they say."""

import importlib.util
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


@pytest.fixture(autouse=True)
def on_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield
    for name in ("house", "caunoi_script"):
        sys.modules.pop(name, None)


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("caunoi_script", SCRIPTS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["caunoi_script"] = module
    spec.loader.exec_module(module)
    return module


def test_totals_come_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "run.xml"
    report.write_text(
        '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="20" time="1"/></testsuites>'
    )
    assert load("test").count(report) == (14, 3)  # 20 - 1 - 2 - 3 passed; an error is a failure


def test_a_run_without_a_report_is_a_failure(tmp_path: Path) -> None:
    script = load("test")
    result = script.run_pytest("broken", [sys.executable, "-c", "raise SystemExit(4)", "--"], tmp_path, {})
    assert (result.is_well, result.passed, result.failed) == (False, 0, 1)


def test_a_red_check_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = load("test")
    monkeypatch.setattr(
        script,
        "CHECKS",
        {"good": [sys.executable, "-c", ""], "bad": [sys.executable, "-c", "raise SystemExit(1)"]},
    )
    result = script.run_checks(tmp_path, {})
    assert not result.is_well
    assert result.broken == ["bad"]


def test_a_missing_browser_stops_the_tests(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    script = load("test")
    monkeypatch.setattr(script.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit) as stopped:
        script.find_chromium()
    assert stopped.value.code == 1
    assert "install the package chromium" in capsys.readouterr().out


def test_a_taken_port_is_said_in_both_languages() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, str(SCRIPTS / "demo.py")],
            env={"PORT": str(port), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"Cổng {port} đang có chương trình khác dùng" in done.stdout
    assert f"Port {port} is taken" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "tám", "-1"])
def test_what_is_no_port_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as stopped:
        load("demo").wanted_port()
    assert stopped.value.code == 1


def test_the_environment_is_renewed_when_the_pins_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = load("house")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    monkeypatch.setattr(house, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(house, "PYTHON", Path(sys.executable))
    (tmp_path / ".venv").mkdir()
    for name in ("constraints.txt", "pyproject.toml"):
        (tmp_path / name).write_text("a")
    assert not house._is_ready("runtime")
    (tmp_path / ".venv" / ".caunoi-dev").write_text(house._fingerprint("dev"))
    assert house._is_ready("dev")
    assert house._is_ready("runtime")  # what the tests need holds what the demonstration needs
    (tmp_path / "constraints.txt").write_text("b")
    assert not house._is_ready("runtime")


TEMPLATE = """{% load i18n %}<h1 title="{% translate "Xin chào" %}">
{% blocktranslate trimmed count n=x %}
  {{ n }} ý kiến (mới)
{% plural %}
  {{ n }} các ý kiến
{% endblocktranslate %}</h1> it's {% translate 'Gửi "ngay"' as y %} {% translate "Ba" context "tháng" %}
{{ _("Trong ngoặc (tròn)") }} {% blocktranslate with a=b %}Của {{ a }} (50%){% endblocktranslate %}"""
PYTHON = """from django.utils.translation import gettext as _, ngettext
a = noop("Một" " hai")
b = ngettext("%(n)d ngày", "%(n)d các ngày", n)
c = _(name)
"""


def test_texts_are_found_in_templates_and_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = load("messages")
    (tmp_path / "a.html").write_text(TEMPLATE)
    (tmp_path / "b.py").write_text(PYTHON)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    assert [(message, context) for message, context, _where in messages.extract()] == [
        ("Xin chào", None),
        (("%(n)s ý kiến (mới)", "%(n)s các ý kiến"), None),
        ('Gửi "ngay"', None),
        ("Ba", "tháng"),
        ("Trong ngoặc (tròn)", None),
        ("Của %(a)s (50%%)", None),
        ("Một hai", None),
        (("%(n)d ngày", "%(n)d các ngày"), None),
    ]


def test_the_catalogue_is_kept_and_its_compiled_form_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = load("messages")
    source = tmp_path / "b.py"
    source.write_text('a = _("Một")\n')
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "FOLDER", tmp_path / "locale")
    monkeypatch.setattr(messages, "BOOKS", ())
    monkeypatch.setattr(messages, "LABELS", {})
    assert messages.check() == []  # no translation at all is no error
    messages.update()
    path = tmp_path / "locale" / "django.po"
    path.write_text(path.read_text().replace('msgid "Một"\nmsgstr ""', 'msgid "Một"\nmsgstr "One"'))
    assert messages.check() == ["django.mo is not compiled from django.po; run: make messages"]
    messages.update()
    assert messages.check() == []
    assert 'msgstr "One"' in path.read_text()
    assert messages.missing() == 0
    source.write_text('a = _("Một")\nb = _("Hai")\n')
    assert messages.missing() == 1


def test_names_in_a_book_must_have_an_english_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = load("messages")
    (tmp_path / "book.toml").write_text('[fields]\nmot = "Một"\n[[step]]\nname = "Hai"\ncitation = "Luật"\n')
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "FOLDER", tmp_path / "locale")
    monkeypatch.setattr(messages, "BOOKS", ("book.toml",))
    monkeypatch.setattr(messages, "LABELS", {"name": "Ba"})
    messages.update()
    assert messages.check() == ["no English name: Ba", "no English name: Hai", "no English name: Một"]


@pytest.mark.parametrize(
    ("source", "translation", "is_well"),
    [
        ("%(n)s ngày", "%(n)s days", True),
        ("Gửi %(a)s tới %(b)s", "To %(b)s: %(a)s", True),
        ("%(n)s ngày", "%(m)s days", False),
        ("{n} ngày", "days", False),
        ("Hạn", "Due %s", False),
    ],
)
def test_a_translation_keeps_the_holes(source: str, translation: str, is_well: bool) -> None:
    messages = load("messages")
    catalog = messages.Catalog(locale="en")
    catalog.add(source, translation)
    assert (messages.mistakes(catalog) == []) is is_well
