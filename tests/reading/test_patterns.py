"""Patterns grouped by how their words begin match what they matched before."""

import re

import pytest

from caunoi.reading.patterns import grouped

TEXT = "Hội nghị, hội thi và đại hội: 3 tổ hoà giải, tổ dân phố; cấp xã hội, không xã. cắt giảm 2 vụ, giảm 5 hộ"
SOURCES = [
    r"\b(?:hội nghị|hội thi|hội|tổ)\b",
    r"\b(?:tổ|tổ dân phố)(?: hoà giải)?",
    r"\b(hội thi|đại (hội))|\btổ (dân|hoà)|\bxã\b(?! hội)",
    r"(?:^|[\s,])((?:đại|hội|hoà|(?<!cắt )giảm)(?:\s(?!\d|và|hội)\w+){0,2})",
    r"\b(?:\d+ )?(?:tổ|vụ|hộ)\b|[,;:]\s",
    r"(?<!cấp )\bxã\b|\bgiảm(?= \d)",
    r"(?:hội |hội nghị|h)+",
]


@pytest.mark.parametrize("source", SOURCES)
def test_same_matches_in_the_same_order_of_preference(source):
    new, old = re.compile(grouped(source)), re.compile(source)
    assert [found.regs for found in new.finditer(TEXT)] == [found.regs for found in old.finditer(TEXT)]
    for at in range(len(TEXT)):
        before, after = old.match(TEXT, at), new.match(TEXT, at)
        assert (after and after.regs) == (before and before.regs)


def test_words_that_begin_alike_share_their_beginning():
    assert grouped("tổ dân phố|tổ|thôn|ấp") == "t(?:ổ(?: dân phố|)|hôn)|ấp"


def test_a_word_is_looked_for_by_its_first_letter():
    assert grouped(r"\b(?:xã|phường)") == r"x(?<!\wx)ã|p(?<!\wp)hường"


def test_shorter_word_named_first_is_still_preferred():
    assert re.match(grouped("tổ|tổ dân phố"), "tổ dân phố").group() == "tổ"
