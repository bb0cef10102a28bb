"""The public list and the public page of a matter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from caunoi.cases.models import Publication
from caunoi.cases.named_files import named_files
from caunoi.cases.services.publishing import case_files
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.portal.frame import revalidated, show
from caunoi.portal.matters import selectors
from caunoi.portal.matters.selectors import Filters
from caunoi.portal.send import draft as drafts
from caunoi.portal.send import steps
from caunoi.portal.status import status_of
from caunoi.portal.track.matter import matter_of
from caunoi.portal.units import current_unit
from caunoi.web.books import field_choices, fields


def filters_of(request: HttpRequest) -> Filters:
    """The filters of the address; what is not known is left out."""
    unit, get = current_unit(request), request.GET

    def known(key: str, allowed: object) -> str:
        value = get.get(key, "")
        return value if value in allowed else ""  # type: ignore[operator]

    code = get.get("co-quan", "")[:40]
    return Filters(
        q=get.get("q", "").strip()[:200],
        place=unit.place if unit else None,
        body=Body.objects.filter(code=code).first() if code else None,
        field=known("linh-vuc", fields()),
        kind=known("loai", dict(selectors.kinds())),
        state=known("tinh-trang", selectors.STATES),
        period=known("ky", selectors.PERIODS),
        sort=known("xep", selectors.SORTS) or "moi",
    )


@require_safe
@revalidated
def matter_list(request: HttpRequest) -> HttpResponse:
    """Published matters, with every filter in the address."""
    filters, today = filters_of(request), clock.today()
    rows = selectors.public_cases(filters, today=today)
    number = request.GET.get("trang", "1")
    page = selectors.page_of(rows, number=int(number) if number.isascii() and number.isdigit() else 1, today=today)
    count, is_more = selectors.counted(rows)
    context = {
        "filters": filters,
        "page": page,
        "count": count,
        "is_more": is_more,
        "fields": sorted(field_choices(), key=lambda item: item[1]),
        "kinds": selectors.kinds(),
        "states": state_choices(),
        "periods": [("30", _("30 ngày qua")), ("90", _("3 tháng qua")), ("365", _("12 tháng qua"))],
        "sorts": [("moi", _("Mới công khai trước")), ("cu", _("Cũ trước"))],
        "is_last": page.number == selectors.DEEPEST,
    }
    crumbs = [("", _("Việc đã công khai"))]
    return show(request, "portal/matters/list.html", context, door="kiểm tra", crumbs=crumbs)


def state_choices() -> list[tuple[str, str]]:
    """The words of the state filter."""
    words = {
        "resolved": _("Đã làm xong"),
        "answered": _("Đã trả lời, chưa làm xong"),
        "promised": _("Đã trả lời, có hẹn ngày"),
        "reopened": _("Dân chưa đồng ý, đã mở lại"),
        "overdue": _("Quá hạn, quá hẹn"),
        "open": _("Đang xử lý"),
    }
    return [(key, words[key]) for key in selectors.STATES]


def _live_or_404(code: str) -> Publication:
    row = (
        selectors.live()
        .select_related("case__authority", "case__body", "case__handler_post", "body")
        .filter(case__code=code)
        .first()
    )
    if row is None:
        raise Http404
    return row


@require_safe
@revalidated
def matter_detail(request: HttpRequest, code: str) -> HttpResponse:
    """A published matter: what an officer confirmed, and the facts of its handling."""
    row = _live_or_404(code)
    today = clock.today()
    files = named_files(item for item in case_files(row.case) if item.is_public and not item.is_sealed)
    matter = matter_of(row.case)
    context = {
        "row": row,
        "matter": matter,
        "promises": selectors.public_promises(row, matter.promises),
        "status": status_of(row.case, today=today),
        "voices": selectors.voices_of([row.case_id]).get(row.case_id, 0),
        "said_files": [item for item in files if item.is_said],
        "shown_files": [item for item in files if not item.is_said],
        "related": selectors.related(row),
        "may_join": row.case.ended_at is None,
    }
    crumbs = [("/vu-viec/", _("Việc đã công khai")), ("", row.case.code)]
    return show(request, "portal/matters/detail.html", context, door="kiểm tra", crumbs=crumbs)


@never_cache
@require_POST
def matter_join(request: HttpRequest, code: str) -> HttpResponse:
    """“I have this too”: the send flow, joined to this matter."""
    row = _live_or_404(code)
    draft = drafts.load(request) or drafts.new_draft()
    draft.join, draft.kind, draft.body, draft.box = row.case.code, row.case.kind, row.case.authority.code, ""
    draft.text = draft.text or _("Tôi cũng gặp việc này: %(title)s.") % {"title": row.title}
    drafts.save(request, draft)
    return redirect("portal:send_step", steps.TEXT)
