"""A template of answers, and a template of papers, as an administrator gives them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.accounts.models import User
from caunoi.cases.choices import CaseKind, Outcome
from caunoi.common import clock
from caunoi.desk.setup.access import administered_bodies
from caunoi.people.models import Body

KINDS = [(kind.value, kind.label) for kind in CaseKind if kind != CaseKind.DENUNCIATION]
LONGEST = 6000


class AnswerTemplateForm(forms.Form):
    """Words to begin an answer with."""

    body = forms.ModelChoiceField(
        label=_("Cơ quan"), queryset=Body.objects.none(), empty_label=_("Chọn"), to_field_name="code"
    )
    name = forms.CharField(label=_("Tên mẫu"), max_length=120)
    kind = forms.ChoiceField(label=_("Cho loại"), choices=[("", _("Mọi loại")), *KINDS], required=False)
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=[("", _("Chọn")), *Outcome.choices])
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Chỗ phải điền viết trong ngoặc vuông: [ngày kiểm tra], [việc đã làm]. Không ghi tên người."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = administered_bodies(user).valid_on(clock.today()).order_by("-is_receiving", "code")


class PaperForm(forms.Form):
    """An office's own Word template."""

    file = forms.FileField(label=_("Mẫu Word .docx"))
