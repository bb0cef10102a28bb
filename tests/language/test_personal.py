import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.language.names import flatten
from caunoi.language.personal import LABELS, Span, find_personal_data, redact

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


def _cases() -> list[tuple[str, list[Span]]]:
    """Sentences of our own with what must be marked in them."""
    cases = []
    for line in Path(__file__).with_name("personal_cases.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans, done = "", [], 0
        marked = line.replace("\\n", "\n")
        for found in _MARK.finditer(marked):
            text += marked[done : found.start()]
            spans.append(Span(len(text), len(text) + len(found[2]), found[1], found[2]))
            text += found[2]
            done = found.end()
        cases.append((text + marked[done:], spans))
    return cases


CASES = _cases()
# Known misses, kept so that the numbers stay honest; a rule that catches one takes it off the list.
MISSED = {("email", "dan to 5 @ gmail.com"), ("address", "số 18/5 hẻm 27 đường Hòa Bình"), ("name", "Quyên")}


KNOWN = [case for case in CASES if not any((span.kind, span.text) in MISSED for span in case[1])]


@pytest.mark.parametrize(("text", "spans"), KNOWN, ids=[text[:30] for text, _ in KNOWN])
def test_sentences(text: str, spans: list[Span]) -> None:
    assert find_personal_data(text) == spans


def test_what_the_document_says_of_recall_and_precision() -> None:
    right, missed, extra = Counter[str](), Counter[str](), Counter[str]()
    for text, spans in CASES:
        found = find_personal_data(text)
        right.update(span.kind for span in found if span in spans)
        extra.update(span.kind for span in found if span not in spans)
        missed.update(span.kind for span in spans if span not in found)
    assert (len(CASES), right.total(), missed.total(), extra.total()) == (153, 127, 3, 2)
    assert not any(missed[kind] for kind in ("cccd", "cmnd", "phone", "bank", "tax", "insurance", "plate", "birth"))


@pytest.mark.parametrize(
    "text",
    [
        "Từ đầu tháng 11, ngõ 12 đường Minh Giang ngập.",
        "Tu thang 11, ngo 12 ngap",
        "Ngày 5/11, ngõ 12 phố Hòa ngập",
        "Tháng 11/2026, ngõ 12 ngập",
        "Năm 2026, ngõ 12 ngập",
        "Ngõ 12 đường Minh Giang ngập",
    ],
)
def test_the_number_of_a_month_a_day_or_a_year_is_no_house(text: str) -> None:
    assert find_personal_data(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Từ đầu tháng 11, nhà số 5 ngõ 12 phố Hàng Bè ngập", "nhà số 5 ngõ 12 phố Hàng Bè"),
        ("Tháng 11, 5 ngõ 12 phố Hàng Bè ngập", "5 ngõ 12 phố Hàng Bè"),
        ("anh ở ngay 12 ngõ 5 phố Hàng Bè", "12 ngõ 5 phố Hàng Bè"),
    ],
)
def test_a_house_after_a_month_is_marked(text: str, marked: str) -> None:
    assert [(span.kind, span.text) for span in find_personal_data(text)] == [("address", marked)]


def test_redaction_says_what_stood_there_and_leaves_the_rest() -> None:
    text = "Gọi 0912 345 678 gặp chị Hạnh, ngõ 12 ngập."
    assert (
        redact(text, find_personal_data(text)) == "Gọi [đã che: số điện thoại] gặp chị [đã che: họ tên], ngõ 12 ngập."
    )
    assert redact(text, []) == text
    assert set(LABELS) >= {span.kind for _, spans in CASES for span in spans}


def test_a_redacted_text_holds_nothing_more_to_mark() -> None:
    for text, _ in CASES:
        assert find_personal_data(redact(text, find_personal_data(text))) == []


@given(st.text(alphabet="0129 .,-:/@()abNKnhàÔốTrầnỉ\n'A", max_size=120) | st.text(max_size=80))
def test_spans_are_in_order_apart_and_read_what_stands_there(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    spans = find_personal_data(composed)
    assert all(composed[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(st.text(max_size=100))
def test_flattening_keeps_every_character_in_its_place(text: str) -> None:
    assert len(flatten(text)) == len(text)


def test_flattening() -> None:
    assert flatten("Đường HOÀ Bình, ngõ 5") == "Duong HOA Binh, ngo 5"
