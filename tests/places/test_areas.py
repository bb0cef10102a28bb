from datetime import date

import pytest

from caunoi.accounts.models import User
from caunoi.journal.models import Entry
from caunoi.places.areas import area_name
from caunoi.places.models import Place, Succession
from caunoi.places.resolving import resolve
from caunoi.places.selectors import (
    children,
    closure_is_whole,
    full_name,
    predecessors,
    search_places,
    subtree_on,
    successors,
)
from caunoi.places.services import PlaceError, add_area, end_area, merge_areas, rename_area, split_area
from tests.places.conftest import AT, BEGAN

MERGED = date(2026, 3, 1)
BEFORE, AFTER = date(2026, 2, 28), date(2026, 3, 1)


@pytest.fixture
def areas(commune: Place, officer: User) -> list[Place]:
    return [
        add_area(commune=commune, kind_name="Tổ dân phố", name=name, valid_from=BEGAN, by=officer, at=AT)
        for name in ("1", "2", "3")
    ]


def now(area: Place) -> Place:
    """The row as it is in the database by now."""
    return Place.objects.get(pk=area.pk)


def labels(commune: Place, on: date) -> list[str]:
    return [area.label for area in children(commune, on)]


def acts() -> list[tuple[str, str, str]]:
    return [
        (entry.chain, entry.act, entry.actor) for entry in Entry.objects.filter(act__contains="area").order_by("seq")
    ]


def test_an_area_stands_in_its_commune(commune: Place, officer: User) -> None:
    area = add_area(commune=commune, kind_name="thôn", name="Thôn  Đông", valid_from=BEGAN, by=officer, at=AT)
    assert area.label == "Thôn Đông"
    assert full_name(area) == "Thôn Đông, phường Minh Giang, tỉnh Hòa Giang"
    assert area in subtree_on(commune, BEGAN)
    assert area not in subtree_on(commune, date(2025, 6, 30))
    assert area.is_sample
    assert area.code.startswith("thon-dong-")
    assert closure_is_whole()
    assert acts() == [("mau:dia-ban", "area_added", "CBDB")]


@pytest.mark.parametrize("text", ["tổ 2", "to 2", "Tổ 2, phường Minh Giang", "tdp 2"])
def test_an_area_is_offered_by_a_short_form_of_its_kind(areas: list[Place], text: str) -> None:
    found = resolve(text, on=AFTER)
    assert [match.place for match in found.matches] == [areas[1]]
    assert found.is_sure is (text == "tdp 2")  # a "Tổ 2" may be another: only offered


def test_a_number_of_another_kind_is_not_offered(areas: list[Place]) -> None:
    assert resolve("thôn 2, phường Minh Giang", on=AFTER).matches[0].place.name == "Minh Giang"


@pytest.mark.parametrize("name", ["1", "01", "số 1", "Tổ dân phố số 1", "TỔ DÂN PHỐ 1"])
def test_the_same_name_twice_is_refused(areas: list[Place], commune: Place, officer: User, name: str) -> None:
    with pytest.raises(PlaceError, match="Phường Minh Giang đã có tổ dân phố"):
        add_area(commune=commune, kind_name="TDP", name=name, valid_from=AFTER, by=officer, at=AT)
    assert Place.objects.filter(parent=commune).count() == 3
    assert len(acts()) == 3


def test_the_same_name_of_another_kind_or_time_is_not(areas: list[Place], commune: Place, officer: User) -> None:
    add_area(commune=commune, kind_name="Khu phố", name="1", valid_from=BEGAN, by=officer, at=AT)
    end_area(area=areas[0], on=MERGED, by=officer, at=AT)
    again = add_area(commune=commune, kind_name="Tổ dân phố", name="1", valid_from=MERGED, by=officer, at=AT)
    assert again.pk != areas[0].pk
    with pytest.raises(PlaceError):  # overlaps the one that ended on the first of March
        add_area(commune=commune, kind_name="Tổ dân phố", name="1", valid_from=BEFORE, by=officer, at=AT)


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        ("vương quốc", "Đông", "Không rõ loại"),
        ("Xã", "Đông", "Không rõ loại"),
        ("Thôn", "  ", "để trống"),
        ("Thôn", "???", "để trống"),
        ("Thôn", "Đ" * 121, "120 ký tự"),
    ],
)
def test_bad_areas_are_refused(commune: Place, officer: User, kind: str, name: str, message: str) -> None:
    with pytest.raises(PlaceError, match=message):
        add_area(commune=commune, kind_name=kind, name=name, valid_from=BEGAN, by=officer, at=AT)
    assert not children(commune, AFTER).exists()


