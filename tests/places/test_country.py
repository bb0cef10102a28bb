"""The whole country: what the data must say, and how fast it answers. Loaded once for this module."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from caunoi.places.choices import Level
from caunoi.places.models import Place, Succession
from caunoi.places.selectors import (
    ancestors,
    children,
    closure_is_whole,
    full_name,
    full_names,
    get_place_or_404,
    national_root,
    predecessors,
    search_places,
    subtree_ids,
    subtree_on,
    successors,
    valid_on,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]

LAST_DAY, FIRST_DAY, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 22)
CAU_GIAY_HEIRS = [
    "Phường Cầu Giấy",
    "Phường Đại Mỗ",
    "Phường Nghĩa Đô",
    "Phường Ngọc Hà",
    "Phường Phú Diễn",
    "Phường Tây Hồ",
    "Phường Thanh Xuân",
    "Phường Từ Liêm",
    "Phường Yên Hòa",
]


def old(kind: str, name: str, above: str) -> Place:
    return Place.objects.get(kind_name=kind, name=name, valid_to=FIRST_DAY, paths_up__ancestor__name=above)


def heirs(place: Place) -> list[str]:
    return [heir.label for heir, _whole in successors(place, TODAY)]


def best_ms(call: Callable[[], object]) -> float:
    def once() -> float:
        start = time.perf_counter()
        call()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(5))


@pytest.mark.parametrize(
    ("on", "level", "count"),
    [
        (LAST_DAY, Level.PROVINCE, 63),
        (LAST_DAY, Level.DISTRICT, 696),
        (LAST_DAY, Level.COMMUNE, 10035),
        (FIRST_DAY, Level.PROVINCE, 34),
        (FIRST_DAY, Level.DISTRICT, 0),
        (FIRST_DAY, Level.COMMUNE, 3321),
        (date(1999, 1, 1), Level.PROVINCE, 63),  # the beginning is unknown, not 2025
    ],
)
def test_how_many_units_there_are(on: date, level: str, count: int) -> None:
    assert valid_on(on).filter(level=level).count() == count
    assert subtree_on(national_root(), on).filter(level=level).count() == count


def test_kinds_since_2025() -> None:
    kinds = Counter(valid_on(TODAY).filter(level=Level.COMMUNE).values_list("kind_name", flat=True))
    assert kinds == {"Xã": 2621, "Phường": 687, "Đặc khu": 13}
    assert Counter(children(national_root(), TODAY).values_list("kind_name", flat=True)) == {"Tỉnh": 28, "Thành phố": 6}


@pytest.mark.parametrize(
    ("code", "wards", "communes"),
    [("thanh-pho-ha-noi-01", 51, 75), ("tinh-ninh-binh-37", 32, 97)],  # NQ 1656, NQ 1674/NQ-UBTVQH15
)
def test_two_provinces_against_their_resolutions(code: str, wards: int, communes: int) -> None:
    kinds = Counter(children(get_place_or_404(code), TODAY).values_list("kind_name", flat=True))
    assert (kinds["Phường"], kinds["Xã"]) == (wards, communes)


def test_the_district_has_nine_heirs_each_a_part() -> None:
    found = successors(old("Quận", "Cầu Giấy", "Hà Nội"), TODAY)
    assert [place.label for place, _whole in found] == CAU_GIAY_HEIRS
    assert {whole for _place, whole in found} == {False}


def test_named_successors() -> None:
    assert heirs(old("Phường", "Mai Dịch", "Cầu Giấy")) == ["Phường Nghĩa Đô", "Phường Phú Diễn", "Phường Từ Liêm"]
    assert heirs(old("Huyện", "Bình Lục", "Hà Nam")) == [
        "Xã Bình An",
        "Xã Bình Giang",
        "Xã Bình Lục",
        "Xã Bình Mỹ",
        "Xã Bình Sơn",
    ]
    assert successors(old("Tỉnh", "Hà Nam", "Việt Nam"), TODAY) == [(get_place_or_404("tinh-ninh-binh-37"), True)]
    assert successors(old("Thành phố", "Hà Nội", "Việt Nam"), TODAY) == [
        (get_place_or_404("thanh-pho-ha-noi-01"), True)
    ]


def test_island_districts_without_communes_became_special_zones() -> None:
    empty = valid_on(LAST_DAY).filter(level=Level.DISTRICT, children__isnull=True)
    assert {place.label: heirs(place) for place in empty} == {
        "Huyện Bạch Long Vĩ": ["Đặc khu Bạch Long Vĩ"],
        "Huyện Cồn Cỏ": ["Đặc khu Cồn Cỏ"],
        "Huyện Hoàng Sa": ["Đặc khu Hoàng Sa"],
        "Huyện Lý Sơn": ["Đặc khu Lý Sơn"],
        "Huyện Côn Đảo": ["Đặc khu Côn Đảo"],
    }


def test_successions_cover_everything() -> None:
    communes = Succession.objects.filter(old__level=Level.COMMUNE)
    assert communes.filter(is_whole=True).count() == 9564
    assert communes.filter(is_whole=False).values("old").distinct().count() == 471
    assert Succession.objects.filter(old__level=Level.PROVINCE, is_whole=True).count() == 63
    assert not valid_on(LAST_DAY).exclude(level=Level.COUNTRY).filter(successions__isnull=True).exists()
    assert not valid_on(TODAY).exclude(level=Level.COUNTRY).filter(origins__isnull=True).exists()
    assert not Succession.objects.exclude(on=FIRST_DAY).exists()
    assert not Succession.objects.filter(citation="").exists()


def test_where_a_new_ward_came_from() -> None:
    found = predecessors(get_place_or_404("xa-binh-luc-13504"), LAST_DAY)
    assert all(place.level == Level.COMMUNE for place, _whole in found)
    assert {place.parent.label for place, _whole in found if place.parent} == {"Huyện Bình Lục"}


def test_names_in_full() -> None:
    ward = old("Phường", "Mai Dịch", "Cầu Giấy")
    assert full_name(ward) == "Phường Mai Dịch, quận Cầu Giấy, thành phố Hà Nội"
    assert full_name(get_place_or_404("phuong-cau-giay-00166")) == "Phường Cầu Giấy, thành phố Hà Nội"
    assert full_name(national_root()) == "Việt Nam"
    assert [place.label for place in ancestors(ward)] == ["Việt Nam", "Thành phố Hà Nội", "Quận Cầu Giấy"]
    with pytest.raises(Http404):
        get_place_or_404("khong-co")


def test_full_names_of_many_places_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    places = list(valid_on(TODAY)[:500])
    with django_assert_num_queries(1):
        assert len(full_names(places)) == 500


def test_the_closure_says_what_the_parents_say() -> None:
    assert closure_is_whole()


def test_the_whole_country_at_a_date_is_one_fast_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    root = national_root()
    with django_assert_num_queries(1):
        assert len(subtree_on(root, TODAY).values_list("pk", flat=True)) == 1 + 34 + 3321
    with django_assert_num_queries(1):
        assert len(subtree_on(root, LAST_DAY).values_list("pk", flat=True)) == 1 + 63 + 696 + 10035
    ha_noi = get_place_or_404("thanh-pho-ha-noi-01")
    with django_assert_num_queries(1):
        assert valid_on(TODAY).filter(pk__in=subtree_ids(ha_noi)).count() == 127
    assert best_ms(lambda: list(subtree_on(root, TODAY).values_list("pk", flat=True))) < 150


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("cau gi", "Phường Cầu Giấy"),
        ("CẦU GIẤY", "Phường Cầu Giấy"),
        ("giấy", "Phường Cầu Giấy"),
        ("p. cau", "Phường Cầu Giấy"),
        ("bình l, hà nam", "Xã Bình Lục"),
        ("tphcm", "Thành phố Hồ Chí Minh"),
        ("hà n", "Thành phố Hà Nội"),
        ("ea h'l", "Xã Ea H'Leo"),
    ],
)
def test_typing_in_the_box(text: str, first: str) -> None:
    assert search_places(text, on=TODAY)[0].label == first
    assert best_ms(lambda: search_places(text, on=TODAY)) < 100


def test_the_box_knows_dates_levels_and_borders(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ha_noi = get_place_or_404("thanh-pho-ha-noi-01")
    assert [place.label for place in search_places("cầu giấy", on=LAST_DAY)] == ["Quận Cầu Giấy"]
    assert search_places("cầu giấy", on=TODAY, levels=[Level.PROVINCE]) == []
    assert [place.label for place in search_places("minh châu", on=TODAY, within=ha_noi)] == ["Xã Minh Châu"]
    assert search_places("bình lục", on=TODAY, within=ha_noi) == []
    assert search_places("  ", on=TODAY) == []
    assert len(search_places("t", on=TODAY, limit=7)) == 7
    with django_assert_num_queries(1):
        search_places("hòa", on=TODAY)


def test_the_command_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_units")
    assert "không có gì thay đổi" in capsys.readouterr().out
