"""Shapes of what is entered at the desk; the services decide the rest."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import CaseKind, Channel, Privacy, Voice
from caunoi.cases.importing.places import PlaceFinder
from caunoi.cases.importing.values import CellError, phone_of
from caunoi.cases.models import Box
from caunoi.cases.services.intake import TEXT_LIMIT, SenderData
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.web.books import fields
from caunoi.web.forms import DateInput
from caunoi.web.sealed import fingerprint
from caunoi.web.uploads import CleanFile, UploadError, clean_upload, refusal

MAX_FILES = 5
DESK_CHANNELS = (
    Channel.RECEPTION,
    Channel.PHONE,
    Channel.LETTER,
    Channel.MEETING,
    Channel.VOTER_MEETING,
    Channel.PAPER_BOX,
    Channel.CHAT,
    Channel.PARTNER,
)
DESK_KINDS = tuple(kind for kind in CaseKind if kind != CaseKind.DENUNCIATION)


def once(token: str, text: str) -> str:
    """The token of one sending: the same words sent twice from one page are one opinion, other words another."""
    return fingerprint(f"{token} {text}")


class ManyFiles(forms.FileInput):
    """A file input for several files."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """Cleaned copies of up to five files; their names are not kept."""

    widget = ManyFiles

    def clean(self, value: Sequence[UploadedFile[Any]] | None) -> list[CleanFile]:
        """Clean each file, or say what is wrong with it."""
        uploads = [item for item in value or [] if item]
        if len(uploads) > MAX_FILES:
            raise forms.ValidationError(_("Nhiều nhất %(n)d tệp.") % {"n": MAX_FILES})
        good: list[CleanFile] = []
        for number, item in enumerate(uploads, start=1):
            try:
                good.append(clean_upload(item))
            except UploadError as error:
                raise forms.ValidationError(refusal(item, error, number=number)) from error
        return good


class BodyField(forms.ChoiceField):
    """One of the bodies the officer may act for; hidden when there is only one."""

    def __init__(self, bodies: Sequence[Body], **kwargs: Any) -> None:
        self.bodies = {body.code: body for body in bodies}
        widget = forms.HiddenInput() if len(bodies) == 1 else forms.Select()
        super().__init__(
            choices=[(body.code, body.name) for body in bodies], initial=bodies[0].code, widget=widget, **kwargs
        )

    def clean(self, value: Any) -> Body:
        """The body itself."""
        return self.bodies[super().clean(value)]


class PlaceForm(forms.Form):
    """A body and a place of it, typed in words and resolved, never guessed."""

    place = forms.CharField(
        label=_("Địa bàn"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"list": "dia-ban", "autocomplete": "off", "data-no-enter": ""}),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = BodyField(bodies, label=_("Nơi nhận"))
        self.found: Place | None = None

    def clean(self) -> dict[str, Any] | None:
        """Find the place among those of the body; an empty one means the body's whole unit."""
        data = super().clean() or {}
        body, said = data.get("body"), data.get("place", "")
        if body is not None:
            found = PlaceFinder(body, clock.today()).find(said) if said else None
            self.found = found.place if found else body.place
            if found and found.problem:
                self.add_error("place", found.problem)
        return data


