"""Production settings refuse to start when they are not safe; the rest of the environment is read strictly."""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from caunoi import environment

ROOT = Path(__file__).resolve().parents[2]
SECRET = secrets.token_urlsafe(64)
SEAL = Fernet.generate_key().decode()
SAFE: dict[str, Any] = {
    "secret_key": SECRET,
    "seal_keys": [SEAL],
    "debug": False,
    "hosts": ["caunoi.example.vn"],
    "public_url": "https://caunoi.example.vn",
    "https": True,
}


def test_safe_settings_have_no_problem() -> None:
    assert environment.unsafe_settings(**SAFE) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"secret_key": ""}, "CAUNOI_SECRET_KEY is missing"),
        ({"secret_key": environment.DEMO_SECRET_KEY}, "CAUNOI_SECRET_KEY is the demonstration key"),
        ({"secret_key": SECRET[:49]}, "CAUNOI_SECRET_KEY is too simple"),
        ({"secret_key": "ab" * 40}, "CAUNOI_SECRET_KEY is too simple"),
        ({"seal_keys": []}, "CAUNOI_SEAL_KEYS is missing"),
        ({"seal_keys": [SEAL, environment.DEMO_SEAL_KEY]}, "CAUNOI_SEAL_KEYS holds the demonstration key"),
        ({"seal_keys": ["short"]}, "CAUNOI_SEAL_KEYS: each key"),
        ({"seal_keys": ["ệ" * 44]}, "CAUNOI_SEAL_KEYS: each key"),
        ({"debug": True}, "CAUNOI_DEBUG is on"),
        ({"hosts": []}, "CAUNOI_HOSTS is missing"),
        ({"hosts": ["*"]}, "CAUNOI_HOSTS is '*'"),
        ({"public_url": "http://caunoi.example.vn"}, "CAUNOI_PUBLIC_URL"),
        ({"https": False}, "CAUNOI_HTTPS is off"),
    ],
)
def test_each_unsafe_setting_is_named_alone(change: dict[str, Any], words: str) -> None:
    problems = environment.unsafe_settings(**{**SAFE, **change})
    assert len(problems) == 1
    assert problems[0].startswith(words)


def test_a_problem_never_repeats_the_secret() -> None:
    problems = environment.unsafe_settings(**{**SAFE, "secret_key": "quá-ngắn-nhưng-thật", "seal_keys": ["khóa-thật"]})
    assert len(problems) == 2
    assert "thật" not in " ".join(problems)


def _start(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CAUNOI_", "DJANGO_", "DATABASE"))
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "check", "--deploy", "--fail-level", "ERROR"],
        cwd=folder,
        env={**kept, "CAUNOI_ENV": "production", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_without_settings_does_not_start(tmp_path: Path) -> None:
    done = _start(tmp_path)
    assert done.returncode == 1
    assert "does not start" in done.stderr
    assert "Traceback" not in done.stderr
    for name in ("CAUNOI_SECRET_KEY", "CAUNOI_SEAL_KEYS", "CAUNOI_HOSTS", "CAUNOI_PUBLIC_URL"):
        assert name in done.stderr
    assert list(tmp_path.iterdir()) == []  # it did not even make its folder


def test_production_with_safe_settings_starts(tmp_path: Path) -> None:
    done = _start(
        tmp_path,
        CAUNOI_SECRET_KEY=SECRET,
        CAUNOI_SEAL_KEYS=SEAL,
        CAUNOI_HOSTS="caunoi.example.vn",
        CAUNOI_PUBLIC_URL="https://caunoi.example.vn",
    )
    assert done.returncode == 0, done.stderr


def test_an_unknown_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUNOI_ENV", "prodution")
    with pytest.raises(SystemExit, match="must be one of demo, test, production"):
        environment.env_choice("CAUNOI_ENV", ["demo", "test", "production"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("TRUE", True), ("on", True), ("yes", True), ("0", False), ("no", False), ("", True)],
)
def test_yes_and_no(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("CAUNOI_X", value)
    assert environment.env_bool("CAUNOI_X", default=True) is expected


def test_a_number_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUNOI_X", "nhiều")
    with pytest.raises(ValueError, match="CAUNOI_X must be a whole number"):
        environment.env_int("CAUNOI_X", 3)


def test_lists_lose_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUNOI_X", " a , ,b,")
    assert environment.env_list("CAUNOI_X", ["z"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", {"NAME": "/x/y.sqlite3"}),
        ("sqlite:////var/lib/a.sqlite3", {"NAME": "/var/lib/a.sqlite3"}),
        (
            "postgres://ba%40n:m%3At@db.example:5433/caunoi",
            {"NAME": "caunoi", "USER": "ba@n", "PASSWORD": "m:t", "HOST": "db.example", "PORT": "5433"},
        ),
        ("postgresql://postgres@/postgres?host=/run/pg", {"NAME": "postgres", "HOST": "/run/pg", "PORT": ""}),
    ],
)
def test_database_addresses(url: str, expected: dict[str, str]) -> None:
    found = environment.parse_database_url(url, Path("/x/y.sqlite3"))
    assert {key: found[key] for key in expected} == expected


def test_another_database_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown scheme 'mysql'"):
        environment.parse_database_url("mysql://a@b/c", Path("/x"))
