"""Acts on bodies, posts and terms; each in one transaction, journalled on the body's chain, refused with a PeopleError.

`by` is the acting account, or `journal.services.SYSTEM` for commands. Dates are half-open (`models`).
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.journal.services import HasCode, record
from caunoi.people import access
from caunoi.people.choices import Letterhead, Role
from caunoi.people.indexing import index_body
from caunoi.people.kinds import kind_spec
from caunoi.people.models import Body, Deputy, Post, Term
from caunoi.people.selectors import forget_reach
from caunoi.places.models import Place

CONTACT_FIELDS = ("address", "phone", "email", "hours", "name", "short_name", "superior_name", "symbol")


class PeopleError(ValueError):
    """An act that may not be done; the message is for the officer, in Vietnamese."""


@transaction.atomic
def create_body(
    *,
    code: str,
    kind: str,
    name: str,
    place: Place,
    prefix: str,
    by: HasCode,
    at: datetime,
    valid_from: date | None = None,
    parent: Body | None = None,
    short_name: str = "",
    symbol: str = "",
    superior_name: str = "",
    letterhead: Letterhead | None = None,
    is_receiving: bool | None = None,
    is_sample: bool | None = None,
    address: str = "",
    phone: str = "",
    email: str = "",
    hours: str = "",
) -> Body:
    """Found a body at a place, from the day of `at` unless `valid_from` says otherwise.

    What is not given comes from the kind. A body of a sample place is a sample. Posts are made apart (`create_post`).
    """
    spec = kind_spec(kind)
    if not access.may_found_at(by, place):
        raise PeopleError(_("Bạn không quản trị địa bàn này."))
    if parent and not Place.objects.filter(paths_down__descendant=place, id=parent.place_id).exists():
        raise PeopleError(_("Đơn vị chủ quản phải ở cùng địa bàn hoặc ở địa bàn bao trùm."))
    if Body.objects.filter(code=code).exists():
        raise PeopleError(_("Mã đơn vị %(code)s đã được dùng.") % {"code": code})
    body = Body.objects.create(
        code=code,
        kind=kind,
        name=name.strip(),
        short_name=short_name or name.strip()[:80],
        prefix=prefix,
        symbol=symbol,
        place=place,
        parent=parent,
        letterhead=letterhead or spec.letterhead,
        superior_name=superior_name,
        address=address,
        phone=phone,
        email=email,
        hours=hours,
        is_receiving=spec.is_receiving if is_receiving is None else is_receiving,
        valid_from=valid_from or clock.local_date(at),
        is_sample=place.is_sample if is_sample is None else is_sample,
    )
    index_body(body)
    if isinstance(by, User):
        forget_reach(by)  # his administration reaches the new body at once
    detail = {"kind": kind, "place": place.code, "parent": parent.code if parent else None, "from": body.valid_from}
    record(chain=body.chain, act="body.create", ref=body.code, by=by, at=at, detail=detail)
    return body


@transaction.atomic
def change_body(*, body: Body, by: HasCode, at: datetime, **fields: str) -> Body:
    """Change how a body is reached and called (CONTACT_FIELDS). The journal keeps which fields, not their text."""
    must_administer(by, body)
    if unknown := set(fields) - set(CONTACT_FIELDS):
        raise TypeError(f"change_body does not change {sorted(unknown)}")
    changed = sorted(name for name, value in fields.items() if getattr(body, name) != value)
    if changed:
        for name in changed:
            setattr(body, name, fields[name])
        body.save(update_fields=changed)
        index_body(body)
        record(chain=body.chain, act="body.change", ref=body.code, by=by, at=at, detail={"fields": changed})
    return body


@transaction.atomic
def set_receiving(*, body: Body, is_receiving: bool, by: HasCode, at: datetime) -> Body:
    """Whether people may address the body from now on; what it has received stays with it."""
    must_administer(by, body)
    if body.is_receiving != is_receiving:
        body.is_receiving = is_receiving
        body.save(update_fields=["is_receiving"])
        index_body(body)
        record(chain=body.chain, act="body.receiving", ref=body.code, by=by, at=at, detail={"on": is_receiving})
    return body


@transaction.atomic
def close_body(*, body: Body, on: date, by: HasCode, at: datetime) -> Body:
    """End a body: `on` is the first day it no longer exists. Its posts lose their roles that day, its record stays."""
    must_administer(by, body)
    if body.valid_to is not None or on <= body.valid_from:
        raise PeopleError(_("Đơn vị đã kết thúc, hoặc ngày kết thúc không sau ngày thành lập."))
    body.valid_to = on
    body.save(update_fields=["valid_to"])
    record(chain=body.chain, act="body.close", ref=body.code, by=by, at=at, detail={"on": on})
    return body


@transaction.atomic
def create_post(
    *,
    body: Body,
    code: str,
    title: str,
    roles: Collection[Role | str],
    by: HasCode,
    at: datetime,
    is_head: bool = False,
    seats: int = 1,
    sign_prefix: str = "",
) -> Post:
    """Add a post to a body. `code` is the part after the body's: "CT" gives "UBND-MG.CT". One head a body."""
    must_administer(by, body)
    full_code = f"{body.code}.{code}"
    if Post.objects.filter(code=full_code).exists():
        raise PeopleError(_("Mã chức danh %(code)s đã được dùng.") % {"code": full_code})
    if is_head and Post.objects.filter(body=body, is_head=True, closed_on=None).exists():
        raise PeopleError(_("Đơn vị đã có chức danh đứng đầu."))
    post = Post.objects.create(
        body=body,
        code=full_code,
        title=title.strip(),
        roles=_role_values(roles),
        is_head=is_head,
        seats=1 if is_head else seats,
        sign_prefix=sign_prefix,
    )
    detail = {"roles": post.roles, "is_head": is_head, "seats": post.seats}
    record(chain=body.chain, act="post.create", ref=post.code, by=by, at=at, detail=detail)
    return post