class SenderForm(forms.Form):
    """Who speaks; everything may stay empty."""

    name = forms.CharField(label=_("Họ tên"), max_length=120, required=False, widget=forms.TextInput())
    phone = forms.CharField(
        label=_("Điện thoại"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def clean_phone(self) -> str:
        """A telephone number in one spelling."""
        said = str(self.cleaned_data["phone"])
        try:
            return phone_of(said) if said else ""
        except CellError as error:
            raise forms.ValidationError(str(error)) from error

    def sender(self) -> SenderData:
        """The sender as typed; a mail is sent when an address was left."""
        data = self.cleaned_data
        return SenderData(
            name=data["name"], phone=data["phone"], email=data["email"], address=data["address"],
            wants_mail=bool(data["email"]),
        )  # fmt: skip


class EntryForm(SenderForm, PlaceForm):
    """One opinion, entered for somebody in half a minute."""

    channel = forms.ChoiceField(
        label=_("Kênh"), choices=[(item.value, item.label) for item in DESK_CHANNELS], widget=forms.RadioSelect()
    )
    kind = forms.ChoiceField(
        label=_("Loại, theo nội dung"), choices=[(item.value, item.label) for item in DESK_KINDS],
        widget=forms.RadioSelect(),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Nội dung"), max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}), error_messages={"required": _("Chưa có nội dung ý kiến.")},
    )  # fmt: skip
    place_note = forms.CharField(label=_("Chỗ cụ thể"), max_length=200, required=False)
    privacy = forms.ChoiceField(
        label=_("Giữ kín"), choices=[(Privacy.NAMED.value, _("Cán bộ xử lý biết tên")),
                                     (Privacy.HANDLER.value, _("Giấu tên cả với cán bộ xử lý"))],
        widget=forms.RadioSelect(), required=False,
    )  # fmt: skip
    voice = forms.ChoiceField(label=_("Ai nói"), choices=Voice.choices, required=False)
    people_count = forms.IntegerField(label=_("Số người"), min_value=1, max_value=100_000, required=False)
    received_on = forms.DateField(
        label=_("Ngày nhận"), required=False, widget=DateInput(), help_text=_("Để trống nếu là hôm nay.")
    )
    attachments = FilesField(
        label=_("Ảnh, tài liệu"), required=False, help_text=_("Nhiều nhất 5 tệp ảnh, PDF, Word, Excel.")
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    token = forms.CharField(max_length=64, widget=forms.HiddenInput())
    join = forms.CharField(max_length=24, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["field"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101 - declared above
        chosen.choices = [("", _("Chọn khi phân loại")), *fields().items()]

    def clean_received_on(self) -> Any:
        """A day that has come."""
        day = self.cleaned_data["received_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("Ngày nhận ở tương lai."))
        return day

    def received_at(self) -> datetime | None:
        """The moment of receipt when it was not now."""
        day = self.cleaned_data["received_on"]
        return datetime.combine(day, time(12), clock.HANOI) if day and day < clock.today() else None


class SlipForm(SenderForm, PlaceForm):
    """One slip of a paper box: mostly words alone."""

    kind = EntryForm.base_fields["kind"]
    text = EntryForm.base_fields["text"]
    token = forms.CharField(max_length=64, widget=forms.HiddenInput())


class BoxForm(PlaceForm):
    """A new box."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Box.Kind.choices, widget=forms.RadioSelect())
    name = forms.CharField(
        label=_("Tên"), max_length=160, help_text=_("Ví dụ: Nhà văn hóa tổ 4. Tên in trên áp phích.")
    )


class OpeningForm(forms.Form):
    """The record of opening a box."""

    slips = forms.IntegerField(label=_("Số phiếu đếm được"), min_value=0, max_value=10_000)
    witnesses = forms.CharField(
        label=_("Người chứng kiến"),
        max_length=300,
        help_text=_("Ghi chức danh, không ghi tên: Tổ trưởng, đại diện Mặt trận."),
    )
    opened_at = forms.DateTimeField(
        label=_("Mở lúc"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )


class UploadForm(forms.Form):
    """A table to import."""

    file = forms.FileField(
        label=_("Tệp .xlsx hoặc .csv"), help_text=_("Nhiều nhất 20.000 dòng, 20 MB."),
        error_messages={"empty": _("Tệp rỗng.")},
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = BodyField(bodies, label=_("Nơi nhận"))
        self.order_fields(["body", "file"])


class PasteForm(forms.Form):
    """The text to divide."""

    text = forms.CharField(
        label=_("Dán văn bản"), max_length=100_000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Mỗi đoạn là một ý kiến; đoạn cách nhau bằng dòng trống, hoặc mỗi dòng một ý kiến."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = BodyField(bodies, label=_("Nơi nhận"))
        self.order_fields(["body", "text"])


class PastedForm(PlaceForm):
    """One paragraph as the officer corrected it; unticked means left out."""

    keep = forms.BooleanField(label=_("Nhập đoạn này"), required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[(item.value, item.label) for item in DESK_KINDS])
    text = forms.CharField(
        label=_("Nội dung"), max_length=TEXT_LIMIT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput())


class PointerForm(forms.Form):
    """A denunciation on paper: number, date, where it went. Nothing else is asked."""

    number = forms.CharField(label=_("Số trong sổ"), max_length=40)
    received_on = forms.DateField(label=_("Ngày nhận"), widget=DateInput())
    handed_to = forms.CharField(label=_("Nơi đã chuyển"), max_length=160, required=False)
    handed_on = forms.DateField(label=_("Ngày chuyển"), required=False, widget=DateInput())

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = BodyField(bodies, label=_("Nơi nhận"))
        self.order_fields(["body", "number", "received_on", "handed_to", "handed_on"])

    def clean(self) -> dict[str, Any] | None:
        """Days in order, none of them to come; handed over means where and when."""
        data = super().clean() or {}
        received, handed = data.get("received_on"), data.get("handed_on")
        if received and received > clock.today():
            self.add_error("received_on", _("Ngày nhận ở tương lai."))
        if handed and (handed > clock.today() or (received and handed < received)):
            self.add_error("handed_on", _("Ngày chuyển phải từ ngày nhận đến hôm nay."))
        if bool(handed) != bool(data.get("handed_to")):
            self.add_error("handed_to", _("Đã chuyển thì ghi cả nơi và ngày chuyển."))
        return data


class PhoneForm(forms.Form):
    """The telephone number that was left with an opinion."""

    phone = forms.CharField(
        label=_("Số điện thoại đã để lại"), max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
