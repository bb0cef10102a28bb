"""What the pages of setting up share: the page of one form, the acts behind it, crumbs."""

from collections.abc import Callable
from typing import Any, NotRequired, TypedDict, Unpack

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.accounts.services import AccountError
from caunoi.calendar.services import DayChangeError
from caunoi.cases.papers.rendering import TemplateRefused
from caunoi.cases.services.moves import ActRefused
from caunoi.common.sheets import SheetError
from caunoi.desk.frame import page
from caunoi.people.services import PeopleError
from caunoi.places.services import PlaceError
from caunoi.routing.services import RoutingError

REFUSALS = (
    ActRefused,
    PeopleError,
    PlaceError,
    AccountError,
    DayChangeError,
    SheetError,
    TemplateRefused,
    RoutingError,
)
Crumbs = list[tuple[str, str]]


def crumbs(*steps: tuple[str, str]) -> Crumbs:
    """The way from the overview to here; the last step is the page itself."""
    return [(reverse("desk:setup"), _("Cài đặt")), *steps]


def try_act(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Do the act when the form is sound. A refusal becomes an error of the form, so that what was typed stays."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except REFUSALS as error:
        form.add_error(None, str(error))
        return False
    return True


class PageWords(TypedDict):
    """What stands around a form: its title, the words of the button, the way here, and where one goes back to."""

    title: str
    submit: str
    way: Crumbs
    back: str
    intro: NotRequired[str]
    warning: NotRequired[str]


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None when it is only shown. (An empty form that was sent is sent all the same.)"""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, *, form: forms.Form, **words: Unpack[PageWords]) -> HttpResponse:
    """A page with one form; what was typed stays when it comes back with errors."""
    context = {"form": form, "intro": "", "warning": "", **words, "crumbs": words["way"]}
    return page(request, "desk/setup/form.html", context)


def act_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    message: str,
    url: str = "",
    **words: Unpack[PageWords],
) -> HttpResponse:
    """One form and the act behind it: done, said, and on to `url` (else back); or the form again with what is wrong."""
    if try_act(form, act):
        return done(request, message, url or words["back"])
    return form_page(request, form=form, **words)


def done(request: HttpRequest, message: str, url: str) -> HttpResponse:
    """Tell that it is done and go on."""
    messages.success(request, message)
    return redirect(url)


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first one for anything else."""
    text = request.GET.get("trang", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1
