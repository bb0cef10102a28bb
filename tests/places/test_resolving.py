"""Names as people write them, against the whole country. Loaded once for this module."""

from datetime import date

import pytest

from caunoi.places.resolving import Resolution, resolve
from caunoi.places.selectors import full_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]

OLD, NEW = date(2021, 6, 1), date(2026, 11, 22)


def names(found: Resolution) -> list[str]:
    full = full_names([match.place for match in found.matches])
    return [full[match.place.pk] for match in found.matches]


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("quận Cầu Giấy", OLD, "Quận Cầu Giấy, thành phố Hà Nội"),
        ("QUẬN CẦU GIẤY", OLD, "Quận Cầu Giấy, thành phố Hà Nội"),
        ("q. cau giay, hn", OLD, "Quận Cầu Giấy, thành phố Hà Nội"),
        ("Cầu Giấy", OLD, "Quận Cầu Giấy, thành phố Hà Nội"),
        ("phường Cầu Giấy", NEW, "Phường Cầu Giấy, thành phố Hà Nội"),
        ("p cau giay", NEW, "Phường Cầu Giấy, thành phố Hà Nội"),
        ("Cầu Giấy", NEW, "Phường Cầu Giấy, thành phố Hà Nội"),
        ("phường Cầu Giấy, quận Cầu Giấy, Hà Nội", NEW, "Phường Cầu Giấy, thành phố Hà Nội"),
        ("số 12 Xuân Thủy, phường Cầu Giấy, TP. Hà Nội, Việt Nam", NEW, "Phường Cầu Giấy, thành phố Hà Nội"),
        ("Bình Lục, Hà Nam", OLD, "Huyện Bình Lục, tỉnh Hà Nam"),
        ("binh luc ha nam", OLD, "Huyện Bình Lục, tỉnh Hà Nam"),
        ("huyện Bình Lục tỉnh Hà Nam", OLD, "Huyện Bình Lục, tỉnh Hà Nam"),
        ("huyện Bình Lục, Ninh Bình", OLD, "Huyện Bình Lục, tỉnh Hà Nam"),
        ("xã Bình Lục, Hà Nam", NEW, "Xã Bình Lục, tỉnh Ninh Bình"),
        ("huyện Kim Bảng", OLD, "Thị xã Kim Bảng, tỉnh Hà Nam"),
        ("H. Duy Tiên, Hà Nam", OLD, "Thị xã Duy Tiên, tỉnh Hà Nam"),
        ("Thừa Thiên Huế", OLD, "Thành phố Huế"),
        ("tỉnh Thừa Thiên - Huế", NEW, "Thành phố Huế"),
        ("Tp.HCM", NEW, "Thành phố Hồ Chí Minh"),
        ("Sài Gòn, TPHCM", NEW, "Phường Sài Gòn, thành phố Hồ Chí Minh"),
        ("P.12, Q. Tân Bình, TP HCM", OLD, "Phường 12, quận Tân Bình, thành phố Hồ Chí Minh"),
        ("Q1, TPHCM", OLD, "Quận 1, thành phố Hồ Chí Minh"),
        ("tt. Cẩm Giang", OLD, "Thị trấn Cẩm Giang, huyện Cẩm Giàng, tỉnh Hải Dương"),
        ("tx Quế Võ", OLD, "Thị xã Quế Võ, tỉnh Bắc Ninh"),
        ("huyện Quế Võ", OLD, "Thị xã Quế Võ, tỉnh Bắc Ninh"),
        ("Xa Dung", NEW, "Xã Xa Dung, tỉnh Điện Biên"),
        ("xã Cẩm Giàng, Hải Dương", NEW, "Xã Cẩm Giàng, thành phố Hải Phòng"),
        ("Phan Rang-Tháp Chàm", OLD, "Thành phố Phan Rang - Tháp Chàm, tỉnh Ninh Thuận"),
        ("Đắc Lắc", NEW, "Tỉnh Đắk Lắk"),
        ("xã Ea H’leo", NEW, "Xã Ea H'Leo, tỉnh Đắk Lắk"),
        ("trường tiểu học xã Bình Lục, Hà Nam", NEW, "Xã Bình Lục, tỉnh Ninh Bình"),
        ("xã Bình Lục, đường 21, Ninh Bình", NEW, "Xã Bình Lục, tỉnh Ninh Bình"),
        ("Quốc lộ 1, Bình Định", OLD, "Tỉnh Bình Định"),
        ("Sóc Trăng, Sóc Trăng", OLD, "Thành phố Sóc Trăng, tỉnh Sóc Trăng"),
        ("xã Nga Thanh, Thanh Hóa", OLD, "Xã Nga Thanh, huyện Nga Sơn, tỉnh Thanh Hóa"),
        ("thôn Đông, xã Bình Lục, Ninh Bình", NEW, "Xã Bình Lục, tỉnh Ninh Bình"),
        ("Việt Nam", NEW, "Việt Nam"),
    ],
)
def test_one_place_is_meant(text: str, on: date, expected: str) -> None:
    found = resolve(text, on=on)
    assert names(found) == [expected]
    assert found.is_sure


