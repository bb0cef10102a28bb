"""No word is shown to whom it may not be shown: in no page, export, header, address, mail, log, journal, session."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from caunoi.cases.services import speaking
from caunoi.common import clock
from caunoi.web.logs import JsonFormatter, TextFormatter
from tests.cases.world import NOON, make_world, say
from tests.project.routes.resolver import all_routes
from tests.project.routes.verdicts import canaries, verdicts
from tests.project.routes.walk import Record, Walk

ROUTES = sorted(set(all_routes()) & set(verdicts()))


def leaks(row: Record) -> set[str]:
    found = row.found - ({"typed", row.echoed} if row.method in {"SEND", "SEARCH"} else set())
    return {key for key in found if key not in canaries() or not canaries()[key].may_show(row.route, row.role)}


@pytest.mark.parametrize("name", ROUTES)
def test_no_route_shows_what_it_may_not(walked: Walk, name: str) -> None:
    rows = [row for row in walked.records if row.route == name]
    assert rows
    found = {(row.role, row.method, row.path, key) for row in rows for key in leaks(row)}
    assert sorted(found)[:20] == []


def test_every_word_in_the_house_is_in_the_table(walked: Walk) -> None:
    assert sorted(walked.planted - set(canaries()) - {"typed"}) == []


def test_who_may_see_a_word_does_see_it(walked: Walk) -> None:
    """The walk is not blind: nearly every word was shown to each of those to whom it may be shown."""
    seen: dict[str, set[str]] = {}
    for row in walked.records:
        for key in row.found - {row.echoed}:
            seen.setdefault(key, set()).add(row.role)
    missed = {
        key: sorted(allowed - seen[key])
        for key, rule in canaries().items()
        if key in seen and (allowed := rule.seen) - seen[key]
    }
    assert missed == {}
    shown_to_nobody = {key for key, rule in canaries().items() if (rule.seen or rule.at) and key not in seen}
    assert sorted(shown_to_nobody & walked.planted) == []


def test_no_secret_stands_in_an_address(walked: Walk) -> None:
    """Links, forms and redirects carry codes of cases and files; never words, persons, receipt codes."""
    found = {
        (row.route, row.role, key)
        for row in walked.records
        for key in row.in_urls - {row.echoed}
        if not key.startswith("code:")
    }
    assert found == set()


def test_no_secret_stands_in_a_header(walked: Walk) -> None:
    found = {(row.route, row.role, key) for row in walked.records for key in row.in_headers}
    assert {item for item in found if not item[2].startswith("code:")} == set()


def test_the_log_says_nothing(walked: Walk) -> None:
    assert len(walked.log) > 1000
    assert any("desk:case_detail" in line for line in walked.log)
    assert walked.in_log == frozenset()


def test_journal_sessions_and_cache_say_nothing(walked: Walk) -> None:
    found = {(row.route, row.role, key) for row in walked.records for key in row.traces if not key.startswith("code:")}
    assert found == set()
    assert {key for key in walked.in_traces if not key.startswith("code:")} == set()


def test_sealed_words_lie_nowhere_in_clear(walked: Walk) -> None:
    sealed = {key for key, rule in canaries().items() if rule.is_sealed}
    assert sorted(sealed & walked.in_database) == []
    assert "named" in walked.in_database  # the search is not blind
    assert sorted((sealed | {"typed"}) & walked.in_files) == []


def test_mails_carry_the_code_and_no_word(walked: Walk) -> None:
    assert len(walked.mails) > 20
    for address, found in walked.mails:
        key = address.removeprefix("zq").removesuffix("mail@vidu.vn")
        allowed = {f"receipt:{key}", *({f"code:{_home(key)}"} if key not in {"sealed", "late", "handed"} else set())}
        assert found <= allowed, (address, sorted(found))


def _home(key: str) -> str:
    return "mine" if key in {"second", "third"} else "absorbing" if key == "absorbed" else key


def test_typed_words_for_a_suggestion_leave_no_trace(walked: Walk) -> None:
    for name in ("portal:same_offers", "desk:entry_same"):
        rows = [row for row in walked.records if row.route == name and row.method == "SEND"]
        assert rows
        assert {table for row in rows for table in row.written} <= {"web_counter", "django_session"}
        assert not any("typed" in row.found | row.traces for row in rows)


class Broken(Exception):
    pass


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything the product logs, as it would be written."""
    kept: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.extend([JsonFormatter().format(record), TextFormatter().format(record)])

    keeper, root = Keeper(logging.DEBUG), logging.getLogger()
    level = root.level
    root.addHandler(keeper)
    root.setLevel(logging.DEBUG)
    yield kept
    root.setLevel(level)
    root.removeHandler(keeper)


def test_an_error_says_nothing_of_what_was_being_done(
    db: None, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    def fail(code: str) -> None:
        raise Broken(f"zqerror {code}")

    with clock.fixed(NOON):
        receipt = say(make_world()).receipt
        monkeypatch.setattr(speaking, "opinion_by_receipt", fail)
        client = Client(raise_request_exception=False)
        response = client.post("/tra-cuu/", {"ma": receipt})
    written = response.content.decode() + "".join(lines)
    assert response.status_code == 500
    assert "Broken" in written  # the type of the error, for who has to mend it
    assert "zqerror" not in written
    assert receipt not in written
    assert "Traceback" not in response.content.decode()


def test_a_wrong_address_is_not_repeated(db: None, lines: list[str]) -> None:
    response = Client().get("/khong-co-trang-zqerror/", {"ten": "zqerror"})
    assert response.status_code == 404
    assert "zqerror" not in response.content.decode()
    assert "zqerror" not in "".join(lines)


def test_a_form_with_an_old_session_is_not_repeated(db: None, lines: list[str]) -> None:
    response = Client(enforce_csrf_checks=True).post("/tra-cuu/", {"ma": "zqerror"})
    assert response.status_code == 403
    assert "zqerror" not in response.content.decode() + "".join(lines)


def test_a_password_leaves_no_trace(db: None, lines: list[str], tmp_path: Path, settings: Any) -> None:
    response = Client().post("/tai-khoan/dang-nhap/", {"login": "ai-do", "password": "zqpassword"})
    assert "zqpassword" not in response.content.decode() + "".join(lines)
