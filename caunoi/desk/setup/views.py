"""The overview of setting up."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only


@administrator_only
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What there is to set up, with what is missing first."""
    return page(request, "desk/setup/index.html", {})
