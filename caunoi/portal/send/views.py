"""Sending an opinion: one question a page, every page a plain form."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.cases.choices import Privacy
from caunoi.cases.models import Box
from caunoi.cases.services.moves import ActRefused
from caunoi.language.denunciation import denunciation_signs
from caunoi.places.selectors import full_name
from caunoi.portal.frame import show
from caunoi.portal.send import draft as drafts
from caunoi.portal.send import steps
from caunoi.portal.send.content import answer_content, show_content
from caunoi.portal.send.draft import Draft
from caunoi.portal.send.finish import already_sent, send
from caunoi.portal.send.forms import SEPARATE, ComplainantForm, KindForm, PlaceForm, SenderForm, SendForm
from caunoi.portal.send.place_search import near_offers, offers
from caunoi.portal.send.same import same_matters
from caunoi.portal.units import current_unit
from caunoi.web import limits


@never_cache
@require_GET
def send_start(request: HttpRequest) -> HttpResponse:
    """Begin, or go on where the draft stands; `?loai=` chooses the first answer."""
    draft = drafts.load(request) or drafts.new_draft()
    if request.GET.get("moi"):
        drafts.clear(request)
        draft = drafts.new_draft()
    drafts.save(request, draft)
    return redirect("portal:send_step", steps.next_step(draft))


@never_cache
@require_GET
def box_door(request: HttpRequest, code: str) -> HttpResponse:
    """The QR code of a box or a residential area: place, addressee and channel are known."""
    box = Box.objects.select_related("body", "place").filter(code=code.upper(), is_active=True).first()
    if box is None:
        raise Http404
    draft = drafts.load(request) or drafts.new_draft()
    draft.box, draft.place, draft.body, draft.join = box.code, box.place.code, box.body.code, ""
    drafts.save(request, draft)
    return redirect("portal:send_step", steps.next_step(draft))


@never_cache
@require_http_methods(["GET", "POST"])
def send_step(request: HttpRequest, step: str) -> HttpResponse:
    """One question: shown by GET, answered by POST, then the next one."""
    if step not in steps.NUMBERS:
        raise Http404
    draft = drafts.load(request)
    token = request.POST.get("token", "") if step == steps.REVIEW else ""
    if token and (draft is None or draft.token != token) and already_sent(request, token):
        return redirect("portal:receipt")
    if draft is None:
        if request.method == "POST":
            messages.warning(request, _("Bản nháp đã hết hạn hoặc trình duyệt không nhận cookie. Xin bắt đầu lại."))
        return redirect("portal:send")
    if not steps.may_show(step, draft):
        return redirect("portal:send_step", steps.next_step(draft))
    return VIEWS[step](request, draft)


def page(request: HttpRequest, template: str, step: str, draft: Draft, context: dict[str, Any]) -> HttpResponse:
    """A page of the flow with the stepper and what was chosen."""
    place = drafts.place_of(draft)
    box = drafts.box_of(draft)
    common = {
        "steps": steps.labels(),
        "step": steps.NUMBERS[step],
        "step_name": step,
        "draft": draft,
        "place_name": full_name(place) if place else "",
        "place": place,
        "box": box,
        "body": drafts.body_of(draft),
        "kind_label": drafts.kind_label(draft),
        "joined": drafts.case_to_join(draft),
        "takes_complaints": settings.PUBLIC_COMPLAINTS,
        "back_url": _back(step, draft),
    }
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return show(request, f"portal/send/{template}.html", {**common, **context}, door="bàn", status=status)


def _back(step: str, draft: Draft) -> str:
    order = [name for name in steps.ORDER if name not in {steps.BODY, step} or name == step]
    if draft.join or drafts.box_of(draft):
        order = [name for name in order if name != steps.PLACE]
    at = order.index(step if step != steps.SAME else steps.TEXT) if step in order or step == steps.SAME else 1
    return reverse("portal:send_step", args=[order[at - 1]]) if at > 0 else reverse("portal:home")


def _go_on(request: HttpRequest, draft: Draft) -> HttpResponse:
    drafts.save(request, draft)
    return redirect("portal:send_step", steps.next_step(draft))


def _kind(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = KindForm(request.POST if request.method == "POST" else None, initial={"kind": draft.kind})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["kind"] == SEPARATE:
            return redirect("portal:guidance")
        draft.kind = form.cleaned_data["kind"]
        if draft.is_complaint:
            draft.join = ""
        return _go_on(request, draft)
    return page(request, "kind", steps.KIND, draft, {"form": form})


def _place(request: HttpRequest, draft: Draft) -> HttpResponse:
    unit = current_unit(request)
    near = unit.place if unit else None
    form = PlaceForm(request.POST if request.method == "POST" else None, initial={"place_note": draft.place_note})
    words, is_search = "", False
    if request.method == "POST" and form.is_valid():
        words, code = form.cleaned_data["q"].strip(), form.cleaned_data["place"]
        draft.place_note = form.cleaned_data["place_note"]
        is_search = "tim" in request.POST or (bool(words) and not code)
        if code and not is_search:
            return _take_place(request, draft, code)
        if not is_search:
            form.add_error("q", _("Xin chọn một nơi, hoặc gõ tên nơi rồi bấm Tìm."))
    elif request.method == "GET":
        words = request.GET.get("q", "").strip()
        is_search = bool(words)
    found = offers(words, near=near) if is_search else near_offers(near)
    context = {"form": form, "offers": found, "words": words, "is_search": is_search}
    return page(request, "place", steps.PLACE, draft, context)


def _take_place(request: HttpRequest, draft: Draft, code: str) -> HttpResponse:
    draft.place, draft.join, draft.body = code, "", ""
    place = drafts.place_of(draft)
    if place is None:
        draft.place = ""
        drafts.save(request, draft)
        return redirect("portal:send_step", steps.PLACE)
    bodies = drafts.bodies_for(draft)
    if not bodies:
        drafts.save(request, draft)
        return page(request, "no_body", steps.PLACE, draft, {"commune": _commune(place)})
    if len(bodies) == 1:
        draft.body = bodies[0].code
    return _go_on(request, draft)


def _commune(place: Any) -> Any:
    return place.parent if place.level == "area" and place.parent else place


def _body(request: HttpRequest, draft: Draft) -> HttpResponse:
    bodies = drafts.bodies_for(draft)
    place = drafts.place_of(draft)
    if not bodies and place is not None:
        return page(request, "no_body", steps.PLACE, draft, {"commune": _commune(place)})
    error = ""
    if request.method == "POST":
        code = request.POST.get("body", "")
        if any(body.code == code for body in bodies):
            draft.body = code
            return _go_on(request, draft)
        error = _("Xin chọn nơi nhận.")
    return page(request, "body", steps.BODY, draft, {"bodies": bodies, "error": error})


def _text(request: HttpRequest, draft: Draft) -> HttpResponse:
    if request.method == "GET":
        context = show_content(draft)
    else:
        answer = answer_content(request, draft)
        drafts.save(request, draft)
        if answer.go_to:
            return redirect("portal:send_step", answer.go_to)
        context = answer.context
    return page(request, "content", steps.TEXT, draft, context)


def _same(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The stop for who has no JavaScript: matters that may be the same, before anything is sent."""
    if request.method == "POST":
        code = request.POST.get("theo", "")
        if code:
            draft.join = code
            if drafts.case_to_join(draft) is None:
                draft.join = ""
            else:
                draft.body = drafts.bodies_for(draft)[0].code
        return _go_on(request, draft)
    found = [] if draft.is_complaint else same_matters(draft.text, bodies=drafts.bodies_for(draft))
    if not found:
        return redirect("portal:send_step", steps.next_step(draft))
    return page(request, "same", steps.SAME, draft, {"same": found})


