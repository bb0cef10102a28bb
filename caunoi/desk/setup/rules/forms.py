"""A term of an office's own regulation, as an administrator types it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.accounts.models import User
from caunoi.cases.services.office import LONGEST_TERM
from caunoi.common import clock
from caunoi.desk.setup.access import administered_bodies
from caunoi.desk.setup.rules.selectors import step_names
from caunoi.people.models import Body
from caunoi.web.forms import DateInput

UNITS = [("working_day", _("ngày làm việc")), ("day", _("ngày"))]


class TermForm(forms.Form):
    """Length, unit and the paper it rests on."""

    length = forms.IntegerField(label=_("Số ngày"), min_value=1, max_value=LONGEST_TERM)
    unit = forms.ChoiceField(label=_("Tính theo"), choices=UNITS)
    citation = forms.CharField(
        label=_("Văn bản quy định"), max_length=300, help_text=_("Ví dụ: Quy chế tiếp công dân ban hành kèm QĐ số …")
    )


class RuleForm(TermForm):
    """A new term: of which office, for which step, from when."""

    body = forms.ModelChoiceField(
        label=_("Cơ quan"), queryset=Body.objects.none(), empty_label=_("Chọn"), to_field_name="code"
    )
    step = forms.ChoiceField(label=_("Thủ tục và bước"))
    valid_from = forms.DateField(
        label=_("Áp dụng cho việc nhận từ ngày"), widget=DateInput(), help_text=_("Ngày quy chế có hiệu lực")
    )
    field_order = ["body", "step", "length", "unit", "citation", "valid_from"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body, step = self.fields["body"], self.fields["step"]
        assert isinstance(body, forms.ModelChoiceField) and isinstance(step, forms.ChoiceField)  # noqa: S101
        body.queryset = (
            administered_bodies(user)
            .valid_on(clock.today())
            .filter(Q(is_receiving=True) | Q(parent=None))
            .order_by("-is_receiving", "code")
        )
        step.choices = [("", _("Chọn")), *((f"{key}/{part}", name) for (key, part), name in step_names().items())]

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        data = dict(self.cleaned_data)
        data["procedure"], _slash, data["step"] = data["step"].partition("/")
        return data


class EndForm(forms.Form):
    """The first day without it."""

    on = forms.DateField(label=_("Thôi áp dụng từ ngày"), widget=DateInput())
