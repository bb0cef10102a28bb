from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.places.choices import Level
from caunoi.places.models import Place, PlaceAlias, PlacePath, Succession

BREAKS = [
    pytest.param({"valid_from": date(2025, 7, 1), "valid_to": date(2025, 7, 1)}, id="place_dates_in_order"),
    pytest.param({"valid_from": date(2025, 7, 2), "valid_to": date(2025, 7, 1)}, id="place_dates_backward"),
    pytest.param({"level": "hamlet"}, id="place_known_level"),
    pytest.param({"parent_id": None}, id="place_only_country_is_root"),
    pytest.param({"level": Level.COUNTRY}, id="place_country_has_no_parent"),
    pytest.param({"name": ""}, id="place_has_name"),
]


@pytest.mark.parametrize("change", BREAKS)
def test_a_place_that_breaks_a_rule_is_refused(province: Place, change: dict[str, object]) -> None:
    fields = {"code": "xa-thu", "level": Level.COMMUNE, "kind_name": "Xã", "name": "Thử", "name_fold": "thu"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(**({**fields, "parent_id": province.pk} | change))
    Place.objects.create(**fields, parent_id=province.pk)  # the same without the change goes in


def test_two_current_places_of_one_kind_and_name_are_refused(commune: Place) -> None:
    twin = {"level": commune.level, "kind_name": commune.kind_name, "name": commune.name, "name_fold": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(code="twin", parent_id=commune.parent_id, **twin)
    Place.objects.create(code="twin", parent_id=commune.parent_id, valid_to=date(2025, 7, 1), **twin)


def test_a_place_does_not_succeed_itself(commune: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.create(old=commune, new=commune, is_whole=True, on=date(2026, 1, 1))


def test_the_whole_of_a_place_goes_to_one_place(province: Place, commune: Place) -> None:
    other = Place.objects.create(
        code="xa-khac", level=Level.COMMUNE, kind_name="Xã", name="Khác", name_fold="khac", parent=province
    )
    Succession.objects.create(old=commune, new=other, is_whole=True, on=date(2026, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.create(old=commune, new=province, is_whole=True, on=date(2026, 1, 1))


def test_the_closure_refuses_a_wrong_depth_and_a_pair_twice(province: Place, commune: Place) -> None:
    for pair in ((province, commune, 7), (commune, province, 0), (commune, commune, 5)):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlacePath.objects.create(ancestor=pair[0], descendant=pair[1], depth=pair[2])


def test_one_alias_a_place(commune: Place) -> None:
    PlaceAlias.objects.create(place=commune, name_fold="mg")
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceAlias.objects.create(place=commune, name_fold="mg")


def test_validity_is_half_open() -> None:
    place = Place(valid_from=date(2025, 7, 1), valid_to=date(2026, 1, 1))
    assert [
        place.is_valid_on(day) for day in (date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]
    assert Place(valid_from=None).is_valid_on(date(1900, 1, 1))


def test_labels() -> None:
    assert Place(kind_name="Phường", name="1").label == "Phường 1"
    assert Place(kind_name="", name="Việt Nam").label == "Việt Nam"
