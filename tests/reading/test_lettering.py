"""Titles kept in capitals as sentences: names of the field and of known units keep capitals, doubt changes nothing."""

from collections.abc import Sequence

import pytest

from caunoi.reading.documents.lettering import as_sentence

UNITS = {"minh giang": "Minh Giang", "krông nô": "Krông Nô", "hòa giang": "Hòa Giang", "thị trấn mới": "Thị Trấn Mới"}


def known(words: Sequence[str]) -> tuple[int, str] | None:
    for count in (3, 2, 1):
        name = UNITS.get(" ".join(words[:count]).lower())
        if name:
            return count, name
    return None


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "BÁO CÁO KẾT QUẢ THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ NĂM 2025 XÃ MINH GIANG",
            "Báo cáo kết quả thực hiện quy chế dân chủ ở cơ sở năm 2025 xã Minh Giang",
        ),
        ("BÁO CÁO Kết quả hòa giải ở cơ sở năm 2025", "Báo cáo kết quả hòa giải ở cơ sở năm 2025"),
        ("BÁO CÁO kết quả công tác dân vận", "Báo cáo kết quả công tác dân vận"),
        (
            "BÁO CÁO CỦA UBND PHƯỜNG MINH GIANG VỀ KINH TẾ - XÃ HỘI QUÝ III",
            "Báo cáo của UBND phường Minh Giang về kinh tế - xã hội quý III",
        ),
        ("BÁO CÁO THỰC HIỆN NTM CỦA HUYỆN KRÔNG NÔ", "Báo cáo thực hiện NTM của huyện Krông Nô"),
        (
            "BÁO CÁO KẾT QUẢ THỰC HIỆN LUẬT THỰC HIỆN DÂN CHỦ Ở CƠ SỞ TỈNH HÒA GIANG",
            "Báo cáo kết quả thực hiện Luật Thực hiện dân chủ ở cơ sở tỉnh Hòa Giang",
        ),
        (
            "BÁO CÁO PHONG TRÀO “DÂN VẬN KHÉO” CỦA MẶT TRẬN TỔ QUỐC VIỆT NAM",
            "Báo cáo phong trào “Dân vận khéo” của Mặt trận Tổ quốc Việt Nam",
        ),
        ("HỌC TẬP TƯ TƯỞNG HỒ CHÍ MINH", "Học tập tư tưởng Hồ Chí Minh"),
        ("BÁO CÁO CÔNG TÁC TUYÊN TRUYỀN PHÁP LUẬT", "Báo cáo công tác tuyên truyền pháp luật"),
        ("Báo cáo của UBND xã Minh Giang", "Báo cáo của UBND xã Minh Giang"),
    ],
)
def test_capitals_become_a_sentence(title: str, wanted: str) -> None:
    assert as_sentence(title, known) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "BÁO CÁO CỦA XÃ VĨNH LỘC NĂM 2025",  # a unit that nobody knows
        "BÁO CÁO CÔNG TÁC CA XÃ MINH GIANG",  # công an, or the word ca
        "BÁO CÁO VỀ ÔNG NGUYỄN",
        "BAN DÂN VẬN HUYỆN ỦY NẬM KHOANG",
    ],
)
def test_in_doubt_a_title_stays(title: str) -> None:
    assert as_sentence(title, known) == title
