from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from caunoi.accounts import services
from caunoi.accounts.models import User
from caunoi.accounts.passwords import NoCommonWord, NoRepetition
from caunoi.accounts.services import AccountError
from caunoi.journal.models import Entry
from caunoi.journal.services import SYSTEM, verify

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
ACT = {"by": SYSTEM, "at": datetime(2026, 10, 26, 2, 0, tzinfo=UTC)}


def test_an_account_opened_for_somebody():
    user = services.create_user(username=" CanBo ", label="Chị Hạnh", email="A@B.example", password=PASSWORD, **ACT)
    user.refresh_from_db()
    assert (user.username, user.email, user.must_change_password) == ("canbo", "a@b.example", True)
    assert user.check_password(PASSWORD)
    entry = Entry.objects.get()
    assert (entry.chain, entry.act, entry.ref, entry.detail) == (
        "he-thong",
        "account.create",
        user.code,
        {"has_password": True},
    )
    assert "canbo" not in str(Entry.objects.values().get())


def test_without_a_password_nobody_signs_in_by_one():
    user = services.create_user(username="canbo", label="Chị Hạnh", **ACT)
    assert not user.has_usable_password()
    assert not user.must_change_password


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"username": "co"}, "Tên đăng nhập"),
        ({"username": "cán bộ"}, "Tên đăng nhập"),
        ({"username": "a@b.example"}, "Tên đăng nhập"),
        ({"username": "dacotruoc"}, "đã tồn tại|tồn tại"),
        ({"email": "khong phai thu"}, "email|thư"),
        ({"email": "Truoc@donvi.example"}, "đã dùng cho tài khoản khác"),
        ({"label": " "}, "."),
        ({"password": "ngan"}, "quá ngắn"),
        ({"password": "canbomoi12345"}, "giống"),
    ],
)
def test_refused(fields, error):
    User.objects.create_user("dacotruoc", label="x", email="truoc@donvi.example")
    with pytest.raises(AccountError, match=error):
        services.create_user(**{"username": "canbomoi12", "label": "Anh Bình", **fields}, **ACT)
    assert User.objects.count() == 1
    assert not Entry.objects.exists()


def test_set_password_ends_other_sessions(client, officer):
    client.force_login(officer)
    services.set_password(user=officer, password="nui-cao-song-dai-9", must_change_password=True, **ACT)
    assert client.get("/tai-khoan/hai-buoc/").status_code == 302
    officer.refresh_from_db()
    assert officer.must_change_password
    assert Entry.objects.get().detail == {"must_change": True}
    with pytest.raises(AccountError):
        services.set_password(user=officer, password="ngan", **ACT)


def test_off_and_on(officer):
    services.deactivate(user=officer, **ACT)
    assert not User.objects.get().is_active
    with pytest.raises(AccountError):
        services.deactivate(user=officer, **ACT)
    services.activate(user=officer, **ACT)
    assert User.objects.get().is_active
    assert list(Entry.objects.order_by("id").values_list("act", flat=True)) == ["account.off", "account.on"]


def test_a_lost_second_factor_is_removed(officer):
    with pytest.raises(AccountError):
        services.remove_second_factor(user=officer, **ACT)
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    assert services.has_second_factor(officer)
    services.remove_second_factor(user=officer, **ACT)
    assert not services.has_second_factor(officer)
    assert verify() == []


def test_first_passwords_pass_the_policy_and_differ(officer):
    passwords = {services.first_password() for _i in range(20)}
    assert len(passwords) == 20
    for password in passwords:
        services.set_password(user=officer, password=password, **ACT)


@pytest.mark.parametrize(
    "fields",
    [
        {"username": "CanBo"},
        {"username": "khac", "email": "Hoa@donvi.example"},
        {"username": "khac", "email": "canbo@donvi.example"},
    ],
)
def test_the_database_refuses(officer, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(label="x", **fields)


@pytest.mark.parametrize(
    ("password", "is_refused"),
    [
        ("Mật khẩu 2026!", True),
        ("UBND-minhgiang", False),
        ("ubnd@12345", True),
        ("Vietnam2026!!", True),
        ("rung-xanh-bien-rong", False),
    ],
)
def test_common_words(password, is_refused):
    check(NoCommonWord(), password, is_refused)


@pytest.mark.parametrize(("password", "is_refused"), [("aaaabbbbcccc", True), ("abcdabcdabcd", True), ("abcde", False)])
def test_repetition(password, is_refused):
    check(NoRepetition(), password, is_refused)


def check(validator, password, is_refused):
    if is_refused:
        with pytest.raises(ValidationError):
            validator.validate(password)
    else:
        validator.validate(password)
    assert validator.get_help_text()


def test_second_factors_move_to_the_newest_key(officer, settings, capsys):
    old, new = settings.SEAL_KEYS[0], Fernet.generate_key().decode()
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(officer).get_unused_codes()
    settings.SEAL_KEYS = [new, old]
    call_command("reseal")
    assert "accounts: 2" in capsys.readouterr().out
    settings.SEAL_KEYS = [new]
    rows = {row.type: row.wrap() for row in Authenticator.objects.filter(user=officer)}
    assert decrypt(rows["totp"].instance.data["secret"]) == "JBSWY3DPEHPK3PXP"
    assert rows["recovery_codes"].get_unused_codes() == codes
