"""The bodies of a unit, and the record of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.selectors import full_name, subtree_ids
from caunoi.portal.bodies.record import PERIODS, record_of
from caunoi.portal.frame import revalidated, show
from caunoi.portal.matters.selectors import Filters, public_cases, public_rows
from caunoi.portal.units import current_unit

MOST = 200


@require_safe
@revalidated
def body_list(request: HttpRequest) -> HttpResponse:
    """Who takes opinions in the unit shown, in the order of the alphabet: places are not ranked."""
    unit = current_unit(request)
    rows = Body.objects.valid_on(clock.today()).filter(is_receiving=True).select_related("place")
    if unit is not None:
        rows = rows.filter(place__in=subtree_ids(unit.place))
    context = {"bodies": rows.order_by("place__sort_name", "name")[:MOST]}
    return show(request, "portal/bodies/list.html", context, door="kiểm tra", crumbs=[("", _("Cơ quan"))])


@require_safe
@revalidated
def body_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Address, hours and record of a body over a period."""
    body = get_object_or_404(Body.objects.select_related("place", "parent"), code=code)
    period = request.GET.get("ky", "365")
    period = period if period in PERIODS else "365"
    today = clock.today()
    newest = public_cases(Filters(body=body), today=today).select_related("case__authority", "body")[:5]
    context = {
        "body": body,
        "place_name": full_name(body.place),
        "period": period,
        "periods": [("90", _("3 tháng qua")), ("365", _("12 tháng qua"))],
        "figures": record_of(body, days=PERIODS[period]) if body.is_receiving else [],
        "rows": public_rows(newest, today=today),
    }
    crumbs = [("/co-quan/", _("Cơ quan")), ("", body.short_name)]
    return show(request, "portal/bodies/detail.html", context, door="kiểm tra", crumbs=crumbs)
