"""How every form is drawn, and what a form open to everybody checks besides its fields.

`settings.FORM_RENDERER` is `Renderer`: `{{ form }}` gives the error summary and all fields,
`{{ form.name.as_field_group }}` one field as in the mock-ups, `{{ form.name }}` the bare control with class and ARIA.
"""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi.common import clock
from caunoi.web import limits, proof
from caunoi.web.uploads import CleanFile, UploadError, clean_upload, refusal

_CLASSES = {
    "text": "input", "email": "input", "tel": "input", "url": "input", "number": "input", "password": "input",
    "search": "input", "date": "input", "time": "input", "datetime-local": "input", "file": "input",
    "select": "select",
}  # fmt: skip
_TYPED_DAY = re.compile(r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})")
_TIME_SALT = "caunoi.web.time"


@dataclass(frozen=True)
class ChoiceText:
    """The label of a choice with a second, quieter line under it."""

    label: str | Promise
    hint: str | Promise = ""

    def __str__(self) -> str:
        return str(self.label)


class DateInput(forms.DateInput):
    """The browser's own date picker, which sends ISO dates; where there is none, 5/11/2026 is typed and understood.

    The picker follows the language of the browser, so it alone says its order; app.js tells the chosen day in words
    beside it.
    """

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": _("ngày/tháng/năm"), **(attrs or {})}, format="%Y-%m-%d")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was sent; a day typed in Vietnamese order in ISO order, so that no field reads the month first."""
        value = super().value_from_datadict(data, files, name)
        typed = _TYPED_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
        return f"{typed['year']}-{int(typed['month']):02}-{int(typed['day']):02}" if typed else value


class WebBoundField(BoundField):
    """A bound field that knows its shape on the page, its counter and where an error link should lead."""

    @property
    def shape(self) -> str:
        """hidden | tick (one box) | choices (cards) | group (several controls) | line."""
        widget = self.field.widget
        if widget.is_hidden:
            return "hidden"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        if widget.use_fieldset:
            return "group"
        return "tick" if isinstance(widget, forms.CheckboxInput) else "line"

    @property
    def first_id(self) -> str:
        """Where a link of the error summary leads: the control, or the first of several."""
        return f"{self.auto_id}_0" if self.shape == "choices" else str(self.id_for_label or self.auto_id)

    @property
    def max_length(self) -> int | None:
        """The greatest number of letters of a text area."""
        limit = getattr(self.field, "max_length", None)
        return limit if isinstance(self.field.widget, forms.Textarea) else None

    @property
    def counter_id(self) -> str:
        """The id of the line that counts letters; empty when nothing is counted."""
        return f"{self.auto_id}_count" if self.max_length else ""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Adds the class of the design; says `aria-required` where Django says `required` (we word our own errors)."""
        attrs = super().build_widget_attrs(attrs, widget)
        control = widget or self.field.widget
        is_required = attrs.pop("required", False)
        if self.shape == "choices":
            attrs.pop("aria-invalid", None)  # not a state of a single radio button; the group tells its error
        css = _css_class(control)
        if css:
            own = control.attrs.get("class", "")
            attrs["class"] = f"{css} {own}".strip()
            if is_required:
                attrs["aria-required"] = "true"
        if self.counter_id:
            attrs["data-counter"] = self.counter_id
            attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {self.counter_id}".strip()
        return attrs


def _css_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "textarea"
    return _CLASSES.get(getattr(widget, "input_type", ""), "")


class Renderer(DjangoTemplates):
    """Forms drawn with the templates of this room."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
    bound_field_class = WebBoundField


def signed_time_token() -> str:
    """When the form was drawn, signed: a form filled in under three seconds was not filled in by a person."""
    return signing.dumps(int(clock.now().timestamp()), salt=_TIME_SALT)


def check_time_token(token: str, *, at_least: int = 3, at_most: int = 86_400) -> bool:
    """Whether the token is ours and between `at_least` and `at_most` seconds old."""
    try:
        drawn = int(signing.loads(token, salt=_TIME_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return at_least <= int(clock.now().timestamp()) - drawn <= at_most


class LimitedForm(forms.Form):
    """A form open to everybody: honeypot, signed time token, limits an address, proof of work when there is JavaScript.

    Give it `request=`; draw `{% include "web/_guard.html" %}` inside the form. `scope` names the counter; without proof
    of work `limit_plain` sends an hour are allowed, with it `limit`. A refusal keeps what was typed: the form is shown
    again.
    """

    scope = "form"
    limit = 120
    limit_plain = 30
    limit_seconds = 3600

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    @property
    def time_token(self) -> str:
        """A fresh token for this drawing; a good one that was sent stays, so that a correction is not slowed."""
        sent = str(self.data.get("luc_mo", "")) if self.is_bound else ""
        return sent if sent and check_time_token(sent, at_least=0) else signed_time_token()

    def clean(self) -> dict[str, Any] | None:
        """Runs the guards after the fields; raises one error that asks to send again."""
        data = super().clean()
        if self.data.get("trang_web"):
            raise ValidationError(_("Chưa gửi được. Xin để trống ô ẩn rồi gửi lại."), code="trap")
        if self.errors:
            return data  # first the fields: nothing is accepted yet, and a second complaint would only confuse
        if not check_time_token(str(self.data.get("luc_mo", ""))):
            raise ValidationError(
                _("Trang mở quá nhanh hoặc quá lâu. Nội dung còn nguyên, xin bấm gửi lần nữa."), code="time"
            )
        self._check_limits(str(self.data.get("xac_minh", "")))
        return data

    def _check_limits(self, payload: str) -> None:
        is_proven = proof.is_valid(payload)
        if payload and not is_proven:
            raise ValidationError(
                _("Bước kiểm tra máy đã hết hạn. Nội dung còn nguyên, xin bấm gửi lần nữa."), code="proof"
            )
        scope, limit = (self.scope, self.limit) if is_proven else (f"{self.scope}.plain", self.limit_plain)
        if not limits.hit(scope, limits.client_key(self.request), limit=limit, seconds=self.limit_seconds):
            raise ValidationError(
                _("Nơi này vừa gửi quá nhiều lần. Nội dung còn nguyên, xin chờ ít phút rồi gửi lại."), code="limit"
            )


class FilesInput(forms.FileInput):
    """A file control for several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """All files sent under the name."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else list(files.get(name, []))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the control was not in the form that was sent."""
        return name not in files


class FilesField(forms.FileField):
    """Photos and documents: a list of cleaned files (`uploads.CleanFile`), at most `most`; a refusal says which one."""

    widget = FilesInput

    def __init__(self, *, most: int = 5, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the file picker of the device offers first."""
        return {"multiple": True, "accept": "image/jpeg,image/png,image/webp,image/heic,.pdf,.docx,.xlsx,.odt"}

    def clean(self, data: Any, initial: Any = None) -> list[CleanFile]:
        """The cleaned files, in the order sent. Raises ValidationError with a reason for every refused one."""
        sent = list(data or [])
        if self.required and not sent:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(sent) > self.most:
            raise ValidationError(_("Nhiều nhất %(n)s tệp."), code="most", params={"n": self.most})
        good: list[CleanFile] = []
        bad: list[ValidationError] = []
        for number, file in enumerate(sent, start=1):
            try:
                good.append(clean_upload(file))
            except UploadError as error:
                bad.append(ValidationError(refusal(file, error, number=number), code="refused"))
        if bad:
            raise ValidationError(bad)
        return good

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether anything was sent."""
        return bool(data)
