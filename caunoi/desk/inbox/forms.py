"""Filters of the lists: GET forms, so that an address is a view that can be kept and sent."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import CaseKind, Channel, Outcome, Perm
from caunoi.cases.models import SavedView
from caunoi.desk.inbox.selectors import Filters
from caunoi.people.models import Body
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.web.books import field_choices
from caunoi.web.forms import DateInput


class LongSelect(forms.Select):
    """A select of hundreds of bodies or communes, written in one go: a template for each option took 0.1 s."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The same markup as Django's."""
        chosen = str(value or "")
        options = ((key, mark_safe(" selected") if str(key) == chosen else "", label) for key, label in self.choices)
        written = format_html_join("", '<option value="{}"{}>{}</option>', options)
        own = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", own, written)


class FilterForm(forms.Form):
    """Every part is optional; a wrong value is ignored, not an error."""

    linh_vuc = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    don_vi = forms.ModelChoiceField(label=_("Đơn vị"), required=False, queryset=Body.objects.none(), widget=LongSelect)
    dia_ban = forms.ModelChoiceField(
        label=_("Địa bàn"), required=False, queryset=Place.objects.none(), widget=LongSelect
    )
    nguon = forms.ChoiceField(label=_("Nguồn"), required=False)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    ket_qua = forms.ChoiceField(label=_("Kết quả"), required=False)
    tu_ngay = forms.DateField(label=_("Nhận từ ngày"), required=False, widget=DateInput())
    den_ngay = forms.DateField(label=_("đến ngày"), required=False, widget=DateInput())

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        held = access.bodies(user, Perm.SEE)
        bodies = Body.objects.filter(pk__in=held).order_by("name")
        homes = set(bodies.values_list("place", flat=True))
        below = Place.objects.filter(paths_up__ancestor__in=homes, valid_to=None)
        levels = [Level.COMMUNE, Level.AREA] if len(homes) == 1 else [Level.COMMUNE]
        places = below.filter(level__in=levels).distinct().order_by("level", "name")
        self.fields["don_vi"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["don_vi"].to_field_name = "code"  # type: ignore[attr-defined]
        self.fields["don_vi"].empty_label = _("Mọi đơn vị")  # type: ignore[attr-defined]
        self.fields["dia_ban"].queryset = places  # type: ignore[attr-defined]
        self.fields["dia_ban"].to_field_name = "code"  # type: ignore[attr-defined]
        self.fields["dia_ban"].empty_label = _("Mọi địa bàn")  # type: ignore[attr-defined]
        self.fields["linh_vuc"].choices = [("", _("Mọi lĩnh vực")), *field_choices()]  # type: ignore[attr-defined]
        self.fields["nguon"].choices = [("", _("Mọi nguồn")), *Channel.choices]  # type: ignore[attr-defined]
        self.fields["loai"].choices = [("", _("Mọi loại")), *CaseKind.choices]  # type: ignore[attr-defined]
        self.fields["ket_qua"].choices = [("", _("Mọi kết quả")), *Outcome.choices]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was asked for, wrong parts left out."""
        self.is_valid()
        data = self.cleaned_data
        body, place = data.get("don_vi"), data.get("dia_ban")
        return Filters(
            field=data.get("linh_vuc", ""),
            body_id=body.pk if body else None,
            place_id=place.pk if place else None,
            channel=data.get("nguon", ""),
            kind=data.get("loai", ""),
            outcome=data.get("ket_qua", ""),
            received_from=data.get("tu_ngay"),
            received_to=data.get("den_ngay"),
        )


class SaveViewForm(forms.ModelForm[SavedView]):
    """Give the present filter a name."""

    class Meta:
        model = SavedView
        fields = ["name", "query"]
        widgets = {"query": forms.HiddenInput}
        labels = {"name": _("Tên bộ lọc")}
