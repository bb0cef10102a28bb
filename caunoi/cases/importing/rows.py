"""What each row of a table says, and why it cannot be taken as it is. Nothing is written here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from caunoi.cases.choices import COMPLAINTS, CaseKind, Channel, Privacy, Voice
from caunoi.cases.importing.columns import Column
from caunoi.cases.importing.places import PlaceFinder
from caunoi.cases.importing.values import (
    CellError,
    channel_of,
    email_of,
    field_of,
    kind_of,
    moment_of,
    people_of,
    phone_of,
)
from caunoi.cases.services.intake import TEXT_LIMIT, OpinionData, SenderData
from caunoi.common import clock
from caunoi.language.denunciation import denunciation_signs
from caunoi.language.fold import nfc
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.web.sealed import fingerprint

# What makes a row this row and no other: the same words from the same person at the same place and time.
IDENTITY = (Column.TEXT, Column.PLACE, Column.DATE, Column.NAME, Column.PHONE, Column.EMAIL, Column.CODE)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Options:
    """What the officer said for the whole file. `keep_unknown_place`: take the body's place, note what was written."""

    channel: Channel = Channel.IMPORT
    kind: CaseKind = CaseKind.REPORT
    keep_unknown_place: bool = False

    def to_json(self) -> dict[str, str | bool]:
        """Plain values, to keep with the batch."""
        return {"channel": self.channel, "kind": self.kind, "keep_unknown_place": self.keep_unknown_place}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> "Options":
        """The options again; the defaults where nothing was kept."""
        return cls(
            channel=Channel(str(data.get("channel", Channel.IMPORT))),
            kind=CaseKind(str(data.get("kind", CaseKind.REPORT))),
            keep_unknown_place=bool(data.get("keep_unknown_place", False)),
        )


@dataclass
class CheckedRow:
    """A row with what is wrong (`problems` keep it out) and what was understood otherwise (`notes` do not)."""

    number: int
    key: str = ""
    data: OpinionData | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_denunciation: bool = False
    twin_of: int = 0  # the same row earlier in this file
    is_known: bool = False  # went in before
    likely: str = ""  # the field that its words suggest, where the table has none; for the preview only

    @property
    def status(self) -> str:
        """bad | known | twin | good."""
        if self.problems:
            return "bad"
        return "known" if self.is_known else "twin" if self.twin_of else "good"


class RowReader:
    """Reads the rows of one file for one body; made once a file, because it remembers places and twins."""

    def __init__(self, *, body: Body, mapping: Mapping[str, int], options: Options, at: datetime) -> None:
        self.body, self.mapping, self.options, self.at = body, dict(mapping), options, at
        self.places = PlaceFinder(body, clock.local_date(at))
        self._seen: dict[str, int] = {}

    def cell(self, row: Sequence[str], column: Column) -> str:
        """The cell of a row in a column of our naming; empty when the table has none."""
        index = self.mapping.get(column)
        return " ".join(nfc(row[index]).split(" ")).strip() if index is not None and index < len(row) else ""

    def read_all(self, rows: Iterable[tuple[int, Sequence[str]]]) -> list[CheckedRow]:
        """Every row that is not blank."""
        return [self.read(number, row) for number, row in rows if any(cell.strip() for cell in row)]

    def read(self, number: int, row: Sequence[str]) -> CheckedRow:
        """One row. A row with the signs of a denunciation is never kept out: it has to be sealed, not sent back."""
        checked = CheckedRow(number, key=self._key(row))
        text = self.cell(row, Column.TEXT)
        if not text:
            checked.problems.append(_("Thiếu nội dung ý kiến."))
            return checked
        self._mark_twin(checked)
        kind = self._kind(row, checked)
        is_complaint = kind in COMPLAINTS
        checked.is_denunciation = kind == CaseKind.DENUNCIATION or (not is_complaint and bool(denunciation_signs(text)))
        if len(text) > TEXT_LIMIT:
            checked.problems.append(_("Nội dung dài hơn %(n)d ký tự.") % {"n": TEXT_LIMIT})
        place, note = self._place(row, checked)
        received_at = self._try(checked, row, Column.DATE, lambda value: moment_of(value, at=self.at), self.at)
        people = self._try(checked, row, Column.PEOPLE, people_of, 1)
        sender = SenderData(
            name=self.cell(row, Column.NAME)[:200],
            phone=self._try(checked, row, Column.PHONE, phone_of, self.cell(row, Column.PHONE)[:40]),
            email=self._try(checked, row, Column.EMAIL, email_of, self.cell(row, Column.EMAIL)[:120]),
            address=self.cell(row, Column.ADDRESS)[:200],
        )
        if checked.is_denunciation:
            checked.problems, checked.notes = [], [_("Có dấu hiệu tố cáo: sẽ được cách ly ngay.")]
        checked.data = OpinionData(
            body=self.body, place=place or self.body.place, text=text, kind=kind, channel=self._channel(row),
            form_token=fingerprint(f"import {self.body.pk} {checked.key}"), privacy=Privacy.NAMED, people_count=people,
            place_note=note, field=self._field(row, checked), title=self.cell(row, Column.TITLE), sender=sender,
            import_key=checked.key, received_at=received_at, voice=Voice.GROUP if people > 1 else Voice.PERSON,
        )  # fmt: skip
        return checked

    def _key(self, row: Sequence[str]) -> str:
        return fingerprint("\x1f".join(" ".join(self.cell(row, column).split()) for column in IDENTITY))

    def _mark_twin(self, checked: CheckedRow) -> None:
        checked.twin_of = self._seen.get(checked.key, 0)
        self._seen.setdefault(checked.key, checked.number)

    def _kind(self, row: Sequence[str], checked: CheckedRow) -> CaseKind:
        said = self.cell(row, Column.KIND)
        kind = kind_of(said) if said else None
        if said and kind is None:
            checked.notes.append(_("Loại không rõ, ghi tạm là %(kind)s.") % {"kind": self.options.kind.label})
        return kind or self.options.kind

    def _channel(self, row: Sequence[str]) -> Channel:
        said = self.cell(row, Column.CHANNEL)
        return (channel_of(said) if said else None) or self.options.channel

    def _field(self, row: Sequence[str], checked: CheckedRow) -> str:
        said = self.cell(row, Column.FIELD)
        key = field_of(said) if said else ""
        if said and not key and not checked.is_denunciation:
            checked.notes.append(_("Lĩnh vực không có trong danh mục, để trống."))
        return key

    def _place(self, row: Sequence[str], checked: CheckedRow) -> tuple[Place | None, str]:
        said, note = self.cell(row, Column.PLACE), self.cell(row, Column.PLACE_NOTE)
        if not said:
            return self.body.place, note
        found = self.places.find(said)
        if found.place is not None:
            return found.place, note if found.is_exact else ", ".join(part for part in (note, said) if part)
        if self.options.keep_unknown_place:
            checked.notes.append(_("Địa bàn ghi vào ghi chú, xếp vào %(unit)s.") % {"unit": self.body.place.label})
        else:
            checked.problems.append(found.problem)
        return None, ", ".join(part for part in (note, said) if part)

    def _try(
        self, checked: CheckedRow, row: Sequence[str], column: Column, read: Callable[[str], _T], default: _T
    ) -> _T:
        said = self.cell(row, column)
        if not said:
            return default
        try:
            return read(said)
        except CellError as error:
            checked.problems.append(str(error))
            return default
