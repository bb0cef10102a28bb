"""A report read as a whole: places of quotes, periods, repeats, plans; and nothing that makes it fall or hang."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.reading.reader import read_text

WORDS = st.sampled_from(
    "ngày 30/8 trong đó gồm 241 hội nghị (3 cấp tỉnh; 22 cấp huyện) hơn gần 13/13 phường 1.883 người 2,5 tỷ đồng số 45/QĐ “5 không” % / - "
    "– … cấp xã 705 tăng 11 so với năm 2021 mỗi thôn 03 cuộc lượt một hai mươi ba \n 1. II. ( ) ; : .".split(" ")
)


@given(st.text(max_size=400))
def test_offsets_always_give_the_quote(text: str) -> None:
    report = read_text(text)
    for figure in report.figures:
        assert text[figure.start : figure.end] == figure.quote
        assert figure.part_of is None or 0 <= figure.part_of < len(report.figures)


@given(st.lists(WORDS, max_size=80))
def test_any_order_of_the_fields_words_is_read_without_falling(words: list[str]) -> None:
    text = " ".join(words)
    for figure in read_text(text).figures:
        assert text[figure.start : figure.end] == figure.quote


def test_a_text_may_end_in_a_comma() -> None:
    (figure,) = read_text("Toàn xã có 756 chi hội, ").figures
    assert (figure.value, figure.unit) == (756, "chi hội")


@given(
    st.integers(1, 999_999), st.sampled_from(["{} hội nghị", "{} lượt người dự", "{} hộ nghèo", "{} đồng", "đạt {}%"])
)
def test_a_number_in_a_sentence_is_read_back(value: int, carrier: str) -> None:
    written = f"{value:,}".replace(",", ".")
    text = f"Trong năm, huyện tổ chức và ghi nhận {carrier.format(written)} theo kế hoạch."
    assert [figure.value for figure in read_text(text).figures] == [value]


def test_letters_and_marks_apart_are_read_and_offsets_are_of_the_text_given() -> None:
    text = unicodedata.normalize("NFD", "Toàn tỉnh tổ chức 241 hội nghị đối thoại, hơn 1.140 cuộc giám sát.")
    first, second = read_text(text).figures
    assert text[first.start : first.end] == first.quote
    assert unicodedata.normalize("NFC", first.quote) == "241 hội nghị"
    assert (second.value, second.qualifier, second.unit) == (1140, "over", "cuộc")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1." * 50_000,
        "(1" * 20_000,
        "trong đó " * 20_000,
        "12 hộ, " * 8_000,
        "a" * 100_000,
        "mười " * 30_000,
        "1/" * 50_000,
    ],
)
def test_long_and_hostile_texts_end_soon(text: str) -> None:
    begun = time.monotonic()
    read_text(text)
    assert time.monotonic() - begun < 30  # a guard against hanging, no measure of speed


def test_time_words_go_on_in_a_paragraph() -> None:
    text = "Năm 2023, phường mở 5 lớp tập huấn. Tổ chức 3 hội nghị.\nĐến nay có 12 câu lạc bộ."
    assert [figure.period for figure in read_text(text).figures] == ["Năm 2023", "Năm 2023", "Đến nay"]


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("BÁO CÁO\nCông tác dân vận tháng 10 năm 2026", "tháng 10 năm 2026"),
        ("Báo cáo quý III năm 2026", "quý III năm 2026"),
        ("Kết quả 9 tháng đầu năm 2026", "9 tháng đầu năm 2026"),
        ("Kết quả 10 tháng năm 2026", "10 tháng năm 2026"),
        ("Tình hình quý III/2026", "quý III/2026"),
        ("Tổng kết năm học 2024-2025", "năm học 2024-2025"),
        (
            "Minh Giang, ngày 05 tháng 11 năm 2026\nBÁO CÁO\nCông tác hòa giải 6 tháng đầu năm 2026",
            "6 tháng đầu năm 2026",
        ),
    ],
)
def test_the_period_of_a_report_is_the_one_its_head_names(head: str, period: str) -> None:
    assert read_text(f"{head}\nĐã tổ chức 3 hội nghị.").period == period


def test_plans_are_no_results() -> None:
    text = "Đã tổ chức 5 hội nghị.\nIII. PHƯƠNG HƯỚNG NĂM 2024\nTổ chức 9 hội nghị.\nNăm tới phấn đấu hỗ trợ 20 hộ."
    assert [figure.is_plan for figure in read_text(text).figures] == [False, True, True]


def test_the_same_quantity_is_pointed_back_to_its_first_mention() -> None:
    text = "Quận thực hiện 06 quy chế dân chủ chung của quận. Mặt trận giám sát 6 quy chế dân chủ chung của quận."
    assert [figure.repeat_of for figure in read_text(text).figures] == [None, 0]


def test_a_text_without_figures_has_none() -> None:
    text = "Chiều 30/8, Quận ủy tổ chức Hội nghị tổng kết 10 năm thực hiện Nghị quyết 25-NQ/TW."
    assert read_text(text).figures == []


settings.register_profile("reading", deadline=None)
settings.load_profile("reading")
