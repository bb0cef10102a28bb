"""Looking for opinions to put into a compilation by hand, of any time and kind that may stand there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.accounts.models import User
from caunoi.cases.access import visible_cases
from caunoi.cases.models import Opinion
from caunoi.cases.services.indexing import CASE
from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.issues.door import numbers_of, officer
from caunoi.desk.issues.reading import labels
from caunoi.issues import access, selectors
from caunoi.issues.choices import CompilationState, Perm
from caunoi.issues.models import Compilation
from caunoi.issues.services import editing
from caunoi.issues.services.acting import ActRefused
from caunoi.search.selectors import find

MOST = 50
CASES = 200


@login_required
@require_http_methods(["GET", "POST"])
def add_page(request: HttpRequest, code: str) -> HttpResponse:
    """Search by words or the code of a case; tick; choose the issue."""
    user = officer(request)
    row = access.get_compilation_or_404(user, code, Perm.EDIT)
    query = request.GET.get("tim", "").strip()[:200]
    to = numbers_of([request.POST.get("den", request.GET.get("den", ""))])
    if request.method == "POST":
        try:
            number = editing.add_opinions(
                compilation=row, opinion_ids=numbers_of(request.POST.getlist("yk")), to=to[0] if to else None,
                by=user, at=clock.now(),
            )  # fmt: skip
            messages.success(request, _("Đã thêm %(n)d ý kiến.") % {"n": number})
            return redirect("desk:issue", code=code, number=to[0]) if to else redirect("desk:compilation", code=code)
        except ActRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.get_full_path())
    found = found_opinions(row, user, query)
    cases = selectors.seen_cases(user, [opinion.pk for opinion in found])
    context = {
        "row": row, "query_text": query, "found": [(opinion, cases.get(opinion.pk, [])) for opinion in found],
        "others": labels(row, user), "to": to[0] if to else None, "is_draft": row.state == CompilationState.DRAFT,
        "crumbs": [
            (reverse("desk:compilations"), _("Bản tổng hợp")),
            (reverse("desk:compilation", args=[code]), row.title),
            ("", _("Thêm ý kiến")),
        ],
    }  # fmt: skip
    return page(request, "desk/issues/add.html", context)


def found_opinions(row: Compilation, user: User, query: str) -> list[Opinion]:
    """Opinions whose case fits the words or has the code, and that stand under no issue of the compilation yet."""
    if not query:
        return []
    seen = visible_cases(user)
    ids = list(seen.filter(code=query.upper()).values_list("pk", flat=True)) or find(query, kind=CASE, limit=CASES)
    rows = access.visible_opinions(user).filter(parts__case__in=seen.filter(pk__in=ids)).distinct()
    there = row.items.filter(issue__isnull=False).values("opinion")
    return list(rows.exclude(pk__in=there).select_related("place").order_by("-received_at", "-pk")[:MOST])
