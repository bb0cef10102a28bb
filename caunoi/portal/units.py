"""Which unit the public site shows: asked for in the address, chosen before, or the home of this installation."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_noop as noop

from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.people.selectors import receiving_bodies
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.web.books import said

KEY = "don-vi"
SHORT_KINDS = (noop("tỉnh"), noop("thành phố"), noop("phường"), noop("xã"), noop("đặc khu"))
SHOWN_IN_TREE = 30


@dataclass(frozen=True)
class Unit:
    """A unit as the pages need it: its place, who may be addressed there, the units beside it."""

    place: Place
    bodies: list[Body]
    province: Place | None = None
    beside: list[Place] = field(default_factory=list)

    @property
    def name(self) -> str:
        """“Phường Minh Giang”."""
        return self.place.label

    @property
    def short(self) -> str:
        """“phường”, for sentences."""
        return said(self.place.kind_name.lower())

    @property
    def office(self) -> Body | None:
        """The body whose address and hours stand in the footer."""
        return self.bodies[0] if self.bodies else None

    @property
    def meeting(self) -> list[Body]:
        """The bodies that have told where or when they meet people."""
        return [body for body in self.bodies if body.hours or body.address]


def current_unit(request: HttpRequest) -> Unit | None:
    """The unit of this request; `?don-vi=` is remembered in the session. None on an installation without bodies."""
    if not hasattr(request, "_portal_unit"):
        request._portal_unit = _find(request)  # type: ignore[attr-defined]
    found: Unit | None = request._portal_unit  # type: ignore[attr-defined]
    return found


def _find(request: HttpRequest) -> Unit | None:
    asked = request.GET.get(KEY, "")
    place = _place(asked) if asked else None
    if place is not None:
        if request.session.get(KEY) != place.code:
            request.session[KEY] = place.code
    else:
        place = _place(request.session.get(KEY, "")) or home_place()
    return _unit(place) if place is not None else None


def _place(code: str) -> Place | None:
    if not code:
        return None
    units = Place.objects.valid_on(clock.today()).filter(level__in=[Level.PROVINCE, Level.COMMUNE])
    return units.filter(code=code).select_related("parent").first()


def home_place() -> Place | None:
    """The unit that this installation is for: settings.CAUNOI_HOME (a place's code), else that of the first body."""
    named = _place(settings.CAUNOI_HOME)
    if named is not None:
        return named
    first = (
        Body.objects.valid_on(clock.today())
        .filter(is_receiving=True, place__level=Level.COMMUNE)
        .select_related("place__parent")
        .order_by("is_sample", "pk")
        .first()
    )
    return first.place if first else None


def _unit(place: Place) -> Unit:
    province = place if place.level == Level.PROVINCE else place.parent
    return Unit(place, receiving_bodies(place), province, _beside(province) if province else [])


def _beside(province: Place) -> list[Place]:
    """The communes of the province that take opinions here, with the number of their residential areas."""
    on = clock.today()
    served = Body.objects.valid_on(on).filter(is_receiving=True).values("place")
    communes = Place.objects.valid_on(on).filter(parent=province, level=Level.COMMUNE, pk__in=served)
    return list(communes.annotate(areas=Count("children")).order_by("sort_name", "pk")[:SHOWN_IN_TREE])
