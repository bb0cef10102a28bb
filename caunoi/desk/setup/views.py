"""The overview of setting up."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, officer
from caunoi.desk.setup.overview import cards_of, gaps_of


@administrator_only
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What there is to set up, with what is missing first."""
    user, today = officer(request), clock.today()
    context = {"gaps": gaps_of(user, today), "cards": cards_of(user, today)}
    return page(request, "desk/setup/index.html", context)
