from datetime import date

import pytest

from caunoi.accounts.models import User
from caunoi.journal.models import Entry
from caunoi.places import services
from caunoi.places.choices import Level
from caunoi.places.loading import LoadCount
from caunoi.places.models import Place
from caunoi.places.selectors import children, closure_is_whole, full_name, subtree_on, successors
from caunoi.places.services import PlaceError, add_area, create_unit, load_units, replace_unit, set_remote
from tests.places.conftest import AT, BEGAN

ON = date(2026, 9, 1)


def test_a_unit_is_made_with_its_closure_and_journalled(province: Place, commune: Place) -> None:
    assert full_name(commune) == "Phường Minh Giang, tỉnh Hòa Giang"
    assert commune.code.startswith("phuong-minh-giang-")
    assert (commune.name_fold, commune.is_sample, commune.is_remote) == ("minh giang", True, False)
    assert set(subtree_on(province, BEGAN)) == {province, commune}
    assert not subtree_on(province, date(2025, 6, 30)).exists()
    assert closure_is_whole()
    entries = Entry.objects.filter(act="unit_created").order_by("seq")
    assert [(entry.chain, entry.detail["level"]) for entry in entries] == [
        ("mau:dia-ban", "country"),
        ("mau:dia-ban", "province"),
        ("mau:dia-ban", "commune"),
    ]


@pytest.mark.parametrize(
    ("level", "is_sample", "valid_from", "message"),
    [
        (Level.AREA, True, BEGAN, "không thể nằm dưới"),
        (Level.COUNTRY, True, BEGAN, "không thể nằm dưới"),
        (Level.COMMUNE, False, BEGAN, "không được lẫn"),
        (Level.COMMUNE, True, date(2025, 1, 1), "không có vào ngày này"),
    ],
)
def test_a_unit_in_the_wrong_place_is_refused(
    province: Place, officer: User, level: str, is_sample: bool, valid_from: date, message: str
) -> None:
    with pytest.raises(PlaceError, match=message):
        create_unit(
            name="Thử",
            kind_name="Xã",
            level=level,
            parent=province,
            valid_from=valid_from,
            by=officer,
            at=AT,
            is_sample=is_sample,
        )
    assert not children(province, BEGAN).exists()


def test_a_unit_twice_is_refused_in_words(province: Place, commune: Place, officer: User) -> None:
    with pytest.raises(PlaceError, match="Phường Minh Giang đã có trong địa bàn này"):
        create_unit(
            name="Minh Giang",
            kind_name="Phường",
            level=Level.COMMUNE,
            parent=province,
            valid_from=BEGAN,
            by=officer,
            at=AT,
            is_sample=True,
        )


def test_remote_is_journalled_when_it_changes(commune: Place, officer: User) -> None:
    for _again in range(2):
        assert set_remote(place=commune, is_remote=True, by=officer, at=AT).is_remote
    entry = Entry.objects.get(act="remote_set")
    assert (entry.ref, entry.actor, entry.detail) == (commune.code, "CBDB", {"is_remote": True})


def test_a_new_kind_begins_the_unit_and_all_under_it_again(province: Place, commune: Place, officer: User) -> None:
    area = add_area(commune=commune, kind_name="Thôn", name="Đông", valid_from=BEGAN, by=officer, at=AT)
    set_remote(place=commune, is_remote=True, by=officer, at=AT)
    city = replace_unit(place=province, kind_name="Thành phố", on=ON, by=officer, at=AT, citation="Nghị quyết mẫu")
    new_area = subtree_on(city, ON).get(level=Level.AREA)
    assert full_name(new_area) == "Thôn Đông, phường Minh Giang, thành phố Hòa Giang"
    assert full_name(area) == "Thôn Đông, phường Minh Giang, tỉnh Hòa Giang"
    assert successors(Place.objects.get(pk=area.pk), ON) == [(new_area, True)]
    assert subtree_on(city, ON).get(level=Level.COMMUNE).is_remote
    assert not subtree_on(province, ON).exists()
    assert subtree_on(province, date(2026, 8, 31)).count() == 3
    assert closure_is_whole()
    entry = Entry.objects.get(act="unit_replaced")
    assert entry.detail == {"from": province.code, "on": "2026-09-01", "rows": 3}


def test_a_commune_may_move_to_another_parent(province: Place, commune: Place, officer: User) -> None:
    other = create_unit(
        name="Hải Giang",
        kind_name="Tỉnh",
        level=Level.PROVINCE,
        parent=province.parent,
        valid_from=BEGAN,
        by=officer,
        at=AT,
        is_sample=True,
    )
    moved = replace_unit(place=commune, parent=other, on=ON, by=officer, at=AT)
    assert full_name(moved) == "Phường Minh Giang, tỉnh Hải Giang"
    assert list(children(province, ON)) == []


def test_nothing_to_replace_is_refused(province: Place, commune: Place, officer: User) -> None:
    with pytest.raises(PlaceError, match="Không có gì thay đổi"):
        replace_unit(place=commune, name="Minh Giang", on=ON, by=officer, at=AT)
    assert province.parent is not None
    with pytest.raises(PlaceError, match="đơn vị hành chính"):
        replace_unit(place=province.parent, name="Nước khác", on=ON, by=officer, at=AT)
    with pytest.raises(PlaceError, match="không có vào ngày này"):
        replace_unit(place=commune, name="Tân Giang", on=date(2025, 1, 1), by=officer, at=AT)


def test_loading_is_journalled_when_it_did_something(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter([LoadCount(places=3, aliases=1), LoadCount()])
    monkeypatch.setattr(services, "load_country", lambda: next(counts))
    assert not load_units(at=AT).is_empty
    assert load_units(at=AT).is_empty
    entry = Entry.objects.get(act="units_loaded")
    assert (entry.chain, entry.ref, entry.actor) == ("dia-ban", "viet-nam", "he-thong")
    assert entry.detail == {"places": 3, "successions": 0, "aliases": 1, "changed": 0}
