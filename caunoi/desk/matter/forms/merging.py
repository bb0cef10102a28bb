"""One case, many voices: merge, say that two are different, take apart, divide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.cases import access
from caunoi.cases.case_reading import voice_of
from caunoi.cases.choices import CaseKind, Perm
from caunoi.cases.models import Case
from caunoi.desk.matter.forms.acting import ActForm, line_field, words_field

PARTS = 4
DIRECTIONS = (
    ("in", _("Gộp việc kia vào việc này")),
    ("out", _("Gộp việc này vào việc kia")),
)


class OtherForm(ActForm):
    """Another case by its code, which the officer may see."""

    other = line_field(_("Mã việc kia"), _("Ví dụ MG-26-0388."), limit=24)

    def clean_other(self) -> Case:
        """The case with that code; unknown and unseen are the same."""
        code = str(self.cleaned_data["other"]).strip().upper()
        case = Case.objects.filter(code=code).exclude(pk=self.case.pk).first()
        if case is None or not access.can(self.user, Perm.SEE, case):
            raise forms.ValidationError(_("Không có việc nào mang mã này ở đây."))
        return case


class MergeForm(OtherForm):
    """Which goes into which, and why."""

    direction = forms.ChoiceField(label=_("Chiều gộp"), choices=DIRECTIONS, widget=forms.RadioSelect, initial="in")
    reason = line_field(_("Vì sao là một việc"), required=False, limit=300)


class UnmergeForm(OtherForm):
    """Which of the absorbed cases leaves again."""

    other = forms.CharField(widget=forms.HiddenInput, max_length=24)


class DivideForm(ActForm):
    """The contents of one opinion: the first stays here, each other opens a case of its own."""

    y = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self) -> None:
        """One pair of fields a content, the first filled with the whole text."""
        number = self.data.get("y") if self.is_bound else self.initial.get("y")
        self.voice = voice_of(self.case, int(number)) if number and str(number).isdigit() else None
        for place in range(1, PARTS + 1):
            label = _("Nội dung %(n)d, ở lại việc này") if place == 1 else _("Nội dung %(n)d")
            self.fields[f"text_{place}"] = words_field(label % {"n": place}, required=place <= 2, limit=5000)
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=_("Loại việc của nội dung %(n)d") % {"n": place},
                choices=[row for row in CaseKind.choices if row[0] != CaseKind.DENUNCIATION],
                initial=self.case.kind,
                required=False,
            )
        del self.fields["kind_1"]  # its kind is the kind of this case
        if self.voice is not None:
            self.initial.setdefault("text_1", self.voice.text)

    def clean(self) -> dict[str, Any] | None:
        """The voice must be one of this case."""
        if self.voice is None:
            raise forms.ValidationError(_("Không tìm thấy ý kiến này trong vụ việc."))
        return super().clean()

    def contents(self) -> list[tuple[str, CaseKind]]:
        """What was typed, in order."""
        data = self.cleaned_data
        return [
            (data[f"text_{place}"], CaseKind(data.get(f"kind_{place}") or self.case.kind))
            for place in range(1, PARTS + 1)
            if data.get(f"text_{place}")
        ]
