"""What the public will read, after an officer has looked at every mark."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caunoi.cases.case_reading import sent_promises, voices
from caunoi.cases.choices import AnswerState
from caunoi.cases.models import Answer, Attachment, Case, Promise
from caunoi.cases.named_files import named_files
from caunoi.cases.services.publishing import case_files, live_publication, marks, said_promises
from caunoi.desk.matter.forms.acting import ActForm, Words, line_field, tick_field, words_field
from caunoi.language.personal import LABELS, redact
from caunoi.web.books import said as screen_word

SHOWN = ("title", "text", "answer_text")


def promise_field(promise: Promise) -> str:
    """The name of the field with the public words of a promise."""
    return f"promise_{promise.pk}"


class PublishForm(ActForm):
    """Title, text, answer and promises for the public; which files; the confirmation. A correction asks for its reason.

    A promise has a field of its own, by its row: words typed for one never slip to another that came meanwhile.
    """

    title = line_field(_("Tiêu đề công khai"), limit=200)
    text = words_field(_("Nội dung công khai"), rows=8, limit=10_000)
    answer_text = words_field(_("Câu trả lời công khai"), required=False, rows=8, limit=20_000)
    file_codes = forms.MultipleChoiceField(label=_("Tệp được công khai"), required=False)
    reason = line_field(_("Lý do sửa"), _("Hiện dưới nội dung công khai."), limit=300)
    confirmed = tick_field(_("Tôi đã đọc mọi chỗ đánh dấu; không còn dữ liệu cá nhân trong chữ và ảnh."))

    def prepare(self) -> None:
        """First words: what is published now, or the redacted words of the first voice and the last answer."""
        self.live = live_publication(self.case)
        self.files_of_case: list[Attachment] = [row for row in case_files(self.case) if not row.is_sealed]
        self.named_files = named_files(self.files_of_case)
        self.fields["file_codes"].choices = [(row.file.code, row.name) for row in self.named_files]  # type: ignore[attr-defined]
        self.promises: list[Promise] = sent_promises(self.case)
        for number, promise in enumerate(self.promises, start=1):
            self.fields[promise_field(promise)] = line_field(
                _("Lời hứa %(n)d công khai") % {"n": number},
                _("Để trống thì người dân chỉ thấy nơi làm, ngày hẹn và kết quả."),
                required=False,
                limit=300,
            )
        if self.live is None:
            del self.fields["reason"]
        for name, value in self._first_words().items():
            self.initial.setdefault(name, value)

    def _first_words(self) -> dict[str, Any]:
        chosen = [row.code for row in self.files_of_case if row.is_public]
        promised = {promise_field(row): redact(row.text, marks(row.text)) for row in self.promises}
        if self.live is not None:
            now = {name: getattr(self.live, name) for name in SHOWN}
            said = said_promises(self.live)
            promised |= {promise_field(row): said[row.pk] for row in self.promises if row.pk in said}
            return {**now, **promised, "file_codes": chosen}
        first = next(iter(voices(self.case)), None)
        answer = _last_sent(self.case)
        words = {
            "title": self.case.title,
            "text": first.text if first else "",
            "answer_text": answer.text if answer else "",
        }
        return {**promised, **{name: redact(text, marks(text)) for name, text in words.items()}}

    def shown(self) -> list[str]:
        """The names of the fields whose words become public."""
        return [*SHOWN, *(promise_field(row) for row in self.promises)]

    def promise_fields(self) -> list[BoundField]:
        """The fields of the promises."""
        return [self[promise_field(row)] for row in self.promises]

    def promise_words(self) -> dict[int, str]:
        """The public words of each promise, as confirmed."""
        return {row.pk: self.cleaned_data[promise_field(row)] for row in self.promises}

    def with_marks_hidden(self) -> "PublishForm":
        """The form with every mark in what is typed replaced by what stood there."""
        form = self.unchecked()
        for name in form.shown():
            text = str(form.initial.get(name) or "")
            form.initial[name] = redact(text, marks(text))
        return form

    def looks(self) -> list["MarkedWords"]:
        """What is typed now, with the marks still in it, field by field."""
        return [MarkedWords(self[name].label, cut_at_marks(str(self[name].value() or ""))) for name in self.shown()]

    def originals(self) -> list["MarkedWords"]:
        """The words as they were said and answered, with every mark, to compare with."""
        numbered = [(gettext("Ý kiến %(n)d") % {"n": row.number}, row.text) for row in voices(self.case)]
        said = [MarkedWords(name, cut_at_marks(text)) for name, text in numbered]
        answer = _last_sent(self.case)
        answered = [MarkedWords(_("Câu trả lời"), cut_at_marks(answer.text))] if answer else []
        promised = [
            MarkedWords(gettext("Lời hứa %(n)d") % {"n": number}, cut_at_marks(row.text))
            for number, row in enumerate(self.promises, start=1)
        ]
        return [*said, *answered, *promised]


@dataclass(frozen=True)
class MarkedWords:
    """A text cut at its marks: pieces with what they are, or with an empty text when they are unmarked."""

    name: Words
    pieces: list[tuple[str, str]]

    @property
    def count(self) -> int:
        """How many marks there are."""
        return sum(1 for _text, kind in self.pieces if kind)


def cut_at_marks(text: str) -> list[tuple[str, str]]:
    """The text in pieces: (words, what the machine takes them for)."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for span in marks(text):
        pieces += [(text[at : span.start], ""), (text[span.start : span.end], screen_word(LABELS[span.kind]))]
        at = span.end
    return [piece for piece in [*pieces, (text[at:], "")] if piece[0]]


def _last_sent(case: Case) -> Answer | None:
    return case.answers.filter(state=AnswerState.SENT).order_by("-number").first()


class TakeDownForm(ActForm):
    """A reason, at once."""

    reason = words_field(_("Vì sao gỡ"), limit=300)
