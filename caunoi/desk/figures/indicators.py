"""Indicators of the book and of this installation, and the words officers taught; an administrator adds and ends."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.figures.door import keeper, officer, tabs
from caunoi.desk.figures.finding import search
from caunoi.desk.frame import page
from caunoi.figures import access, book
from caunoi.figures.choices import Perm
from caunoi.figures.models import Indicator, ReportedFigure, Vocabulary
from caunoi.figures.services import vocabulary
from caunoi.figures.services.acting import ActRefused
from caunoi.web.among import among

FOUND = 60
WORDS_PER_PAGE = 50


class IndicatorForm(forms.Form):
    """An indicator that the book lacks."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=200)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, help_text=_("Như: hội nghị, lượt người, đồng."))
    group = forms.CharField(label=_("Nhóm"), max_length=60, required=False, widget=forms.TextInput({"list": "nhom"}))
    words = forms.CharField(
        label=_("Báo cáo gọi nó là gì"), required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Mỗi dòng một cách gọi. Báo cáo đọc sau này gặp những chữ này sẽ tự gắn."), max_length=2000,
    )  # fmt: skip
    definition = forms.CharField(
        label=_("Đếm thế nào"), required=False, widget=forms.Textarea({"rows": 3}), max_length=2000
    )
    is_additive = forms.BooleanField(
        label=_("Số của các đơn vị cộng được với nhau"), required=False,
        help_text=_("Không chọn khi là tỷ lệ, bình quân, hoặc một người, một việc có thể được đếm ở nhiều nơi."),
    )  # fmt: skip


def _groups() -> list[str]:
    return list(dict.fromkeys(info.group for info in book.indicators().values() if info.group))


def _words(user: User) -> QuerySet[Vocabulary]:
    """The taught words that stand in a report the officer may read: they are words of reports."""
    return Vocabulary.objects.filter(ended_at=None, what__in=access.visible_figures(user).values("what"))


def _own_words(user: User) -> QuerySet[Vocabulary]:
    """Those of reports that the officer's bodies review."""
    reviewed = ReportedFigure.objects.filter(among("report__body", access.bodies(user, Perm.REVIEW)))
    return Vocabulary.objects.filter(ended_at=None, what__in=reviewed.values("what"))


@login_required
@never_cache
@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every indicator by group, those of this installation marked; a box to find one."""
    user = officer(request)
    may_add = access.may_configure(user)
    if not may_add and not access.bodies(user, Perm.SEE):
        raise PermissionDenied
    words = " ".join(request.GET.get("tim", "").split())[:100]
    found = search(words, limit=FOUND) if words else list(book.indicators().values())
    groups: dict[str, list[book.IndicatorInfo]] = {}
    for info in sorted(found, key=lambda info: not info.is_own):
        groups.setdefault(info.group_label or gettext("Chưa xếp nhóm"), []).append(info)
    live = _words(user).select_related("created_by").order_by("-used", "what", "pk")
    taught = Paginator(live, WORDS_PER_PAGE).get_page(request.GET.get("trang"))
    known = book.indicators()
    context = {
        "groups": groups, "words": words,
        "open_groups": {group for group, rows in groups.items() if rows[0].is_own},
        "count": len(found), "may_add": may_add, "taught": taught,
        "may_forget": bool(access.bodies(user, Perm.REVIEW)),
        "taught_rows": [(row, known.get(row.indicator)) for row in taught],
        "tabs": tabs(user), "tab": "figures_indicators",
    }  # fmt: skip
    return page(request, "desk/figures/indicators.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_add(request: HttpRequest) -> HttpResponse:
    """Add an indicator for this installation."""
    user = keeper(request)
    form = IndicatorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data: dict[str, Any] = {**form.cleaned_data, "words": form.cleaned_data["words"].splitlines()}
        try:
            row = vocabulary.add_indicator(**data, by=user, at=clock.now())
            messages.success(request, gettext("Đã thêm chỉ tiêu “%(name)s”.") % {"name": row.name})
            return redirect("desk:figures_indicators")
        except ActRefused as refusal:
            form.add_error("name", str(refusal))
    context = {"form": form, "groups": _groups(), "tabs": tabs(user), "tab": "figures_indicators"}
    return page(request, "desk/figures/indicator.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def indicator_end(request: HttpRequest, key: str) -> HttpResponse:
    """Offer an own indicator no longer."""
    user = keeper(request)
    row = get_object_or_404(Indicator, key=key)
    try:
        vocabulary.end_indicator(indicator=row, by=user, at=clock.now())
        messages.success(request, gettext("Thôi dùng chỉ tiêu “%(name)s”. Số đã gắn vẫn giữ tên.") % {"name": row.name})
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:figures_indicators")


@login_required
@require_POST
def word_forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a taught word's meaning no longer."""
    user = officer(request)
    if not access.bodies(user, Perm.REVIEW):
        raise PermissionDenied
    word = get_object_or_404(_own_words(user), pk=pk)
    try:
        vocabulary.forget_word(word=word, by=user, at=clock.now())
        messages.success(request, gettext("Đã bỏ từ “%(word)s”.") % {"word": word.what})
    except ActRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:figures_indicators")