def test_hoa_binh_is_the_same_wherever_the_tone_stands() -> None:
    new_style, old_style = resolve("phường Hòa Bình", on=NEW), resolve("phường Hoà Bình", on=NEW)
    assert names(new_style) == names(old_style)
    assert len(new_style.matches) == 3  # Phú Thọ, Hải Phòng, TP. Hồ Chí Minh
    assert not new_style.is_sure


def test_an_ambiguous_name_is_offered_not_guessed() -> None:
    found = resolve("Xã Tân Tiến", on=NEW)
    assert len(found.matches) == 7
    assert not found.is_sure
    assert len({match.score for match in found.matches}) == 1
    within = resolve("Xã Tân Tiến, Lạng Sơn", on=NEW)
    assert (names(within), within.is_sure) == (["Xã Tân Tiến, tỉnh Lạng Sơn"], True)


def test_a_unit_that_has_ended_offers_what_stands_there() -> None:
    found = resolve("quận Cầu Giấy", on=NEW)
    assert not found.is_sure
    assert len(found.matches) == 9
    assert found.matches[0].place.label == "Phường Cầu Giấy"
    assert {match.via.label for match in found.matches if match.via} == {"Quận Cầu Giấy"}
    assert found.matches[0].reason == (
        "Quận Cầu Giấy kết thúc ngày 01/7/2025, nay là 9 phường (Cầu Giấy, Đại Mỗ, Nghĩa Đô, Ngọc Hà, Phú Diễn, Tây Hồ,"
        " Thanh Xuân, Từ Liêm, Yên Hòa). Phường Cầu Giấy nhận một phần."
    )


def test_one_heir_of_the_whole_is_still_only_offered() -> None:
    found = resolve("P.12, Q. Tân Bình, TP HCM", on=NEW)
    assert names(found) == ["Phường Bảy Hiền, thành phố Hồ Chí Minh"]
    assert not found.is_sure
    assert found.matches[0].reason == "Phường 12 kết thúc ngày 01/7/2025, nay thuộc phường Bảy Hiền."


def test_an_older_province_after_the_comma_is_understood() -> None:
    found = resolve("Bình Lục, Hà Nam", on=NEW)
    assert names(found)[0] == "Xã Bình Lục, tỉnh Ninh Bình"
    assert "Tỉnh Hà Nam nay thuộc tỉnh Ninh Bình" in found.matches[0].reason
    assert set(names(found)[1:]) == {f"Xã Bình {name}, tỉnh Ninh Bình" for name in ("An", "Giang", "Mỹ", "Sơn")}
    assert not found.is_sure  # the former district may be meant
    assert resolve("xã Bình Lục, Hà Nam", on=NEW).is_sure


def test_the_name_of_a_former_province_means_it_first() -> None:
    found = resolve("Hà Nam", on=NEW)
    assert names(found) == ["Tỉnh Ninh Bình", "Phường Hà Nam, tỉnh Ninh Bình", "Xã Hà Nam, thành phố Hải Phòng"]
    assert not found.is_sure


