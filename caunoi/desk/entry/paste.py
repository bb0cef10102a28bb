"""Pasted text: divided into paragraphs, each checked by the officer, then received through the channel "chat"."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from caunoi.cases.choices import CaseKind, Channel
from caunoi.cases.importing.paste import MAX_PARAGRAPHS, split_paste
from caunoi.cases.services import intake
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.desk.entry.door import entry_bodies, officer, tabs
from caunoi.desk.entry.forms import PastedForm, PasteForm, once
from caunoi.desk.entry.views import TOKEN_LENGTH, place_names
from caunoi.desk.frame import page
from caunoi.people.models import Body

PastedSet = formset_factory(PastedForm, extra=0, max_num=MAX_PARAGRAPHS, absolute_max=MAX_PARAGRAPHS)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Paste a text, see its paragraphs. Nothing is kept until they are taken in."""
    bodies = entry_bodies(request)
    form = PasteForm(request.POST or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        body: Body = form.cleaned_data["body"]
        found = split_paste(form.cleaned_data["text"])
        if found:
            initial = [
                {"keep": True, "kind": part.kind.value, "text": part.text, "body": body.code,
                 "token": new_token(TOKEN_LENGTH)}
                for part in found
            ]  # fmt: skip
            return _check_page(request, PastedSet(initial=initial, form_kwargs={"bodies": [body]}), body)
        form.add_error("text", _("Không thấy đoạn nào đủ dài để là một ý kiến."))
    context = {"form": form, "tabs": tabs(officer(request)), "tab": "paste"}
    return page(request, "desk/entry/paste.html", context, status=422 if form.errors else 200)


def _check_page(request: HttpRequest, formset: Any, body: Body, *, status: int = 200) -> HttpResponse:
    context = {
        "formset": formset, "body": body, "places": place_names([body]), "tabs": tabs(officer(request)), "tab": "paste",
    }  # fmt: skip
    return page(request, "desk/entry/paste_check.html", context, status=status)


@login_required
@require_POST
def paste_import(request: HttpRequest) -> HttpResponse:
    """Take in the paragraphs that are ticked. Sent twice, nothing goes in twice."""
    bodies = entry_bodies(request)
    body = next((item for item in bodies if item.code == request.POST.get("form-0-body")), bodies[0])
    formset = PastedSet(request.POST, form_kwargs={"bodies": [body]})
    if not formset.is_valid():
        return _check_page(request, formset, body, status=422)
    taken = sealed = 0
    for form in formset:
        data = form.cleaned_data
        if not data.get("keep") or not data["text"].strip():
            continue
        try:
            received = _receive(request, form, data, body)
        except ActRefused as refusal:
            form.add_error("text", str(refusal))
            continue
        taken += 1
        sealed += received.opinion.is_sealed
    if any(form.errors for form in formset):
        return _check_page(request, formset, body, status=422)
    messages.success(request, _("Đã nhập %(n)d ý kiến.") % {"n": taken})
    if sealed:
        messages.warning(request, _("%(n)d đoạn có dấu hiệu tố cáo, đã cách ly.") % {"n": sealed})
    return redirect("desk:paste")


def _receive(request: HttpRequest, form: PastedForm, data: dict[str, Any], body: Body) -> intake.Received:
    return intake.receive_opinion(
        data=intake.OpinionData(
            body=body, place=form.found or body.place, text=data["text"], kind=CaseKind(data["kind"]),
            channel=Channel.CHAT, form_token=once(data["token"], data["text"]),
        ),
        by=officer(request), at=clock.now(),
    )  # fmt: skip
