"""A day off or a worked day, as an administrator types it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from caunoi.calendar.library import FIRST_YEAR, LAST_YEAR
from caunoi.calendar.models import Confidence
from caunoi.web.forms import DateInput


class DayForm(forms.Form):
    """One date that differs from the library."""

    on = forms.DateField(label=_("Ngày"), widget=DateInput())
    is_working = forms.TypedChoiceField(
        label=_("Ngày này"),
        choices=[("", _("Chọn")), ("nghi", _("Nghỉ")), ("lam", _("Làm việc (làm bù)"))],
        coerce=lambda value: value == "lam",
    )
    name = forms.CharField(
        label=_("Tên ngày"), max_length=120, help_text=_("Như sẽ in trong cách tính hạn: Nghỉ Tết Đinh Mùi")
    )
    citation = forms.CharField(label=_("Căn cứ"), max_length=200, help_text=_("Số, ngày của văn bản quyết định"))
    confidence = forms.ChoiceField(label=_("Độ tin cậy"), choices=Confidence.choices, initial=Confidence.LOW)

    def clean_on(self) -> Any:
        """Raises ValidationError outside the years that are reckoned with."""
        on = self.cleaned_data["on"]
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise ValidationError(
                _("Chỉ nhận năm %(first)s đến %(last)s."), params={"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        return on


class ConfirmForm(forms.Form):
    """The paper by which the State decided a year's days off."""

    citation = forms.CharField(
        label=_("Văn bản quyết định"), max_length=200, help_text=_("Số, ngày của văn bản quyết định")
    )