@transaction.atomic
def change_post_roles(*, post: Post, roles: Collection[Role | str], by: HasCode, at: datetime) -> Post:
    """Give a post other roles, for whoever holds it. Nobody does so to a post of his own."""
    must_administer(by, post.body)
    if access.holds(by, post):
        raise PeopleError(_("Bạn không thể đổi quyền của chức danh mình đang giữ."))
    before, post.roles = post.roles, _role_values(roles)
    post.save(update_fields=["roles"])
    detail = {"from": before, "to": post.roles}
    record(chain=post.body.chain, act="post.roles", ref=post.code, by=by, at=at, detail=detail)
    return post


@transaction.atomic
def close_post(*, post: Post, on: date, by: HasCode, at: datetime) -> Post:
    """Abolish a post: `on` is the first day without it. Refused while somebody holds it on that day or later."""
    post = Post.objects.select_for_update(of=("self",)).select_related("body").get(pk=post.pk)
    must_administer(by, post.body)
    if post.closed_on is not None:
        raise PeopleError(_("Chức danh này đã thôi dùng."))
    if Term.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), post=post).exists():
        raise PeopleError(_("Còn người giữ chức danh này; hãy kết thúc nhiệm kỳ trước."))
    post.closed_on = on
    post.save(update_fields=["closed_on"])
    record(chain=post.body.chain, act="post.close", ref=post.code, by=by, at=at, detail={"on": on})
    return post


@transaction.atomic
def start_term(
    *, user: User, post: Post, by: HasCode, at: datetime, valid_from: date | None = None, valid_to: date | None = None
) -> Term:
    """Put a person into a post, from the day of `at` unless said. Refused when no seat is free on one of those days."""
    post = Post.objects.select_for_update(of=("self",)).select_related("body").get(pk=post.pk)
    start = valid_from or clock.local_date(at)
    must_administer(by, post.body)
    if not access.may_give(by, user, post):
        raise PeopleError(_("Bạn không thể tự giao cho mình chức danh xem được danh tính kín. Hãy nhờ quản trị khác."))
    if valid_to is not None and valid_to <= start:
        raise PeopleError(_("Ngày thôi giữ chức danh phải sau ngày bắt đầu."))
    if post.closed_on is not None and post.closed_on <= start:
        raise PeopleError(_("Chức danh này đã thôi dùng."))
    seat = _free_seat(post, user, start, valid_to)
    term = Term.objects.create(user=user, post=post, seat=seat, valid_from=start, valid_to=valid_to)
    forget_reach(user)
    detail = {"user": user.code, "from": start, "to": valid_to}
    record(chain=post.body.chain, act="term.start", ref=post.code, by=by, at=at, detail=detail)
    return term


