from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.journal.services import SYSTEM
from caunoi.people.services import create_body, create_post, start_term
from caunoi.places.services import create_unit

NOW = datetime(2026, 10, 26, 2, 0, tzinfo=UTC)  # 09:00 on Monday 26/10/2026 in Hanoi
TODAY = date(2026, 10, 26)
SINCE = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.fixed(NOW):
        yield


def make_user(name):
    return User.objects.create_user(name, label=f"Công chức {name}")


def unit(name, kind, level, parent):
    return create_unit(
        name=name, kind_name=kind, level=level, parent=parent, valid_from=None, is_sample=True, by=SYSTEM, at=NOW
    )


@pytest.fixture
def places(db):
    """Tỉnh Hòa Giang with phường Minh Giang (tổ dân phố số 3 in it) and xã Tân Hòa."""
    root = unit("Mẫu", "", "country", None)
    province = unit("Hòa Giang", "Tỉnh", "province", root)
    ward = unit("Minh Giang", "Phường", "commune", province)
    village = unit("Tân Hòa", "Xã", "commune", province)
    area = unit("số 3", "Tổ dân phố", "area", ward)
    return SimpleNamespace(root=root, province=province, ward=ward, village=village, area=area)


def make_body(code, kind, place, parent=None, **more):
    fields = {"name": code, "prefix": code[-2:], "valid_from": SINCE, "by": SYSTEM, "at": NOW} | more
    return create_body(code=code, kind=kind, place=place, parent=parent, **fields)


@pytest.fixture
def bodies(places):
    """In the ward: committee with an office under it, and the Front; a board in its area; a committee elsewhere."""
    committee = make_body("UBND-MG", "peoples_committee", places.ward)
    return SimpleNamespace(
        own=committee,
        child=make_body("VP-MG", "joint_office", places.ward, parent=committee),
        sister=make_body("MTTQ-MG", "front", places.ward),
        below=make_body("BCTMT-S3", "front_area_board", places.area),
        elsewhere=make_body("UBND-TH", "peoples_committee", places.village),
        above=make_body("UBND-HG", "peoples_committee", places.province),
    )


def make_post(body, code="A", roles=(), **more):
    return create_post(body=body, code=code, title=f"Chức danh {code}", roles=roles, by=SYSTEM, at=NOW, **more)


def put(user, post, since=SINCE, until=None, by=SYSTEM):
    return start_term(user=user, post=post, valid_from=since, valid_to=until, by=by, at=NOW)


@pytest.fixture
def officer(db):
    return make_user("canbo")


@pytest.fixture
def admin(bodies):
    user = make_user("quantri")
    put(user, make_post(bodies.own, "QT", ["administrator"], seats=2))
    return user
