"""Residential areas, as an administrator types them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from caunoi.places.choices import AREA_KINDS
from caunoi.places.models import Place
from caunoi.web.forms import DateInput

KINDS = [(kind, kind) for kind in AREA_KINDS]
MOST_PARTS = 20


class AreaForm(forms.Form):
    """One new area."""

    kind_name = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn")), *KINDS])
    name = forms.CharField(label=_("Tên"), max_length=120, help_text=_("Không cần viết lại loại: 4, Đông, Hồng Hà"))
    valid_from = forms.DateField(
        label=_("Có từ ngày"), widget=DateInput(), required=False, help_text=_("Để trống nếu không rõ")
    )


class ImportForm(forms.Form):
    """A table of areas."""

    file = forms.FileField(label=_("Bảng .xlsx hoặc .csv"), help_text=_("Dòng đầu có cột “tên”, nên có cột “loại”"))
    valid_from = forms.DateField(
        label=_("Có từ ngày"), widget=DateInput(), required=False, help_text=_("Để trống nếu không rõ")
    )


class ChangeForm(forms.Form):
    """What all changes of areas need: when, by which paper."""

    on = forms.DateField(label=_("Từ ngày"), widget=DateInput())
    citation = forms.CharField(label=_("Văn bản"), max_length=200, help_text=_("Nghị quyết, quyết định của xã, tỉnh"))


class RenameForm(ChangeForm):
    """Another name or kind."""

    kind_name = forms.ChoiceField(label=_("Loại"), choices=KINDS)
    name = forms.CharField(label=_("Tên mới"), max_length=120)
    field_order = ["kind_name", "name", "on", "citation"]


class MergeForm(RenameForm):
    """Several areas become one."""

    areas = forms.ModelMultipleChoiceField(
        label=_("Các khu dân cư sáp nhập"),
        queryset=Place.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["areas", "kind_name", "name", "on", "citation"]

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["areas"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        field.queryset = areas


class SplitForm(ChangeForm):
    """One area becomes several."""

    kind_name = forms.ChoiceField(label=_("Loại"), choices=KINDS)
    names = forms.CharField(
        label=_("Các tên mới"), help_text=_("Mỗi dòng một tên"), widget=forms.Textarea(attrs={"rows": 4})
    )
    field_order = ["kind_name", "names", "on", "citation"]

    def clean_names(self) -> list[str]:
        """One name a line. Raises ValidationError for fewer than two or too many."""
        names = [line.strip() for line in str(self.cleaned_data["names"]).splitlines() if line.strip()]
        if not 2 <= len(names) <= MOST_PARTS:
            raise ValidationError(_("Cần từ 2 đến %(most)s tên, mỗi dòng một tên."), params={"most": MOST_PARTS})
        return names


class EndForm(forms.Form):
    """The area ends and nothing follows it."""

    on = forms.DateField(label=_("Từ ngày"), widget=DateInput())
