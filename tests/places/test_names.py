import pytest

from caunoi.places.names import Reading, alias_fold, inner_units, known_kind, marks_fit, name_fold, name_key, readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cầu Giấy", "cau giay"),
        ("  CẦU   GIẤY ", "cau giay"),
        ("Phan Rang-Tháp Chàm", "phan rang thap cham"),
        ("Bà Rịa – Vũng Tàu", "ba ria vung tau"),
        ("Ea H’Leo", "ea hleo"),
        ("Đắk R'Lấp", "dak rlap"),
    ],
)
def test_name_fold(text: str, expected: str) -> None:
    assert name_fold(text) == expected


def test_alias_fold_is_the_same_however_it_is_spaced() -> None:
    assert alias_fold("TP. HCM") == alias_fold("tp.hcm") == alias_fold("TPHCM") == "tphcm"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("phường", "Phường"), ("P.", "Phường"), ("TX", "Thị xã"), ("tổ dân phố", "Tổ dân phố"), ("TDP", "Tổ dân phố")],
)
def test_known_kind(text: str, kind: str) -> None:
    assert known_kind(text) == kind


def test_unknown_kind() -> None:
    assert known_kind("vương quốc") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phường Cầu Giấy", [Reading("Phường", "Cầu Giấy"), Reading(None, "phường Cầu Giấy")]),
        ("P.12", [Reading("Phường", "12"), Reading(None, "P 12")]),
        ("q1", [Reading("Quận", "1"), Reading(None, "q 1")]),
        ("thị xã Kim Bảng", [Reading("Thị xã", "Kim Bảng"), Reading(None, "thị xã Kim Bảng")]),
        ("T.P Hà Nội", [Reading("Thành phố", "Hà Nội"), Reading(None, "TP Hà Nội")]),
        ("Sóc Trăng", [Reading("Sóc", "Trăng"), Reading(None, "Sóc Trăng")]),
        ("Quan Hoa", [Reading("Quận", "Hoa"), Reading(None, "Quan Hoa")]),
        ("Quán Toan", [Reading(None, "Quán Toan")]),
        ("Xã", [Reading(None, "Xã")]),
        ("", []),
        (" , ", [Reading(None, ",")]),
    ],
)
def test_readings(text: str, expected: list[Reading]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trường tiểu học xã Triệu Vân", ["xã Triệu Vân"]),
        ("khu đô thị Nam TP Tuy Hòa", ["TP Tuy Hòa"]),
        ("xã Triệu Vân", []),
        ("bờ sông thị trấn", []),
        ("quán phở Hà Nội", []),
    ],
)
def test_units_inside_a_text(text: str, expected: list[str]) -> None:
    assert inner_units(text) == expected


@pytest.mark.parametrize(
    ("typed", "name", "fits"),
    [
        ("cau giay", "Cầu Giấy", True),
        ("Hoà Bình", "Hòa Bình", True),
        ("CẦU GIẤY", "Cầu Giấy", True),
        ("Câu Giấy", "Cầu Giấy", False),
        ("Cẩm Giang", "Cẩm Giàng", False),
        ("Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm", True),
    ],
)
def test_marks_fit(typed: str, name: str, fits: bool) -> None:
    assert marks_fit(typed, name) is fits


def test_names_of_areas_that_are_the_same() -> None:
    assert name_key("số 05") == name_key("5") == name_key("Số 5")
    assert name_key("Hoà") == name_key("HÒA")
    assert name_key("Bình") != name_key("Bính")
    assert name_key("10") != name_key("1")
