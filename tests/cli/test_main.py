"""The command `caunoi`: tools without a database, everything else through Django."""

import subprocess
import sys
from pathlib import Path

import pytest

from caunoi.cli import main as cli


def test_help_groups_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    for title, commands in cli.GROUPS.items():
        assert title in text
        assert all(f"  {name} " in text for name in commands)


def test_no_word_is_a_call_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    assert "caunoi COMMAND" in capsys.readouterr().out


def test_a_tool_gets_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(cli, "run_tool", lambda name, argv: seen.append((name, list(argv))) or 3)
    assert cli.main(["deadline", "--procedure", "hoi_dap"]) == 3
    assert seen == [("deadline", ["--procedure", "hoi_dap"])]


def test_everything_else_is_management(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr("django.core.management.execute_from_command_line", lambda argv: seen.append(argv))
    assert cli.main(["journal", "verify"]) == 0
    assert seen == [["caunoi", "journal", "verify"]]


def test_help_needs_no_django(tmp_path: Path) -> None:
    """In a bare process: no settings are read, no Django is imported, nothing is written."""
    code = "import sys; from caunoi.cli.main import main; main(['--help']); sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    words = "deadline --procedure khieu_nai_lan_1 --received 2026-02-10 --accepted 2026-02-12"
    code = f"import sys; from caunoi.cli.main import main; sys.exit(main({words.split()!r}))"
    done = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.stdout
    done.stdout.close()
    _out, errors = done.communicate()
    assert (done.returncode, errors) == (0, b"")
