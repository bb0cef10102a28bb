"""The forms of the opened figure: what is asked before an act is done."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.desk.figures.finding import offers
from caunoi.desk.figures.forms import NumberField, PlaceWordsField
from caunoi.desk.figures.panel import Panel
from caunoi.figures import selectors, wording
from caunoi.figures.choices import Act, Bound, FigureLevel
from caunoi.figures.models import ReportedFigure
from caunoi.figures.services.reviewing import Correction
from caunoi.places.selectors import full_name

ACT_OF = {"nhan": Act.ACCEPT, "sua": Act.CORRECT, "bo": Act.REJECT, "chi-tieu": Act.MAP, "gop": Act.MERGE}
REASONS = (
    ("not", _("Không phải số liệu")),
    ("misread", _("Đọc sai, đã có số đúng ở chỗ khác")),
    ("other", _("Không thuộc báo cáo này")),
    ("own", _("Lý do khác")),
)


class CorrectForm(forms.Form):
    """A figure as it should be. What was typed stays when somebody else was quicker."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    bound = forms.ChoiceField(label=_("Cách ghi"), choices=Bound.choices)
    value = NumberField(label=_("Giá trị"), widget=forms.TextInput({"autofocus": True}))
    value_max = NumberField(label=_("Đến (nếu là khoảng)"), required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    what = forms.CharField(label=_("Đếm cái gì"), max_length=300, required=False)
    subject = forms.CharField(label=_("Chủ thể"), max_length=300, required=False)
    level = forms.ChoiceField(
        label=_("Cấp"),
        choices=[("", _("Không nói cấp nào")), *FigureLevel.choices],
        required=False,
    )
    period_words = forms.CharField(
        label=_("Kỳ, nếu khác kỳ của báo cáo"),
        max_length=200,
        required=False,
        help_text=_("Như: quý III năm 2026."),
    )
    place = PlaceWordsField(label=_("Đơn vị"), required=False)
    is_plan = forms.BooleanField(label=_("Đây là kế hoạch, chỉ tiêu giao"), required=False)
    reason = forms.CharField(
        label=_("Ghi chú"), max_length=500, required=False,
        help_text=_("Báo cáo viết sai thì ghi cơ quan nào xác nhận số đúng. Số công khai thì ai cũng đọc được."),
    )  # fmt: skip

    def correction(self, figure: ReportedFigure) -> Correction:
        """What differs from the figure as it stood when the form was drawn."""
        data = self.cleaned_data
        upper = data["value_max"]
        return Correction(
            value=data["value"], value_max=upper, no_range=upper is None and figure.value_max is not None,
            bound=data["bound"], unit=data["unit"], what=data["what"], subject=data["subject"], level=data["level"],
            period_words=data["period_words"] if data["period_words"] != figure.period_words else None,
            place=data["place"], is_plan=data["is_plan"],
        )  # fmt: skip


class RejectForm(forms.Form):
    """Why a figure is none."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.ChoiceField(label=_("Vì sao bỏ"), choices=REASONS, widget=forms.Select({"autofocus": True}))
    reason = forms.CharField(label=_("Ghi rõ"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """A reason of one's own needs words."""
        data = self.cleaned_data
        if data.get("why") == "own" and not data.get("reason", "").strip():
            self.add_error("reason", gettext("Hãy ghi lý do."))
        return data

    def words(self) -> str:
        """The reason as the history keeps it."""
        why, own = self.cleaned_data["why"], self.cleaned_data["reason"].strip()
        named = "" if why == "own" else str(dict(REASONS)[why])
        return ". ".join(filter(None, (named, own)))


def initial_of(figure: ReportedFigure) -> dict[str, Any]:
    """A figure as the correction form shows it."""
    return {
        "version": figure.version, "bound": figure.bound, "value": wording.typed(figure.value),
        "value_max": wording.typed(figure.value_max), "unit": figure.unit,
        "what": figure.what, "subject": figure.subject, "level": figure.level, "period_words": figure.period_words,
        "place": full_name(figure.place) if figure.place else "", "is_plan": figure.is_plan,
    }  # fmt: skip


def asked_panel(request: HttpRequest, panel: Panel) -> Panel:
    """The panel with the form that the address asks for; without the right or the state, without it."""
    if panel.at is None or not panel.mode:
        return panel
    if ACT_OF[panel.mode] not in panel.acts:
        panel.mode = ""
        return panel
    figure = panel.at.figure
    if panel.mode == "sua":
        panel.form = panel.form or CorrectForm(initial=initial_of(figure))
    elif panel.mode == "bo":
        panel.form = panel.form or RejectForm(initial={"version": figure.version, "why": "not"})
    elif panel.mode == "chi-tieu":
        panel.extra = map_offers(figure, request.GET)
    else:
        panel.extra = {"twins": selectors.duplicates_of(figure)}
    return panel


def map_offers(figure: ReportedFigure, query: Mapping[str, Any]) -> dict[str, Any]:
    """The indicators that a figure may answer to, likeliest first; or those that the words find."""
    words = " ".join(str(query.get("tim", "")).split())[:100]
    return {"words": words, "offers": offers(figure, words)}
