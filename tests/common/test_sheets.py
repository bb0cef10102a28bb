import csv
import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from caunoi.common.sheets import EXCEL_CELL, SheetError, read_table, write_csv, write_xlsx

ROWS = [["Nội dung", "Nơi gửi"], ["Đường ngập", "Tổ 5"], ["Đèn hỏng, tối", "Tổ 6"]]


def _xlsx(rows: list[list[object]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read(data: bytes, name: str = "y-kien.csv", max_rows: int = 100) -> list[list[str]]:
    return read_table(io.BytesIO(data), name, max_rows=max_rows)


def test_an_xlsx_comes_as_text() -> None:
    data = _xlsx(
        [
            ["Nội dung", "Ngày", "Lúc", "Số", "Tỉ lệ", "Có"],
            ["  Đường ngập ", date(2026, 10, 26), time(9, 30), 12.0, 0.5, True],
            ["Đèn", datetime(2026, 10, 26, 9, 41), None, 1234567, -3, False],
        ]
    )
    assert _read(data, "y-kien.xlsx") == [
        ["Nội dung", "Ngày", "Lúc", "Số", "Tỉ lệ", "Có"],
        ["Đường ngập", "2026-10-26", "09:30", "12", "0.5", "1"],
        ["Đèn", "2026-10-26 09:41", "", "1234567", "-3", "0"],
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_of_any_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    assert _read(text.encode(encoding)) == ROWS


def test_the_windows_page_for_vietnamese() -> None:
    # "Đường" there: Đ is D0, ư FD, ơ F5, the grave accent CC after its letter.
    assert _read(b"N\xf4i dung;N\xd2i\n\xd0\xfd\xf5\xccng;5\n")[1] == ["Đường", "5"]


def test_old_fonts_are_refused_with_advice() -> None:
    with pytest.raises(SheetError, match="TCVN3"):
        _read("Néi dung;Sè\n§­êng ngËp qu¸, ®Ò nghÞ söa ch÷a;5\n".encode("cp1252"))


def test_one_column_is_not_divided_at_its_commas() -> None:
    assert _read("Nội dung\nĐường ngập, đèn hỏng\n".encode()) == [["Nội dung"], ["Đường ngập, đèn hỏng"]]


def test_empty_rows_inside_are_kept_so_that_numbers_of_rows_are_true_and_dropped_at_the_end() -> None:
    assert _read(b"a,b\n,\n1,2\n,,\n\n") == [["a", "b"], [], ["1", "2"]]


def test_decomposed_letters_are_composed() -> None:
    assert _read("Nơi,Ô\nĐường,1\n".encode())[1][0] == "Đường"


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.csv", "rỗng"),
        (b" \n\n", "a.csv", "rỗng"),
        (b",,\n,", "a.csv", "không có dòng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", r"\.xls"),
        (b"PK\x03\x04 broken", "a.xlsx", "hỏng"),
        (b"a,b\n1,2", "a.xlsx", "không phải .xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a.csv", "bảng mã|văn bản"),
        (b'a,b\n"never closed,2\n3,4', "a.csv", "ngoặc kép"),
        (b"a\n" * 102, "a.csv", "100 dòng"),
        (b",".join([b"x"] * 101), "a.csv", "100 cột"),
        (b"a,b\n" + b"x" * 20_001 + b",2", "a.csv", "20.000 ký tự"),
    ],
)
def test_what_cannot_be_read_is_said_in_vietnamese(data: bytes, name: str, message: str) -> None:
    with pytest.raises(SheetError, match=message):
        _read(data, name)


def _with_part(name: str, content: bytes) -> bytes:
    out = io.BytesIO(_xlsx([["a"]]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_not_opened() -> None:
    with pytest.raises(SheetError, match="quá lớn"):
        _read(_with_part("xl/media/x.bin", b"\0" * (81 * 1024 * 1024)), "a.xlsx")


def test_an_entity_bomb_is_not_opened() -> None:
    with pytest.raises(SheetError, match="khai báo lạ"):
        _read(_with_part("xl/extra.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "a.xlsx")


def test_another_zip_is_not_a_sheet() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(SheetError, match="không phải bảng tính"):
        _read(out.getvalue(), "a.xlsx")


def test_a_far_cell_does_not_make_a_million_rows() -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "a"
    book.active["A1048576"] = "far"
    out = io.BytesIO()
    book.save(out)
    assert _read(out.getvalue(), "a.xlsx") == [["a"]]


DANGEROUS = ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x";"y")']


def test_nothing_written_to_xlsx_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(DANGEROUS, [DANGEROUS, ["bình thường"]], title="Ý kiến [2026]/*")))
    sheet = book["Ý kiến  2026"]
    for row in sheet.iter_rows(max_row=2):
        for cell in row:
            assert cell.data_type == "s"
            assert cell.quotePrefix
    assert sheet["A3"].value == "bình thường"
    assert not sheet["A3"].quotePrefix
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b


def test_nothing_written_to_csv_is_a_formula() -> None:
    text = write_csv(["a"], [[cell] for cell in DANGEROUS] + [["bình thường"]]).decode("utf-8-sig")
    assert text.splitlines()[1] == '"\'=1+1"'
    assert '"bình thường"' in text
    cells = [row[0] for row in csv.reader(io.StringIO(text, newline=""))]
    assert cells == ["a", *(f"'{cell}" for cell in DANGEROUS), "bình thường"]


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_what_is_written_is_read_back(write) -> None:  # type: ignore[no-untyped-def]
    rows = [["=1+1", "2026-10-26", "Dòng 1\nDòng 2"], ["+84 912", "0012", 'nói "vâng"']]
    assert _read(write(["a", "b", "c"], rows)) == [["a", "b", "c"], *rows]


def test_dates_and_numbers_are_written_as_text_and_long_texts_cut() -> None:
    data = write_xlsx(["a", "b", "c", "d"], [[date(2026, 1, 2), 3.0, None, "x" * 40_000 + "\x07"]])
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    day, number, empty, long = [cell.value for cell in sheet[2]]
    assert (day, number) == ("2026-01-02", "3")
    assert not empty
    assert isinstance(long, str)
    assert len(long) == EXCEL_CELL
    assert long.endswith("…")
