"""The one way a row of a place is made: names folded, closure kept, dates in order. Called by the services only."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from caunoi.common.codes import new_token
from caunoi.language.fold import sort_key
from caunoi.places.choices import PARENT_LEVELS, Level
from caunoi.places.indexing import index_place
from caunoi.places.models import Place, PlacePath, Succession
from caunoi.places.names import name_fold, tidy_name

MAX_NAME = 120
CHAIN, SAMPLE_CHAIN = "dia-ban", "mau:dia-ban"


class PlaceError(ValueError):
    """The act is refused; the message is Vietnamese and says why."""


def chain_of(place: Place) -> str:
    """The journal's chain for acts on places; sample data has its own."""
    return SAMPLE_CHAIN if place.is_sample else CHAIN


def new_code(kind_name: str, name: str) -> str:
    """A public code: kind and name as a slug, and random characters so that it is the only one."""
    words = "".join(char if char.isalnum() and char.isascii() else " " for char in name_fold(f"{kind_name} {name}"))
    slug = "-".join(words.split())[:50].strip("-")
    return f"{slug}-{new_token(6).lower()}".lstrip("-")


def checked_name(name: str) -> str:
    """The tidy name. Raises PlaceError when it is empty, too long or only signs."""
    tidy = tidy_name(name)
    if not any(char.isalnum() for char in tidy):
        raise PlaceError(_("Tên không được để trống."))
    if len(tidy) > MAX_NAME:
        raise PlaceError(_("Tên dài quá %(limit)s ký tự.") % {"limit": MAX_NAME})
    return tidy


def write_place(
    *,
    level: str,
    kind_name: str,
    name: str,
    parent: Place | None,
    valid_from: date | None,
    is_sample: bool,
    is_remote: bool = False,
    statistical_code: str = "",
) -> Place:
    """A new row with its closure. Raises PlaceError for a parent of the wrong level or date, or a name in use."""
    if (parent.level if parent else None) not in (PARENT_LEVELS[level] or {None}):
        raise PlaceError(_("Đơn vị cấp này không thể nằm dưới đơn vị đã chọn."))
    if parent is not None and valid_from is not None and not parent.is_valid_on(valid_from):
        raise PlaceError(_("%(parent)s không có vào ngày này.") % {"parent": parent.label})
    tidy = checked_name(name)
    place = Place(
        code=new_code(kind_name, tidy),
        statistical_code=statistical_code,
        level=level,
        kind_name=kind_name,
        name=tidy,
        name_fold=name_fold(tidy),
        sort_name=sort_key(tidy),
        parent=parent,
        valid_from=valid_from,
        is_remote=is_remote,
        is_sample=is_sample,
    )
    try:
        with transaction.atomic():
            place.save(force_insert=True)
    except IntegrityError as error:
        raise PlaceError(_("%(label)s đã có trong địa bàn này.") % {"label": place.label}) from error
    _add_paths(place)
    index_place(place)
    return place


def _add_paths(place: Place) -> None:
    above = PlacePath.objects.filter(descendant_id=place.parent_id) if place.parent_id else PlacePath.objects.none()
    PlacePath.objects.bulk_create(
        [
            PlacePath(ancestor=place, descendant=place, depth=0),
            *(PlacePath(ancestor_id=path.ancestor_id, descendant=place, depth=path.depth + 1) for path in above),
        ]
    )


def end_place(place: Place, on: date) -> None:
    """End the row on that date (half-open). Raises PlaceError when it had ended, or begins no earlier."""
    if place.valid_to is not None:
        raise PlaceError(_("%(label)s đã kết thúc.") % {"label": place.label})
    if place.valid_from is not None and place.valid_from >= on:
        raise PlaceError(_("Ngày kết thúc phải sau ngày bắt đầu của %(label)s.") % {"label": place.label})
    place.valid_to = on
    place.save(update_fields=["valid_to"])


def succeed(old: Place, new: Place, *, is_whole: bool, on: date, citation: str = "") -> None:
    """Note that `new` stands, from that date, where `old` (or a part of it) stood."""
    Succession.objects.create(old=old, new=new, is_whole=is_whole, on=on, citation=citation)
    index_place(new)


def locked(place: Place) -> Place:
    """The row as it is now, locked until commit, so that two acts on one place follow each other."""
    return Place.objects.select_for_update().get(pk=place.pk)


def require_area(place: Place) -> None:
    """Raises PlaceError unless the place is a residential area."""
    if place.level != Level.AREA:
        raise PlaceError(_("%(label)s không phải là khu dân cư.") % {"label": place.label})
