"""Shapes of what is entered about compilations and issues; the services decide the rest."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import Channel
from caunoi.desk.entry.forms import BodyField
from caunoi.issues.choices import Purpose
from caunoi.issues.models import Compilation
from caunoi.issues.services.compiling import Head
from caunoi.issues.services.editing import IssueData
from caunoi.people.models import Body
from caunoi.web.books import fields as field_names
from caunoi.web.forms import DateInput


class HeadForm(forms.Form):
    """What a compilation is about."""

    title = forms.CharField(
        label=_("Tên bản tổng hợp"),
        max_length=200,
        help_text=_("Ví dụ: Tổng hợp ý kiến, kiến nghị cử tri trước kỳ họp thứ năm"),
    )
    purpose = forms.ChoiceField(label=_("Dùng để làm gì"), choices=Purpose.choices)
    from_on = forms.DateField(label=_("Ý kiến nhận từ ngày"), widget=DateInput())
    to_on = forms.DateField(label=_("đến hết ngày"), widget=DateInput())
    channel = forms.ChoiceField(label=_("Nguồn"), choices=[("", _("Mọi nguồn")), *Channel.choices], required=False)

    def head(self) -> Head:
        """As the services take it (after `is_valid`)."""
        data = self.cleaned_data
        return Head(
            title=data["title"], purpose=Purpose(data["purpose"]), from_on=data["from_on"], to_on=data["to_on"],
            channel=data["channel"],
        )  # fmt: skip


class NewForm(HeadForm):
    """A new compilation of one of the officer's bodies."""

    field_order = ["body", "title", "purpose", "from_on", "to_on", "channel"]

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = BodyField(bodies, label=_("Cơ quan lập"))
        self.order_fields(self.field_order)


def head_initial(row: Compilation) -> dict[str, Any]:
    """What the form shows of a compilation that is there."""
    return {name: getattr(row, name) for name in ("title", "purpose", "from_on", "to_on", "channel")}


class IssueForm(forms.Form):
    """What an officer writes of an issue."""

    label = forms.CharField(
        label=_("Tên vấn đề"), max_length=300, required=False, help_text=_("Để trống: lấy lời trong ý kiến.")
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    authority = forms.CharField(label=_("Cơ quan được đề nghị xử lý"), max_length=200, required=False)
    proposal = forms.CharField(
        label=_("Kiến nghị của cơ quan lập"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Ghi chú nội bộ"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Không có trong bản xuất."),
    )  # fmt: skip

    def __init__(self, *args: Any, name_now: str = "", **kwargs: Any) -> None:
        """`name_now`: what the issue is called while the officer leaves its name empty."""
        super().__init__(*args, **kwargs)
        if name_now:
            self.fields["label"].widget.attrs["placeholder"] = name_now
        choices = self.fields["field"]
        assert isinstance(choices, forms.ChoiceField)  # noqa: S101 - declared above
        choices.choices = [("", _("Chưa chọn")), *field_names().items()]
        self.fields["authority"].widget.attrs["list"] = "co-quan"

    def data_of(self) -> IssueData:
        """As the services take it (after `is_valid`)."""
        return IssueData(**{name: self.cleaned_data[name] for name in self.fields if name != "seen"})
