"""The journal for auditors: read with filters, check the chain, take codes out as a table."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.common.sheets import write_xlsx
from caunoi.desk.frame import page
from caunoi.desk.setup.access import auditor_only, officer
from caunoi.desk.setup.journal.actors import actors_of
from caunoi.desk.setup.journal.labels import act_choices, act_label, states_told, subject_label
from caunoi.journal.models import SAMPLE_PREFIX, Entry
from caunoi.journal.selectors import find_entries, page_of
from caunoi.journal.services import SYSTEM_CHAIN, record, verify
from caunoi.people.choices import Role
from caunoi.people.models import Body
from caunoi.people.selectors import reach
from caunoi.places.writing import CHAIN as PLACES_CHAIN
from caunoi.web.forms import DateInput

EXPORTED = 20_000
BREAKS_SHOWN = 50


def chains_of(user: User) -> dict[str, str]:
    """The chains an auditor reads: those of the bodies in reach, and the two of the installation. One query."""
    bodies = list(Body.objects.filter(pk__in=reach(user, Role.AUDITOR)).order_by("code"))
    shared = {SYSTEM_CHAIN: _("Hệ thống"), PLACES_CHAIN: _("Địa bàn")}
    if all(body.is_sample for body in bodies):
        shared = {f"{SAMPLE_PREFIX}{chain}": label for chain, label in shared.items()}
    return {**shared, **{body.chain: body.short_name for body in bodies}}


class FilterForm(forms.Form):
    """What part of the journal to show; a wrong value filters nothing."""

    chuoi = forms.ChoiceField(label=gettext_lazy("Cơ quan"), required=False)
    viec = forms.ChoiceField(label=gettext_lazy("Việc"), required=False)
    ma = forms.CharField(label=gettext_lazy("Mã vụ việc, đơn vị"), max_length=64, required=False)
    tu_ngay = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DateInput(), required=False)
    den_ngay = forms.DateField(label=gettext_lazy("Đến ngày"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, chains: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chains = chains
        self.fields["ma"].widget.attrs["placeholder"] = self.fields["ma"].label
        self._offer("chuoi", [("", _("Mọi cơ quan")), *chains.items()])
        self._offer("viec", [("", _("Mọi việc")), *act_choices()])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices

    def entries(self) -> QuerySet[Entry]:
        """The entries in the auditor's chains that fit."""
        self.is_valid()
        data: dict[str, Any] = self.cleaned_data
        since: date | None = data.get("tu_ngay")
        until: date | None = data.get("den_ngay")
        chain = data.get("chuoi") or ""
        return find_entries(
            chains=[chain] if chain else list(self.chains),
            act=data.get("viec") or "",
            ref=data.get("ma") or "",
            since=since,
            until=until,
        )


def _rows(entries: list[Entry], chains: dict[str, str]) -> list[dict[str, Any]]:
    actors = actors_of(entries)
    return [
        {
            "entry": entry,
            "label": act_label(entry.act),
            "subject": subject_label(entry.act),
            "states": states_told(entry.detail),
            "actor": actors[entry.pk],
            "place": chains.get(entry.chain, entry.chain),
            "detail": _facts(entry),
        }
        for entry in entries
    ]


def _facts(entry: Entry) -> str:
    return "; ".join(f"{key}: {_told(value)}" for key, value in sorted(entry.detail.items()))


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_told(item) for item in value)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return "–" if value is None else str(value)


@auditor_only
@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    """The newest entries first, page by page."""
    chains = chains_of(officer(request))
    form = FilterForm(request.GET, chains=chains)
    text = request.GET.get("truoc", "")
    before = int(text) if text.isdecimal() and len(text) < 18 else None
    found = page_of(form.entries(), before=before)
    context = {
        "form": form,
        "rows": _rows(found.entries, chains),
        "next_before": found.next_before,
        "is_first": before is None,
        "query": request.GET.urlencode(),
        "is_filtered": any(request.GET.get(name) for name in form.fields),
    }
    return page(request, "desk/setup/journal.html", context)


@auditor_only
@require_POST
def journal_verify(request: HttpRequest) -> HttpResponse:
    """Walk the chosen chain, or all in reach, and say whether it holds."""
    user = officer(request)
    chains = chains_of(user)
    asked = request.POST.get("chuoi", "")
    chosen = [asked] if asked in chains else list(chains)
    breaks = [found for chain in chosen for found in verify(chain)]
    with transaction.atomic():
        detail = {"chains": len(chosen), "breaks": len(breaks)}
        record(chain=SYSTEM_CHAIN, act="journal.verify", ref=user.code, by=user, at=clock.now(), detail=detail)
    context = {
        "breaks": breaks[:BREAKS_SHOWN],
        "more": max(0, len(breaks) - BREAKS_SHOWN),
        "chains": len(chosen),
        "entries": Entry.objects.filter(chain__in=chosen).count(),
        "chain_label": chains.get(asked, ""),
        "crumbs": [(reverse("desk:journal"), _("Nhật ký")), ("", _("Kiểm tra chuỗi"))],
    }
    return page(request, "desk/setup/journal_verify.html", context)


@auditor_only
@require_GET
def journal_export(request: HttpRequest) -> HttpResponse:
    """The filtered entries as xlsx: codes, states and hashes as they are, nothing else."""
    user = officer(request)
    entries = list(FilterForm(request.GET, chains=chains_of(user)).entries()[:EXPORTED])
    headers = [_("Chuỗi"), _("Số"), _("Lúc"), _("Hành vi"), _("Mã"), _("Người làm"), _("Chi tiết"), _("Mã băm")]
    rows = [
        [
            entry.chain, entry.seq, f"{localtime(entry.at):%d/%m/%Y %H:%M:%S}", entry.act, entry.ref, entry.actor,
            _facts(entry), entry.hash,
        ]
        for entry in entries
    ]  # fmt: skip
    content = write_xlsx(headers, rows, title=_("Nhật ký"))
    with transaction.atomic():
        detail = {"rows": len(rows)}
        record(chain=SYSTEM_CHAIN, act="journal.export", ref=user.code, by=user, at=clock.now(), detail=detail)
    answer = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    answer["Content-Disposition"] = f'attachment; filename="nhat-ky-{clock.today():%Y%m%d}.xlsx"'
    return answer
