"""Acts on accounts: open, change the password, switch off and on, sign in and out. All of it is journalled.

Who may do it to whom is decided above (`people.access`), where the terms of office are known. Entries carry the
account's code only, never its name, e-mail or address on the net.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.journal.models import SAMPLE_PREFIX
from caunoi.journal.services import SYSTEM_CHAIN, HasCode, record
from caunoi.web import sealed

_WORDS_OF_A_FIRST_PASSWORD = 4
_SEALED_BY_ALLAUTH = {"secret", "seed", "migrated_codes"}  # keys of Authenticator.data that pass through `encrypt`


class AccountError(ValueError):
    """An act that may not be done; the message is for the officer, in Vietnamese."""


def chain_of(user: User) -> str:
    """The journal chain of acts on an account; sample accounts have their own, removed with them."""
    return f"{SAMPLE_PREFIX}{SYSTEM_CHAIN}" if user.is_sample else SYSTEM_CHAIN


def first_password() -> str:
    """A random password to hand over, sixteen characters in four groups; to be changed at the first sign-in."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(alphabet) for _i in range(4)) for _g in range(_WORDS_OF_A_FIRST_PASSWORD))
    return "-".join(groups)


@transaction.atomic
def create_user(
    *,
    username: str,
    label: str,
    by: HasCode,
    at: datetime,
    email: str = "",
    password: str | None = None,
    must_change_password: bool = True,
    is_sample: bool = False,
) -> User:
    """Open an account. It can do nothing until a term of office begins (`people.services.start_term`).

    Without a password it can sign in only through the unit's own identity provider. Raises AccountError for a name or
    e-mail in use or malformed, and for a password against the policy.
    """
    username, email = username.strip().lower(), email.strip().lower()
    user = User(username=username, label=label.strip(), email=email, is_sample=is_sample)
    user.must_change_password = must_change_password and password is not None
    _check_password(password, user)
    user.set_password(password)
    try:
        user.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise AccountError(" ".join(error.messages)) from error
    if email and User.objects.filter(email=email).exists():
        raise AccountError(_("Thư điện tử này đã dùng cho tài khoản khác."))
    user.save(force_insert=True)
    _note("account.create", user, by, at, {"has_password": password is not None})
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: HasCode, at: datetime, must_change_password: bool = False) -> User:
    """Give an account a password; every other session of it ends. Raises AccountError when the policy refuses it."""
    _check_password(password, user)
    user.set_password(password)
    user.must_change_password = must_change_password
    user.save(update_fields=["password", "must_change_password"])
    _note("account.password", user, by, at, {"must_change": must_change_password})
    return user


@transaction.atomic
def deactivate(*, user: User, by: HasCode, at: datetime) -> User:
    """Switch an account off: it cannot sign in, its sessions end with the next request. Its record stays."""
    return _switch(user, on=False, act="account.off", by=by, at=at)


@transaction.atomic
def activate(*, user: User, by: HasCode, at: datetime) -> User:
    """Switch an account on again."""
    return _switch(user, on=True, act="account.on", by=by, at=at)


def _switch(user: User, *, on: bool, act: str, by: HasCode, at: datetime) -> User:
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active == on:
        raise AccountError(_("Tài khoản đã ở trạng thái này."))
    user.is_active = on
    user.save(update_fields=["is_active"])
    _note(act, user, by, at)
    return user


@transaction.atomic
def remove_second_factor(*, user: User, by: HasCode, at: datetime) -> None:
    """Take the second factor off an account whose holder lost the device and the recovery codes."""
    removed, _rows = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise AccountError(_("Tài khoản chưa bật xác thực hai bước."))
    _note("account.second_factor_removed", user, by, at)


@transaction.atomic
def note(act: str, *, user: User, by: HasCode, at: datetime, methods: Sequence[str] = ()) -> None:
    """Journal something that happened to an account: sign_in, sign_out, sign_in_failed, second_factor_…"""
    _note(f"account.{act}", user, by, at, {"methods": list(methods)} if methods else {})


def has_second_factor(user: User) -> bool:
    """Whether the account asks for a code of an authenticator app."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def reseal_second_factors() -> int:
    """Put the sealed secrets of all second factors under the newest seal key; how many accounts' rows."""
    count = 0
    for key in Authenticator.objects.values_list("pk", flat=True).iterator(chunk_size=500):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().filter(pk=key).first()
            if row is None:
                continue
            for name in _SEALED_BY_ALLAUTH & row.data.keys():
                row.data[name] = _reseal(row.data[name])
            row.save(update_fields=["data"])
            count += 1
    return count


def _reseal(value: Any) -> Any:
    return [_reseal(item) for item in value] if isinstance(value, list) else sealed.reseal(value.encode()).decode()


def _check_password(password: str | None, user: User) -> None:
    if password is None:
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountError(" ".join(error.messages)) from error


def _note(act: str, user: User, by: HasCode, at: datetime, detail: dict[str, object] | None = None) -> None:
    record(chain=chain_of(user), act=act, ref=user.code, by=by, at=at, detail=detail)
