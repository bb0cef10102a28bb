"""Bodies, posts, terms and deputies, as an administrator types them."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.setup.access import administered_bodies, visible_accounts
from caunoi.people.choices import BodyKind, Role
from caunoi.people.models import Body, Post
from caunoi.web.forms import ChoiceText, DateInput

_CODE = RegexValidator(r"^[A-Z0-9][A-Z0-9-]*\Z", _("Chỉ dùng chữ in hoa không dấu, số và gạch ngang."))
_PREFIX = RegexValidator(r"^[A-Z0-9]+\Z", _("Chỉ dùng chữ in hoa không dấu và số."))
_ROLE_HINTS = {
    Role.RECEPTION: _("Nhận, phân loại ý kiến; xem được danh tính kín"),
    Role.HANDLER: _("Làm việc được giao cho cơ quan của mình"),
    Role.LEADER: _("Giao việc, ký, trả lại; xem được danh tính kín khi ghi lý do"),
    Role.FOLLOW_UP: _("Chuyển, đôn đốc, xem trả lời; không quyết định"),
    Role.PUBLISHER: _("Che dữ liệu cá nhân rồi công khai"),
    Role.ADMINISTRATOR: _("Các trang cài đặt này; không xem nội dung vụ việc"),
    Role.AUDITOR: _("Đọc và kiểm tra nhật ký"),
}


def _role_choices() -> list[tuple[str, ChoiceText]]:
    return [(role.value, ChoiceText(role.label, _ROLE_HINTS[role])) for role in Role]


class AccountField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An account, told by how colleagues see it and its name."""

    def label_from_instance(self, obj: Any) -> str:
        """ "Chị Hạnh (minhgiang.tiepnhan)"."""
        return f"{obj.label} ({obj.username})"


class RolesField(forms.MultipleChoiceField):
    """What a post lets its holder do."""

    widget = forms.CheckboxSelectMultiple


class FoundForm(forms.Form):
    """The lawful set of bodies of a place."""

    case_prefix = forms.CharField(
        label=_("Ký hiệu địa bàn"),
        max_length=5,
        required=False,
        validators=[_PREFIX],
        help_text=_("Đứng đầu mã vụ việc, như MG. Để trống thì lấy chữ đầu của tên."),
    )


class ContactForm(forms.Form):
    """How a body is called and reached; people see the address, telephone and hours."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=80)
    superior_name = forms.CharField(label=_("Dòng trên tên cơ quan trong văn bản"), max_length=200, required=False)
    symbol = forms.CharField(label=_("Ký hiệu trong số văn bản"), max_length=30, required=False)
    address = forms.CharField(label=_("Nơi tiếp dân"), max_length=200, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    hours = forms.CharField(
        label=_("Giờ tiếp dân"), max_length=200, required=False, help_text=_("Ví dụ: sáng thứ Ba, 8:00 đến 11:00")
    )


class BodyForm(ContactForm):
    """A body that the lawful set does not hold."""

    kind = forms.ChoiceField(label=_("Loại cơ quan, tổ chức"), choices=[("", _("Chọn")), *BodyKind.choices])
    code = forms.CharField(label=_("Mã"), max_length=30, validators=[_CODE], help_text=_("Như BQLC-MG; không đổi nữa"))
    case_prefix = forms.CharField(label=_("Ký hiệu đầu mã vụ việc"), max_length=8, validators=[_PREFIX])
    parent = forms.ModelChoiceField(
        label=_("Trực thuộc"), queryset=Body.objects.none(), empty_label=_("Chọn"), to_field_name="code", required=False
    )
    is_receiving = forms.BooleanField(label=_("Người dân gửi ý kiến thẳng tới đây được"), required=False)
    valid_from = forms.DateField(label=_("Từ ngày"), widget=DateInput())
    field_order = ["kind", "name", "short_name", "code", "case_prefix", "parent", "valid_from", "is_receiving"]

    def __init__(self, *args: Any, user: User, place_ids: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)  # noqa: S101
        parent.queryset = administered_bodies(user).valid_on(clock.today()).filter(place__in=place_ids)


class DayForm(forms.Form):
    """One day from which something no longer holds."""

    on = forms.DateField(label=_("Từ ngày"), widget=DateInput())


class PostForm(forms.Form):
    """A post of a body."""

    title = forms.CharField(label=_("Chức danh"), max_length=120)
    code = forms.CharField(label=_("Mã"), max_length=18, validators=[_CODE], help_text=_("Phần sau mã cơ quan, như CT"))
    roles = RolesField(label=_("Được làm gì"))
    seats = forms.IntegerField(label=_("Số người cùng giữ"), min_value=1, max_value=99, initial=1)
    is_head = forms.BooleanField(label=_("Đứng đầu cơ quan"), required=False)
    sign_prefix = forms.CharField(
        label=_("Dòng trên chức danh khi ký"), max_length=80, required=False, help_text=_("Như TM. ỦY BAN NHÂN DÂN")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_roles(self)


class RolesForm(forms.Form):
    """What a post lets one do from now on."""

    roles = RolesField(label=_("Được làm gì"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_roles(self)


def _offer_roles(form: forms.Form) -> None:
    field = form.fields["roles"]
    assert isinstance(field, RolesField)  # noqa: S101
    field.choices = _role_choices()


class TermForm(forms.Form):
    """Somebody takes a post."""

    user = AccountField(label=_("Người giữ"), queryset=User.objects.none(), empty_label=_("Chọn"), to_field_name="code")
    valid_from = forms.DateField(label=_("Từ ngày"), widget=DateInput())
    valid_to = forms.DateField(
        label=_("Thôi giữ từ ngày"), widget=DateInput(), required=False, help_text=_("Để trống nếu chưa biết")
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = visible_accounts(by).filter(is_active=True).order_by("label", "username")


class DeputyForm(forms.Form):
    """A post of the same body may sign for its head."""

    deputy_post = forms.ModelChoiceField(
        label=_("Chức danh được ký thay"), queryset=Post.objects.none(), empty_label=_("Chọn"), to_field_name="code"
    )
    citation = forms.CharField(label=_("Văn bản phân công, ủy quyền"), max_length=200)
    valid_from = forms.DateField(label=_("Từ ngày"), widget=DateInput())
    valid_to = forms.DateField(
        label=_("Hết hiệu lực từ ngày"), widget=DateInput(), required=False, help_text=_("Để trống nếu chưa biết")
    )

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["deputy_post"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = Post.objects.filter(body=post.body_id, closed_on=None).exclude(pk=post.pk)