def _sender(request: HttpRequest, draft: Draft) -> HttpResponse:
    kind_of_form = ComplainantForm if draft.is_complaint else SenderForm
    names = list(kind_of_form.base_fields)
    form = kind_of_form(
        request.POST if request.method == "POST" else None, initial={name: getattr(draft, name) for name in names}
    )
    if request.method == "POST" and form.is_valid():
        for name in names:
            setattr(draft, name, form.cleaned_data[name])
        if draft.is_complaint:
            draft.privacy = Privacy.NAMED
        draft.has_sender = True
        return _go_on(request, draft)
    return page(request, "sender", steps.SENDER, draft, {"form": form})


def _review(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = SendForm(
        request.POST if request.method == "POST" else None, initial={"token": draft.token}, request=request, draft=draft
    )
    if request.method == "POST" and form.is_valid():
        try:
            send(request, draft)
        except ActRefused as error:
            form.add_error(None, str(error))
        else:
            return redirect("portal:receipt")
    if form.has_error("__all__", "time") if form.is_bound else False:
        draft.opened = drafts.new_draft().opened
        drafts.save(request, draft)
    context = {"form": form, "signs": denunciation_signs(draft.text), "is_long": len(draft.text) > 1200}
    return page(request, "review", steps.REVIEW, draft, context)


VIEWS = {
    steps.KIND: _kind,
    steps.PLACE: _place,
    steps.BODY: _body,
    steps.TEXT: _text,
    steps.SAME: _same,
    steps.SENDER: _sender,
    steps.REVIEW: _review,
}


@never_cache
@require_GET
def place_offers(request: HttpRequest) -> HttpResponse:
    """The list of places alone, for typing with JavaScript; the same fragment as on the page."""
    unit = current_unit(request)
    near = unit.place if unit else None
    words = request.GET.get("q", "").strip()
    found = offers(words, near=near) if words else near_offers(near)
    draft = drafts.load(request)
    context = {"offers": found, "words": words, "is_search": bool(words), "draft": draft}
    return render(request, "portal/send/_offers.html", context)


@never_cache
@require_POST
def same_offers(request: HttpRequest) -> HttpResponse:
    """Matters that may be the same, while typing. By POST, so that no word stands in an address or a log."""
    draft = drafts.load(request)
    if (
        draft is None
        or draft.is_complaint
        or not limits.hit("same", limits.client_key(request), limit=1200, seconds=3600)
    ):
        return render(request, "portal/send/_same.html", {"same": []})
    text = request.POST.get("text", "")[:3000]
    return render(request, "portal/send/_same.html", {"same": same_matters(text, bodies=drafts.bodies_for(draft))})


@never_cache
@require_GET
def leave_join(request: HttpRequest) -> HttpResponse:
    """Send it as a matter of its own after all; the words stay."""
    draft = drafts.load(request)
    if draft is None:
        return redirect("portal:send")
    draft.join, draft.body = "", ""
    bodies = drafts.bodies_for(draft)
    if len(bodies) == 1:
        draft.body = bodies[0].code
    return _go_on(request, draft)
