"""Filters of the lists: GET forms, so that an address is a view that can be kept and sent."""

from collections.abc import Iterable
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
from caunoi.web.among import among
from caunoi.web.books import field_choices
from caunoi.web.forms import DateInput


def _bodies_of(user: User) -> list[tuple[str, int, str, int]]:
    """Code, key, name and place of every body at which the user sees cases."""
    rows = Body.objects.filter(among("pk", access.bodies(user, Perm.SEE))).order_by("name")
    return list(rows.values_list("code", "pk", "name", "place"))


def _places_of(homes: set[int]) -> list[tuple[str, int, str]]:
    """Code, key and label of the communes below these places; of the residential areas too when it is one place."""
    levels = [Level.COMMUNE, Level.AREA] if len(homes) == 1 else [Level.COMMUNE]
    below = Place.objects.filter(among("paths_up__ancestor", homes), valid_to=None, level__in=levels).distinct()
    rows = below.order_by("level", "name").values_list("code", "pk", "kind_name", "name", "level")
    return [(code, pk, f"{kind} {name}".strip()) for code, pk, kind, name, _level in rows]


class LongSelect(forms.Select):
    """A select written in one go: a template for each option took 0.1 s for hundreds of bodies, 0.01 s for a dozen."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The same markup as Django's."""
        chosen = str(value or "")
        options = ((key, mark_safe(" selected") if str(key) == chosen else "", label) for key, label in self.choices)
        written = format_html_join("", '<option value="{}"{}>{}</option>', options)
        own = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", own, written)


def _choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=LongSelect)


class FilterForm(forms.Form):
    """Every part is optional; a wrong value is ignored, not an error."""

    linh_vuc = _choice(_("Lĩnh vực"))
    don_vi = _choice(_("Đơn vị"))
    dia_ban = _choice(_("Địa bàn"))
    nguon = _choice(_("Nguồn"))
    loai = _choice(_("Loại"))
    ket_qua = _choice(_("Kết quả"))
    tu_ngay = forms.DateField(label=_("Nhận từ ngày"), required=False, widget=DateInput())
    den_ngay = forms.DateField(label=_("đến ngày"), required=False, widget=DateInput())

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bodies = _bodies_of(user)
        places = _places_of({place for _code, _pk, _name, place in bodies})
        self._bodies = {code: pk for code, pk, _name, _place in bodies}
        self._places = {code: pk for code, pk, _label in places}
        self._offer("don_vi", _("Mọi đơn vị"), [(code, name) for code, _pk, name, _place in bodies])
        self._offer("dia_ban", _("Mọi địa bàn"), [(code, label) for code, _pk, label in places])
        self._offer("linh_vuc", _("Mọi lĩnh vực"), field_choices())
        self._offer("nguon", _("Mọi nguồn"), Channel.choices)
        self._offer("loai", _("Mọi loại"), CaseKind.choices)
        self._offer("ket_qua", _("Mọi kết quả"), Outcome.choices)

    def _offer(self, name: str, all_of_them: Any, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", all_of_them), *choices]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was asked for, wrong parts left out."""
        self.is_valid()
        data = self.cleaned_data
        return Filters(
            field=data.get("linh_vuc", ""),
            body_id=self._bodies.get(data.get("don_vi", "")),
            place_id=self._places.get(data.get("dia_ban", "")),
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
