"""What every form of an act has: the version of the case it was drawn from, and how its fields are worded."""

from datetime import datetime
from typing import Any, Self, TypeAlias

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from caunoi.accounts.models import User
from caunoi.cases.models import Case
from caunoi.web.forms import DateInput

Words: TypeAlias = StrOrPromise


class ActForm(forms.Form):
    """A form of one act. `version` and `seen` tell from which state of the case it was drawn."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, user: User, initial: dict[str, Any] | None = None, **more: Any) -> None:
        drawn = {"version": case.version, "seen": case.changed_at.isoformat()}
        more.setdefault("auto_id", "viec_%s")
        super().__init__(*args, initial={**drawn, **(initial or {})}, **more)  # type: ignore[misc]
        self.case, self.user = case, user
        self.prepare()

    def prepare(self) -> None:
        """Fill the choices that depend on the case and the officer."""

    def renew(self, case: Case) -> None:
        """Let the form as typed speak of the case as it is now (after somebody else changed it)."""
        drawn = {"version": str(case.version), "seen": case.changed_at.isoformat()}
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data.update(drawn)

    def unchecked(self) -> Self:
        """The same form with what was typed as first values, so that nothing is marked wrong yet."""
        typed = {
            name: field.widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField)
        }
        return self.copy(initial=typed)

    def copy(self, *, initial: dict[str, Any]) -> Self:
        """A fresh form of the same act, case and officer."""
        return type(self)(case=self.case, user=self.user, initial=initial, auto_id=self.auto_id)

    def seen_at(self) -> datetime | None:
        """When the case had last changed as this form was drawn."""
        value = self.cleaned_data.get("seen") if self.is_bound and hasattr(self, "cleaned_data") else None
        return value if isinstance(value, datetime) else None


def words_field(
    label: Words, hint: Words = "", *, required: bool = True, rows: int = 4, limit: int = 2000
) -> forms.CharField:
    """A box for several lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows, "class": "textarea--short" if rows < 6 else ""}),
        error_messages={"required": _("Chưa ghi phần này.")},
    )


def line_field(label: Words, hint: Words = "", *, required: bool = True, limit: int = 160) -> forms.CharField:
    """A box for one line."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=limit,
        error_messages={"required": _("Chưa ghi phần này.")},
    )


def date_field(label: Words, hint: Words = "", *, required: bool = True) -> forms.DateField:
    """The browser's date picker."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=DateInput(),
        error_messages={"required": _("Chưa chọn ngày."), "invalid": _("Ngày chưa đúng.")},
    )


def tick_field(label: Words, hint: Words = "", *, required: bool = False) -> forms.BooleanField:
    """One box to tick."""
    return forms.BooleanField(
        label=label, help_text=hint, required=required, error_messages={"required": _("Hãy đánh dấu để xác nhận.")}
    )
