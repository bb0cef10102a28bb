"""Patterns that begin at the first letters of their words find what the plain ones find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.reading.working import led

SOURCE = r"hội(?! nghị)|(?:ban thường trực )?uỷ ban(?: mặt trận)?|ban dân vận|huyện uỷ|xã"
TEXTS = st.lists(
    st.sampled_from(["hội", " ", "nghị", "ban thường trực", "uỷ ban", "mặt trận", "ban dân vận", "huyện uỷ", "xã", ",", "x", "\n"]),
    max_size=12,
)  # fmt: skip


@given(TEXTS.map("".join))
def test_the_same_words_are_found_at_the_same_places(text: str) -> None:
    plain = [found.span() for found in re.finditer(rf"\b(?:{SOURCE})", text)]
    assert [found.span() for found in re.finditer(led(SOURCE), text)] == plain


def test_no_word_may_begin_after_other_marks_where_asked() -> None:
    assert re.findall(led("ba|bốn", r"[\w-]"), "ba, -ba, bốn xba") == ["ba", "bốn"]


def test_a_pattern_that_begins_with_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\\d"):
        led(r"xã|\d+ xã")
