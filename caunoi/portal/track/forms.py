"""What a speaker may do with his code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import RatingReason, Score


class LookupForm(forms.Form):
    """The receipt code as typed."""

    ma = forms.CharField(
        label=_("Mã biên nhận"),
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "class": "input--code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-from-hash": "ma",
            }
        ),
        help_text=_("In trên phiếu, ví dụ MG-7K4R-9TXM-2HWQ-5. Chữ hoa, chữ thường, có gạch hay không đều được."),
        error_messages={"required": _("Xin gõ mã biên nhận."), "max_length": _("Mã này dài quá.")},
    )


class RatingForm(forms.Form):
    """The verdict on the last answer."""

    score = forms.ChoiceField(
        label=_("Câu trả lời này giải quyết được việc chưa?"),
        choices=Score.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Xin chọn một mức.")},
    )
    reasons = forms.MultipleChoiceField(
        label=_("Còn vướng gì?"), choices=RatingReason.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    comment = forms.CharField(
        label=_("Nói thêm"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "textarea--short", "rows": 3}),
    )

    def __init__(self, *args: Any, is_reopening: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_reopening = is_reopening

    def clean(self) -> dict[str, Any]:
        """Reopening needs a verdict that is not good, and a reason."""
        data = super().clean() or self.cleaned_data
        if self.is_reopening and data.get("score") == Score.GOOD:
            self.add_error("score", _("Việc đã được rồi thì không cần mở lại."))
        if self.is_reopening and not data.get("reasons") and not data.get("comment"):
            self.add_error("reasons", _("Mở lại thì xin chọn hoặc ghi một lý do."))
        return data


class AdditionForm(forms.Form):
    """More words; files are cleaned by the view."""

    text = forms.CharField(
        label=_("Bổ sung"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )


class WithdrawForm(forms.Form):
    """Taking an opinion back."""

    reason = forms.CharField(label=_("Lý do"), required=False, max_length=300)
    sure = forms.BooleanField(
        label=_("Tôi muốn rút ý kiến này"), error_messages={"required": _("Xin đánh dấu để xác nhận.")}
    )
