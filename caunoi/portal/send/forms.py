"""The five questions of sending, one form each."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import CaseKind, Privacy
from caunoi.cases.services.intake import kinds_taken_online
from caunoi.portal.send.draft import Draft
from caunoi.web.forms import ChoiceText, LimitedForm

TEXT_LENGTH = 3000
TEXT_LEAST = 10
SEPARATE = "khieu_nai_to_cao"

KIND_CHOICES = [
    (CaseKind.REPORT, ChoiceText(_("Phản ánh"), _("Có việc đang hỏng, vướng, ảnh hưởng chung quanh"))),
    (CaseKind.PETITION, ChoiceText(_("Kiến nghị"), _("Đề nghị làm hoặc sửa một việc"))),
    (CaseKind.SUGGESTION, ChoiceText(_("Góp ý"), _("Góp ý cho cách làm, kế hoạch, dự thảo"))),
    (CaseKind.QUESTION, ChoiceText(_("Câu hỏi"), _("Hỏi về thủ tục, chế độ, quyền lợi"))),
    (SEPARATE, ChoiceText(_("Khiếu nại hoặc tố cáo"), _("Có thủ tục riêng, không gửi ở đây để giữ kín"))),
]
WITH_COMPLAINTS = [
    *KIND_CHOICES[:-1],
    (
        CaseKind.COMPLAINT_1,
        ChoiceText(_("Khiếu nại"), _("Quyết định, việc làm của cơ quan xâm phạm quyền của chính ông/bà")),
    ),
    (SEPARATE, ChoiceText(_("Tố cáo"), _("Có thủ tục riêng, không gửi ở đây để giữ kín"))),
]
PRIVACY_CHOICES = [
    (Privacy.NAMED, ChoiceText(_("Cán bộ xử lý biết tên"), _("Trang công khai không hiện tên"))),
    (Privacy.HANDLER, ChoiceText(_("Giấu tên cả với cán bộ xử lý"), _("Chỉ bộ phận tiếp nhận biết, để liên lạc"))),
    (Privacy.ANONYMOUS, ChoiceText(_("Không để lại tên"), _("Chỉ theo dõi được bằng mã biên nhận"))),
]


def kind_choices() -> list[tuple[str, ChoiceText]]:
    """What may be sent here, and the way to what may not."""
    return WITH_COMPLAINTS if CaseKind.COMPLAINT_1 in kinds_taken_online() else KIND_CHOICES


class KindForm(forms.Form):
    """What it is, by its content."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=kind_choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Xin chọn một loại."), "invalid_choice": _("Xin chọn một loại.")},
    )


class PlaceForm(forms.Form):
    """Where it is: words to look for, or a place that was offered."""

    q = forms.CharField(label=_("Tên nơi xảy ra"), required=False, max_length=120)
    place = forms.CharField(required=False, max_length=64)
    place_note = forms.CharField(label=_("Chỗ nào, gần đâu"), required=False, max_length=200)


class TextForm(forms.Form):
    """What was said. Files are cleaned by the view, one by one, so that one bad file does not lose the others."""

    text = forms.CharField(
        label=_("Nội dung"),
        max_length=TEXT_LENGTH,
        min_length=TEXT_LEAST,
        widget=forms.Textarea(attrs={"class": "textarea--say", "rows": 8}),
        error_messages={
            "required": _("Chưa có nội dung. Xin kể đôi câu."),
            "min_length": _("Nội dung quá ngắn. Xin kể thêm thấy gì, ở đâu."),
            "max_length": _("Nội dung dài quá 3.000 ký tự. Xin viết gọn lại hoặc gửi kèm tệp."),
        },
    )


class SenderForm(forms.Form):
    """Who speaks; every part may stay empty."""

    privacy = forms.ChoiceField(
        label=_("Ai được biết tên ông/bà?"),
        choices=PRIVACY_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Xin chọn một cách."), "invalid_choice": _("Xin chọn một cách.")},
    )
    name = forms.CharField(
        label=_("Họ tên"), required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Số điện thoại"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        required=False,
        max_length=160,
        validators=[EmailValidator(_("Địa chỉ thư chưa đúng, ví dụ ten@thu.vn."))],
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "inputmode": "email"}),
    )
    wants_mail = forms.BooleanField(label=_("Báo qua thư điện tử khi có thay đổi"), required=False)

    def clean_phone(self) -> str:
        """Nine to eleven digits, however they are written."""
        phone = str(self.cleaned_data["phone"]).strip()
        digits = "".join(char for char in phone if char.isdigit())
        if phone and not 9 <= len(digits) <= 11:
            few = len(digits) < 9
            raise forms.ValidationError(_("Số điện thoại thiếu chữ số.") if few else _("Số điện thoại thừa chữ số."))
        return phone

    def clean(self) -> dict[str, Any]:
        """A mail needs an address; who leaves no name leaves no telephone either."""
        data = super().clean() or self.cleaned_data
        if data.get("wants_mail") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Muốn nhận thư thì xin ghi địa chỉ thư."))
        if data.get("privacy") == Privacy.ANONYMOUS:
            data["name"] = data["phone"] = ""
            if not data.get("wants_mail"):
                data["email"] = ""
        return data


class ComplainantForm(SenderForm):
    """Who complains: name and address are asked for by law (TT 05/2021/TT-TTCP, Điều 6), nothing is hidden."""

    privacy = None  # type: ignore[assignment]
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": _("Xin ghi địa chỉ: đơn khiếu nại phải có.")},
    )
    field_order = ("name", "address", "phone", "email", "wants_mail")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = _("Xin ghi họ tên: đơn khiếu nại không gửi giấu tên.")


class SendForm(LimitedForm):
    """The last press. The time token is that of the draft: who filled in five pages was not quick."""

    scope = "send"
    token = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft

    @property
    def time_token(self) -> str:
        """When the draft was opened."""
        return self.draft.opened
