"""Bodies whose unit has ended: seeing where each may move, and moving those of units that go on under another name."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administered_bodies, administrator_only, officer
from caunoi.desk.setup.pages import REFUSALS, crumbs, done
from caunoi.people.following import LeftBehind, left_behind, move_bodies


@administrator_only
@require_http_methods(["GET", "POST"])
def body_follow(request: HttpRequest) -> HttpResponse:
    """The bodies at ended units, and moving those that may; a list that changed meanwhile is shown again."""
    user = officer(request)
    rows = left_behind(administered_bodies(user), clock.today())
    movable = [row for row in rows if row.to is not None]
    error = ""
    if request.method == "POST":
        error = _moved_error(request, movable)
        if not error:
            return done(
                request, _("Đã chuyển %(n)s cơ quan.") % {"n": len(movable)}, reverse("desk:setup_body_list")
            )  # fmt: skip
    context = {
        "rows": rows,
        "movable": len(movable),
        "mark": _mark(movable),
        "error": error,
        "crumbs": crumbs((reverse("desk:setup_body_list"), _("Cơ quan")), ("", _("Chuyển theo đơn vị"))),
    }
    return page(request, "desk/setup/bodies_follow.html", context)


def _mark(rows: list[LeftBehind]) -> str:
    facts = "\n".join(f"{row.body.code} {row.to.code}" for row in rows if row.to is not None)
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


def _moved_error(request: HttpRequest, rows: list[LeftBehind]) -> str:
    if not rows or request.POST.get("mark") != _mark(rows):
        return _("Danh sách vừa thay đổi, chưa chuyển cơ quan nào. Xem lại rồi bấm chuyển.")
    try:
        move_bodies(bodies=[row.body for row in rows], by=officer(request), at=clock.now())
    except REFUSALS as refusal:
        return str(refusal)
    return ""
