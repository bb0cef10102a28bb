"""The engine against the table worked by hand (deadline_cases.toml), and what must hold for every date."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.calendar.library import library_calendar
from caunoi.rulebook.deadlines import DeadlineError, Due, OfficeTerm, compute
from caunoi.rulebook.procedures import all_procedures, procedure_at

CASES = tomllib.loads((Path(__file__).parent / "deadline_cases.toml").read_text(encoding="utf-8"))["case"]


def reckon(case: dict[str, Any]) -> list[Due]:
    office = {"giai_quyet": OfficeTerm(**case["office"])} if "office" in case else None
    return compute(
        procedure_at(case["procedure"], case["received"]),
        received=case["received"],
        accepted=case.get("accepted"),
        is_complex=case.get("complex", False),
        is_remote=case.get("remote", False),
        extend_days=case.get("extend", 0),
        pauses=[(date.fromisoformat(a), date.fromisoformat(b)) for a, b in case.get("pauses", [])],
        calendar=library_calendar(),
        office=office,
    )


@pytest.mark.parametrize("case", [case for case in CASES if "due" in case], ids=lambda case: case["id"])
def test_table_worked_by_hand(case: dict[str, Any]) -> None:
    dues = {due.step: due for due in reckon(case)}
    found = {step: dues[step].due.isoformat() if dues[step].due else "none" for step in case["due"]}
    assert found == case["due"], case["sum"]
    forecast = {
        int(year)
        for due in dues.values()
        for line in due.explanation
        if "là dự báo" in line
        for year in re.findall(r"\d{4}", line)
    }
    assert forecast == set(case.get("forecast", []))


@pytest.mark.parametrize("case", [case for case in CASES if "error" in case], ids=lambda case: case["id"])
def test_refused(case: dict[str, Any]) -> None:
    with pytest.raises(DeadlineError) as refusal:
        reckon(case)
    assert case["error"] in str(refusal.value).lower()


def test_the_table_covers_every_procedure_and_step() -> None:
    named = {(case["procedure"], step) for case in CASES for step in case.get("due", {})}
    assert named == {(procedure.key, rule.step) for procedure in all_procedures() for rule in procedure.steps}
    assert all(case["sum"] and case["article"] for case in CASES)


def lines_of(due: Due) -> str:
    return "\n".join(due.explanation)


def lan_1(**facts: Any) -> dict[str, Due]:
    received = facts.pop("received", date(2026, 3, 2))
    dues = compute(procedure_at("khieu_nai_lan_1", received), received=received, calendar=library_calendar(), **facts)
    return {due.step: due for due in dues}


def test_explanation_of_a_deadline_ending_in_tet() -> None:
    due = lan_1(received=date(2026, 2, 10))["thu_ly"]
    assert due.explanation == (
        "Căn cứ: Luật Khiếu nại 02/2011/QH13, Điều 27.",
        "Nhận thứ Ba 10/02/2026; không tính ngày nhận (BLDS 2015 Điều 147).",
        "Đếm 10 ngày: từ 11/02/2026 đến thứ Sáu 20/02/2026.",
        "Ngày cuối thứ Sáu 20/02/2026 là ngày nghỉ: 20/02/2026 (Mùng bốn Tết Nguyên Đán),"
        " 21/02/2026–22/02/2026 (cuối tuần) → chuyển sang ngày làm việc kế tiếp, thứ Hai 23/02/2026"
        " (BLDS 2015 Điều 148 khoản 5).",
        "Hạn: thứ Hai 23/02/2026.",
    )


def test_explanation_of_a_complex_paused_complaint_adds_up() -> None:
    pause = (date(2026, 3, 1), date(2026, 3, 10))
    due = lan_1(accepted=date(2026, 3, 6), is_complex=True, pauses=[pause])["giai_quyet"]
    assert due.explanation == (
        "Căn cứ: Luật Khiếu nại 02/2011/QH13, Điều 28.",
        "Thụ lý thứ Sáu 06/03/2026; không tính ngày thụ lý (BLDS 2015 Điều 147).",
        "Đếm 45 ngày (vụ việc phức tạp): từ 07/03/2026 đến thứ Hai 20/04/2026.",
        "Cộng 4 ngày tạm đình chỉ – 07/03/2026–10/03/2026 (4 ngày) – Luật 136/2025/QH15, từ 01/07/2026"
        " (cần pháp chế kiểm tra): đến thứ Sáu 24/04/2026.",
        "Hạn: thứ Sáu 24/04/2026.",
    )


def test_explanation_of_working_days_names_what_is_passed_over() -> None:
    due = lan_1(received=date(2025, 12, 1), accepted=date(2025, 12, 9))["gui"]
    assert due.explanation == (
        "Căn cứ: Luật Khiếu nại 02/2011/QH13, Điều 32 (cần pháp chế kiểm tra).",
        "Tính từ hạn giải quyết thứ Năm 08/01/2026; không tính ngày đó (BLDS 2015 Điều 147).",
        "Đếm 3 ngày làm việc: 09/01/2026, 10/01/2026, 12/01/2026.",
        "Bỏ qua ngày nghỉ: 11/01/2026 (cuối tuần).",
        "Tính thứ Bảy 10/01/2026 là ngày làm việc (Làm bù cho ngày nghỉ 02/01/2026).",
        "Hạn: thứ Hai 12/01/2026.",
    )


def test_without_acceptance_the_clock_has_not_begun() -> None:
    dues = lan_1()
    assert [dues["giai_quyet"].due, dues["gui"].due] == [None, None]
    assert "chưa thụ lý" in lines_of(dues["giai_quyet"])
    assert "chưa thụ lý" in lines_of(dues["gui"])


def test_an_office_term_is_never_shown_as_law() -> None:
    procedure = procedure_at("hoi_dap", date(2026, 3, 2))
    unset = compute(procedure, received=date(2026, 3, 2), calendar=library_calendar())[0]
    term = OfficeTerm(5, "working_day", "QĐ 12/QĐ-UBND")
    office = {"giai_quyet": term}
    given_term = compute(procedure, received=date(2026, 3, 2), calendar=library_calendar(), office=office)[0]
    assert (unset.due, unset.basis) == (None, "Quy chế đơn vị")
    assert (given_term.due, given_term.basis) == (date(2026, 3, 9), "Quy chế đơn vị (QĐ 12/QĐ-UBND)")
    assert "luật không ấn định" in given_term.explanation[0]


def test_an_office_may_not_replace_a_term_of_law() -> None:
    with pytest.raises(DeadlineError, match="thời hạn theo luật"):
        lan_1(accepted=date(2026, 3, 6), office={"giai_quyet": OfficeTerm(90, "day")})


def test_an_office_term_must_have_days() -> None:
    procedure = procedure_at("hoi_dap", date(2026, 3, 2))
    with pytest.raises(DeadlineError, match="từ 1"):
        compute(
            procedure,
            received=date(2026, 3, 2),
            calendar=library_calendar(),
            office={"giai_quyet": OfficeTerm(0, "day")},
        )


def test_a_pause_says_that_it_does_not_stop_other_steps() -> None:
    dues = lan_1(accepted=date(2026, 3, 6), pauses=[(date(2026, 3, 12), date(2026, 3, 13))])
    assert "không làm dừng" in lines_of(dues["thu_ly"])
    assert "đình chỉ" not in lines_of(dues["gui"])


def test_a_pause_outside_the_term_says_that_it_adds_nothing() -> None:
    dues = lan_1(accepted=date(2026, 3, 6), pauses=[(date(2026, 5, 1), date(2026, 5, 2))])
    assert "không cộng thêm" in lines_of(dues["giai_quyet"])
    assert "đình chỉ" not in lines_of(dues["thu_ly"])


# --- what must hold for every date ---------------------------------------------------------------------------

DATES = st.dates(date(2024, 1, 1), date(2028, 6, 30))
PROCEDURES = st.sampled_from([procedure.key for procedure in all_procedures()])
UNITS = st.sampled_from(["day", "working_day"])


@st.composite
def pauses(draw: st.DrawFn, start: date) -> list[tuple[date, date]]:
    firsts = draw(st.lists(st.integers(-20, 120), max_size=3))
    return [
        (start + timedelta(days=first), start + timedelta(days=first + draw(st.integers(0, 40)))) for first in firsts
    ]


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    received = draw(DATES)
    key = draw(PROCEDURES)
    procedure = procedure_at(key, received)
    open_term = any(rule.length is None for rule in procedure.steps)
    may_extend = any(rule.extension == "decision" for rule in procedure.steps)
    return {
        "procedure": procedure,
        "received": received,
        "accepted": received + timedelta(days=draw(st.integers(0, 12))),
        "is_complex": draw(st.booleans()),
        "is_remote": draw(st.booleans()),
        "extend_days": draw(st.integers(0, 30)) if may_extend else 0,
        "pauses": draw(pauses(received)),
        "calendar": library_calendar(),
        "office": {"giai_quyet": OfficeTerm(draw(st.integers(1, 40)), draw(UNITS))} if open_term else None,
    }


def dates_of(known: dict[str, Any]) -> dict[str, date]:
    return {due.step: due.due for due in compute(**known) if due.due is not None}


@given(facts())
def test_due_is_a_working_day_after_its_start(known: dict[str, Any]) -> None:
    dues = compute(**known)
    assert all(due.due is not None for due in dues)
    for due in dues:
        assert known["calendar"].is_working(due.due)
        assert due.due > known["received"]


@given(facts())
def test_the_explanation_ends_on_the_due_date(known: dict[str, Any]) -> None:
    for due in compute(**known):
        last = re.findall(r"\d\d/\d\d/\d{4}", lines_of(due))[-1]
        assert due.due is not None
        assert last == f"{due.due:%d/%m/%Y}"
        assert due.explanation[-1].startswith("Hạn: ")


@given(facts(), st.data())
def test_one_more_pause_never_makes_it_earlier(known: dict[str, Any], data: st.DataObject) -> None:
    more = data.draw(pauses(known["received"]))
    before, after = dates_of(known), dates_of(known | {"pauses": known["pauses"] + more})
    assert all(after[step] >= before[step] for step in before)


@given(facts())
def test_a_suspended_day_is_never_the_last_day_counted(known: dict[str, Any]) -> None:
    """The clock stands still in a pause, so the day that fills the term lies outside; only rolling may land in one."""
    wide = known | {"pauses": [(known["received"], known["received"] + timedelta(days=400))]}
    resolve = dates_of(wide).get("giai_quyet")
    assert resolve is None or resolve > known["received"] + timedelta(days=400)


@given(facts())
def test_a_day_later_is_never_due_earlier(known: dict[str, Any]) -> None:
    day = timedelta(days=1)
    later = known | {"received": known["received"] + day, "accepted": known["accepted"] + day}
    before, after = dates_of(known), dates_of(later)
    assert all(after[step] >= before[step] for step in before)


@given(facts())
def test_complex_and_remote_never_shorten(known: dict[str, Any]) -> None:
    plain = dates_of(known | {"is_complex": False, "is_remote": False})
    assert all(due >= plain[step] for step, due in dates_of(known).items())


@given(facts())
def test_the_order_of_pauses_does_not_matter(known: dict[str, Any]) -> None:
    assert compute(**known) == compute(**known | {"pauses": known["pauses"][::-1] + known["pauses"]})
