"""Forms of the pages beside the main way."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from caunoi.cases.services.appointments import reception_days
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.web.forms import LimitedForm
from caunoi.web.templatetags.web import ngay

SESSION_CHOICES = [("sang", _("Buổi sáng")), ("chieu", _("Buổi chiều"))]


class AppointmentForm(LimitedForm):
    """When, and how to call back. What it is about is not asked."""

    scope = "appointment"
    limit, limit_plain = 20, 5

    wanted_on = forms.ChoiceField(
        label=_("Ngày"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Xin chọn một ngày."), "invalid_choice": _("Xin chọn một ngày trong danh sách.")},
    )
    session = forms.ChoiceField(
        label=_("Buổi"),
        choices=SESSION_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Xin chọn buổi.")},
    )
    name = forms.CharField(
        label=_("Họ tên"), required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        help_text=_("Để cán bộ gọi báo giờ. Được mã hóa."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Xin để lại số điện thoại.")},
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = reception_days(body, today=clock.today())
        self.fields["wanted_on"].choices = [(day.isoformat(), ngay(day)) for day in days]  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """Nine to eleven digits."""
        phone = str(self.cleaned_data["phone"])
        if not 9 <= sum(char.isdigit() for char in phone) <= 11:
            raise forms.ValidationError(_("Số điện thoại thiếu hoặc thừa chữ số."))
        return phone


class LostCodeForm(LimitedForm):
    """The address that was left with the opinion."""

    scope = "lost_code"
    limit, limit_plain = 10, 5

    email = forms.CharField(
        label=_("Thư điện tử đã để lại khi gửi"),
        max_length=160,
        validators=[EmailValidator(_("Địa chỉ thư chưa đúng, ví dụ ten@thu.vn."))],
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": _("Xin ghi địa chỉ thư.")},
    )
