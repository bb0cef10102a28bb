"""Everything the case page shows, and the one way it is drawn: whole, or its work area alone for htmx."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.calendar.selectors import work_calendar
from caunoi.cases import access, case_reading
from caunoi.cases.case_reading import Voice
from caunoi.cases.choices import AnswerState, Perm, PromiseState, State
from caunoi.cases.models import Case, Promise
from caunoi.cases.services import merging, publishing
from caunoi.cases.services.intake import SenderData
from caunoi.common import clock
from caunoi.desk import frame
from caunoi.desk.matter.acts import OWN_WORDS, PLAIN
from caunoi.desk.matter.door import Offer, Rights, first_act, offered_acts, officer
from caunoi.desk.matter.forms.acting import Words
from caunoi.desk.matter.forms.handling import NoteForm
from caunoi.desk.matter.labels import step_lines
from caunoi.desk.matter.panel import Panel, act_url, first_panel
from caunoi.desk.matter.personal import marks_of_answer
from caunoi.people.selectors import holders
from caunoi.places.selectors import full_name
from caunoi.web.books import fields, ineligible_reasons

TAG = {
    State.RECEIVED: ("tag--info", "inbox"),
    State.NEEDS_INFORMATION: ("tag--soon", "message-circle-question-mark"),
    State.DRAFTED: ("tag--info", "pencil"),
    State.RETURNED: ("tag--soon", "undo-2"),
    State.SIGNED: ("tag--info", "stamp"),
    State.ANSWERED: ("tag--info", "send"),
    State.RESOLVED: ("tag--done", "circle-check"),
}
QUICK = ("assign", "answer", "transfer", "extend", "urge", "publish")  # beside the menu, at most two
WAITING = (AnswerState.SUBMITTED, AnswerState.SIGNED)
SHOWN_FIRST = 4  # voices shown before the rest folds


@dataclass(frozen=True)
class Link:
    """An act of the menu as a link; `why` says why it cannot be followed now."""

    act: str
    url: str
    label: Words
    icon: str
    key: str
    why: str


@dataclass
class VoiceView:
    """A voice, and whether this officer may ask for its sender; `sender` is filled only after a journalled look."""

    voice: Voice
    verdict: str  # none | no | yes | reason
    sender: SenderData | None = None


def draw(
    request: HttpRequest,
    case: Case,
    panel: Panel | None = None,
    *,
    revealed: dict[int, SenderData] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The case page with this panel (the officer's next act if none is given); only the work area for htmx."""
    rights = Rights(case, officer(request))
    shown = panel or first_panel(request, case, first_act(rights))
    context = {"case": case, "panel": shown, "rights": rights, **panel_facts(rights, shown)}
    if is_fragment(request) and not revealed:
        return render(request, "desk/matter/_panel.html", context, status=status)
    context |= (
        _head(case, rights, shown.act if shown else "") | _main(case, rights, revealed or {}) | _rail(case, rights)
    )
    response = frame.page(request, "desk/matter/case.html", context, status=status)
    if revealed:
        response["Cache-Control"] = "no-store"
    return response


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for the work area alone (going back in the browser asks for the whole page)."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request


def panel_facts(rights: Rights, panel: Panel | None) -> dict[str, Any]:
    """What the work area needs besides its form."""
    facts: dict[str, Any] = {}
    if panel is not None and panel.act in ("sign_send", "sign_answer", "send_answer", "return_answer"):
        rows = case_reading.answers(rights.case, by=rights.user)
        facts["waiting_answer"] = waiting = next((row for row in rows if row.row.state in WAITING), None)
        if waiting is not None and panel.act != "return_answer":
            facts["personal"] = marks_of_answer(waiting.row)
    return facts


def _head(case: Case, rights: Rights, shown: str) -> dict[str, Any]:
    today = clock.today()
    offers = offered_acts(case, rights.user, rights)
    links = [_link(case, offer) for offer in offers]
    return {
        "today": today,
        "working_left": working_left(case.due_on),
        "place_name": full_name(case.place),
        "field_name": fields().get(case.field, ""),
        "tag_class": TAG.get(State(case.state), ("", ""))[0],
        "tag_icon": TAG.get(State(case.state), ("", "circle-dot"))[1],
        "reason": ineligible_reasons().get(case.reason_key),
        "quick_links": [link for link in links if not link.why and link.act in QUICK and link.act != shown][:2],
        "menu_links": links,
        "crumbs": [(reverse("desk:inbox"), _("Việc cần làm")), ("", case.code)],
    }