def test_an_area_is_not_put_under_a_province_nor_before_its_commune(
    province: Place, commune: Place, officer: User
) -> None:
    with pytest.raises(PlaceError, match="không thể nằm dưới"):
        add_area(commune=province, kind_name="Thôn", name="Đông", valid_from=BEGAN, by=officer, at=AT)
    with pytest.raises(PlaceError, match="không có vào ngày này"):
        add_area(commune=commune, kind_name="Thôn", name="Đông", valid_from=date(2025, 6, 30), by=officer, at=AT)


def test_merging_keeps_the_history(areas: list[Place], commune: Place, officer: User) -> None:
    merged = merge_areas(areas=areas[:2], name="1", on=MERGED, by=officer, at=AT, citation="Nghị quyết 05/NQ-HĐND")
    assert labels(commune, BEFORE) == ["Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 3"]
    assert labels(commune, AFTER) == ["Tổ dân phố 1", "Tổ dân phố 3"]
    assert merged.pk != areas[0].pk
    assert successors(now(areas[1]), AFTER) == [(merged, True)]
    assert predecessors(merged, BEFORE) == [(areas[0], True), (areas[1], True)]
    assert set(Succession.objects.values_list("on", "citation")) == {(MERGED, "Nghị quyết 05/NQ-HĐND")}
    assert closure_is_whole()
    entry = Entry.objects.get(act="areas_merged")
    assert entry.detail == {"from": [areas[0].code, areas[1].code], "on": "2026-03-01"}


def test_merging_refuses_one_area_and_areas_of_two_communes(areas: list[Place], province: Place, officer: User) -> None:
    from caunoi.places.services import create_unit

    other = create_unit(
        name="Đông Giang",
        kind_name="Xã",
        level="commune",
        parent=province,
        valid_from=BEGAN,
        by=officer,
        at=AT,
        is_sample=True,
    )
    far = add_area(commune=other, kind_name="Thôn", name="1", valid_from=BEGAN, by=officer, at=AT)
    with pytest.raises(PlaceError, match="từ hai khu dân cư"):
        merge_areas(areas=[areas[0], areas[0]], name="A", on=MERGED, by=officer, at=AT)
    with pytest.raises(PlaceError, match="cùng một xã"):
        merge_areas(areas=[areas[0], far], name="A", on=MERGED, by=officer, at=AT)
    assert Place.objects.get(pk=areas[0].pk).valid_to is None


def test_a_merge_into_a_name_in_use_changes_nothing(areas: list[Place], commune: Place, officer: User) -> None:
    with pytest.raises(PlaceError, match="đã có tổ dân phố 3"):
        merge_areas(areas=areas[:2], name="3", on=MERGED, by=officer, at=AT)
    assert labels(commune, AFTER) == ["Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 3"]
    assert not Succession.objects.exists()
    assert not Entry.objects.filter(act="areas_merged").exists()


def test_splitting_gives_parts(areas: list[Place], commune: Place, officer: User) -> None:
    parts = split_area(area=areas[0], names=["1A", "1B"], on=MERGED, by=officer, at=AT)
    assert [part.label for part in parts] == ["Tổ dân phố 1A", "Tổ dân phố 1B"]
    assert successors(now(areas[0]), AFTER) == [(parts[0], False), (parts[1], False)]
    assert labels(commune, AFTER) == ["Tổ dân phố 1A", "Tổ dân phố 1B", "Tổ dân phố 2", "Tổ dân phố 3"]
    with pytest.raises(PlaceError, match="không có vào ngày này"):
        split_area(area=areas[0], names=["x", "y"], on=MERGED, by=officer, at=AT)
    with pytest.raises(PlaceError, match="hai tên mới"):
        split_area(area=areas[1], names=["2"], on=MERGED, by=officer, at=AT)


