"""Photos and documents of an act: cleaned, and kept while its form is not right yet."""

import copy
from collections.abc import Sequence
from typing import Any, Self

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.desk.matter.forms.acting import ActForm
from caunoi.desk.matter.held import HeldFile
from caunoi.web.uploads import CleanFile, UploadError, clean_upload, refusal

MAX_FILES = 8


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class EvidenceField(forms.FileField):
    """Photos and documents; each is cleaned (type sniffed, EXIF and name gone) before anything else sees it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            **{
                "required": False,
                "label": _("Bằng chứng: ảnh, văn bản"),
                "help_text": _("Ảnh, PDF, Word, Excel. Tên tệp và vị trí chụp được bỏ trước khi lưu."),
                "error_messages": {"required": _("Chưa chọn tệp nào.")},
                "widget": _ManyFiles(attrs={"accept": "image/*,.pdf,.docx,.xlsx,.odt"}),
                **more,
            }
        )

        self.good: list[CleanFile] = []

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The cleaned files; the errors name the file as its sender does.

        `good` holds the clean ones, also when others were refused.
        """
        given: list[UploadedFile[bytes]] = [row for row in (data if isinstance(data, list | tuple) else [data]) if row]
        self.good, wrong = [], []
        if not given:
            super().clean(None, initial)
        for number, row in enumerate(given, start=1):
            try:
                self.good.append(clean_upload(row))
            except UploadError as error:
                wrong.append(forms.ValidationError(refusal(row, error, number=number), code="upload"))
        if wrong:
            raise forms.ValidationError(wrong)
        return self.good


class EvidenceForm(ActForm):
    """A form with files. Those kept from the last try (`held`) count as chosen, unless the officer takes them out."""

    evidence = EvidenceField()
    drop_held = forms.MultipleChoiceField(
        label=_("Tệp đã tải lên, chưa lưu"),
        help_text=_("Được gửi cùng biểu mẫu này."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, held: Sequence[HeldFile] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.is_file_needed = self.fields["evidence"].required
        self.show_held(held)

    def show_held(self, held: Sequence[HeldFile]) -> None:
        """Offer these to be taken out; a file need not be chosen once one is kept."""
        self.held = list(held)
        self.fields["evidence"].required = self.is_file_needed and not held
        if not held:
            self.fields.pop("drop_held", None)
            return
        self.fields.setdefault("drop_held", copy.deepcopy(type(self).base_fields["drop_held"]))
        names = [name for name in self.fields if name != "drop_held"]
        names.insert(names.index("evidence"), "drop_held")
        self.order_fields(names)
        rows = [(row.ref, held_name(number, row)) for number, row in enumerate(self.held, start=1)]
        self.fields["drop_held"].choices = rows  # type: ignore[attr-defined]
        self.fields["drop_held"].needed_when = _("đánh dấu tệp muốn bỏ")  # type: ignore[attr-defined]

    def copy(self, *, initial: dict[str, Any]) -> Self:
        """The same with the files that are kept."""
        return type(self)(case=self.case, user=self.user, initial=initial, auto_id=self.auto_id, held=self.held)

    def clean(self) -> dict[str, Any] | None:
        """All files together: those kept and those just chosen."""
        data = super().clean() or {}
        try:
            files = [row.open() for row in self.kept()] + self.fresh()
        except FileNotFoundError:
            self.add_error("evidence", _("Tệp đã tải lên quá một ngày nên không còn. Xin chọn lại."))
            return data
        if len(files) > MAX_FILES:
            self.add_error("evidence", _("Nhiều nhất %(n)d tệp một lần.") % {"n": MAX_FILES})
        elif self.is_file_needed and not files and "evidence" not in self.errors:
            self.add_error("evidence", self.fields["evidence"].error_messages["required"])
        data["evidence"] = files
        return data

    def kept(self) -> list[HeldFile]:
        """What was kept before and not taken out now."""
        out = self.cleaned_data.get("drop_held") or []
        return [row for row in self.held if row.ref not in out]

    def fresh(self) -> list[CleanFile]:
        """The clean ones of the files just chosen, as many as may be kept."""
        field = self.fields["evidence"]
        assert isinstance(field, EvidenceField)  # noqa: S101 - declared above
        return field.good


def held_name(number: int, row: HeldFile) -> str:
    """A kept file by number, type and size; the name on the sender's device is not known."""
    return gettext("Bỏ tệp %(n)d (%(type)s, %(size)s)") % {
        "n": number,
        "type": row.extension.upper(),
        "size": filesizeformat(row.size),
    }
