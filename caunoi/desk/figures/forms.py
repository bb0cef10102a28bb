"""Shapes of what officers give: files, a text, whose report it is, a corrected figure, an indicator."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.places.names import name_fold
from caunoi.places.selectors import full_names, resolve
from caunoi.web.forms import FilesInput
from caunoi.web.numbers import is_english

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_ENGLISH = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_EITHER = re.compile(r"\d{1,3}\.\d{3}")  # in English: 1.883 as the Vietnamese text has it, or one and a bit?
OFFERED = 5  # places named when a name means several
ACCEPTED = ".docx,.pdf,.txt,.xlsx,.odt,.html,.htm"


def find_place(words: str, *, on: date) -> Place:
    """The unit that the words name on that day. Raises ValidationError that names what they may mean."""
    found = resolve(words, on=on)
    if found.is_sure:
        return found.matches[0].place
    places = [match.place for match in found.matches[:OFFERED]]
    if not places:
        raise ValidationError(gettext("Không tìm thấy đơn vị nào tên “%(name)s”.") % {"name": words[:80]})
    names = full_names(places)
    offers = "; ".join(names[place.pk] for place in places)
    if not any(name_fold(place.name) in name_fold(words) for place in places):
        said = gettext("Không thấy đơn vị “%(name)s” trong danh mục. Tên gần giống: %(names)s.")
        raise ValidationError(said % {"name": words[:80], "names": offers})
    raise ValidationError(gettext("Có nhiều đơn vị mang tên này, hãy ghi rõ hơn: %(names)s.") % {"names": offers})


class PlaceWordsField(forms.CharField):
    """A unit typed in words and looked up, never guessed: cleaned to a Place, or None when empty and not required."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.widget.attrs |= {
            "list": "noi", "autocomplete": "off", "hx-get": reverse_lazy("desk:figures_places"),
            "hx-trigger": "input changed delay:250ms", "hx-target": "#noi", "hx-swap": "outerHTML",
            "hx-replace-url": "false",
        }  # fmt: skip

    def clean(self, value: Any) -> Any:
        """The place the words name today. Raises ValidationError."""
        words = " ".join(str(super().clean(value) or "").split())
        return find_place(words, on=clock.today()) if words else None


class NumberField(forms.CharField):
    """A number as the language of the screen writes it, 1.140 or 51,5; cleaned to a Decimal, None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        """The number. Raises ValidationError that says how to write one."""
        text = "".join(str(super().clean(value) or "").split())
        if not text:
            return None
        found = _english(text) if is_english() else _vietnamese(text)
        if found is None:
            raise ValidationError(gettext("Hãy ghi số như 1.140 hoặc 51,5."))
        return found


def _vietnamese(text: str) -> Decimal | None:
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None


def _english(text: str) -> Decimal | None:
    """The number; what may be either thousands or decimals is not guessed."""
    if _EITHER.fullmatch(text) or not _ENGLISH.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


class TakingForm(forms.Form):
    """For which body, and of which unit when that is known beforehand."""

    body = forms.ModelChoiceField(label=_("Nơi nhận báo cáo"), queryset=Body.objects.none(), empty_label=None)
    unit = PlaceWordsField(
        label=_("Báo cáo của đơn vị"),
        required=False,
        help_text=_("Để trống thì đọc trong văn bản; sau đó vẫn sửa được cho từng báo cáo."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["body"]
        chosen.queryset = Body.objects.filter(pk__in=[body.pk for body in bodies])
        chosen.choices = [(body.pk, body.name) for body in bodies]
        self.initial.setdefault("body", bodies[0].pk)
        if len(bodies) == 1:
            chosen.widget = forms.HiddenInput()

    @property
    def place(self) -> Place | None:
        """The unit of a valid form."""
        found: Place | None = self.cleaned_data["unit"]
        return found


class ReportFilesField(forms.FileField):
    """Files as they came; each is judged when it is taken in, so that a bad one does not keep the good ones out."""

    widget = FilesInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the file picker of the device offers first."""
        return {"multiple": True, "accept": ACCEPTED}

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files. Raises ValidationError without any."""
        if not data:
            raise ValidationError(gettext("Hãy chọn ít nhất một tệp."), code="required")
        return list(data)


class UploadForm(TakingForm):
    """Many files."""

    documents = ReportFilesField(label=_("Tệp báo cáo"))
    field_order = ["documents", "body", "unit"]


class PasteForm(TakingForm):
    """One text."""

    title = forms.CharField(label=_("Tên báo cáo"), max_length=300)
    text = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea({"rows": 14}),
        strip=False,
        error_messages={"required": _("Chưa có nội dung báo cáo.")},
    )
    source_url = forms.URLField(label=_("Địa chỉ trang đã đăng"), required=False, max_length=400, assume_scheme="https")
    field_order = ["title", "text", "body", "unit", "source_url"]
