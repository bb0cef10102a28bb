"""Boxes (QR codes, paper letter boxes) and the openings of paper boxes: slips counted = entries made."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import Perm
from caunoi.cases.models import Box, BoxOpening
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.common.codes import new_token
from caunoi.journal.services import record
from caunoi.people.models import Body
from caunoi.places.models import Place, PlacePath

CODE_LENGTH = 8
WITNESSES_AT_LEAST = 3  # letters: a role is written, not a tick


def create_box(*, body: Body, place: Place, kind: str, name: str, by: User, at: datetime) -> Box:
    """Set up a box at a place of the body. The code is for signs and addresses; it opens nothing."""
    if not access.may_at(by, Perm.CONFIGURE, body.pk):
        raise NotAllowed(_("Chỉ quản trị của %(body)s được lập hòm thư.") % {"body": body.name})
    if not name.strip():
        raise ActRefused(_("Chưa đặt tên hòm thư."))
    if kind not in Box.Kind.values:
        raise ActRefused(_("Loại hòm thư không có."))
    if not PlacePath.objects.filter(ancestor=body.place, descendant=place).exists():
        raise ActRefused(_("%(place)s không thuộc %(unit)s.") % {"place": place.label, "unit": body.place.label})
    with transaction.atomic():
        box = Box.objects.create(
            code=new_token(CODE_LENGTH), kind=kind, name=name.strip()[:160], body=body, place=place
        )
        record(chain=body.chain, act="box.create", ref=box.code, by=by, at=at, detail={"kind": kind})
    return box


def set_box_active(*, box: Box, is_active: bool, by: User, at: datetime) -> None:
    """Put a box out of use, or back. Its opinions and openings stay."""
    if not access.may_at(by, Perm.CONFIGURE, box.body_id):
        raise NotAllowed(_("Chỉ quản trị được đổi hòm thư."))
    with transaction.atomic():
        Box.objects.filter(pk=box.pk).update(is_active=is_active)
        record(chain=box.body.chain, act="box.active", ref=box.code, by=by, at=at, detail={"active": is_active})
    box.is_active = is_active


def open_box(*, box: Box, slips: int, witnesses: str, opened_at: datetime, by: User, at: datetime) -> BoxOpening:
    """Record an opening: who, when, which roles watched, how many slips lay in it. One opening at a time."""
    if not access.may_at(by, Perm.ENTER, box.body_id):
        raise NotAllowed(_("Anh/chị không có quyền mở hòm thư này."))
    if box.kind != Box.Kind.PAPER or not box.is_active:
        raise ActRefused(_("Chỉ hòm thư giấy đang dùng mới có biên bản mở."))
    if opened_at > at:
        raise ActRefused(_("Giờ mở hòm thư ở tương lai."))
    if len(witnesses.strip()) < WITNESSES_AT_LEAST:
        raise ActRefused(_("Ghi chức danh người chứng kiến mở hòm thư."))
    with transaction.atomic():
        Box.objects.select_for_update().get(pk=box.pk)
        if box.openings.filter(closed_at=None).exists():
            raise ActRefused(_("Lần mở trước chưa khép lại. Hãy nhập đủ phiếu rồi khép."))
        opening = BoxOpening.objects.create(
            box=box, opened_at=opened_at, slips=slips, witnesses=witnesses.strip()[:300], opened_by=by
        )
        record(
            chain=box.body.chain, act="box.open", ref=f"{box.code}-{opening.pk}", by=by, at=at, detail={"slips": slips}
        )
    return opening


@dataclass(frozen=True)
class Reconciliation:
    """Slips counted against entries made for one opening. `sealed` entries are among them."""

    slips: int
    entries: int
    sealed: int

    @property
    def difference(self) -> int:
        """Entries too many (positive) or missing (negative)."""
        return self.entries - self.slips

    @property
    def is_equal(self) -> bool:
        """Whether every slip has its entry and no entry is without a slip."""
        return self.difference == 0


def reconcile(opening: BoxOpening) -> Reconciliation:
    """Count the entries made under an opening."""
    counted = opening.opinions.aggregate(entries=Count("pk"), sealed=Count("pk", filter=Q(is_sealed=True)))
    return Reconciliation(slips=opening.slips, entries=counted["entries"], sealed=counted["sealed"])


def check_open(opening: BoxOpening) -> None:
    """Raise ActRefused when the opening is closed: no slip is entered under it any more."""
    if opening.closed_at is not None:
        raise ActRefused(_("Lần mở này đã khép, không nhập thêm phiếu được."))


def close_opening(*, opening: BoxOpening, difference_note: str, by: User, at: datetime) -> Reconciliation:
    """Close an opening. The entries must equal the slips, or the difference is explained."""
    box = opening.box
    if not access.may_at(by, Perm.ENTER, box.body_id):
        raise NotAllowed(_("Anh/chị không có quyền khép lần mở này."))
    with transaction.atomic():
        row = BoxOpening.objects.select_for_update().get(pk=opening.pk)
        if row.closed_at is not None:
            raise ActRefused(_("Lần mở này đã khép."))
        sums = reconcile(row)
        if not sums.is_equal and not difference_note.strip():
            raise ActRefused(
                _("Đếm %(slips)d phiếu nhưng đã nhập %(entries)d. Nhập cho đủ, hoặc ghi vì sao lệch.")
                % {"slips": sums.slips, "entries": sums.entries}
            )
        row.closed_at = at
        row.difference_note = "" if sums.is_equal else difference_note.strip()[:300]
        row.save(update_fields=["closed_at", "difference_note"])
        detail = {"slips": sums.slips, "entries": sums.entries}
        record(chain=box.body.chain, act="box.close", ref=f"{box.code}-{row.pk}", by=by, at=at, detail=detail)
    opening.refresh_from_db()
    return sums


def visible_boxes(user: User) -> QuerySet[Box]:
    """The boxes that the user may open or set up."""
    held = access.bodies(user, Perm.ENTER) | access.bodies(user, Perm.CONFIGURE)
    rows = Box.objects.filter(body__in=held).select_related("body", "place")
    return rows.annotate(opinion_count=Count("opinions", distinct=True)).order_by("-is_active", "body__code", "name")
