"""One compilation as a table of issues, one issue with its opinions, the opinions under no issue or taken out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi.accounts.models import User
from caunoi.cases.choices import PromiseState
from caunoi.cases.models import Case, OpinionPart, Promise
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.issues.door import officer, page_number
from caunoi.desk.issues.forms import IssueForm
from caunoi.issues import access, history, selectors
from caunoi.issues.choices import CompilationState, Perm, RunState
from caunoi.issues.models import Compilation, Issue, IssueOpinion
from caunoi.issues.replies import standings
from caunoi.issues.services.acting import is_stalled
from caunoi.issues.services.compiling import last_change
from caunoi.issues.services.editing import version_of
from caunoi.language.issue_quotes import is_quotable, sentences
from caunoi.people.models import Body
from caunoi.web.books import fields
from caunoi.web.paging import Numbered

PER_PAGE = 50
VIEWS = {"tat-ca": noop("Tất cả"), "chua-xep": noop("Chưa xếp"), "da-bo": noop("Đã bỏ ra")}
FILTERS = {"tra-loi": noop("Đã trả lời"), "hua": noop("Đang hứa làm"), "xong": noop("Đã làm xong")}


@dataclass(frozen=True)
class Shown:
    """One opinion on a page: its words around the sentence that is quoted, its cases, the sentences to choose from."""

    item: IssueOpinion
    before: str
    quoted: str
    after: str
    cases: list[Case]
    choices: list[tuple[int, str]]
    issue: str = ""


@dataclass(frozen=True)
class Listing(Numbered):
    """A page of opinions, in the shape of `web/_pager.html`."""

    rows: list[Shown]
    number: int
    has_next: bool


def _common(row: Compilation, user: User) -> dict[str, Any]:
    is_draft = row.state == CompilationState.DRAFT
    is_running = row.run_state == RunState.RUNNING
    stalled = is_stalled(row, at=clock.now())
    may_edit = access.can(user, Perm.EDIT, row)
    change = last_change(row) if may_edit and is_draft else None
    return {
        "change": change,
        "may_undo": change is not None and change.by_id == user.pk,
        "row": row,
        "is_running": is_running,
        "is_stalled": stalled,
        "may_edit": may_edit and is_draft and (not is_running or stalled),
        "may_reopen": not is_draft and access.can(user, Perm.REOPEN, row),
    }


@login_required
@never_cache
@require_safe
def compilation_page(request: HttpRequest, code: str) -> HttpResponse:
    """The table; htmx asks for the progress of a gathering alone."""
    user = officer(request)
    row = access.get_compilation_or_404(user, code)
    context = _common(row, user)
    if request.headers.get("HX-Request"):
        response = render(request, "desk/issues/_run.html", context)
        if row.run_state != RunState.RUNNING:
            response["HX-Refresh"] = "true"
        return response
    lines, whole, loose = selectors.overview(row, user)
    before, came = history.asked_before(row, lines, user), standings(lines, user)
    names = fields()
    context |= {
        "lines": [
            (line, names.get(line.issue.field, ""), before.get(line.issue.pk, []), came[line.issue.pk])
            for line in lines
        ],
        "whole": whole, "loose": loose, "out": selectors.out_items(row, user).count(),
        "crumbs": [(reverse("desk:compilations"), _("Bản tổng hợp")), ("", row.title)],
    }  # fmt: skip
    return page(request, "desk/issues/compilation.html", context)


@login_required
@never_cache
@require_safe
def issue_page(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One issue: what an officer wrote of it, what is counted, its opinions."""
    user = officer(request)
    gone = gone_response(request, access.get_compilation_or_404(user, code), number)
    return gone or issue_response(request, user, access.get_issue_or_404(user, code, number))


def gone_response(request: HttpRequest, row: Compilation, number: int) -> HttpResponse | None:
    """To the table, with a word why, when the issue was there and is no more; else None."""
    if not row.issues.filter(number=number, dropped_at__isnull=False).exists():
        return None
    messages.info(request, _("Vấn đề này không còn trong bản tổng hợp: đã gộp, chuyển hết ý kiến, hoặc hoàn tác."))
    return redirect("desk:compilation", code=row.code)


