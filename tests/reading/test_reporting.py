"""Whose report a text is: the unit of its letterhead or title, never of whoever it is written to."""

import pytest

from caunoi.reading.reader import read_text

BODY = "\nUBND tỉnh Hòa Giang giao chỉ tiêu; trong kỳ tổ chức 12 hội nghị đối thoại."


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG MINH GIANG\nBÁO CÁO\nKính gửi: UBND tỉnh Hòa Giang", "phường Minh Giang"),
        ("ĐẢNG ỦY XÃ CỒN VANG\n*\nBÁO CÁO", "xã Cồn Vang"),
        ("UBND TỈNH HÒA GIANG\nUBND XÃ VÂN SƠN THƯỢNG\nSố: 38/BC-UBND\nBÁO CÁO", "xã Vân Sơn Thượng"),
        ("HUYỆN ỦY NẬM KHOANG\nBAN DÂN VẬN\n*\nBÁO CÁO", "huyện Nậm Khoang"),
        ("THÀNH ỦY MƯỜNG TRÀ\nBÁO CÁO", "thành phố Mường Trà"),
        ("TP. MƯỜNG TRÀ\nBÁO CÁO", "thành phố Mường Trà"),
        ("HĐND XÃ CỒN VANG, HUYỆN NẬM KHOANG (HÒA GIANG)\nBAN PHÁP CHẾ\nBÁO CÁO", "xã Cồn Vang"),
        ("ỦY BAN NHÂN DÂN XÃ CỒN VANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO", "xã Cồn Vang"),
        ("UBND QUẬN 3\nBÁO CÁO", "quận 3"),
    ],
)
def test_a_letterhead_says_whose_report_it_is(head: str, unit: str) -> None:
    assert read_text(head + BODY).unit == unit


def test_whoever_a_paper_is_written_to_is_not_its_unit() -> None:
    text = (
        "Kính gửi: Ủy ban nhân dân tỉnh Hòa Giang\n- Sở Tư pháp tỉnh Hòa Giang;\n"
        "Xã Cồn Vang báo cáo: UBND xã tiếp 12 lượt công dân.\nNơi nhận:\n- UBND tỉnh Hòa Giang;\n- Lưu: VT."
    )
    assert read_text(text).unit == "xã Cồn Vang"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nậm Khoang: Nghe dân nói\nỞ xã Cồn Vang, 12 hộ hiến đất. Huyện Nậm Khoang có 9 xã.", "huyện Nậm Khoang"),
        ("Đà Nẵng: Nghe dân nói\nMặt trận mở 12 hội nghị ở phường Trà Lam.", "thành phố Đà Nẵng"),
        ("Chuyện ở núi\nNậm Khoang là huyện biên giới. Xã Cồn Vang có 12 thôn.", "huyện Nậm Khoang"),
        ("Hội nghị của Tỉnh Đoàn\nTỉnh Đoàn mở 12 lớp tập huấn.", None),
        ("Ở xã Cồn Vang có 12 hộ. Toàn tỉnh có 40 xã; UBND tỉnh mở 3 lớp.", None),
    ],
)
def test_a_title_or_description_names_the_unit_of_an_article(text: str, unit: str | None) -> None:
    assert read_text(text).unit == unit
