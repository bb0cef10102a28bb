"""Every act on a compilation and its issues: door, shape, service, a word to the officer, back to the page."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.issues.door import numbers_of, officer
from caunoi.desk.issues.forms import IssueForm
from caunoi.desk.issues.reading import gone_response, issue_response
from caunoi.issues import access
from caunoi.issues.choices import Perm
from caunoi.issues.models import Compilation, Issue
from caunoi.issues.services import compiling, editing, proposing
from caunoi.issues.services.acting import ActRefused
from caunoi.web.books import fields


def _done(request: HttpRequest, code: str, act: Callable[[], str]) -> HttpResponse:
    """Do it and say what was done, or why not; back to where the officer was."""
    try:
        messages.success(request, act())
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    url = request.POST.get("ve", "")
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()})
    return redirect(url if is_ours else reverse("desk:compilation", args=[code]))


def _door(request: HttpRequest, code: str, perm: Perm = Perm.EDIT) -> tuple[User, Compilation]:
    user = officer(request)
    return user, access.get_compilation_or_404(user, code, perm)


@login_required
@require_POST
def gather(request: HttpRequest, code: str) -> HttpResponse:
    """Gather what is not in the compilation yet."""
    user, row = _door(request, code)

    def act() -> str:
        total = proposing.start_proposal(compilation=row, by=user, at=clock.now())
        if total > proposing.AT_ONCE:
            return _("Đang gom %(n)d ý kiến. Có thể rời trang.") % {"n": total}
        return _("Đã gom %(n)d ý kiến. Hãy soát lại từng vấn đề.") % {"n": total}

    return _done(request, code, act)


@login_required
@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """No more edits."""
    user, row = _door(request, code, Perm.CLOSE)

    def act() -> str:
        compiling.close_compilation(compilation=row, by=user, at=clock.now())
        return _("Đã chốt bản tổng hợp.")

    return _done(request, code, act)


@login_required
@require_POST
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Edit again."""
    user, row = _door(request, code, Perm.REOPEN)

    def act() -> str:
        compiling.reopen_compilation(compilation=row, by=user, at=clock.now())
        return _("Đã mở lại bản tổng hợp.")

    return _done(request, code, act)


@login_required
@require_POST
def undo(request: HttpRequest, code: str) -> HttpResponse:
    """Take the last act back."""
    user, row = _door(request, code)

    def act() -> str:
        done = compiling.undo_last(compilation=row, by=user, at=clock.now())
        return _("Đã hoàn tác: %(act)s.") % {"act": done.label}

    return _done(request, code, act)


@login_required
@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """The ticked opinions to another issue, to a new one, to none, or out of the compilation."""
    user, row = _door(request, code)
    numbers, to = numbers_of(request.POST.getlist("y")), request.POST.get("den", "")
    shown = numbers_of([request.POST.get("tu", "")])  # the issue on whose page they were ticked

    def act() -> str:
        if shown and row.items.filter(number__in=numbers).exclude(issue__number=shown[0]).exists():
            raise ActRefused(_("Có ý kiến không còn ở vấn đề này: người khác vừa chuyển. Hãy xem lại rồi đánh dấu."))
        common = {"compilation": row, "numbers": numbers, "by": user, "at": clock.now()}
        if not numbers:
            raise ActRefused(_("Chưa chọn ý kiến nào."))
        if to == "moi":
            editing.split_issue(**common, label=request.POST.get("ten", ""))  # type: ignore[arg-type]
            return _("Đã tách thành vấn đề mới.")
        if to == "bo":
            editing.take_out(**common)  # type: ignore[arg-type]
            return _("Đã bỏ ra khỏi bản tổng hợp. Vẫn xem lại và lấy về được.")
        target = numbers_of([to])
        if to != "khong" and not target:
            raise ActRefused(_("Hãy chọn nơi chuyển đến."))
        editing.move_opinions(**common, to=target[0] if target else None)  # type: ignore[arg-type]
        return _("Đã chuyển %(n)d ý kiến.") % {"n": len(numbers)}

    return _done(request, code, act)


