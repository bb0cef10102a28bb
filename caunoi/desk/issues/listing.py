"""The compilations an officer may read; a new one; the head of one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi.common import clock
from caunoi.desk.frame import page
from caunoi.desk.issues.door import editing_bodies, officer, reader
from caunoi.desk.issues.forms import HeadForm, NewForm, head_initial
from caunoi.issues import access, selectors
from caunoi.issues.choices import Perm
from caunoi.issues.services import compiling
from caunoi.issues.services.acting import ActRefused

PER_PAGE = 30


@login_required
@require_safe
def compilation_list(request: HttpRequest) -> HttpResponse:
    """Latest period first."""
    user = reader(request)
    rows = Paginator(selectors.compilation_list(user), PER_PAGE).get_page(request.GET.get("trang"))
    return page(request, "desk/issues/list.html", {"rows": rows, "may_make": bool(access.bodies(user, Perm.EDIT))})


@login_required
@require_http_methods(["GET", "POST"])
def compilation_new(request: HttpRequest) -> HttpResponse:
    """Which period, for what."""
    user = officer(request)
    bodies = editing_bodies(user)
    if not bodies:
        raise Http404
    initial = {"from_on": clock.today().replace(month=1, day=1), "to_on": clock.today()}
    form = NewForm(request.POST or None, bodies=bodies, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            row = compiling.create_compilation(
                body=form.cleaned_data["body"], head=form.head(), by=user, at=clock.now()
            )
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã lập bản tổng hợp. Bước tiếp: gom ý kiến trong kỳ."))
            return redirect("desk:compilation", code=row.code)
    crumbs = [(reverse("desk:compilations"), _("Bản tổng hợp")), ("", _("Bản mới"))]
    return page(request, "desk/issues/head.html", {"form": form, "crumbs": crumbs}, status=_status(request))


@login_required
@require_http_methods(["GET", "POST"])
def compilation_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Another title, purpose, period or source."""
    user = officer(request)
    row = access.get_compilation_or_404(user, code, Perm.EDIT)
    form = HeadForm(request.POST or None, initial=head_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            compiling.change_head(compilation=row, head=form.head(), by=user, at=clock.now())
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã sửa."))
            return redirect("desk:compilation", code=code)
    crumbs = [
        (reverse("desk:compilations"), _("Bản tổng hợp")),
        (reverse("desk:compilation", args=[code]), row.title),
        ("", _("Sửa tên, kỳ")),
    ]
    context = {"form": form, "row": row, "crumbs": crumbs}
    return page(request, "desk/issues/head.html", context, status=_status(request))


@login_required
@require_http_methods(["GET", "POST"])
def compilation_delete(request: HttpRequest, code: str) -> HttpResponse:
    """Ask, then take a draft away."""
    user = officer(request)
    row = access.get_compilation_or_404(user, code, Perm.EDIT)
    if request.method == "POST":
        try:
            compiling.delete_compilation(compilation=row, by=user, at=clock.now())
        except ActRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("desk:compilation", code=code)
        messages.success(request, _("Đã xóa bản tổng hợp. Các ý kiến vẫn còn nguyên."))
        return redirect("desk:compilations")
    crumbs = [
        (reverse("desk:compilations"), _("Bản tổng hợp")),
        (reverse("desk:compilation", args=[code]), row.title),
        ("", _("Xóa")),
    ]
    issues, opinions = row.issues.filter(dropped_at=None).count(), row.items.filter(is_out=False).count()
    context = {"row": row, "issues": issues, "opinions": opinions, "crumbs": crumbs}
    return page(request, "desk/issues/delete.html", context)


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200
