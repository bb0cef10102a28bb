"""The names in the books are said in the language of the screen; every one of them has an English name."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from caunoi.cases.choices import Channel
from caunoi.language.personal import LABELS
from caunoi.people.choices import BodyKind
from caunoi.people.kinds import all_kinds
from caunoi.rulebook import vocabulary
from caunoi.rulebook.procedures import all_procedures, document_names, procedure_at
from caunoi.web import books


def entries() -> Iterator[str]:
    """What the books name, read from the loaders and not from the script that collects the texts."""
    yield from vocabulary.fields().values()
    yield from vocabulary.field_examples().values()
    for reason in (*vocabulary.ineligible_reasons().values(), *vocabulary.refusal_reasons().values()):
        yield reason.name
    yield from document_names().values()
    for procedure in all_procedures():
        yield procedure.name
        for rule in procedure.steps:
            yield from filter(None, (rule.name, rule.who, rule.note))
    yield from LABELS.values()
    for kind in all_kinds().values():
        yield from (post.title for post in kind.posts)
        yield from (variant.name for variant in kind.variants if variant.name)


@pytest.mark.parametrize("name", sorted(set(entries())))
def test_every_entry_of_the_books_has_an_english_name(name: str) -> None:
    with translation.override("en"):
        assert books.said(name) != name


@pytest.mark.parametrize("label", [*BodyKind.choices, *Channel.choices])
def test_every_kind_of_body_and_every_channel_has_an_english_name(label: tuple[str, str]) -> None:
    with translation.override("vi"):
        vietnamese = str(label[1])
    with translation.override("en"):
        assert str(label[1]) != vietnamese


def test_the_screen_says_names_in_its_language_and_leaves_citations() -> None:
    with translation.override("en"):
        assert books.fields()["dat_dai"] == "Land"
        reason = books.refusal_reasons()["het_thoi_hieu"]
        assert reason.name == "The time for complaining has run out without a valid reason"
        assert reason.citation == "Luật Khiếu nại 02/2011/QH13, Điều 11"
        words = books.procedure_words(procedure_at("khieu_nai_lan_1", date(2026, 7, 1)))
        assert words.name == "Resolving a complaint, first time"
        assert words.steps[0].length == 10
    assert books.fields()["dat_dai"] == "Đất đai"


def test_a_field_is_chosen_with_what_people_call_it() -> None:
    choices = dict(books.field_choices())
    assert choices["moi_truong"] == "Môi trường, rác thải: rác, ngập nước, thoát nước, nước thải, khói bụi, cây xanh"
    assert list(choices) == list(vocabulary.fields())
    with translation.override("en"):
        assert "drainage" in dict(books.field_choices())["moi_truong"]


def test_a_text_of_no_book_stays() -> None:
    with translation.override("en"):
        assert books.said("Tổ công tác đặc biệt số 7") == "Tổ công tác đặc biệt số 7"
        assert books.said("") == ""


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        ("cùng nhắc “nắp cống”, “hố ga”", "both mention “nắp cống”, “hố ga”"),
        ("cùng nơi “ngõ 12”", "same place “ngõ 12”"),
        ("gần như cùng một văn bản", "almost the same text"),
    ],
)
def test_why_two_texts_are_alike_is_said_with_the_words_as_written(reason: str, english: str) -> None:
    assert books.reason_said(reason) == reason
    with translation.override("en"):
        assert books.reason_said(reason) == english