@login_required
@require_POST
def quote(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Quote a sentence of an opinion, or quote it no more."""
    user, row = _door(request, code)
    item = row.items.filter(number=number, opinion__in=access.visible_opinions(user)).first()
    if item is None:
        raise Http404
    chosen = numbers_of([request.POST.get("cau", "")])

    def act() -> str:
        editing.choose_quote(item=item, start=chosen[0] if chosen else None, by=user, at=clock.now())
        return _("Đã chọn câu trích.") if chosen else _("Không trích ý kiến này nữa.")

    return _done(request, code, act)


@login_required
@require_POST
def join(request: HttpRequest, code: str) -> HttpResponse:
    """The ticked issues into one of them."""
    user, row = _door(request, code)
    numbers, into = numbers_of(request.POST.getlist("vd")), numbers_of([request.POST.get("vao", "")])

    def act() -> str:
        if len(set(numbers) | set(into)) < 2:
            raise ActRefused(_("Hãy đánh dấu ít nhất hai vấn đề để gộp."))
        target = into[0] if into else numbers[0]
        editing.join_issues(compilation=row, numbers=numbers, into=target, by=user, at=clock.now())
        return _("Đã gộp các vấn đề.")

    return _done(request, code, act)


@login_required
@require_POST
def issue_new(request: HttpRequest, code: str) -> HttpResponse:
    """An issue in the officer's words, empty."""
    user, row = _door(request, code)

    def act() -> str:
        editing.new_issue(compilation=row, label=request.POST.get("ten", ""), by=user, at=clock.now())
        return _("Đã thêm vấn đề.")

    return _done(request, code, act)


@login_required
@require_POST
def issue_edit(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Name, field, who is asked, what is proposed."""
    user, row = _door(request, code)
    gone = gone_response(request, row, number)
    if gone is not None:
        return gone
    issue = access.get_issue_or_404(user, code, number, Perm.EDIT)
    form = IssueForm(request.POST)
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            editing.edit_issue(issue=issue, data=form.data_of(), by=user, at=clock.now(), seen=seen)
        except editing.IssueChanged:
            return issue_response(request, user, issue, _again(issue, request.POST))
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã lưu vấn đề."))
            return redirect("desk:issue", code=code, number=number)
    return issue_response(request, user, issue, form)


def _again(issue: Issue, typed: QueryDict) -> IssueForm:
    """The form with what was typed, what the other wrote, and the mark that lets it be saved over that."""
    data = typed.copy()
    data["seen"] = editing.version_of(issue)
    form = IssueForm(data)
    form.is_valid()
    names = ("label", "field", "authority", "proposal", "note")
    now = {**{name: getattr(issue, name) for name in names}, "field": fields().get(issue.field, "")}
    shown = {**form.cleaned_data, "field": fields().get(form.cleaned_data.get("field", ""), "")}
    theirs = [f"{form.fields[name].label}: {now[name] or '–'}" for name in names if now[name] != shown.get(name)]
    said = _("Người khác vừa sửa vấn đề này. Chữ anh/chị gõ còn nguyên; bấm Lưu lần nữa là ghi đè.")
    form.add_error(None, said)
    if theirs:
        form.add_error(None, _("Đang ghi: %(what)s") % {"what": "; ".join(theirs)})
    return form


@login_required
@require_POST
def issue_order(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Another place in the list."""
    user, row = _door(request, code)
    gone = gone_response(request, row, number)
    if gone is not None:
        return gone
    issue = access.get_issue_or_404(user, code, number, Perm.EDIT)
    wanted = numbers_of([request.POST.get("cho", "")])

    def act() -> str:
        if not wanted:
            raise ActRefused(_("Hãy ghi số thứ tự."))
        editing.order_issue(issue=issue, place=wanted[0], by=user, at=clock.now())
        return _("Đã đổi thứ tự.")

    return _done(request, code, act)