def test_a_chain_of_changes_is_followed_to_the_end(areas: list[Place], officer: User) -> None:
    merged = merge_areas(areas=areas[:2], name="Đông", on=date(2026, 1, 1), by=officer, at=AT)
    parts = split_area(area=merged, names=["Đông 1", "Đông 2"], on=date(2026, 2, 1), by=officer, at=AT)
    last = rename_area(area=parts[0], name="Bình Minh", on=date(2026, 3, 1), by=officer, at=AT)
    assert successors(now(areas[0]), date(2026, 1, 15)) == [(merged, True)]
    assert successors(now(areas[0]), date(2026, 4, 1)) == [(last, False), (parts[1], False)]
    assert predecessors(last, date(2025, 8, 1)) == [(areas[0], False), (areas[1], False)]


def test_renaming_is_a_new_row(areas: list[Place], commune: Place, officer: User) -> None:
    renamed = rename_area(area=areas[0], name="Ánh Dương", on=MERGED, by=officer, at=AT)
    assert labels(commune, BEFORE)[0] == "Tổ dân phố 1"
    assert labels(commune, AFTER) == ["Tổ dân phố 2", "Tổ dân phố 3", "Tổ dân phố Ánh Dương"]
    assert successors(now(areas[0]), AFTER) == [(renamed, True)]
    with pytest.raises(PlaceError, match="giống tên đang dùng"):
        rename_area(area=renamed, name="Ánh Dương", on=date(2026, 5, 1), by=officer, at=AT)


def test_an_end_must_come_after_the_beginning_and_once(areas: list[Place], commune: Place, officer: User) -> None:
    with pytest.raises(PlaceError, match="sau ngày bắt đầu"):
        end_area(area=areas[0], on=BEGAN, by=officer, at=AT)
    end_area(area=areas[0], on=MERGED, by=officer, at=AT)
    with pytest.raises(PlaceError, match="đã kết thúc"):
        end_area(area=areas[0], on=BEFORE, by=officer, at=AT)
    with pytest.raises(PlaceError, match="không phải là khu dân cư"):
        end_area(area=commune, on=MERGED, by=officer, at=AT)
    assert successors(now(areas[0]), AFTER) == []


def test_the_kind_is_not_said_twice() -> None:
    assert area_name("Tổ dân phố", "tổ dân phố 5") == "5"
    assert area_name("Thôn", "Thôn") == "Thôn"
    assert area_name("Thôn", "Thông Nông") == "Thông Nông"


@pytest.mark.parametrize(
    "text",
    [
        "to dan pho 2 minh giang", "Tổ dân phố 2 Minh Giang", "tdp 2 phường minh giang", "to 2 minh giang",
        "minh giang to 2",
        "P. Minh Giang TDP 2", "xa minh giang to 2", "Minh Giang, tổ 2", "tổ 2, minh giang", "tổ 2 minh giang PROVINCE",
        "PROVINCE minh giang to 2", "2 minh giang",
    ],
)  # fmt: skip
def test_an_area_is_found_with_its_commune_in_one_breath(areas: list[Place], text: str) -> None:
    parent = areas[0].parent
    assert parent is not None
    assert parent.parent is not None
    text = text.replace("PROVINCE", parent.parent.name)
    assert [place.label for place in search_places(text, on=BEFORE)] == ["Tổ dân phố 2"]


def test_a_hamlet_is_found_with_its_commune_in_any_order(commune: Place, officer: User) -> None:
    add_area(commune=commune, kind_name="Thôn", name="Đông", valid_from=BEGAN, by=officer, at=AT)
    for text in ("thon dong p minh giang", "phuong minh giang thon dong", "đông minh giang", "Thôn Đông, Minh Giang"):
        assert [place.label for place in search_places(text, on=BEFORE)] == ["Thôn Đông"]


def test_an_area_is_not_found_under_another_commune(areas: list[Place]) -> None:
    assert search_places("tổ dân phố 2 yên phú", on=BEFORE) == []
