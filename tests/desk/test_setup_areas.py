"""Residential areas at the desk of an administrator, and the map of units for any officer."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.common.sheets import write_xlsx
from caunoi.people.choices import Role
from caunoi.places.choices import Level
from caunoi.places.models import Place, Succession
from caunoi.places.services import add_area
from tests.cases.world import NOON, START, World, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def url_of(name: str, world: World) -> str:
    return f"{reverse(f'desk:setup_area_{name}')}?xa={world.ward.code}"


def area(world: World, name: str) -> Place:
    return add_area(
        commune=world.ward, kind_name="Tổ dân phố", name=name, valid_from=START, by=world["admin"], at=NOON
    )  # fmt: skip


def test_the_areas_of_the_one_commune_are_shown_at_once(admin: Client, world: World) -> None:
    text = text_of(admin.get(reverse("desk:setup_area_list")))
    assert "Khu dân cư, Phường Minh Giang" in text
    assert world.area.label in text


def test_an_administrator_of_a_province_chooses_a_commune(world: World, client: Client) -> None:
    make_officer(world, "province_admin", world.province_front, "Quản trị tỉnh", Role.ADMINISTRATOR)
    client.force_login(world["province_admin"])
    text = text_of(client.get(reverse("desk:setup_area_list")))
    assert world.ward.label in text
    assert world.other_ward.label in text


def test_adding_by_hand(admin: Client, world: World) -> None:
    data = {"kind_name": "Tổ dân phố", "name": "Tổ dân phố 5", "valid_from": ""}
    admin.post(url_of("add", world), data)
    made = Place.objects.get(parent=world.ward, name="5")
    assert (made.kind_name, made.valid_from) == ("Tổ dân phố", None)
    again = admin.post(url_of("add", world), data)
    assert "đã có" in text_of(again)
    assert 'value="Tổ dân phố 5"' in text_of(again)


def test_importing_tells_bad_rows_and_takes_good_ones(admin: Client, world: World) -> None:
    table = write_xlsx(["Tên", "Loại"], [["Hồng Hà", "Khu phố"], ["", "Thôn"], ["Đông", "Quận"], ["Tổ 4", "TDP"]])
    file = SimpleUploadedFile("khu.xlsx", table)
    text = text_of(admin.post(url_of("import", world), {"file": file, "valid_from": "2026-01-01"}))
    assert "Thêm 1 khu dân cư, 1 đã có từ trước, 2 dòng không nhập được." in text
    assert "Không rõ loại “Quận”" in text
    assert Place.objects.get(name="Hồng Hà").valid_from == date(2026, 1, 1)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", "cột lạ\n1".encode()])
def test_a_file_that_is_no_table_is_refused(admin: Client, world: World, content: bytes) -> None:
    answer = admin.post(url_of("import", world), {"file": SimpleUploadedFile("khu.csv", content)})
    assert answer.context["form"].errors


def test_merging_keeps_the_history(admin: Client, world: World) -> None:
    five = area(world, "5")
    data = {
        "areas": [world.area.code, five.code], "kind_name": "Tổ dân phố", "name": "1", "on": "2026-04-01",
        "citation": "NQ 3/NQ-HĐND",
    }  # fmt: skip
    assert admin.post(url_of("merge", world), {**data, "areas": [five.code]}).context["form"].errors
    admin.post(url_of("merge", world), data)
    merged = Place.objects.get(parent=world.ward, name="1")
    assert merged.valid_from == date(2026, 4, 1)
    text = text_of(admin.get(reverse("desk:setup_area", args=[merged.code])))
    assert five.label in text
    assert "NQ 3/NQ-HĐND" in text
    assert text.count("toàn bộ") == 2


def test_splitting_renaming_ending(admin: Client, world: World) -> None:
    paper = {"on": "2026-04-01", "citation": "NQ 4"}
    split = reverse("desk:setup_area_split", args=[world.area.code])
    assert admin.post(split, {"kind_name": "Tổ dân phố", "names": "4A", **paper}).context["form"].errors["names"]
    admin.post(split, {"kind_name": "Tổ dân phố", "names": "4A\n4B\n", **paper})
    parts = Succession.objects.filter(old=world.area)
    assert sorted(row.new.name for row in parts) == ["4A", "4B"]
    assert {(row.is_whole, row.citation) for row in parts} == {(False, "NQ 4")}
    part = Place.objects.get(name="4A")
    rename = {"kind_name": "Tổ dân phố", "name": "4 Nam", "on": "2026-05-01", "citation": "NQ 5"}
    admin.post(reverse("desk:setup_area_rename", args=[part.code]), rename)
    assert Place.objects.get(name="4 Nam").valid_from == date(2026, 5, 1)
    admin.post(reverse("desk:setup_area_end", args=[Place.objects.get(name="4B").code]), {"on": "2026-06-01"})
    assert Place.objects.get(name="4B").valid_to == date(2026, 6, 1)


def test_marking_as_remote(admin: Client, world: World) -> None:
    url = reverse("desk:setup_area_remote", args=[world.area.code])
    admin.post(url, {"act": "on"})
    world.area.refresh_from_db()
    assert world.area.is_remote
    admin.post(url, {"act": "off"})
    world.area.refresh_from_db()
    assert not world.area.is_remote


def test_out_of_reach_and_of_the_wrong_level(admin: Client, world: World) -> None:
    other = add_area(
        commune=world.other_ward, kind_name="Thôn", name="Xa", valid_from=START, by=world["admin"], at=NOON
    )  # fmt: skip
    assert admin.get(reverse("desk:setup_area", args=[other.code])).status_code == 404
    assert admin.post(reverse("desk:setup_area_end", args=[other.code]), {"on": "2026-06-01"}).status_code == 404
    assert admin.get(reverse("desk:setup_area", args=[world.ward.code])).status_code == 404
    assert admin.get(reverse("desk:setup_area_add"), {"xa": world.area.code}).status_code == 404
    assert admin.get(reverse("desk:setup_area_add"), {"xa": world.other_ward.code}).status_code == 404
    assert admin.get(reverse("desk:setup_area_add")).status_code == 404


def test_the_list_asks_no_more_for_more_areas(admin: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get(reverse("desk:setup_area_list"))
        return len(seen)

    few = queries()
    for number in range(10, 15):
        area(world, str(number))
    assert queries() == few


@pytest.fixture
def handler(world: World, client: Client) -> Client:
    client.force_login(world["handler"])
    return client


@pytest.fixture
def old_ward(world: World) -> Place:
    old = Place.objects.create(
        code="phuong-cu", level=Level.COMMUNE, kind_name="Phường", name="Cửa Cũ", name_fold="cua cu",
        sort_name="cua cu", parent=world.province, valid_to=START,
    )  # fmt: skip
    Succession.objects.create(old=old, new=world.ward, is_whole=True, on=START, citation="NQ 1656/NQ-UBTVQH15")
    return old


def test_any_officer_looks_a_unit_up(handler: Client, world: World) -> None:
    text = text_of(handler.get(reverse("desk:setup_units"), {"ten": "minh gi"}))
    assert "Phường Minh Giang, tỉnh Hòa Giang" in text
    assert "Không thấy đơn vị nào" in text_of(handler.get(reverse("desk:setup_units"), {"ten": "zzzz"}))


def test_a_unit_tells_what_it_came_from_and_became(handler: Client, world: World, old_ward: Place) -> None:
    text = text_of(handler.get(reverse("desk:setup_unit", args=[world.ward.code])))
    assert "Phường Cửa Cũ" in text
    assert "NQ 1656/NQ-UBTVQH15" in text
    assert "toàn bộ" in text
    assert world.area.label in text
    gone = text_of(handler.get(reverse("desk:setup_unit", args=["phuong-cu"])))
    assert "Nay là:" in gone
    assert "Phường Minh Giang" in gone


@pytest.mark.parametrize("day", ["", "x", "2026-13-01", "0001-01-01"])
def test_any_date_in_the_address_gives_a_page(handler: Client, world: World, day: str) -> None:
    assert handler.get(reverse("desk:setup_units"), {"ten": "minh", "ngay": day}).status_code == 200
    assert handler.get(reverse("desk:setup_unit", args=[world.ward.code]), {"ngay": day}).status_code == 200
