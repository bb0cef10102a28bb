"""One opinion entered for somebody: one page, by keyboard, in half a minute; then the slip to hand over."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import OPEN_STATES, CaseKind, Channel, Perm, Privacy, State, Voice
from caunoi.cases.models import Case
from caunoi.cases.services import intake, merging
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.desk.entry import slips
from caunoi.desk.entry.door import entry_bodies, officer, tabs
from caunoi.desk.entry.forms import EntryForm, once
from caunoi.desk.frame import page
from caunoi.desk.matter.proposals import field_rows
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.places.selectors import subtree_on
from caunoi.routing.suggesting import Proposal, propose
from caunoi.web.books import fields
from caunoi.web.sealed import unseal

REMEMBERED = "desk_entry"  # body, place, channel and kind of the last entry, for the next one
LISTED_PLACES = 300
SHORTEST_TEXT = 20
TOKEN_LENGTH = 24


def place_names(bodies: list[Body]) -> list[str]:
    """The areas of these bodies, for the list under the place box; one name that occurs twice is told with its unit."""
    rows: dict[int, Place] = {}
    for unit in {body.place_id: body.place for body in bodies}.values():
        rows |= {place.pk: place for place in subtree_on(unit, clock.today()).select_related("parent")[:LISTED_PLACES]}
    labels = [place.label for place in rows.values()]
    return [
        place.label
        if labels.count(place.label) == 1 or place.parent is None
        else f"{place.label}, {place.parent.label}"
        for place in sorted(rows.values(), key=lambda place: place.sort_name)
    ]


def joinable(user: User) -> Any:
    """The cases an opinion may be joined to at the desk."""
    return access.visible_cases(user).filter(merged_into=None, state__in=[*OPEN_STATES, State.ANSWERED])


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest) -> HttpResponse:
    """The page "Nhập ý kiến"."""
    bodies = entry_bodies(request)
    if request.method == "POST":
        form = EntryForm(request.POST, request.FILES, bodies=bodies)
        if form.is_valid() and "look" not in request.POST:
            try:
                return _receive(request, form)
            except ActRefused as refusal:
                form.add_error(None, str(refusal))
        offers = _same(officer(request), str(form.data.get("text", "")), form.found)
        return _page(request, form, bodies, offers, status=200 if "look" in request.POST else 422)
    return _page(request, EntryForm(initial=_initial(request, bodies), bodies=bodies), bodies, [])


def _initial(request: HttpRequest, bodies: list[Body]) -> dict[str, Any]:
    last = request.session.get(REMEMBERED, {})
    return {
        "body": last.get("body") or bodies[0].code,
        "place": last.get("place", ""),
        "channel": last.get("channel", Channel.RECEPTION.value),
        "kind": CaseKind.REPORT.value,
        "privacy": Privacy.NAMED.value,
        "voice": Voice.PERSON.value,
        "token": new_token(TOKEN_LENGTH),
    }


def _page(
    request: HttpRequest, form: EntryForm, bodies: list[Body], offers: list[merging.Suggestion], *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form, "places": place_names(bodies), "offers": offers, "joined": form["join"].value() or "",
        **_proposed(form.data or form.initial),
        "tabs": tabs(officer(request)), "tab": "entry", "has_looked": "look" in request.POST,
    }  # fmt: skip
    return page(request, "desk/entry/entry.html", context, status=status)


def _receive(request: HttpRequest, form: EntryForm) -> HttpResponse:
    user, data = officer(request), form.cleaned_data
    assert form.found is not None  # noqa: S101 - a valid form has a place
    received = intake.receive_opinion(
        data=intake.OpinionData(
            body=data["body"], place=form.found, text=data["text"], kind=CaseKind(data["kind"]),
            channel=Channel(data["channel"]), form_token=once(data["token"], data["text"]),
            privacy=Privacy(data["privacy"] or Privacy.NAMED), voice=Voice(data["voice"] or Voice.PERSON),
            people_count=data["people_count"] or 1, place_note=data["place_note"], sender=form.sender(),
            field=data["field"], files=data["attachments"], received_at=form.received_at(),
        ),
        by=user, at=clock.now(), join=joinable(user).filter(code=data["join"]).first() if data["join"] else None,
    )  # fmt: skip
    request.session[REMEMBERED] = {"body": data["body"].code, "place": data["place"], "channel": data["channel"]}
    slips.keep(request, received.opinion)
    return redirect("desk:entry_slip")


def _same(user: User, text: str, place: Place | None) -> list[merging.Suggestion]:
    if len(text.strip()) < SHORTEST_TEXT:
        return []
    bodies = [*access.bodies(user, Perm.SEE)]
    return merging.rank_same(text, joinable(user), place=place, body_ids=bodies, limit=3)


def _proposed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The likely fields of words that are being typed, and which field is chosen; certain ones are chosen first."""
    text, chosen = str(data.get("text") or ""), str(data.get("field") or "")
    proposal = propose(text) if len(text.strip()) >= SHORTEST_TEXT else Proposal()
    chosen = chosen if "field" in data else proposal.certain_field()
    rows = field_rows(proposal, chosen)
    others = {} if any(row.is_on for row in rows) else {chosen: fields()[chosen]} if chosen in fields() else {}
    return {"likely": [(row.take.partition(":")[2], row) for row in rows], "other_field": others, "field": chosen}


@login_required
@require_POST
def same_offers(request: HttpRequest) -> HttpResponse:
    """Cases that may be the same matter, while the text is typed. It is neither stored nor logged."""
    entry_bodies(request)
    offers = _same(officer(request), request.POST.get("text", ""), None)
    context = {"offers": offers, "joined": request.POST.get("join", "")}
    return render(request, "desk/entry/_offers.html", {**context, **_proposed(request.POST)})


@login_required
@never_cache
@require_GET
def entry_slip(request: HttpRequest) -> HttpResponse:
    """The slip of the opinion just entered, to print and hand over; a few minutes long."""
    entry_bodies(request)
    opinion = slips.kept(request)
    if opinion is None:
        return redirect("desk:entry")
    context = slips.slip_context(opinion, unseal(opinion.receipt_sealed))
    case: Case | None = context["case"]
    user = officer(request)
    can_open = case is not None and access.can(user, Perm.SEE, case)
    is_alone = case is not None and can_open and not context["is_joined"]
    context |= {
        "can_open": can_open,
        "same": merging.suggest_duplicates(case, by=user, limit=3) if case and is_alone else [],
        "title": _("Đã nhập"),
    }
    return page(request, "desk/entry/slip.html", context)
