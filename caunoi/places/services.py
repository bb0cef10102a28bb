"""Acts on places: the units of the country, single units, residential areas. Every other room calls these."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.journal.services import SYSTEM, record
from caunoi.places import indexing
from caunoi.places.area_import import AreaImport, RowError, import_areas
from caunoi.places.areas import add_area, end_area, merge_areas, rename_area, split_area
from caunoi.places.choices import LEVEL_RANK, Level
from caunoi.places.loading import ROOT_CODE, LoadCount, load_country
from caunoi.places.models import Place
from caunoi.places.writing import CHAIN, PlaceError, chain_of, end_place, locked, succeed, write_place
from caunoi.search.services import rebuild

__all__ = [
    "AreaImport",
    "PlaceError",
    "RowError",
    "add_area",
    "create_unit",
    "end_area",
    "import_areas",
    "load_units",
    "merge_areas",
    "rename_area",
    "replace_unit",
    "set_remote",
    "split_area",
]


@transaction.atomic
def load_units(*, at: datetime) -> LoadCount:
    """Load all units of Vietnam before and since 2025-07-01, with successors and aliases; again changes nothing."""
    count = load_country()
    if not count.is_empty:
        detail = {
            "places": count.places,
            "successions": count.successions,
            "aliases": count.aliases,
            "changed": count.changed,
        }
        rebuild(kind=indexing.PLACE, source=indexing.all_places)
        record(chain=CHAIN, act="units_loaded", ref=ROOT_CODE, by=SYSTEM, at=at, detail=detail)
    return count


@transaction.atomic
def create_unit(
    *,
    name: str,
    kind_name: str,
    level: str,
    parent: Place | None,
    valid_from: date | None,
    by: User,
    at: datetime,
    is_sample: bool,
    is_remote: bool = False,
) -> Place:
    """Make one unit (a country's root has no parent). Sample units stand under a sample root only, and real ones never.

    Raises PlaceError for a parent of the wrong level, a name in use, or sample and real mixed.
    """
    if parent is not None:
        parent = locked(parent)
        if parent.is_sample != is_sample:
            raise PlaceError(_("Dữ liệu mẫu và địa bàn thật không được lẫn vào nhau."))
    place = write_place(
        level=level,
        kind_name=kind_name,
        name=name,
        parent=parent,
        valid_from=valid_from,
        is_sample=is_sample,
        is_remote=is_remote,
    )
    record(chain=chain_of(place), act="unit_created", ref=place.code, by=by, at=at, detail={"level": level})
    return place


@transaction.atomic
def set_remote(*, place: Place, is_remote: bool, by: User, at: datetime) -> Place:
    """Mark a place as remote and hard to reach, or not: complaint terms are longer there (Luật Khiếu nại Đ.28, Đ.37).

    The mark is of this very place; what lies under it is marked by itself.
    """
    place = locked(place)
    if place.is_remote != is_remote:
        place.is_remote = is_remote
        place.save(update_fields=["is_remote"])
        record(
            chain=chain_of(place),
            act="remote_set",
            ref=place.code,
            by=by,
            at=at,
            detail={"is_remote": is_remote},
        )
    return place


@transaction.atomic
def replace_unit(
    *,
    place: Place,
    on: date,
    by: User,
    at: datetime,
    name: str = "",
    kind_name: str = "",
    parent: Place | None = None,
    citation: str = "",
) -> Place:
    """The unit takes another name, kind or parent on that date.

    It and everything valid under it end and begin again as new rows (a row's parent never changes), each old row whole
    in its new one. Returns the new row of `place`. Raises PlaceError when nothing changes or it is not valid then.
    """
    old = locked(place)
    if old.level in {Level.COUNTRY, Level.AREA}:
        raise PlaceError(_("Thao tác này chỉ dành cho đơn vị hành chính."))
    wanted = (kind_name or old.kind_name, name or old.name, parent.pk if parent else old.parent_id)
    if wanted == (old.kind_name, old.name, old.parent_id):
        raise PlaceError(_("Không có gì thay đổi."))
    if parent is not None and parent.is_sample != old.is_sample:
        raise PlaceError(_("Dữ liệu mẫu và địa bàn thật không được lẫn vào nhau."))
    under = Place.objects.valid_on(on).within(old).select_for_update(of=("self",))
    rows = sorted(under, key=lambda row: (LEVEL_RANK[row.level], row.pk))
    if old not in rows:
        raise PlaceError(_("%(label)s không có vào ngày này.") % {"label": old.label})
    fresh: dict[int, Place] = {}
    for row in rows:
        end_place(row, on)
        is_top = row.pk == old.pk
        fresh[row.pk] = write_place(
            level=row.level,
            kind_name=wanted[0] if is_top else row.kind_name,
            name=wanted[1] if is_top else row.name,
            parent=(parent or old.parent) if is_top else fresh[row.parent_id or 0],
            valid_from=on,
            is_sample=row.is_sample,
            is_remote=row.is_remote,
            statistical_code=row.statistical_code,
        )
        succeed(row, fresh[row.pk], is_whole=True, on=on, citation=citation)
    new = fresh[old.pk]
    detail = {"from": old.code, "on": on, "rows": len(rows)}
    record(chain=chain_of(new), act="unit_replaced", ref=new.code, by=by, at=at, detail=detail)
    return new
