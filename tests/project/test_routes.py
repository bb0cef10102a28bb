"""Every address of the product has a verdict, and answers as the verdict says: to everybody, read and written."""

from collections import defaultdict

import pytest

from tests.project.routes.resolver import all_routes, nameless
from tests.project.routes.verdicts import ROLES, Verdict, members, read_answers, verdicts
from tests.project.routes.walk import EVIL, Record, Walk

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

ROUTES = sorted(set(all_routes()) | set(verdicts()))
SESSION = {"django_session"}
# What merely reading may write: the session, counters of limits, the shared cache; a look at sealed data is journalled.
QUIET = SESSION | {"web_counter", "web_cache", "messages"}
JOURNAL = {"journal_chainhead", "journal_entry"}
EXPORTS = (
    "desk:export", "desk:journal_export", "desk:figures_export", "desk:figures_matrix_export",
    "desk:compilation_export",
)  # fmt: skip
LOOKS = dict.fromkeys(("desk:document", *EXPORTS), JOURNAL)
PERSONAL = {
    "portal:track", "portal:receipt", "portal:send_step", "portal:lookup", "portal:lost_code", "portal:appointment",
    "portal:draft_file",
}  # fmt: skip


def records_of(walk: Walk, name: str, *methods: str) -> list[Record]:
    return [row for row in walk.records if row.route == name and (not methods or row.method in methods)]


def test_every_route_has_a_verdict_and_every_verdict_its_route() -> None:
    assert sorted(set(all_routes()) - set(verdicts())) == [], "write a line in tests/project/routes/verdicts.toml"
    assert sorted(set(verdicts()) - set(all_routes())) == [], "these routes are gone"


def test_every_address_has_a_name() -> None:
    assert nameless() == []


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_answers_as_its_verdict_says(walked: Walk, name: str) -> None:
    verdict, wrong = verdicts()[name], []
    plain = walked.paths[name]
    for row in records_of(walked, name, "GET", "POST", "SEND"):
        if row.method == "GET" and row.path != plain:
            continue
        wanted = _answers(verdict, row.method)[row.role]
        if row.answer != wanted:
            wrong.append(f"{row.method} {row.path} as {row.role}: {row.answer}, the verdict says {wanted}")
    assert wrong == []


def _answers(verdict: Verdict, method: str) -> dict[str, str]:
    answers = {"GET": verdict.get, "POST": verdict.post, "SEND": verdict.send}[method]
    assert answers is not None
    return answers


@pytest.mark.parametrize("name", [name for name, verdict in verdicts().items() if verdict.also])
def test_other_objects_of_a_route_answer_as_said(walked: Walk, name: str) -> None:
    wrong = []
    for row in records_of(walked, name, "ALSO"):
        wanted = walked.expected.get((row.path, row.role))
        if wanted is not None and row.answer != wanted:
            wrong.append(f"{row.target} as {row.role}: {row.answer}, the verdict says {wanted}")
    assert wrong == []


def test_the_form_of_a_route_is_where_the_verdict_says(walked: Walk) -> None:
    rows = [row for row in walked.records if row.method == "SEND"]
    assert {row.route for row in rows} == {name for name, verdict in verdicts().items() if verdict.send}
    assert {row.route for row in rows if row.form_missing} == set(), "no such form on the page that `by` sees"


def test_reading_changes_nothing(walked: Walk) -> None:
    rows = [row for row in walked.records if row.method in {"GET", "ALSO", "SEARCH", "DOOR GET"}]
    written = {(row.route, row.role, table) for row in rows for table in row.written}
    assert {item for item in written if item[2] not in QUIET | LOOKS.get(item[0], set())} == set()


def test_who_has_no_right_writes_nothing(walked: Walk) -> None:
    refused = {"login", "401", "403", "404", "405", "422"}
    rows = [row for row in walked.records if row.method in {"POST", "SEND", "DOOR POST"} and row.answer in refused]
    written = {(row.route, row.method, row.role, table) for row in rows for table in row.written - QUIET}
    assert {item for item in written if item[0] != "account_logout"} == set()  # it leads to the sign-in and is noted


def test_a_form_from_elsewhere_is_refused(walked: Walk) -> None:
    rows = [row for row in walked.records if row.method == "CSRF"]
    assert {row.route for row in rows} == set(verdicts())
    assert {row.route for row in rows if row.answer != "403" or row.written} == set()


def test_what_one_may_not_see_answers_like_what_is_not_there(walked: Walk) -> None:
    answers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in walked.records:
        if row.method in {"DOOR GET", "DOOR POST"}:
            answers[row.route, row.method, row.role].add(row.answer)
    assert len(answers) > 100
    assert {key: found for key, found in answers.items() if not found <= {"404", "405"} or len(found) > 1} == {}


def test_headers_of_every_answer(walked: Walk) -> None:
    wanted = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY"}
    wrong = set()
    for row in walked.records:
        policy = row.headers.get("Content-Security-Policy", "")
        if "default-src 'none'" not in policy or "unsafe" in policy:
            wrong.add((row.route, row.method, row.answer, "Content-Security-Policy"))
        wrong |= {
            (row.route, row.method, row.answer, key) for key, value in wanted.items() if row.headers.get(key) != value
        }
    assert wrong == set()


def test_no_page_has_script_or_style_in_it(walked: Walk) -> None:
    assert {(row.route, row.inline) for row in walked.records if row.inline} == set()


def test_pages_with_personal_data_are_not_kept(walked: Walk) -> None:
    officers = set(members("officers"))
    kept = set()
    for row in walked.records:
        is_personal = row.route in PERSONAL or (not row.route.startswith("portal:") and row.role in officers)
        if is_personal and row.answer in {"200", "422"} and "no-store" not in row.headers.get("Cache-Control", ""):
            kept.add((row.route, row.method, row.role))
    assert kept == set()


def test_nobody_is_led_astray(walked: Walk) -> None:
    rows = [row for row in walked.records if row.method == "SEND" and "Location" in row.headers]
    assert len(rows) > 100
    assert [row.path for row in rows if EVIL in row.headers["Location"]] == []


def test_the_notation_of_the_table() -> None:
    assert members("visitors+leader") == ("anonymous", "citizen", "leader")
    answers = read_answers("desk, handler+leader 200", {"desk": "visitors login, officers 404"})
    assert answers["anonymous"] == "login"
    assert (answers["leader"], answers["reception"]) == ("200", "404")
    assert list(answers) == list(ROLES)
    with pytest.raises(ValueError, match="no answer for"):
        read_answers("leader 200", {})
    with pytest.raises(KeyError):
        read_answers("all 200, boss 404", {})
