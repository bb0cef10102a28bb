"""Residential areas (thôn, tổ dân phố, khu dân cư): added, merged, split, renamed, ended, each with its history.

Not administrative units (law: below the commune there is none); the commune's own decision makes and changes them.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.journal.services import record
from caunoi.places.choices import AREA_KINDS, Level
from caunoi.places.models import Place
from caunoi.places.names import known_kind, name_key, tidy_name
from caunoi.places.writing import (
    PlaceError,
    chain_of,
    checked_name,
    end_place,
    locked,
    require_area,
    succeed,
    write_place,
)


def area_kind(text: str) -> str:
    """The kind as we write it ("TDP" → "Tổ dân phố"). Raises PlaceError for a kind that is not of an area."""
    kind = known_kind(text)
    if kind not in AREA_KINDS:
        raise PlaceError(
            _("Không rõ loại “%(kind)s”. Các loại: %(kinds)s.")
            % {"kind": tidy_name(text)[:40], "kinds": ", ".join(AREA_KINDS)}
        )
    return kind


def area_name(kind_name: str, name: str) -> str:
    """The name without its kind before it: ("Thôn", "Thôn Đông") → "Đông"."""
    tidy = checked_name(name)
    words, kind_words = tidy.split(), kind_name.split()
    head, rest = " ".join(words[: len(kind_words)]), " ".join(words[len(kind_words) :])
    return rest if rest and name_key(head) == name_key(kind_name) else tidy


def same_area(commune: Place, kind_name: str, name: str, *, valid_from: date | None) -> Place | None:
    """The area of that kind and name whose time overlaps one that begins then (spelling of tones and "số" aside)."""
    overlapping = Place.objects.filter(parent=commune, level=Level.AREA, kind_name=kind_name)
    if valid_from is not None:
        overlapping = overlapping.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from))
    return next((area for area in overlapping if name_key(area.name) == name_key(name)), None)


def write_area(*, commune: Place, kind_name: str, name: str, valid_from: date | None, is_remote: bool) -> Place:
    """A checked area without a journal row; the commune is locked by the caller."""
    kind = area_kind(kind_name)
    short = area_name(kind, name)
    if same_area(commune, kind, short, valid_from=valid_from):
        raise PlaceError(
            _("%(commune)s đã có %(area)s.") % {"commune": commune.label, "area": f"{kind.lower()} {short}"}
        )
    return write_place(
        level=Level.AREA,
        kind_name=kind,
        name=short,
        parent=commune,
        valid_from=valid_from,
        is_sample=commune.is_sample,
        is_remote=is_remote,
    )


@transaction.atomic
def add_area(*, commune: Place, kind_name: str, name: str, valid_from: date | None, by: User, at: datetime) -> Place:
    """Add one area to a commune; `valid_from` None means that its beginning is unknown. Raises PlaceError."""
    commune = locked(commune)
    area = write_area(
        commune=commune, kind_name=kind_name, name=name, valid_from=valid_from, is_remote=commune.is_remote
    )
    record(chain=chain_of(area), act="area_added", ref=area.code, by=by, at=at, detail={"commune": commune.code})
    return area


def _locked_areas(areas: Iterable[Place], on: date) -> list[Place]:
    wanted = {area.pk for area in areas}
    rows = list(Place.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    for area in rows:
        require_area(area)
        if not area.is_valid_on(on):
            raise PlaceError(_("%(label)s không có vào ngày này.") % {"label": area.label})
    return rows


def _locked_commune(areas: Iterable[Place]) -> Place:
    """The one commune of the areas, locked first in every act. Raises PlaceError for areas of two communes."""
    communes = list(Place.objects.select_for_update().filter(pk__in={area.parent_id or 0 for area in areas}))
    if len(communes) != 1:
        raise PlaceError(_("Chỉ sáp nhập được các khu dân cư trong cùng một xã, phường, đặc khu."))
    return communes[0]


@transaction.atomic
def merge_areas(
    *, areas: Sequence[Place], name: str, on: date, by: User, at: datetime, kind_name: str = "", citation: str = ""
) -> Place:
    """Two areas or more of one commune become one new area on that date; the old rows end and point to it."""
    if len({area.pk for area in areas}) < 2:
        raise PlaceError(_("Cần chọn từ hai khu dân cư trở lên để sáp nhập."))
    commune = _locked_commune(areas)
    olds = _locked_areas(areas, on)
    for old in olds:
        end_place(old, on)
    merged = write_area(
        commune=commune,
        kind_name=kind_name or olds[0].kind_name,
        name=name,
        valid_from=on,
        is_remote=any(old.is_remote for old in olds),
    )
    for old in olds:
        succeed(old, merged, is_whole=True, on=on, citation=citation)
    detail = {"from": [old.code for old in olds], "on": on}
    record(chain=chain_of(merged), act="areas_merged", ref=merged.code, by=by, at=at, detail=detail)
    return merged


@transaction.atomic
def split_area(
    *, area: Place, names: Sequence[str], on: date, by: User, at: datetime, kind_name: str = "", citation: str = ""
) -> list[Place]:
    """One area becomes two or more on that date, each holding a part of it; the old row ends."""
    if len(names) < 2:
        raise PlaceError(_("Cần ít nhất hai tên mới để chia tách."))
    commune = _locked_commune([area])
    (old,) = _locked_areas([area], on)
    end_place(old, on)
    parts: list[Place] = []
    for name in names:
        part = write_area(
            commune=commune,
            kind_name=kind_name or old.kind_name,
            name=name,
            valid_from=on,
            is_remote=old.is_remote,
        )
        succeed(old, part, is_whole=False, on=on, citation=citation)
        parts.append(part)
    detail = {"to": [part.code for part in parts], "on": on}
    record(chain=chain_of(old), act="area_split", ref=old.code, by=by, at=at, detail=detail)
    return parts


@transaction.atomic
def rename_area(
    *, area: Place, name: str, on: date, by: User, at: datetime, kind_name: str = "", citation: str = ""
) -> Place:
    """The area takes another name (or kind) on that date: a new row, the old one whole in it."""
    commune = _locked_commune([area])
    (old,) = _locked_areas([area], on)
    kind = area_kind(kind_name or old.kind_name)
    if (kind, area_name(kind, name)) == (old.kind_name, old.name):
        raise PlaceError(_("Tên mới giống tên đang dùng."))
    end_place(old, on)
    renamed = write_area(commune=commune, kind_name=kind, name=name, valid_from=on, is_remote=old.is_remote)
    succeed(old, renamed, is_whole=True, on=on, citation=citation)
    detail = {"from": old.code, "on": on}
    record(chain=chain_of(renamed), act="area_renamed", ref=renamed.code, by=by, at=at, detail=detail)
    return renamed


@transaction.atomic
def end_area(*, area: Place, on: date, by: User, at: datetime) -> Place:
    """The area ends on that date and nothing follows it (entered by mistake, people moved away)."""
    (old,) = _locked_areas([area], on)
    end_place(old, on)
    record(chain=chain_of(old), act="area_ended", ref=old.code, by=by, at=at, detail={"on": on})
    return old
