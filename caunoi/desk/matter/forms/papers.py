"""Issuing a paper; leaving a quarantine."""

from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.cases.case_reading import Voice, voices
from caunoi.cases.choices import Channel
from caunoi.cases.models import Opinion
from caunoi.cases.services.documents import AvailablePaper, available_papers
from caunoi.common import clock
from caunoi.desk.matter.forms.acting import ActForm, date_field, line_field, tick_field, words_field
from caunoi.web.forms import ChoiceText


class PaperForm(ActForm):
    """Which paper, and to which voice when several spoke."""

    kind = forms.ChoiceField(
        label=_("Loại văn bản"), widget=forms.RadioSelect, error_messages={"required": _("Chưa chọn văn bản.")}
    )
    voice = forms.TypedChoiceField(label=_("Gửi tới"), coerce=int, empty_value=None, required=False)

    def prepare(self) -> None:
        """The papers that the state of the case calls for and this officer may issue."""
        self.papers = available_papers(self.case, self.user)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (row.kind.value, ChoiceText(row.label, _said(row))) for row in self.papers
        ]
        self.voices = voices(self.case)
        if len(self.voices) < 2:
            del self.fields["voice"]
            return
        rows = [(row.number, voice_name(row)) for row in self.voices]
        self.fields["voice"].choices = [("", _("Không ghi riêng ai")), *rows]  # type: ignore[attr-defined]

    def chosen(self) -> AvailablePaper:
        """The paper that was chosen."""
        return next(row for row in self.papers if row.kind == self.cleaned_data["kind"])

    def chosen_opinion(self) -> Opinion | None:
        """The voice it is addressed to, if one was named."""
        number = self.cleaned_data.get("voice")
        return next((row.opinion for row in self.voices if row.number == number), None)


def voice_name(voice: Voice) -> str:
    """A voice by number, channel and day; never by name."""
    day = clock.local_date(voice.opinion.received_at)
    channel = Channel(voice.opinion.channel).label
    return gettext("Ý kiến %(n)d, %(channel)s, %(day)s") % {
        "n": voice.number,
        "channel": channel,
        "day": f"{day.day}/{day.month}/{day.year}",
    }


def _said(row: AvailablePaper) -> str:
    issued = ", ".join(f"{paper.number}/{paper.symbol}" for paper in row.issued)
    by = gettext("%(body)s phát hành") % {"body": row.issuer.short_name}
    return f"{by}. {gettext('Đã có số')} {issued}" if issued else by


class OpenSealedForm(forms.Form):
    """Why the sealed words are looked at."""

    reason = words_field(_("Lý do xem"), _("Ghi vào nhật ký cùng tên tài khoản và giờ xem."), limit=300, rows=2)


class ReleaseForm(ActForm):
    """It was not a denunciation."""

    reason = words_field(_("Vì sao không phải tố cáo"), limit=500)


class HandOverForm(ActForm):
    """Number, to whom, when; then everything is shredded."""

    number = line_field(_("Số sổ"), _("Số trong sổ chuyển đơn tố cáo của cơ quan."), limit=40)
    handed_to = line_field(_("Bàn giao cho"), _("Tên cơ quan, không ghi tên người."), limit=160)
    handed_on = date_field(_("Ngày bàn giao"))
    confirmed = tick_field(
        _("Tôi đã bàn giao bản giấy. Nội dung, tệp và người gửi sẽ bị hủy ở đây, không lấy lại được."), required=True
    )

    def prepare(self) -> None:
        """Today unless another day is typed."""
        self.initial.setdefault("handed_on", clock.today())

    def clean_handed_on(self) -> date:
        """The hand-over has happened."""
        day: date = self.cleaned_data["handed_on"]
        if day > clock.today():
            raise forms.ValidationError(_("Ngày bàn giao không thể sau hôm nay."))
        return day
