import io

import pytest

from caunoi.accounts.models import User
from caunoi.common.sheets import read_table, write_xlsx
from caunoi.journal.models import Entry
from caunoi.places.area_import import RowError
from caunoi.places.models import Place
from caunoi.places.selectors import children
from caunoi.places.services import PlaceError, import_areas
from tests.places.conftest import AT, BEGAN

ROWS = [
    ["Loại", "Tên"],
    ["Thôn", "Đông"],
    ["thon", "Đoài"],
    ["", "Tổ dân phố số 4"],
    ["", "Không loại"],
    ["Vương quốc", "Nam"],
    ["Thôn", "  đông "],
    ["", ""],
    ["Thôn", ""],
]


def test_good_rows_go_in_and_bad_ones_are_told(commune: Place, officer: User) -> None:
    result = import_areas(commune=commune, rows=ROWS, valid_from=BEGAN, by=officer, at=AT)
    assert [area.label for area in result.added] == ["Thôn Đông", "Thôn Đoài", "Tổ dân phố số 4"]
    assert result.unchanged == 1  # "đông" is "Đông"
    assert [error.row for error in result.errors] == [5, 6, 9]
    assert result.errors[0] == RowError(5, "Thiếu loại (thôn, tổ dân phố, …).")
    assert "Không rõ loại “Vương quốc”" in result.errors[1].reason
    assert result.errors[2].reason == "Tên không được để trống."
    entry = Entry.objects.get(act="areas_imported")
    assert entry.detail["refused"] == 3
    assert len(entry.detail["added"]) == 3


def test_a_second_import_adds_nothing(commune: Place, officer: User) -> None:
    import_areas(commune=commune, rows=ROWS, valid_from=BEGAN, by=officer, at=AT)
    again = import_areas(commune=commune, rows=ROWS, valid_from=BEGAN, by=officer, at=AT)
    assert (again.added, again.unchanged, len(again.errors)) == ([], 4, 3)
    assert children(commune, BEGAN).count() == 3
    assert Entry.objects.filter(act="areas_imported").count() == 1


def test_a_table_without_names_is_refused(commune: Place, province: Place, officer: User) -> None:
    with pytest.raises(PlaceError, match="phải có cột “tên”"):
        import_areas(commune=commune, rows=[["Thôn", "Đông"]], valid_from=BEGAN, by=officer, at=AT)
    with pytest.raises(PlaceError, match="phải có cột “tên”"):
        import_areas(commune=commune, rows=[], valid_from=BEGAN, by=officer, at=AT)
    with pytest.raises(PlaceError, match="phải nằm trong một xã"):
        import_areas(commune=province, rows=ROWS, valid_from=BEGAN, by=officer, at=AT)
    with pytest.raises(PlaceError, match="hơn 500 dòng"):
        import_areas(commune=commune, rows=[["Tên"], *[["Thôn 1"]] * 501], valid_from=BEGAN, by=officer, at=AT)


def test_from_a_workbook(commune: Place, officer: User) -> None:
    book = write_xlsx(["name", "kind"], [["1", "Tổ dân phố"], ["2", "TDP"]])
    rows = read_table(io.BytesIO(book), "khu-dan-cu.xlsx")
    result = import_areas(commune=commune, rows=rows, valid_from=None, by=officer, at=AT)
    assert [area.label for area in result.added] == ["Tổ dân phố 1", "Tổ dân phố 2"]
    assert result.added[0].valid_from is None
