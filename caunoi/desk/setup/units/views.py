"""The administrative map in time, for any officer: a unit at a date, what it came from and what it became."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.units import selectors
from caunoi.places.selectors import ancestors, children, full_name, get_place_or_404, successors

CHILDREN_SHOWN = 200


def _day_asked(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return clock.today()


@login_required
@require_GET
def unit_list(request: HttpRequest) -> HttpResponse:
    """Search a unit by name at a date."""
    text, on = request.GET.get("ten", "").strip(), _day_asked(request)
    context = {
        "text": text,
        "on": on,
        "found": selectors.find_units(text, on),
        "crumbs": [(reverse("desk:inbox"), _("Bàn làm việc")), ("", _("Đơn vị hành chính"))],
    }
    return page(request, "desk/setup/units.html", context)


@login_required
@require_GET
def unit_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: its time, what it came from and became, what lies in it on a date."""
    place, on = get_place_or_404(code), _day_asked(request)
    if not place.is_valid_on(on):
        on = place.valid_from or on
    under = list(children(place, on)[: CHILDREN_SHOWN + 1])
    units_url = reverse("desk:setup_units")
    context = {
        "place": place,
        "full_name": full_name(place),
        "above": [row for row in ancestors(place) if row.parent_id],
        "from_links": selectors.came_from(place),
        "to_links": selectors.became(place),
        "now": successors(place, clock.today()),
        "on": on,
        "under": under[:CHILDREN_SHOWN],
        "is_cut": len(under) > CHILDREN_SHOWN,
        "crumbs": [
            (reverse("desk:inbox"), _("Bàn làm việc")),
            (units_url, _("Đơn vị hành chính")),
            ("", place.label),
        ],
    }
    return page(request, "desk/setup/unit.html", context)
