"""Which column of a table holds what: guessed from the words of its header, corrected by the officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from caunoi.common.sheets import SheetError, read_table
from caunoi.language.fold import fold

HEADER_SEARCH_ROWS = 10  # a title, a place and a date often stand above the header
SAMPLES = 3
NO_TABLES = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".jpg", ".jpeg", ".png", ".heic", ".zip", ".rar")

Mapping_ = dict[str, int]


class Column(models.TextChoices):
    """What a column may hold; only the text is needed."""

    TEXT = "text", _("Nội dung ý kiến")
    PLACE = "place", _("Địa bàn (thôn, tổ, xã, phường)")
    PLACE_NOTE = "place_note", _("Địa điểm cụ thể")
    DATE = "date", _("Ngày nhận")
    KIND = "kind", _("Loại (kiến nghị, phản ánh …)")
    FIELD = "field", _("Lĩnh vực")
    CHANNEL = "channel", _("Kênh")
    NAME = "name", _("Họ tên người gửi")
    PHONE = "phone", _("Điện thoại")
    EMAIL = "email", _("E-mail")
    ADDRESS = "address", _("Địa chỉ người gửi")
    PEOPLE = "people", _("Số người")
    TITLE = "title", _("Tiêu đề")
    CODE = "code", _("Mã ở nguồn")


# Folded words of headers, most telling first. An earlier column of this table chooses first.
HEADER_WORDS: Mapping[Column, tuple[str, ...]] = {
    Column.TEXT: (
        "noi dung y kien",
        "noi dung kien nghi",
        "noi dung phan anh",
        "noi dung don",
        "noi dung",
        "y kien",
        "kien nghi",
        "phan anh",
        "text",
        "content",
    ),
    Column.PLACE: (
        "dia ban",
        "thon",
        "to dan pho",
        "khu dan cu",
        "khu pho",
        "to/thon",
        "thon/to",
        "xa/phuong",
        "phuong/xa",
        "noi xay ra",
        "don vi hanh chinh",
        "place",
        "to",
        "xa",
        "phuong",
    ),
    Column.PLACE_NOTE: ("dia diem", "vi tri", "dia diem cu the"),
    Column.DATE: (
        "ngay nhan",
        "ngay tiep nhan",
        "ngay gui",
        "thoi gian gui",
        "thoi gian",
        "dau thoi gian",
        "ngay thang",
        "ngay",
        "timestamp",
        "date",
    ),
    Column.KIND: ("loai don", "loai y kien", "phan loai", "loai", "kind"),
    Column.FIELD: ("linh vuc", "chu de", "field"),
    Column.CHANNEL: ("kenh", "nguon", "hinh thuc", "channel"),
    Column.NAME: ("ho va ten", "ho ten", "nguoi gui", "nguoi kien nghi", "ten nguoi", "ten", "name"),
    Column.PHONE: ("so dien thoai", "dien thoai", "sdt", "so dt", "phone"),
    Column.EMAIL: ("thu dien tu", "e-mail", "email", "hop thu"),
    Column.ADDRESS: ("dia chi nguoi gui", "dia chi", "noi o", "address"),
    Column.PEOPLE: ("so nguoi", "so luong nguoi", "so ho"),
    Column.TITLE: ("tieu de", "trich yeu", "title"),
    Column.CODE: ("ma y kien", "ma don", "ma so", "ma nguon", "ma", "so don", "id", "code"),
}


@dataclass(frozen=True)
class Sheet:
    """A table as read. `first_row` is the row number (from 1, as Excel counts) of the first row below the header."""

    headers: list[str]
    rows: list[list[str]]
    first_row: int

    def samples(self, column: int) -> list[str]:
        """The first values of a column, to show beside its name."""
        values = (row[column] for row in self.rows if column < len(row) and row[column])
        return [value for _number, value in zip(range(SAMPLES), values, strict=False)]


def read_upload(file: IO[bytes], name: str) -> Sheet:
    """Read a table and find its header row. Raises SheetError with a Vietnamese message."""
    if name.lower().endswith(NO_TABLES):
        raise SheetError(
            _now(
                "Tệp này không phải bảng. Hãy chọn tệp Excel (.xlsx) hoặc CSV; văn bản, tin nhắn thì vào “Dán văn bản”."
            )
        )
    table = read_table(file, name)
    at = _header_at(table)
    width = max(len(row) for row in table[at:])
    headers = [*table[at], *[""] * (width - len(table[at]))]
    return Sheet(headers=headers, rows=table[at + 1 :], first_row=at + 2)


def _header_at(table: Sequence[Sequence[str]]) -> int:
    best, best_hits = 0, 0
    for number, row in enumerate(table[:HEADER_SEARCH_ROWS]):
        mapping = guess_mapping(row)
        hits = len(mapping) if Column.TEXT in mapping else 0
        if hits > best_hits and len([cell for cell in row if cell]) >= min(2, len(row)):
            best, best_hits = number, hits
    return best


def guess_mapping(headers: Sequence[str]) -> Mapping_:
    """Column → index. A header that is the very word wins over one that begins with it, then one that holds it."""
    folded = [fold(header).strip(" .:*()") for header in headers]
    found: Mapping_ = {}
    for fits in (_is_word, _begins, _holds):
        for column, words in HEADER_WORDS.items():
            if column in found:
                continue
            for word in words:
                index = next((i for i, text in enumerate(folded) if i not in found.values() and fits(text, word)), None)
                if index is not None:
                    found[str(column)] = index
                    break
    return found


def _is_word(text: str, word: str) -> bool:
    return text == word


def _begins(text: str, word: str) -> bool:
    return len(text) <= 40 and text.startswith(f"{word} ")


def _holds(text: str, word: str) -> bool:
    return len(word) > 4 and len(text) <= 40 and f" {word}" in text
