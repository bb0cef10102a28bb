import pytest

from caunoi.journal.models import Entry
from caunoi.journal.services import SYSTEM, verify
from caunoi.people.choices import BodyKind
from caunoi.people.kinds import all_kinds
from caunoi.people.models import Body, Post
from caunoi.people.services import PeopleError
from caunoi.people.standard import standard_bodies

from .conftest import NOW, make_user, put, unit

pytestmark = pytest.mark.django_db


def found(place, **more):
    return {body.code: body for body in standard_bodies(place, by=SYSTEM, at=NOW, **more)}


def test_a_ward_has_what_the_law_gives_it(places):
    assert set(found(places.ward)) == {
        "DU-MG", "VPDU-MG", "BXDD-MG", "UBKT-MG",
        "HDND-MG", "BPC-MG", "BKTXH-MG",
        "UBND-MG", "VP-MG", "PKTHTDT-MG", "PVHXH-MG", "TTHCC-MG",
        "CA-MG", "BCHQS-MG",
        "MTTQ-MG", "HND-MG", "LHPN-MG", "CCB-MG", "DTN-MG", "BTTND-MG",
    }  # fmt: skip


def test_a_rural_commune_has_an_economy_division_instead(places):
    kinds = {body.kind for body in found(places.village).values()}
    assert BodyKind.ECONOMY_DIVISION in kinds
    assert BodyKind.URBAN_DIVISION not in kinds


def test_no_commune_has_a_mass_mobilisation_board_but_a_special_zone_has(places):
    zone = unit("Đảo Vân", "Đặc khu", "commune", places.province)
    assert not any(code.startswith("BTGDV") for code in found(places.ward))
    codes = set(found(zone))
    assert {"BTC-DV", "BTGDV-DV", "PKTHTDT-DV"} <= codes
    assert "BXDD-DV" not in codes


def test_a_province_has_departments_and_party_boards(places):
    bodies = found(places.province)
    assert {"DU-HG", "BTGDV-HG", "BNC-HG", "SYT-HG", "SNNMT-HG", "TTR-HG", "BTCD-HG", "MTTQ-HG"} <= set(bodies)
    assert bodies["DU-HG"].name == "Tỉnh ủy Hòa Giang"
    assert bodies["SYT-HG"].name == "Sở Y tế tỉnh Hòa Giang"
    assert bodies["SYT-HG"].parent == bodies["UBND-HG"]
    assert not any(code.startswith(("PVHXH", "BTTND", "VP-")) for code in bodies)


def test_a_residential_area_has_its_head_and_its_front_board(places):
    found(places.ward)
    bodies = found(places.area)
    assert [body.name for body in bodies.values()] == [
        "Ban Công tác Mặt trận tổ dân phố số 3",
        "Tổ dân phố số 3",
    ]
    assert {body.prefix for body in bodies.values()} == {"MGTS3"}
    assert bodies["BCTMT-MGTS3"].superior_name == "ỦY BAN MTTQ VIỆT NAM PHƯỜNG MINH GIANG"


def test_names_letterheads_and_superiors(places):
    bodies = found(places.ward)
    rows = {
        code: (bodies[code].name, bodies[code].short_name, bodies[code].letterhead, bodies[code].superior_name)
        for code in ["UBND-MG", "PVHXH-MG", "DU-MG", "BXDD-MG", "MTTQ-MG", "DTN-MG"]
    }
    assert rows == {
        "UBND-MG": ("Ủy ban nhân dân phường Minh Giang", "UBND phường Minh Giang", "state", ""),
        "PVHXH-MG": (
            "Phòng Văn hóa - Xã hội phường Minh Giang",
            "Phòng Văn hóa - Xã hội",
            "state",
            "ỦY BAN NHÂN DÂN PHƯỜNG MINH GIANG",
        ),
        "DU-MG": (
            "Đảng ủy phường Minh Giang",
            "Đảng ủy phường Minh Giang",
            "party",
            "ĐẢNG BỘ TỈNH HÒA GIANG",
        ),
        "BXDD-MG": (
            "Ban Xây dựng Đảng, Đảng ủy phường Minh Giang",
            "Ban Xây dựng Đảng",
            "party",
            "ĐẢNG ỦY PHƯỜNG MINH GIANG",
        ),
        "MTTQ-MG": (
            "Ủy ban Mặt trận Tổ quốc Việt Nam phường Minh Giang",
            "MTTQ phường Minh Giang",
            "front",
            "ỦY BAN MTTQ VIỆT NAM TỈNH HÒA GIANG",
        ),
        "DTN-MG": (
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường Minh Giang",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
            "youth",
            "ĐOÀN TNCS HỒ CHÍ MINH TỈNH HÒA GIANG",
        ),
    }


def test_people_address_four_bodies_of_a_ward(places):
    receiving = [code for code, body in found(places.ward).items() if body.is_receiving]
    assert receiving == ["DU-MG", "HDND-MG", "MTTQ-MG", "UBND-MG"]


def test_again_changes_nothing_and_keeps_terms(places):
    first = found(places.ward)
    put(make_user("chutich"), Post.objects.get(code="UBND-MG.CT"))
    counts = (Body.objects.count(), Post.objects.count(), Entry.objects.count())
    assert found(places.ward) == first
    assert (Body.objects.count(), Post.objects.count(), Entry.objects.count()) == counts


def test_a_missing_body_is_added(places):
    found(places.ward)
    Body.objects.get(code="CCB-MG").delete()
    assert found(places.ward)["CCB-MG"].parent.code == "MTTQ-MG"


def test_two_units_with_the_same_initials(places):
    found(places.ward)
    twin = unit("Mai Gia", "Phường", "commune", places.province)
    assert "UBND-MG2" in found(twin)
    with pytest.raises(PeopleError, match="đã dùng cho nơi khác"):
        found(places.village, prefix="MG")


def test_not_for_a_country_or_an_old_district(places):
    with pytest.raises(PeopleError):
        found(places.root)


def test_every_body_that_signs_has_one_head_and_chains_hold(places):
    for body in found(places.ward).values():
        assert body.posts.filter(is_head=True).count() == 1, body
    assert verify() == []


def test_every_kind_is_described_with_source_and_confidence():
    kinds = all_kinds()
    assert set(kinds) == set(BodyKind)
    for spec in kinds.values():
        assert spec.citation
        assert spec.confidence in {"H", "M", "L"}
        assert spec.names.keys() <= {"province", "commune", "area"}
        assert set(spec.superiors) <= set(spec.names)
        heads = [post for post in spec.posts if post.is_head]
        assert len(heads) == 1
        assert len({post.code for post in spec.posts}) == len(spec.posts)


def test_parents_come_before_their_children():
    seen = set()
    for spec in all_kinds().values():
        assert spec.parent is None or spec.parent in seen
        seen.add(spec.kind)