def issue_response(request: HttpRequest, user: User, issue: Issue, form: IssueForm | None = None) -> HttpResponse:
    """The page of an issue; with a form that failed, that form."""
    row = issue.compilation
    line = selectors.line_of(issue, user)
    wanted = request.GET.get("loc", "")
    items = _filtered(selectors.visible_items(row, user).filter(issue=issue), wanted)
    names = ("label", "field", "authority", "proposal", "note")
    initial = {name: getattr(issue, name) for name in names} | {"seen": version_of(issue)}
    crumbs = [
        (reverse("desk:compilations"), _("Bản tổng hợp")),
        (reverse("desk:compilation", args=[row.code]), row.title),
        ("", line.label),
    ]
    context = {
        **_common(row, user), "issue": issue, "line": line, "crumbs": crumbs, "field": fields().get(issue.field, ""),
        "listing": listing_of(items, user, page_number(request)), "others": labels(row, user, but=issue),
        "form": form or IssueForm(initial=initial, name_now="" if issue.label else line.label),
        "bodies": Body.objects.valid_on(clock.today()).filter(place__in=[row.body.place_id]).order_by("code"),
        "before": history.asked_before(row, [line], user).get(issue.pk, []), "loc": wanted,
        "came": standings([line], user)[issue.pk],
        "filters": [(key, _(label)) for key, label in FILTERS.items()],
    }  # fmt: skip
    return page(request, "desk/issues/issue.html", context, status=422 if form is not None else 200)


def _filtered(items: QuerySet[IssueOpinion], wanted: str) -> QuerySet[IssueOpinion]:
    parts = OpinionPart.objects.filter(opinion=OuterRef("opinion"))
    promised = Promise.objects.filter(case=OuterRef("case")).exclude(state=PromiseState.WITHDRAWN)
    rules = {
        "tra-loi": parts.filter(case__answered_at__isnull=False),
        "xong": parts.filter(case__resolved_at__isnull=False),
        "hua": parts.filter(Exists(promised), case__resolved_at=None),
    }
    return items.filter(Exists(rules[wanted])) if wanted in rules else items


@login_required
@never_cache
@require_safe
def opinions_page(request: HttpRequest, code: str) -> HttpResponse:
    """All opinions of a compilation, those under no issue, those taken out."""
    user = officer(request)
    row = access.get_compilation_or_404(user, code)
    view = request.GET.get("muc", "")
    view = view if view in VIEWS else "tat-ca"
    visible = selectors.visible_items(row, user)
    items = {
        "tat-ca": visible, "chua-xep": visible.filter(issue=None), "da-bo": selectors.out_items(row, user),
    }[view]  # fmt: skip
    crumbs = [
        (reverse("desk:compilations"), _("Bản tổng hợp")),
        (reverse("desk:compilation", args=[row.code]), row.title),
        ("", _("Ý kiến")),
    ]
    others = labels(row, user)
    context = {
        **_common(row, user), "view": view, "views": [(key, _(label)) for key, label in VIEWS.items()],
        "listing": listing_of(items, user, page_number(request), dict(others)), "others": others, "crumbs": crumbs,
    }  # fmt: skip
    return page(request, "desk/issues/opinions.html", context)


def labels(row: Compilation, user: User, but: Issue | None = None) -> list[tuple[int, str]]:
    """Number and name of the issues, to choose from."""
    lines, _whole, _loose = selectors.overview(row, user)
    return [(line.issue.number, line.label) for line in lines if but is None or line.issue.pk != but.pk]


def listing_of(items: QuerySet[IssueOpinion], user: User, number: int, names: dict[int, str] | None = None) -> Listing:
    """A page of opinions, quoted ones first."""
    unquoted = ExpressionWrapper(Q(quote_start=None), output_field=BooleanField())
    ordered = items.annotate(unquoted=unquoted).select_related("opinion__place", "issue").order_by("unquoted", "number")
    found = list(ordered[(number - 1) * PER_PAGE : number * PER_PAGE + 1])
    return Listing(_shown(found[:PER_PAGE], user, names or {}), number, len(found) > PER_PAGE)


def _shown(items: Sequence[IssueOpinion], user: User, names: dict[int, str]) -> list[Shown]:
    cases = selectors.seen_cases(user, [item.opinion_id for item in items])
    return [
        Shown(
            item,
            *_around(item),
            cases.get(item.opinion_id, []),
            list(_sentences(item.opinion.text)),
            names.get(item.issue.number, "") if item.issue else "",
        )
        for item in items
    ]


def _around(item: IssueOpinion) -> tuple[str, str, str]:
    text, start, end = item.opinion.text, item.quote_start, item.quote_end
    if start is None or end is None:
        return text, "", ""
    return text[:start], text[start:end], text[end:]


def _sentences(text: str) -> Iterable[tuple[int, str]]:
    found = [(start, text[start:end]) for start, end in sentences(text) if end > start]
    return [pair for pair in found if is_quotable(pair[1])][:12] or found[:1]
