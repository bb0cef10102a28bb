"""The answer as typed, its evidence and promise; what becomes of promises."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.cases.case_reading import sent_promises
from caunoi.cases.choices import AnswerState, Outcome, PromiseState
from caunoi.cases.models import Answer, AnswerTemplate, Attachment, Promise
from caunoi.cases.services.answers import PromiseData
from caunoi.common import clock
from caunoi.desk.matter.forms.acting import ActForm, date_field, line_field, words_field
from caunoi.desk.matter.forms.evidence import EvidenceField, EvidenceForm
from caunoi.desk.matter.forms.handling import office_rows
from caunoi.desk.matter.forms.reasons import reason_choices
from caunoi.desk.matter.personal import Mark, marks_in, seal_of
from caunoi.people.models import Body
from caunoi.web.books import refusal_reasons
from caunoi.web.forms import ChoiceText

SHORTEST = 20  # letters, as services.answers.check_ready asks
_HINTS = {
    Outcome.RESOLVED: _("Phải kèm bằng chứng."),
    Outcome.EXPLAINED: _("Nói rõ vì sao, căn cứ nào."),
    Outcome.IN_PROGRESS: _("Phải có việc hẹn, nơi làm, ngày hẹn."),
    Outcome.WAITING: _("Nói rõ đã báo cáo cơ quan nào."),
    Outcome.REFUSED: _("Chọn lý do trong danh mục."),
}


_NEEDED_WHEN = {
    "refusal_reason": _("bắt buộc khi “Từ chối, có lý do”"),
    "evidence": _("bắt buộc khi “Giải quyết xong”"),
    "promise_text": _("bắt buộc khi có lời hẹn"),
    "promise_body": _("bắt buộc khi có lời hẹn"),
    "promise_due": _("bắt buộc khi có lời hẹn"),
}


class RowRadio(forms.RadioSelect):
    """Choices side by side."""

    is_row = True


def template_rows(form: ActForm) -> list[AnswerTemplate]:
    """Templates of the authority and of all offices, for the kind of the case or for every kind."""
    case = form.case
    mine = Q(body=None) | Q(body=case.authority_id) | Q(body=case.body_id)
    return list(AnswerTemplate.objects.filter(mine, Q(kind="") | Q(kind=case.kind)).order_by("outcome", "name"))


class AnswerForm(EvidenceForm):
    """The draft. `current` is the saved draft or the returned version it starts from."""

    template = forms.ChoiceField(label=_("Mẫu trả lời"), required=False)
    text = words_field(_("Nội dung trả lời"), rows=9, limit=20_000, required=False)
    outcome = forms.ChoiceField(
        label=_("Kết quả"), widget=RowRadio, error_messages={"required": _("Chưa chọn kết quả.")}
    )
    refusal_reason = forms.ChoiceField(label=_("Lý do từ chối"), required=False)
    evidence = EvidenceField(label=_("Thêm bằng chứng"))
    drop = forms.MultipleChoiceField(label=_("Bỏ bằng chứng"), required=False, widget=forms.CheckboxSelectMultiple)
    promise_text = line_field(_("Sẽ làm gì"), required=False, limit=300)
    promise_body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Ai chịu trách nhiệm"), required=False, empty_label=_("Chọn cơ quan")
    )
    promise_due = date_field(_("Hẹn xong trước"), _("Ngày này hiện trên cổng và vào sổ lời hứa."), required=False)

    def prepare(self) -> None:
        """Choices by the kind of the case; first values from the draft."""
        case = self.case
        rows = case.answers.filter(state__in=[AnswerState.DRAFT, AnswerState.RETURNED]).prefetch_related("files")
        self.current: Answer | None = rows.order_by("-number").first()
        self.templates = template_rows(self)
        named = [(str(row.pk), f"{Outcome(row.outcome).label}: {row.name}") for row in self.templates]
        self._set("template", [("", _("Chọn mẫu"))], named)
        self._set("outcome", [(key, ChoiceText(name, _HINTS[Outcome(key)])) for key, name in Outcome.choices])
        self._set("drop", [(row.code, row.caption) for row in self.saved_files()])
        reasons = [
            (key, f"{words.label} ({words.hint})") for key, words in reason_choices(refusal_reasons(), case.kind)
        ]
        self._set("refusal_reason", [("", _("Chọn lý do"))], reasons)
        bodies = [row.pk for row in office_rows(case.authority)]
        self.fields["promise_body"].queryset = Body.objects.filter(pk__in=bodies)  # type: ignore[attr-defined]
        for name, words in _NEEDED_WHEN.items():
            self.fields[name].needed_when = words  # type: ignore[attr-defined]
        self.initial.update({key: value for key, value in self._saved().items() if key not in self.initial})

    def _set(self, name: str, *choices: Any) -> None:
        self.fields[name].choices = [row for part in choices for row in part]  # type: ignore[attr-defined]

    def _saved(self) -> dict[str, Any]:
        draft = self.current
        if draft is None:
            return {"promise_body": self.case.body_id}
        promise = draft.promises.filter(state=PromiseState.OPEN).first()
        return {
            "text": draft.text,
            "outcome": draft.outcome,
            "refusal_reason": draft.refusal_reason,
            "promise_text": promise.text if promise else "",
            "promise_body": promise.body_id if promise else self.case.body_id,
            "promise_due": promise.due_on if promise else None,
        }

    def clean(self) -> dict[str, Any] | None:
        """A promise is whole or not there."""
        data = super().clean() or {}
        given = bool(data.get("promise_text")), bool(data.get("promise_due"))
        if any(given) and not all(given):
            name, words = ("promise_due", _("Đã ghi việc hẹn mà chưa có ngày.")) if given[0] else (
                "promise_text", _("Đã có ngày hẹn mà chưa ghi sẽ làm gì."))  # fmt: skip
            self.add_error(name, words)
        if all(given) and not data.get("promise_body"):
            self.add_error("promise_body", _("Chưa ghi ai chịu trách nhiệm."))
        if all(given) and data["promise_due"] <= clock.today():
            self.add_error("promise_due", _("Ngày hẹn phải sau hôm nay."))
        return data

    def promise(self) -> PromiseData | None:
        """The promise as typed, if there is one."""
        data = self.cleaned_data
        if not data.get("promise_text"):
            return None
        return PromiseData(text=data["promise_text"], body=data["promise_body"], due_on=data["promise_due"])

    def with_template(self) -> "AnswerForm":
        """The form with the words of the chosen template under what is typed (unchanged when none is chosen)."""
        form = self.unchecked()
        chosen = next((row for row in self.templates if str(row.pk) == self.data.get("template")), None)
        if chosen is not None:
            typed = str(form.initial.get("text") or "").strip()
            form.initial["text"] = f"{typed}\n\n{chosen.text}" if typed else chosen.text
            form.initial["outcome"] = form.initial.get("outcome") or chosen.outcome
        form.initial["template"] = ""
        return form

    def personal(self) -> list[Mark]:
        """What in the words shown now looks like personal data."""
        return marks_in(str(self[name].value() or "") for name in ("text", "promise_text"))

    def personal_seal(self) -> str:
        """Stands for the marks shown: "send it all the same" is said of these."""
        return seal_of(self.personal())

    def saved_files(self) -> list[Attachment]:
        """Files saved with the draft."""
        return list(self.current.files.all()) if self.current else []

    def checks(self) -> list[tuple[bool, str]]:
        """What the answer has and lacks, as the screen shows it before it may be put before the leader."""
        outcome, text = self["outcome"].value(), str(self["text"].value() or "").strip()
        rows = [(len(text) >= SHORTEST, gettext("Nói rõ việc đã làm"))]
        if outcome == Outcome.RESOLVED or self.saved_files() or self.held:
            rows.append((bool(self.saved_files() or self.held), gettext("Có bằng chứng")))
        promised = bool(self["promise_text"].value() and self["promise_due"].value())
        if outcome == Outcome.IN_PROGRESS or promised:
            rows.append((bool(self["promise_due"].value()), gettext("Có ngày hẹn")))
            rows.append((bool(self["promise_text"].value()), gettext("Nói rõ sẽ làm gì")))
        if outcome == Outcome.REFUSED:
            rows.append((bool(self["refusal_reason"].value()), gettext("Có lý do từ chối trong danh mục")))
        return rows


class SignForm(ActForm):
    """To sign: nothing to type."""


class ResolveForm(EvidenceForm):
    """Evidence that the matter is really done."""

    evidence = EvidenceField(help_text=_("Cần khi câu trả lời và lời hứa chưa kèm bằng chứng nào."))


class PromiseForm(ActForm):
    """Which promise; the officer comes from its row, so that it is chosen already."""

    promise = forms.ModelChoiceField(
        Promise.objects.none(), label=_("Lời hứa"), empty_label=None, error_messages={"required": _("Chưa chọn.")}
    )

    def prepare(self) -> None:
        """Promises the speakers know of and that are still open."""
        rows = [row for row in sent_promises(self.case) if row.state == PromiseState.OPEN]
        field = self.fields["promise"]
        field.queryset = Promise.objects.filter(pk__in=[row.pk for row in rows])  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: row.text  # type: ignore[attr-defined]
        number = str(self.initial.get("y") or "")
        if number.isdigit() and 0 < int(number) <= len(rows):
            self.initial["promise"] = rows[int(number) - 1].pk


class KeepForm(EvidenceForm, PromiseForm):
    """It was done: when, with what evidence."""

    done_on = date_field(_("Xong ngày nào"))
    evidence = EvidenceField(required=True)
    note = line_field(_("Ghi thêm"), required=False, limit=300)

    def prepare(self) -> None:
        """Today unless another day is typed."""
        super().prepare()
        self.initial.setdefault("done_on", clock.today())


class TakeBackForm(PromiseForm):
    """It is taken back, with a reason the speakers read."""

    reason = words_field(_("Vì sao rút lại"), _("Người gửi đọc được."), limit=300)
