"""What a cell says: dates, kinds, channels, fields, telephone numbers as people write them in tables."""

import re
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from caunoi.cases.choices import CaseKind, Channel
from caunoi.common.clock import HANOI
from caunoi.language.fold import fold
from caunoi.rulebook.vocabulary import fields

OLDEST = date(2000, 1, 1)
EXCEL_DAY_ZERO = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_OURS = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)")
_LONG = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:hg](\d{2})(?!\d)")
_KINDS = (
    ("to cao", CaseKind.DENUNCIATION),
    ("khieu nai lan hai", CaseKind.COMPLAINT_2),
    ("khieu nai lan 2", CaseKind.COMPLAINT_2),
    ("khieu nai", CaseKind.COMPLAINT_1),
    ("cu tri", CaseKind.VOTER_PETITION),
    ("kien nghi", CaseKind.PETITION),
    ("phan anh", CaseKind.REPORT),
    ("gop y", CaseKind.SUGGESTION),
    ("de xuat", CaseKind.SUGGESTION),
    ("hoi", CaseKind.QUESTION),
)
_CHANNELS = (
    ("zalo", Channel.CHAT), ("tin nhan", Channel.CHAT), ("chat", Channel.CHAT), ("qr", Channel.QR_BOX),
    ("hom thu", Channel.PAPER_BOX), ("hop thu gop y", Channel.PAPER_BOX), ("tiep xuc cu tri", Channel.VOTER_MEETING),
    ("cu tri", Channel.VOTER_MEETING), ("voter", Channel.VOTER_MEETING), ("tiep cong dan", Channel.RECEPTION),
    ("truc tiep", Channel.RECEPTION), ("dien thoai", Channel.PHONE), ("duong day nong", Channel.PHONE),
    ("phone", Channel.PHONE), ("doi thoai", Channel.MEETING), ("dialogue", Channel.MEETING), ("hop", Channel.MEETING),
    ("hoi nghi", Channel.MEETING), ("don", Channel.LETTER), ("thu", Channel.LETTER), ("letter", Channel.LETTER),
    ("buu chinh", Channel.LETTER), ("bao chi", Channel.PARTNER), ("press", Channel.PARTNER),
    ("co quan", Channel.PARTNER), ("chuyen", Channel.PARTNER), ("cong", Channel.WEB), ("web", Channel.WEB),
)  # fmt: skip


class CellError(ValueError):
    """What is wrong with a cell, in Vietnamese; never quotes the cell, which may be personal."""


def kind_of(text: str) -> CaseKind | None:
    """The kind a cell names, or None when no kind is known by that word."""
    folded = fold(text).replace("_", " ")
    if folded in {"denunciation"}:
        return CaseKind.DENUNCIATION
    return next((kind for word, kind in _KINDS if word in folded), None)


def channel_of(text: str) -> Channel | None:
    """The channel a cell names, or None."""
    folded = fold(text).replace("_", " ")
    return next((channel for word, channel in _CHANNELS if word in folded), None)


def field_of(text: str) -> str:
    """The key of the field a cell names, or an empty text."""
    folded = fold(text)
    for key, name in fields().items():
        if folded.replace(" ", "_") == key or folded == fold(name):
            return key
    for key, name in fields().items():
        if len(folded) >= 4 and any(folded == fold(part) for part in name.split(",")):
            return key
    return ""


def moment_of(text: str, *, at: datetime) -> datetime:
    """When a row says it was received; a date alone means its noon, or now when that has not come yet.

    Raises CellError for what is no date, a date to come, and one before the year 2000.
    """
    day = _day(text)
    if day > at.astimezone(HANOI).date():
        raise CellError(_("Ngày nhận ở tương lai."))
    if day < OLDEST:
        raise CellError(_("Ngày nhận trước năm 2000, hãy xem lại."))
    found = _TIME.search(fold(text))
    hour, minute = (int(found[1]), int(found[2])) if found else (12, 0)
    if hour > 23 or minute > 59:
        hour, minute = 12, 0
    return min(datetime.combine(day, time(hour, minute), HANOI), at)


def _day(text: str) -> date:
    folded = fold(text)
    if re.fullmatch(r"\d{5}", folded) and 20_000 < int(folded) < 60_000:
        return EXCEL_DAY_ZERO + timedelta(days=int(folded))
    try:
        if found := _ISO.search(folded):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _LONG.search(folded) or _OURS.search(folded):
            year = int(found[3])
            return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    except ValueError as error:
        raise CellError(_("Ngày nhận không có thật (ngày/tháng/năm).")) from error
    raise CellError(_("Không đọc được ngày nhận. Ghi ngày/tháng/năm, ví dụ 26/10/2026."))


def phone_of(text: str) -> str:
    """A telephone number in one spelling (a zero that Excel dropped is put back). Raises CellError."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("84") and len(digits) in (11, 12):
        digits = "0" + digits[2:]
    if len(digits) == 9 and digits[0] in "235789":
        digits = "0" + digits
    if not digits:
        raise CellError(_("Ô điện thoại không có chữ số nào."))
    if not digits.startswith("0") or not 10 <= len(digits) <= 11:
        raise CellError(_("Số điện thoại có %(n)d chữ số, cần 10 hoặc 11 và bắt đầu bằng 0.") % {"n": len(digits)})
    return digits


def email_of(text: str) -> str:
    """An e-mail address. Raises CellError."""
    email = text.strip()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", email):
        raise CellError(_("E-mail không đúng dạng ten@noi.vn."))
    return email


def people_of(text: str) -> int:
    """How many people spoke together. Raises CellError."""
    digits = re.sub(r"\D", "", text)
    if not digits or not 1 <= int(digits) <= 100_000:
        raise CellError(_("Số người phải là số từ 1 trở lên."))
    return int(digits)