def _link(case: Case, offer: Offer) -> Link:
    spec = PLAIN.get(offer.act)
    label, icon, key = (spec.label, spec.icon, spec.key) if spec else (
        OWN_WORDS[offer.act][0], OWN_WORDS[offer.act][1], OWN_WORDS[offer.act][3])  # fmt: skip
    return Link(offer.act, act_url(case, offer.act), label, icon, key, offer.why)


def _main(case: Case, rights: Rights, revealed: dict[int, SenderData]) -> dict[str, Any]:
    rows = voice_views(case, rights, revealed)
    live = publishing.live_publication(case)
    return {
        "moved": _moved(case, rights),
        "voices": rows[:SHOWN_FIRST],
        "more_voices": rows[SHOWN_FIRST:],
        "voice_count": len(rows),
        "live": live,
        "people_count": sum(row.voice.opinion.people_count for row in rows),
        "merged_codes": sorted({row.voice.merged_from for row in rows if row.voice.merged_from}),
        "answers": case_reading.answers(case, by=rights.user),
        "promises": _numbered(case_reading.sent_promises(case)),
        "may_add": rights.may("add_information"),
        "may_withdraw_voice": len(rows) > 1 and rights.may("withdraw_opinion"),
        "may_divide": rights.may("divide"),
        "may_unmerge": rights.may("unmerge"),
        "may_keep": rights.may("keep_promise"),
        "may_publish": rights.may("publish"),
        "said_promises": publishing.said_promises(live) if live else {},
    }


@dataclass(frozen=True)
class Moved:
    """Where the voices of a merged case are now: the case that holds them, if the officer may see it, and how many."""

    case: Case | None
    count: int


def _moved(case: Case, rights: Rights) -> Moved | None:
    holder = case_reading.holder_of(case)
    if holder is None:
        return None
    merge = case.merged_by.filter(undone_at=None).first()
    is_seen = access.can(rights.user, Perm.SEE, holder)
    return Moved(holder if is_seen else None, len(merge.part_ids) if merge else 0)


def _numbered(rows: list[Promise]) -> list[tuple[Promise, int, int | None]]:
    """Promises with the number by which the forms know the open ones, and the working days that are left."""
    open_rows = [row.pk for row in rows if row.state == PromiseState.OPEN]
    return [(row, open_rows.index(row.pk) + 1 if row.pk in open_rows else 0, working_left(row.due_on)) for row in rows]


def working_left(due: date | None) -> int | None:
    """Working days from today to a date that has not passed."""
    today = clock.today()
    return work_calendar().working_days_between(today, due) if due is not None and due >= today else None


def voice_views(case: Case, rights: Rights, revealed: dict[int, SenderData]) -> list[VoiceView]:
    """The voices with the verdict on their senders; one question for each sort of voice, not for each voice."""
    known: dict[tuple[str, bool, int], str] = {}
    views = []
    for voice in case_reading.voices(case):
        opinion = voice.opinion
        sort = (opinion.privacy, opinion.is_sealed, opinion.body_id)
        if sort not in known:
            may = access.can_see_identity(rights.user, opinion, case)
            known[sort] = ("reason" if access.needs_reason(rights.user, opinion) else "yes") if may else "no"
        verdict = known[sort] if voice.has_sender else "none"
        views.append(VoiceView(voice, verdict, revealed.get(opinion.pk)))
    return views


def _rail(case: Case, rights: Rights) -> dict[str, Any]:
    today = clock.today()
    may_merge = rights.may("merge")
    return {
        "clocks": case_reading.clock_lines(case),
        "today": today,
        "suggestions": merging.suggest_duplicates(case, by=rights.user) if may_merge else [],
        "involved": list(case.involvements.filter(to_at=None).select_related("body", "post")),
        "handlers": holders(case.handler_post) if case.handler_post else [],
        "steps": step_lines(case_reading.steps(case)),
        "notes": list(case.notes.select_related("by")),
        "note_form": NoteForm(case=case, user=rights.user, auto_id="ghi_%s") if Perm.NOTE in rights.held else None,
        "papers": list(case.documents.select_related("body", "signed_post", "by").order_by("-pk")),
        "may_paper": rights.may("paper"),
        "failed_mails": case_reading.failed_mails(case),
        "mail_counts": case_reading.mail_counts(case),
        "pauses": list(case.pauses.all()),
        "extensions": list(case.extensions.all()),
    }
