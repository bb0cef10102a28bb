"""Who has proved himself with a receipt code: a short list in the session, for a while, never in an address."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from caunoi.cases.models import Opinion
from caunoi.common import clock

KEY, RECEIPT = "opinions", "receipt"
MOST = 5
LASTS = timedelta(hours=2)


def remember(request: HttpRequest, opinion: Opinion, *, has_receipt: bool = False) -> None:
    """Open an opinion to this visitor, first in the list; the receipt page shows the one just sent."""
    if KEY not in request.session:
        request.session.cycle_key()
    rows = [row for row in request.session.get(KEY, []) if row[0] != opinion.pk]
    request.session[KEY] = [[opinion.pk, clock.now().isoformat()], *rows][:MOST]
    if has_receipt:
        request.session[RECEIPT] = opinion.pk


def opened(request: HttpRequest) -> list[Opinion]:
    """The opinions open to this visitor, the last one first."""
    rows = request.session.get(KEY, [])
    ids = [pk for pk, at in rows if clock.now() - datetime.fromisoformat(at) < LASTS]
    found = Opinion.objects.select_related("body__place", "place").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def chosen(request: HttpRequest) -> Opinion | None:
    """The opinion shown: the last one opened, or another of the list by its number (`?y=2`)."""
    rows = opened(request)
    number = request.GET.get("y") or request.POST.get("y") or "1"
    index = int(number) - 1 if number.isascii() and number.isdigit() else 0
    return rows[index] if 0 <= index < len(rows) else (rows[0] if rows else None)


def receipt_of(request: HttpRequest) -> Opinion | None:
    """The opinion whose receipt may be shown to this visitor."""
    pk = request.session.get(RECEIPT)
    return next((row for row in opened(request) if row.pk == pk), None)


def forget(request: HttpRequest) -> None:
    """Close everything (a shared computer)."""
    for key in (KEY, RECEIPT):
        request.session.pop(key, None)
