"""Walking the successions between rows, forward and back, and saying it in Vietnamese."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from caunoi.places.choices import Level
from caunoi.places.models import Place, Succession

_NAMED = 3


def follow(place: Place, on: date, *, forward: bool) -> list[tuple[Place, bool]]:
    """The rows valid on that date that the place leads to, and whether whole; one query a generation. [] if valid."""
    here, there = ("old_id", "new_id") if forward else ("new_id", "old_id")
    found: dict[int, bool] = {}
    edge: dict[int, bool] = {} if place.is_valid_on(on) else {place.pk: True}
    while edge:
        beyond: dict[int, bool] = {}
        for row in Succession.objects.filter(**{f"{here}__in": list(edge)}).select_related("old", "new"):
            target: Place = row.new if forward else row.old
            reached = found if target.is_valid_on(on) else beyond
            is_whole = edge[getattr(row, here)] and row.is_whole
            reached[getattr(row, there)] = reached.get(getattr(row, there), False) or is_whole
        edge = beyond
    ordered = list(Place.objects.filter(pk__in=list(found)).order_by("sort_name", "pk"))
    if not forward and any(row.level == Level.COMMUNE for row in ordered):  # their districts say nothing more
        ordered = [row for row in ordered if row.level != Level.DISTRICT]
    return [(row, found[row.pk]) for row in ordered]


def kin_of(ids: Collection[int]) -> dict[int, set[int]]:
    """For each of the places, the rows it came from or became, at any remove (and not itself)."""
    kin: dict[int, set[int]] = {pk: set() for pk in ids}
    for here, there in (("old_id", "new_id"), ("new_id", "old_id")):
        edge = {pk: {pk} for pk in ids}
        while edge:
            beyond: dict[int, set[int]] = {}
            for start, end in Succession.objects.filter(**{f"{here}__in": list(edge)}).values_list(here, there):
                sources = {pk for pk in edge[start] if end not in kin[pk]}
                for pk in sources:
                    kin[pk].add(end)
                if sources:
                    beyond.setdefault(end, set()).update(sources)
            edge = beyond
    return kin


def vietnamese_date(day: date) -> str:
    """01/7/2025: days below 10 and the months 1 and 2 have two digits, as in official documents."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def lower_label(place: Place) -> str:
    """Kind and name inside a sentence: "thành phố Hà Nội"."""
    return f"{place.kind_name[:1].lower()}{place.kind_name[1:]} {place.name}".strip()


def share_told(place: Place, *, is_whole: bool, forward: bool) -> str:
    """How much of an ended unit a place took, or gave to a later one: "Phường Đại Mỗ nhận một phần."."""
    if forward:
        text = _("%(label)s nhận toàn bộ.") if is_whole else _("%(label)s nhận một phần.")
    else:
        text = _("%(label)s góp toàn bộ.") if is_whole else _("%(label)s góp một phần.")
    return text % {"label": place.label}


def told(place: Place, on: date, heirs: list[tuple[Place, bool]]) -> str:
    """Why a place is not there on that date and what is: "Quận Cầu Giấy kết thúc ngày 01/7/2025, nay là 9 phường"."""
    is_gone = place.valid_to is not None and place.valid_to <= on
    day = place.valid_to if is_gone else place.valid_from
    values = {"label": place.label, "day": vietnamese_date(day) if day else "", "units": _listed(heirs)}
    if not heirs:
        return (_("%(label)s kết thúc ngày %(day)s.") if is_gone else _("%(label)s có từ ngày %(day)s.")) % values
    if not is_gone:
        return _("%(label)s có từ ngày %(day)s; trước đó là %(units)s.") % values
    if len(heirs) == 1 and heirs[0][1]:
        return _("%(label)s kết thúc ngày %(day)s, nay thuộc %(units)s.") % values
    return _("%(label)s kết thúc ngày %(day)s, nay là %(units)s.") % values


def _listed(heirs: list[tuple[Place, bool]]) -> str:
    labels = [lower_label(place) for place, _whole in heirs]
    if len(labels) <= _NAMED:
        return ", ".join(labels)
    kinds = Counter(place.kind_name.lower() for place, _whole in heirs)
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"{counted} ({', '.join(place.name for place, _whole in heirs)})"
