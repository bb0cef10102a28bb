"""Patterns that begin at the first letters of their words find what the plain ones find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.reading.working import grouped, led, led_by_two, tamed

SOURCE = r"hội(?! nghị)|(?:ban thường trực )?uỷ ban(?: mặt trận)?|ban dân vận|huyện uỷ|xã"
TEXTS = st.lists(
    st.sampled_from(["hội", " ", "nghị", "ban thường trực", "uỷ ban", "mặt trận", "ban dân vận", "huyện uỷ", "xã", ",", "x", "\n"]),
    max_size=12,
)  # fmt: skip


@given(TEXTS.map("".join))
def test_the_same_words_are_found_at_the_same_places(text: str) -> None:
    plain = [found.span() for found in re.finditer(rf"\b(?:{SOURCE})", text)]
    assert [found.span() for found in re.finditer(led(SOURCE), text)] == plain
    assert [found.span() for found in re.finditer(led_by_two(SOURCE), text)] == plain
    assert [found.span() for found in re.finditer(rf"\b(?:{grouped(SOURCE)})", text)] == plain


def test_a_first_digit_may_stand_among_the_letters() -> None:
    pattern = led_by_two("xã|hội", digits=r"\d? xã")
    assert re.findall(pattern, "12 xã, 5 thôn, x12 xã, hội") == ["12 xã", "xã", "hội"]


def test_only_runs_too_long_for_a_report_are_taken_out() -> None:
    line = "a" * 59
    assert tamed(f"{line} {line}\n{line}\t{line}") == f"{line} {line}\n{line}\t{line}"
    assert tamed("a" * 60) == "a" * 60  # long, but no run of digits, dots or blanks
    assert tamed("1" * 60) == "\x00" * 60
    assert tamed(f"có {'1' * 60} hộ\n{line}") == f"có {chr(0) * 60} hộ\n{line}"


def test_no_word_may_begin_after_other_marks_where_asked() -> None:
    assert re.findall(led("ba|bốn", r"[\w-]"), "ba, -ba, bốn xba") == ["ba", "bốn"]


def test_a_pattern_that_begins_with_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\\d"):
        led(r"xã|\d+ xã")
