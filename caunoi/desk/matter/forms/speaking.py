"""What a speaker brought or asked for at the counter or by phone, entered for one voice of the case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.cases.case_reading import voices
from caunoi.cases.models import Opinion
from caunoi.desk.matter.forms.acting import ActForm, words_field
from caunoi.desk.matter.forms.evidence import EvidenceForm
from caunoi.desk.matter.forms.papers import voice_name


class VoiceForm(ActForm):
    """One of the voices that were not withdrawn; it is asked for only where several spoke."""

    voice = forms.TypedChoiceField(
        label=_("Ý kiến nào"), coerce=int, error_messages={"required": _("Chưa chọn ý kiến.")}
    )

    def prepare(self) -> None:
        """The voices by number; the row of the page from which the officer comes is chosen already."""
        self.voices = [row for row in voices(self.case) if row.opinion.withdrawn_at is None]
        if len(self.voices) == 1:
            del self.fields["voice"]
            return
        rows = [(row.number, voice_name(row)) for row in self.voices]
        self.fields["voice"].choices = [("", _("Chọn ý kiến")), *rows]  # type: ignore[attr-defined]
        self.initial.setdefault("voice", self.initial.get("y"))

    def opinion(self) -> Opinion:
        """The opinion of the chosen voice."""
        number = self.cleaned_data.get("voice", self.voices[0].number)
        return next(row.opinion for row in self.voices if row.number == number)


class AdditionForm(EvidenceForm, VoiceForm):
    """Words and files that a speaker brought."""

    text = words_field(
        _("Người gửi cho biết thêm gì"),
        _("Ghi đúng lời người gửi. Người gửi đọc được khi tra mã."),
        required=False,
        limit=5000,
    )

    def prepare(self) -> None:
        """Files as the citizen's own, not as evidence of a result."""
        super().prepare()
        self.fields["evidence"].label = _("Ảnh, giấy tờ kèm theo")
        for name in ("text", "evidence"):
            self.fields[name].needed_when = _("chữ hoặc tệp, cần ít nhất một")  # type: ignore[attr-defined]
        self.order_fields(["voice", "text"])

    def clean(self) -> dict[str, Any] | None:
        """Words, or files, or both."""
        data = super().clean() or {}
        if not data.get("text") and not data.get("evidence") and "evidence" not in self.errors:
            self.add_error("text", _("Chưa ghi nội dung và chưa chọn tệp."))
        return data


class WithdrawalForm(VoiceForm):
    """A speaker wants his opinion back."""

    note = words_field(_("Lý do"), _("Ghi vào nhật ký của vụ việc: ai xin rút, bằng cách nào."), limit=500)