def test_a_unit_that_had_not_begun_offers_what_stood_there() -> None:
    found = resolve("phường Tam Chúc", on=OLD)
    assert {match.place.label for match in found.matches} == {"Phường Ba Sao", "Xã Khả Phong", "Xã Thụy Lôi"}
    assert found.matches[0].reason.startswith("Phường Tam Chúc có từ ngày 01/7/2025; trước đó là")
    assert not found.is_sure


def test_other_diacritics_are_another_name() -> None:
    assert names(resolve("Xã Cẩm Giang", on=NEW)) == ["Xã Cẩm Giang, thành phố Hải Phòng"]
    assert len(resolve("xa cam giang", on=NEW).matches) == 3
    wrong = resolve("Câu Giầy", on=NEW)
    assert (names(wrong), wrong.is_sure) == (["Phường Cầu Giấy, thành phố Hà Nội"], False)


@pytest.mark.parametrize(
    ("text", "on", "first"),
    [
        ("quận Cầu Giáyy", OLD, "Quận Cầu Giấy, thành phố Hà Nội"),
        ("quận Cầu Giáyy", NEW, "Phường Cầu Giấy, thành phố Hà Nội"),
        ("xã Bình Lụcc, Ninh Bình", NEW, "Xã Bình Lục, tỉnh Ninh Bình"),
    ],
)
def test_typing_errors_are_only_offered(text: str, on: date, first: str) -> None:
    found = resolve(text, on=on)
    assert names(found)[0] == first
    assert not found.is_sure
    assert all(match.score < 0.75 for match in found.matches)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("huyện Bình Lục, Nghệ An", OLD),  # it is not there
        ("phường Không Có, Hà Nội", NEW),  # a unit was named, and it is not known
        ("một nơi nào đó, Hà Nội", NEW),
        ("phường Cầu Giấy, Atlantis", NEW),
        ("TP Huế, Thừa Thiên Huế", OLD),  # the city of then is not in the data
        ("trường tiểu học xã Không Có, Ninh Bình", NEW),
        ("xa nga thanh, thanh hoa", OLD),  # Nga Thanh or Nga Thành
        ("quận 9", OLD),  # joined thành phố Thủ Đức in 2021
        ("Hà Tây", NEW),
        ("huyện Từ Liêm", OLD),
        ("Sài Đồng", NEW),
    ],
)
def test_what_is_doubtful_is_not_sure(text: str, on: date) -> None:
    found = resolve(text, on=on)
    assert found.matches
    assert not found.is_sure


@pytest.mark.parametrize("text", ["", "  ", ",,,", "xyz abc", "?", "x" * 5000, "Atlantis, Xanadu"])
def test_what_is_not_known_is_not_known(text: str) -> None:
    assert resolve(text, on=NEW) == Resolution([], is_sure=False)


def test_a_unit_known_elsewhere_only_is_offered_after_what_the_context_means() -> None:
    found = resolve("phường Bình Khánh, Thủ Thiêm, TP. Hồ Chí Minh", on=OLD)
    assert [match.place.label for match in found.matches] == ["Phường Thủ Thiêm", "Phường Bình Khánh"]
    assert "không rõ phần đứng trước" in found.matches[0].reason
    assert "không nằm trong nơi đã ghi" in found.matches[1].reason
    assert not found.is_sure


def test_a_former_district_joined_to_another_is_offered() -> None:
    found = resolve("quận 9, TP. Hồ Chí Minh", on=date(2023, 1, 1))
    assert [match.place.label for match in found.matches] == ["Thành phố Thủ Đức"]
    assert "Quận 2, quận 9 và quận Thủ Đức" in found.matches[0].reason
    assert not found.is_sure


def test_matches_stand_on_the_date_asked() -> None:
    for text in ("quận 1", "Cầu Giấy", "Hà Nam", "phường Tam Chúc", "Hoà Bình", "P.1", "Sài Đồng"):
        for on in (OLD, date(2025, 6, 30), date(2025, 7, 1), NEW):
            found = resolve(text, on=on)
            assert all(match.place.is_valid_on(on) for match in found.matches), (text, on)
            assert len(found.matches) <= 30
