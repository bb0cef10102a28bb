"""Officers' accounts at the desk of an administrator."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.accounts.models import User
from caunoi.journal.models import Entry
from caunoi.people.choices import Role
from caunoi.people.models import Term
from tests.cases.world import START, World, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NEW = {
    "username": "Minhgiang.moi",
    "label": "Anh Bình",
    "email": "",
    "post": "KTHT-MG.handler2",
    "valid_from": "2026-03-10",
}


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


@pytest.fixture
def free_post(world: World) -> str:
    user = make_officer(world, "handler2", world.division, "Chuyên viên hai", Role.HANDLER)
    Term.objects.filter(user=user).delete()
    return world.posts["handler2"].code


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def shown_password(answer: Any) -> str:
    found = re.search(r"<code id=\"mat-khau\"><strong>([^<]+)<", text_of(answer))
    assert found
    return found[1]


def test_opening_an_account_shows_the_password_once(admin: Client, free_post: str) -> None:
    answer = admin.post(reverse("desk:setup_account_create"), {**NEW, "post": free_post})
    password = shown_password(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    user = User.objects.get(username="minhgiang.moi")
    assert user.must_change_password
    assert user.check_password(password)
    assert user.terms.get().post.code == free_post
    assert password not in text_of(admin.get(reverse("desk:setup_account", args=[user.code])))
    assert password not in "".join(str(entry.detail) for entry in Entry.objects.all())


def test_a_refused_post_opens_no_account(admin: Client, world: World) -> None:
    taken = world.posts["handler"].code
    answer = admin.post(reverse("desk:setup_account_create"), {**NEW, "post": taken})
    assert "đã có người giữ" in text_of(answer)
    assert not User.objects.filter(username="minhgiang.moi").exists()


@pytest.mark.parametrize(("key", "value"), [("username", "Có dấu"), ("username", "handler"), ("label", "")])
def test_an_account_is_checked(admin: Client, world: World, key: str, value: str) -> None:
    before = User.objects.count()
    answer = admin.post(reverse("desk:setup_account_create"), {**NEW, "post": "", key: value})
    assert answer.context["form"].errors
    assert User.objects.count() == before


def test_a_post_out_of_reach_cannot_be_given(admin: Client, world: World) -> None:
    answer = admin.post(reverse("desk:setup_account_create"), {**NEW, "post": world.posts["other_leader"].code})
    assert list(answer.context["form"].errors) == ["post"]


def test_switching_off_and_on(admin: Client, world: World) -> None:
    user = world["handler"]
    url = reverse("desk:setup_account_act", args=[user.code])
    admin.post(url, {"act": "off"})
    assert not User.objects.get(pk=user.pk).is_active
    assert "Tài khoản đã ở trạng thái này" in text_of(admin.post(url, {"act": "off"}, follow=True))
    admin.post(url, {"act": "on"})
    assert User.objects.get(pk=user.pk).is_active
    acts = list(Entry.objects.filter(ref=user.code).order_by("seq").values_list("act", flat=True))
    assert acts == ["account.off", "account.on"]


def test_a_new_first_password_and_a_lost_device(admin: Client, world: World) -> None:
    user = world["handler"]
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    url = reverse("desk:setup_account_act", args=[user.code])
    password = shown_password(admin.post(url, {"act": "password"}))
    assert authenticate(username=user.username, password=password) == user
    admin.post(url, {"act": "second_factor"})
    assert not Authenticator.objects.filter(user=user).exists()


@pytest.mark.parametrize("act", ["off", "password", "second_factor"])
def test_not_ones_own_account(admin: Client, world: World, act: str) -> None:
    url = reverse("desk:setup_account_act", args=[world["admin"].code])
    assert admin.post(url, {"act": act}).status_code == 403
    assert User.objects.get(pk=world["admin"].pk).is_active


def test_not_who_also_serves_elsewhere(admin: Client, world: World) -> None:
    user = world["handler"]
    Term.objects.create(user=user, post=world.posts["other_leader"], seat=2, valid_from=START)
    assert admin.post(reverse("desk:setup_account_act", args=[user.code]), {"act": "off"}).status_code == 403
    assert "chức danh ở nơi khác" in text_of(admin.get(reverse("desk:setup_account", args=[user.code])))


def test_an_account_out_of_sight_is_not_there(admin: Client, world: World) -> None:
    other = world["other_leader"]
    assert admin.get(reverse("desk:setup_account", args=[other.code])).status_code == 404
    assert admin.post(reverse("desk:setup_account_act", args=[other.code]), {"act": "off"}).status_code == 404
    assert other.label not in text_of(admin.get(reverse("desk:setup_account_list")))


def test_the_list_is_filtered(admin: Client, world: World) -> None:
    User.objects.create_user(username="moi.mo", label="Anh Mới")
    url = reverse("desk:setup_account_list")
    assert "Anh Mới" in text_of(admin.get(url, {"loai": "chua-giao"}))
    assert "Chuyên viên hạ tầng" not in text_of(admin.get(url, {"loai": "chua-giao"}))
    assert "Chuyên viên hạ tầng" in text_of(admin.get(url, {"tim": "hạ tầng"}))
    assert "Không có tài khoản nào" in text_of(admin.get(url, {"loai": "da-tat"}))


def test_the_list_asks_no_more_for_more_accounts(admin: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get(reverse("desk:setup_account_list"))
        return len(seen)

    few = queries()
    for number in range(5):
        make_officer(world, f"more{number}", world.division, f"Chuyên viên {number}", Role.HANDLER)
    assert queries() == few
