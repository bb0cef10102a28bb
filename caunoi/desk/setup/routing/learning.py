"""Letting the field model learn from confirmed cases: how it stands, the button, the way back."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from caunoi.cases.services import learning
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.setup.access import administrator_only, officer
from caunoi.desk.setup.pages import REFUSALS, crumbs, done
from caunoi.routing import learnt
from caunoi.routing.models import TrainingRun

SHOWN_RUNS = 10


def _facts() -> dict[str, Any]:
    runs = list(TrainingRun.objects.all()[:SHOWN_RUNS])
    running = next((run for run in runs if run.state == TrainingRun.State.RUNNING), None)
    is_stalled = running is not None and learning.is_stalled(running, at=clock.now())
    return {"runs": runs, "running": running, "is_stalled": is_stalled, "least": learning.LEAST_TEXTS}


@administrator_only
@never_cache
@require_GET
def learning_page(request: HttpRequest) -> HttpResponse:
    """Which model is in use, what the runs found; htmx asks for the progress alone."""
    facts = _facts()
    if request.headers.get("HX-Request"):
        return render(request, "desk/setup/_learning_state.html", facts)
    since = datetime.fromtimestamp(learnt.own_file().stat().st_mtime, UTC) if learnt.has_own() else None
    cases = len({case for case, _example in learning.confirmed_texts()})
    context = {**facts, "since": since, "cases": cases, "crumbs": crumbs(("", _("Máy học lĩnh vực")))}
    return page(request, "desk/setup/learning.html", context)


@administrator_only
@require_POST
def learning_start(request: HttpRequest) -> HttpResponse:
    """Begin to learn in the background."""
    message = _("Máy bắt đầu học. Có thể rời trang.")
    try:
        learning.start_training(by=officer(request), at=clock.now())
    except REFUSALS as error:
        message = str(error)
    return done(request, message, reverse("desk:setup_learning"))


@administrator_only
@require_POST
def learning_forget(request: HttpRequest) -> HttpResponse:
    """Go back to the shipped model."""
    message = _("Đang dùng mô hình đi kèm.")
    try:
        learning.forget_training(by=officer(request), at=clock.now())
    except REFUSALS as error:
        message = str(error)
    return done(request, message, reverse("desk:setup_learning"))
