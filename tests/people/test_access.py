import pytest

from caunoi.journal.services import PUBLIC, SYSTEM
from caunoi.people.access import may_administer, may_found_at, may_manage_account, may_open_accounts
from caunoi.people.choices import Role

from .conftest import SINCE, TODAY, make_post, make_user, put

pytestmark = pytest.mark.django_db
OTHERS = [role for role in Role if role != Role.ADMINISTRATOR]


@pytest.mark.parametrize(
    ("relation", "may"),
    [("own", True), ("child", True), ("sister", True), ("below", True), ("elsewhere", False), ("above", False)],
)
def test_an_administrator(bodies, admin, officer, relation, may):
    body = getattr(bodies, relation)
    put(officer, make_post(body, "X", ["handler"]))
    assert may_administer(admin, body) is may
    assert may_found_at(admin, body.place) is may
    assert may_manage_account(admin, officer) is may


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_administer_nothing(bodies, officer, role):
    colleague = make_user("dongnghiep")
    put(officer, make_post(bodies.own, "X", [role]))
    put(colleague, make_post(bodies.own, "Y", ["handler"]))
    assert not may_administer(officer, bodies.own)
    assert not may_found_at(officer, bodies.own.place)
    assert not may_open_accounts(officer)
    assert not may_manage_account(officer, colleague)


def test_the_programme_may_the_public_may_not(bodies, officer):
    for by, may in [(SYSTEM, True), (PUBLIC, False)]:
        assert may_administer(by, bodies.own) is may
        assert may_found_at(by, bodies.own.place) is may
        assert may_open_accounts(by) is may
        assert may_manage_account(by, officer) is may


def test_nobody_manages_his_own_account(admin):
    assert may_open_accounts(admin)
    assert not may_manage_account(admin, admin)


def test_an_account_that_serves_elsewhere_too_is_not_his(bodies, admin, officer):
    put(officer, make_post(bodies.own, "X", ["handler"]))
    put(officer, make_post(bodies.elsewhere, "X", ["handler"]), SINCE, None)
    assert not may_manage_account(admin, officer)


def test_an_account_that_served_elsewhere_is(bodies, admin, officer):
    put(officer, make_post(bodies.elsewhere, "X", ["handler"]), SINCE, TODAY)
    assert may_manage_account(admin, officer)
