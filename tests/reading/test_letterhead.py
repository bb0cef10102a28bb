"""Who sent a paper, by its letterhead."""

import pytest
from docx import Document

from caunoi.reading.documents import read_document
from caunoi.reading.documents.letterhead import sender_of
from tests.reading import document_samples as samples

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ MINH GIANG\nSố: 38/BC-UBND\n" + STATE + "\nBÁO CÁO", "ỦY BAN NHÂN DÂN XÃ MINH GIANG"),
        ("UBND TỈNH HÒA GIANG\nUBND XÃ MINH GIANG\nSố: 38/BC-UBND\nBÁO CÁO", "UBND XÃ MINH GIANG"),
        (
            "ỦY BAN MTTQ VIỆT NAM PHƯỜNG MINH GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "BAN THƯỜNG TRỰC      Độc lập - Tự do - Hạnh phúc\nSố: 12/BC-MTTQ\nBÁO CÁO",
            "ỦY BAN MTTQ VIỆT NAM PHƯỜNG MINH GIANG",
        ),
        ("UBND XÃ MINH GIANG\nPHÒNG VĂN HÓA - XÃ HỘI\nBÁO CÁO", "PHÒNG VĂN HÓA - XÃ HỘI XÃ MINH GIANG"),
        ("HUYỆN ỦY NẬM KHOANG\nBAN DÂN VẬN\n*\nSố 112-BC/BDV\nBÁO CÁO", "BAN DÂN VẬN, HUYỆN ỦY NẬM KHOANG"),
        ("HỘI NÔNG DÂN HUYỆN NẬM KHOANG\n(HÒA GIANG)\nBÁO CÁO", "HỘI NÔNG DÂN HUYỆN NẬM KHOANG"),
        ("ĐẢNG BỘ TỈNH HÒA GIANG\nĐẢNG ỦY XÃ MINH GIANG\n*\nBÁO CÁO", "ĐẢNG ỦY XÃ MINH GIANG"),
        ("UBND XÃ MINH GIANG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO", "UBND XÃ MINH GIANG"),
        ("Xã Minh Giang đối thoại với người dân\nNgày 5/3, UBND xã tổ chức…", ""),
        ("BÁO CÁO\nKết quả năm 2025\nUBND XÃ MINH GIANG", ""),  # under the title it is somebody else
        ("PHÒNG HỌP\nBÁO CÁO", ""),
    ],
)
def test_the_sender_is_told_by_the_letterhead(text: str, sender: str) -> None:
    assert sender_of(text) == sender


def test_a_letterhead_in_a_table_is_read_cell_by_cell() -> None:
    file = Document()
    left, right = file.add_table(1, 2).rows[0].cells
    left.text, right.text = "UBND TỈNH HÒA GIANG\nUBND XÃ MINH GIANG\nSố: 38/BC-UBND", STATE
    for line in ("BÁO CÁO", "Kết quả năm 2025", "Xã tổ chức 12 hội nghị đối thoại."):
        file.add_paragraph(line)
    assert sender_of(read_document(samples.saved(file), "a.docx").text) == "UBND XÃ MINH GIANG"


def test_a_letterhead_beside_the_motto_of_a_pdf_is_read() -> None:
    page = [
        (60.0, 780.0, "UBND XÃ MINH GIANG"), (300.0, 780.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (70.0, 764.0, "Số: 38/BC-UBND"), (340.0, 764.0, "Độc lập - Tự do - Hạnh phúc"),
        (200.0, 730.0, "BÁO CÁO KẾT QUẢ NĂM 2025"), (60.0, 700.0, "Xã tổ chức 12 hội nghị đối thoại với người dân."),
    ]  # fmt: skip
    assert sender_of(read_document(samples.pdf([page]), "a.pdf").text) == "UBND XÃ MINH GIANG"
