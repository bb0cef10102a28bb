import io

import pytest
from django.core.management import CommandError, call_command

from caunoi.accounts.models import User
from caunoi.journal.models import Entry
from caunoi.people.choices import Role
from caunoi.people.models import Body, Term
from caunoi.people.selectors import reach

from .conftest import TODAY

pytestmark = pytest.mark.django_db
PASSWORD = "rung-xanh-bien-rong-7"


def run(*words, **options):
    out = io.StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_bodies_of_a_ward(places):
    out = run("found_bodies", places.ward.code)
    assert "+ UBND-MG          Ủy ban nhân dân phường Minh Giang\n  UBND-MG.CT, UBND-MG.CK," in out
    assert "= UBND-MG" in run("found_bodies", places.ward.code)
    assert Body.objects.filter(place=places.ward).count() == 20


@pytest.mark.parametrize("code", ["khong-co", "root"])
def test_bodies_of_no_unit(places, code):
    with pytest.raises(CommandError):
        run("found_bodies", places.root.code if code == "root" else code)


def test_the_first_administrator(places):
    run("found_bodies", places.ward.code)
    out = run("create_officer", "quantri", "--label", "Quản trị", "--post", "UBND-MG.QT", "--post", "UBND-MG.KT")
    user = User.objects.get()
    assert user.check_password(out.split(": ")[-1].strip())
    assert user.must_change_password
    assert reach(user, Role.ADMINISTRATOR) == set(Body.objects.values_list("id", flat=True))
    assert reach(user, Role.RECEPTION) == frozenset()
    assert [term.valid_from for term in Term.objects.all()] == [TODAY, TODAY]
    acts = Entry.objects.filter(actor="he-thong").values_list("act", flat=True)
    assert {"account.create", "term.start"} <= set(acts)
    assert "quantri" not in str(list(Entry.objects.values()))


def test_a_password_from_standard_input_is_not_shown(places, monkeypatch):
    run("found_bodies", places.ward.code)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    out = run("create_officer", "quantri", "--label", "Quản trị", "--post", "UBND-MG.QT", "--password-stdin")
    assert PASSWORD not in out
    assert User.objects.get().check_password(PASSWORD)


def test_a_post_more_for_an_account_that_exists(places):
    run("found_bodies", places.ward.code)
    run("create_officer", "canbo", "--label", "Chị Hạnh", "--post", "UBND-MG.TD")
    out = run("create_officer", "canbo", "--label", "Chị Hạnh", "--post", "UBND-MG.CK", "--add-posts")
    assert "Mật khẩu" not in out
    assert Term.objects.filter(user__username="canbo").count() == 2
    with pytest.raises(CommandError, match="Không có tài khoản"):
        run("create_officer", "aido", "--label", "x", "--add-posts")


@pytest.mark.parametrize(
    ("name", "post", "error"),
    [
        ("canbo", "UBND-XX.CT", "Không có chức danh"),
        ("có dấu", "UBND-MG.CT", "Tên đăng nhập"),
        ("chutich", "UBND-MG.CT", "đã có người giữ"),
    ],
)
def test_refused_leaves_nothing(places, name, post, error):
    run("found_bodies", places.ward.code)
    run("create_officer", "nguoitruoc", "--label", "Chủ tịch", "--post", "UBND-MG.CT")
    with pytest.raises(CommandError, match=error):
        run("create_officer", name, "--label", "Cán bộ", "--post", post)
    assert list(User.objects.values_list("username", flat=True)) == ["nguoitruoc"]
