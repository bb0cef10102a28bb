"""Accounts in an administrator's sight, with the posts they hold in his reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q

from caunoi.accounts.models import User
from caunoi.desk.setup.access import administered, visible_accounts
from caunoi.people.models import Term

PER_PAGE = 40
STATES = ("", "dang-dung", "da-tat", "chua-giao")


@dataclass(frozen=True)
class AccountLine:
    """An account as listed."""

    user: User
    posts: Sequence[Term]
    has_second_factor: bool


def account_page(
    user: User, *, text: str, state: str, number: int, today: date
) -> tuple[Page[User], list[AccountLine]]:
    """One page of accounts by label. Four queries."""
    now = Term.objects.valid_on(today).filter(post__body__in=administered(user)).select_related("post__body")
    rows = visible_accounts(user)
    if text:
        rows = rows.filter(Q(username__icontains=text) | Q(label__icontains=text))
    if state == "chua-giao":
        rows = rows.filter(~Exists(Term.objects.valid_on(today).filter(user=OuterRef("pk"))))
    elif state:
        rows = rows.filter(is_active=state == "dang-dung")
    found = Paginator(rows.prefetch_related(Prefetch("terms", queryset=now)).order_by("label", "pk"), PER_PAGE)
    chosen = found.get_page(number)
    guarded = set(
        Authenticator.objects.filter(user__in=list(chosen), type=Authenticator.Type.TOTP).values_list("user", flat=True)
    )
    return chosen, [AccountLine(row, list(row.terms.all()), row.pk in guarded) for row in chosen]


def terms_in_reach(by: User, user: User) -> list[Term]:
    """The posts an account holds or held where `by` administers, the newest first."""
    rows = Term.objects.filter(user=user, post__body__in=administered(by)).select_related("post__body")
    return list(rows.order_by("-valid_from", "-pk"))