def _free_seat(post: Post, user: User, start: date, end: date | None) -> int:
    overlapping = Term.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=start), post=post)
    overlapping = overlapping.filter(valid_from__lt=end) if end else overlapping
    taken = dict(overlapping.values_list("seat", "user_id"))
    if user.pk in taken.values():
        raise PeopleError(_("Người này đã giữ chức danh trong thời gian đó."))
    free = [seat for seat in range(1, post.seats + 1) if seat not in taken]
    if not free:
        raise PeopleError(_("Chức danh đã có người giữ trong thời gian đó; hãy kết thúc nhiệm kỳ trước."))
    return free[0]


@transaction.atomic
def end_term(*, term: Term, on: date, by: HasCode, at: datetime) -> Term:
    """End a term: `on` is the first day without it. Work is given to posts, so it stays where it is, with the post."""
    term = Term.objects.select_for_update(of=("self",)).select_related("post__body", "user").get(pk=term.pk)
    must_administer(by, term.post.body)
    if term.valid_to is not None and term.valid_to <= on:
        raise PeopleError(_("Nhiệm kỳ đã kết thúc từ trước."))
    if on <= term.valid_from:
        raise PeopleError(_("Ngày thôi giữ chức danh phải sau ngày bắt đầu."))
    term.valid_to = on
    term.save(update_fields=["valid_to"])
    forget_reach(term.user)
    detail = {"user": term.user.code, "to": on}
    record(chain=term.post.body.chain, act="term.end", ref=term.post.code, by=by, at=at, detail=detail)
    return term


@transaction.atomic
def set_deputy(
    *,
    post: Post,
    deputy_post: Post,
    citation: str,
    by: HasCode,
    at: datetime,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Deputy:
    """Record that a post of the same body may sign for its head, by which paper, from the day of `at` unless said."""
    start = valid_from or clock.local_date(at)
    must_administer(by, post.body)
    if post.body_id != deputy_post.body_id or post.pk == deputy_post.pk:
        raise PeopleError(_("Người ký thay phải giữ một chức danh khác trong cùng đơn vị."))
    if not citation.strip():
        raise PeopleError(_("Cần ghi văn bản phân công, ủy quyền ký thay."))
    if access.holds(by, deputy_post):
        raise PeopleError(_("Bạn không thể tự giao cho mình quyền ký thay."))
    if valid_to is not None and valid_to <= start:
        raise PeopleError(_("Ngày hết hiệu lực phải sau ngày bắt đầu."))
    if Deputy.objects.filter(Q(valid_to=None) | Q(valid_to__gt=start), post=post, deputy_post=deputy_post).exists():
        raise PeopleError(_("Việc ký thay này đã được ghi."))
    deputy = Deputy.objects.create(
        post=post, deputy_post=deputy_post, valid_from=start, valid_to=valid_to, citation=citation.strip()
    )
    detail = {"deputy": deputy_post.code, "from": start, "to": valid_to}
    record(chain=post.body.chain, act="deputy.set", ref=post.code, by=by, at=at, detail=detail)
    return deputy


@transaction.atomic
def end_deputy(*, deputy: Deputy, on: date, by: HasCode, at: datetime) -> Deputy:
    """End a deputy's right to sign: `on` is the first day without it."""
    must_administer(by, deputy.post.body)
    if on <= deputy.valid_from or (deputy.valid_to is not None and deputy.valid_to <= on):
        raise PeopleError(_("Việc ký thay đã kết thúc, hoặc ngày kết thúc không sau ngày bắt đầu."))
    deputy.valid_to = on
    deputy.save(update_fields=["valid_to"])
    detail = {"deputy": deputy.deputy_post.code, "to": on}
    record(chain=deputy.post.body.chain, act="deputy.end", ref=deputy.post.code, by=by, at=at, detail=detail)
    return deputy


def must_administer(by: HasCode, body: Body) -> None:
    """Raises PeopleError unless `by` administers the body."""
    if not access.may_administer(by, body):
        raise PeopleError(_("Bạn không quản trị đơn vị này."))


def _role_values(roles: Collection[Role | str]) -> list[str]:
    chosen = {Role(role) for role in roles}
    return [role.value for role in Role if role in chosen]
