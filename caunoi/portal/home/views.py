"""The first page, and the choice of the unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.selectors import full_names, search_places
from caunoi.portal.frame import revalidated, show
from caunoi.portal.home.ledger import ledger_of, view_of
from caunoi.portal.matters.selectors import latest_results
from caunoi.portal.suppress import shown
from caunoi.portal.track.forms import LookupForm
from caunoi.portal.units import current_unit


@require_safe
@revalidated
def home(request: HttpRequest) -> HttpResponse:
    """Say something, follow it, see what became of what others said."""
    unit = current_unit(request)
    context: dict[str, object] = {"lookup_form": LookupForm()}
    live: dict[str, str] = {}
    if unit is not None:
        ledger = ledger_of(unit.place)
        live = {"kiểm tra": _("%(n)s lời hứa đang chạy") % {"n": shown(ledger.promises)}} if ledger.promises else {}
        context |= {
            "ledger": view_of(ledger),
            "latest": latest_results(unit.place, today=clock.today()),
        }
    return show(request, "portal/home.html", context, live=live)


@require_safe
@revalidated
def unit_switch(request: HttpRequest) -> HttpResponse:
    """Look for another unit; htmx gets the list alone."""
    words = request.GET.get("q", "").strip()[:120]
    context = {"words": words, "units": _units(words)}
    if request.headers.get("HX-Request"):
        return render(request, "portal/_unit_list.html", context)
    return show(request, "portal/units.html", context)


def _units(words: str) -> list[tuple[Place, str, bool]]:
    on = clock.today()
    levels = (Level.PROVINCE, Level.COMMUNE)
    if words:
        places = search_places(words, on=on, levels=levels, limit=20)
    else:
        served_here = Body.objects.valid_on(on).filter(is_receiving=True).values("place")
        places = list(
            Place.objects.valid_on(on).filter(pk__in=served_here, level__in=levels).order_by("sort_name", "pk")[:40]
        )
    served = set(Body.objects.valid_on(on).filter(is_receiving=True, place__in=places).values_list("place", flat=True))
    names = full_names(places)
    return [(place, names[place.pk], place.pk in served) for place in places]
