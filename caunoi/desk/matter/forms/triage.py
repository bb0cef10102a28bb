"""Classifying, asking, turning away, passing on."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import CaseKind
from caunoi.cases.suggesting import propose_for
from caunoi.common import clock
from caunoi.desk.matter.forms.acting import ActForm, date_field, line_field, tick_field, words_field
from caunoi.desk.matter.forms.reasons import reason_choices
from caunoi.people.models import Body
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.web.books import field_choices, ineligible_reasons

PUBLIC_HINT = _("Người gửi đọc được phần này khi tra mã.")


class ClassifyForm(ActForm):
    """Kind by content and not by title, field of life, place, complexity."""

    kind = forms.ChoiceField(
        label=_("Loại việc"),
        help_text=_("Theo nội dung, không theo tiêu đề. Đơn tố cáo thì chọn “Cách ly”, không phân loại ở đây."),
        choices=[row for row in CaseKind.choices if row[0] != CaseKind.DENUNCIATION],
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), error_messages={"required": _("Chưa chọn lĩnh vực.")})
    title = line_field(_("Tên việc"), _("Để cán bộ nhận ra việc; không ghi tên người."), limit=200)
    place = forms.ModelChoiceField(Place.objects.none(), label=_("Địa bàn"), empty_label=None)
    is_complex = tick_field(_("Việc phức tạp"), _("Chọn hạn dài hơn mà luật cho việc phức tạp."))

    def prepare(self) -> None:
        """Places: the unit of the authority and its residential areas, and the present one."""
        case = self.case
        self.proposal = propose_for(case)
        filled = "" if case.is_classified or case.field else self.proposal.certain_field()
        self.is_filled = bool(filled) and not self.initial.get("field")
        if self.is_filled:
            self.initial["field"] = filled
        self._choices("field").choices = [("", _("Chọn lĩnh vực")), *field_choices()]
        unit = case.authority.place
        areas = Q(parent=unit, level=Level.AREA) | Q(pk__in=[case.place_id, unit.pk])
        self.fields["place"].queryset = (  # type: ignore[attr-defined]
            Place.objects.valid_on(clock.today()).filter(areas) | Place.objects.filter(pk=case.place_id)
        ).order_by("level", "sort_name")
        for name in ("kind", "field", "title", "place", "is_complex"):
            self.initial.setdefault(name, case.place_id if name == "place" else getattr(case, name))

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        return field


class AskForm(ActForm):
    """What is missing, asked of every speaker."""

    question = words_field(_("Cần người gửi cho biết thêm gì"), PUBLIC_HINT)


class InformationForm(ActForm):
    """The missing information came by another way."""

    note = words_field(_("Đã bổ sung những gì"), _("Chỉ cán bộ đọc."), required=False)


class RefuseForm(ActForm):
    """Not eligible: a reason from the list, and words for the speaker."""

    reason_key = forms.ChoiceField(
        label=_("Lý do"), widget=forms.RadioSelect, error_messages={"required": _("Chưa chọn lý do.")}
    )
    public_note = words_field(_("Giải thích thêm cho người gửi"), PUBLIC_HINT, required=False)

    def prepare(self) -> None:
        """Only the reasons that fit the kind of the case."""
        reasons: Any = reason_choices(ineligible_reasons(), self.case.kind)
        self.fields["reason_key"].choices = reasons  # type: ignore[attr-defined]


class DeclineForm(RefuseForm):
    """Không thụ lý: the same list; the paper is issued apart."""

    public_note = None  # type: ignore[assignment]


class GuideForm(ActForm):
    """Guidance to the competent body."""

    public_note = words_field(_("Hướng dẫn người gửi"), _("Gửi đến đâu, mang gì, ai tiếp. Người gửi đọc được."), rows=5)


class ForwardForm(ActForm):
    """To a competent body that does not work here."""

    to_name = line_field(_("Chuyển đến cơ quan"), _("Cơ quan không dùng hệ thống này."))
    public_note = words_field(_("Lời báo cho người gửi"), PUBLIC_HINT)


class TransferForm(ActForm):
    """To another body on this installation; its own period starts, ours ends."""

    to = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Chuyển đến"),
        help_text=_("Hạn của cơ quan nhận tính từ ngày họ nhận. Đồng hồ ở đây dừng."),
        empty_label=_("Chọn cơ quan"),
        error_messages={"required": _("Chưa chọn cơ quan.")},
    )
    note = words_field(_("Vì sao chuyển"), _("Cơ quan nhận đọc được."))

    def prepare(self) -> None:
        """Bodies that take opinions in the same province, those of the same unit first."""
        province = Place.objects.filter(paths_down__descendant=self.case.authority.place, level=Level.PROVINCE)
        rows = Body.objects.valid_on(clock.today()).filter(is_receiving=True).exclude(pk=self.case.authority_id)
        near = rows.filter(place__paths_up__ancestor__in=province).select_related("place").order_by("name")
        self.fields["to"].queryset = near  # type: ignore[attr-defined]


class TakeUpForm(ActForm):
    """Thụ lý of a complaint: the day from which its own term runs."""

    accepted_on = date_field(_("Ngày thụ lý"), _("Hạn giải quyết tính từ ngày này."))

    def prepare(self) -> None:
        """Today unless another day is typed."""
        self.initial.setdefault("accepted_on", clock.today())


class ReasonForm(ActForm):
    """One reason for officers (withdraw, restore, reopen, return)."""

    note = words_field(_("Lý do"), _("Ghi vào nhật ký của vụ việc."), limit=500)


class ConfirmForm(ActForm):
    """Nothing to type: the act is confirmed by its button."""
