"""Rows over the library: adding, removing, what they do to the calendar, and what the database refuses."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from caunoi.calendar import selectors, services
from caunoi.calendar.library import Change, library_calendar
from caunoi.calendar.models import DayChange
from caunoi.calendar.services import DayChangeError, add_day_change, remove_day_change

pytestmark = pytest.mark.django_db

AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
STORM = date(2026, 9, 10)  # a Thursday


@dataclass
class Officer:
    code: str = "K7M2"


def add(**values: Any) -> DayChange:
    row = {"on": STORM, "is_working": False, "name": "Nghỉ tránh bão", "citation": "Công điện 5", "by": Officer()}
    return add_day_change(**(row | {"at": AT} | values))


def test_without_rows_the_calendar_is_the_library() -> None:
    assert selectors.work_calendar().days_off == library_calendar().days_off
    assert selectors.calendar_version() == library_calendar().version


def test_an_added_day_off_counts_at_once() -> None:
    before = selectors.work_calendar()
    row = add()
    after = selectors.work_calendar()
    assert before.is_working(STORM)
    assert after.reason(STORM) == "Nghỉ tránh bão"
    assert (row.added_by, row.added_at, row.confidence) == ("K7M2", AT, "L")


def test_a_row_wins_over_the_library_and_removing_it_gives_the_library_back() -> None:
    tet = date(2026, 2, 16)
    row = add(on=tet, is_working=True, name="Làm việc")
    assert selectors.work_calendar().is_working(tet)
    remove_day_change(change=row, by=Officer("Z9"), at=AT)
    assert selectors.work_calendar().reason(tet) == "Giao thừa Tết Nguyên Đán"
    assert (row.removed_by, row.removed_at) == ("Z9", AT)


def test_the_version_follows_the_rows_not_their_ids() -> None:
    """A rolled-back row's id may be given out again: the version must differ all the same."""
    row = add(name="Nghỉ A")
    first = selectors.work_calendar()
    DayChange.objects.filter(pk=row.pk).update(on=date(2026, 9, 11))
    second = selectors.work_calendar()
    assert first.version != second.version
    assert (second.is_working(STORM), second.is_working(date(2026, 9, 11))) == (True, False)


def test_a_row_written_elsewhere_is_seen() -> None:
    """Another process writes straight to the table; the cached calendar may not hide it."""
    assert selectors.work_calendar().is_working(STORM)
    DayChange.objects.create(on=STORM, is_working=False, name="Bão", citation="CĐ 5", added_by="X", added_at=AT)
    assert not selectors.work_calendar().is_working(STORM)


def test_the_calendar_is_built_once_while_nothing_changes(django_assert_num_queries: Any) -> None:
    add()
    first = selectors.work_calendar()
    with django_assert_num_queries(2):
        assert selectors.work_calendar() is first
    assert selectors.calendar_version() == first.version


def test_a_preview_stores_nothing_and_foretells_the_version() -> None:
    row = add()
    other = date(2026, 9, 15)
    preview = selectors.proposed_calendar(add=[Change(other, is_working=False, name="Nghỉ B")], remove=[row])
    assert (preview.is_working(STORM), preview.is_working(other)) == (True, False)
    assert not selectors.work_calendar().is_working(STORM)
    assert selectors.work_calendar().is_working(other)
    remove_day_change(change=row, by=Officer(), at=AT)
    add(on=other, name="Nghỉ B")
    assert selectors.calendar_version() == preview.version


def test_a_date_has_one_row_but_may_get_another_after_removal() -> None:
    row = add()
    with pytest.raises(DayChangeError, match="10/09/2026"):
        add(name="Khác")
    remove_day_change(change=row, by=Officer(), at=AT)
    again = add(name="Khác")
    assert selectors.work_calendar().reason(STORM) == "Khác"
    assert DayChange.objects.count() == 2
    assert list(selectors.active_changes()) == [again]


def test_a_row_is_removed_once() -> None:
    row = add()
    remove_day_change(change=row, by=Officer(), at=AT)
    with pytest.raises(DayChangeError, match="đã được bỏ"):
        remove_day_change(change=row, by=Officer(), at=AT)


@pytest.mark.parametrize("values", [{"name": " "}, {"citation": ""}, {"confidence": "X"}])
def test_a_row_needs_name_citation_and_known_confidence(values: dict[str, str]) -> None:
    with pytest.raises(DayChangeError):
        add(**values)
    assert not DayChange.objects.exists()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"on": STORM}, "daychange_one_a_day"),
        ({"name": ""}, "daychange_named_and_cited"),
        ({"citation": ""}, "daychange_named_and_cited"),
        ({"confidence": "X"}, "daychange_confidence_known"),
        ({"removed_at": AT}, "daychange_removed_by_someone"),
        ({"removed_by": "X"}, "daychange_removed_by_someone"),
    ],
)
def test_the_database_refuses(values: dict[str, Any], constraint: str) -> None:
    add()
    row = {"on": date(2026, 9, 11), "is_working": False, "name": "A", "citation": "B", "added_by": "X", "added_at": AT}
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        DayChange.objects.create(**(row | values))
    if connection.vendor == "postgresql" or constraint != "daychange_one_a_day":
        assert constraint in str(refusal.value)


def test_a_confirmed_year_is_no_forecast_until_the_confirmation_is_taken_back() -> None:
    assert {2027, 2028} <= selectors.work_calendar().forecast_years
    row = services.confirm_year(year=2027, citation=" CV 99/VPCP-KGVX ", by=Officer(), at=AT)
    decided = selectors.work_calendar()
    assert (2027 in decided.forecast_years, 2028 in decided.forecast_years) == (False, True)
    assert (row.citation, row.confirmed_by, row.confirmed_at) == ("CV 99/VPCP-KGVX", Officer().code, AT)
    assert 2027 not in selectors.proposed_calendar().forecast_years
    services.withdraw_confirmation(confirmation=row, by=Officer(), at=AT)
    assert 2027 in selectors.work_calendar().forecast_years
    assert selectors.work_calendar().version != decided.version
    with pytest.raises(DayChangeError, match="đã được bỏ"):
        services.withdraw_confirmation(confirmation=row, by=Officer(), at=AT)
    services.confirm_year(year=2027, citation="CV 100", by=Officer(), at=AT)


@pytest.mark.parametrize(("year", "citation"), [(2026, "CV 1"), (2028, "CV 1"), (2027, "  ")])
def test_a_decided_year_one_too_far_ahead_or_without_a_paper_is_not_confirmed(year: int, citation: str) -> None:
    with pytest.raises(DayChangeError):
        services.confirm_year(year=year, citation=citation, by=Officer(), at=AT)


def test_a_year_is_confirmed_once() -> None:
    services.confirm_year(year=2027, citation="CV 1", by=Officer(), at=AT)
    with pytest.raises(DayChangeError, match="đã được xác nhận"):
        services.confirm_year(year=2027, citation="CV 2", by=Officer(), at=AT)
