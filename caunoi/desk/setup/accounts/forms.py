"""An officer's account, as an administrator opens it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.desk.setup.access import administered
from caunoi.people.models import Post
from caunoi.web.books import said
from caunoi.web.forms import DateInput


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A post, told with its body."""

    def label_from_instance(self, obj: Any) -> str:
        """ "UBND: Chủ tịch"."""
        return f"{obj.body.short_name}: {said(obj.title)}"


class AccountForm(forms.Form):
    """Name to sign in with, how colleagues see him, and (if known) the post."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ thường không dấu, số, dấu chấm, gạch. Ví dụ: minhgiang.tiepnhan"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    label = forms.CharField(label=_("Tên gọi"), max_length=80, help_text=_("Đồng nghiệp thấy tên này: Chị Hạnh"))
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    post = PostField(
        label=_("Giao chức danh"),
        queryset=Post.objects.none(),
        empty_label=_("Chọn"),
        to_field_name="code",
        required=False,
    )
    valid_from = forms.DateField(label=_("Giữ chức danh từ ngày"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, today = self.fields["post"], clock.today()
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = (
            Post.objects.filter(Q(closed_on=None) | Q(closed_on__gt=today), body__in=administered(by))
            .filter(Q(body__valid_to=None) | Q(body__valid_to__gt=today))
            .select_related("body")
            .order_by("body__code", "-is_head", "code")
        )
