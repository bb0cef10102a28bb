import itertools
import re

import pytest

from caunoi.common.codes import ALPHABET, new_receipt, new_token, tidy_receipt

CODE = "MG-7K4R-9TXM-2HWQ"


def _with_check(code: str) -> str:
    """The one check character of the alphabet that is accepted."""
    (right,) = [char for char in ALPHABET if tidy_receipt(f"{code}-{char}")]
    return f"{code}-{right}"


def test_a_receipt_has_the_prefix_sixty_random_bits_and_a_check() -> None:
    code = new_receipt("MG")
    assert re.fullmatch(
        r"MG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]", code
    )
    assert tidy_receipt(code) == code
    assert len({new_receipt("MG") for _ in range(500)}) == 500
    assert len(ALPHABET) == 2**5
    assert not set("ILOU") & set(ALPHABET)


def test_the_check_character_worked_by_hand() -> None:
    # Eleven zeros and a last 1: 1 shifted once = 2, "2". The 1 one place earlier: shifted twice = 4, "4".
    assert tidy_receipt("MG-0000-0000-0001-2") is not None
    assert tidy_receipt("MG-0000-0000-0010-4") is not None
    # The 1 five places before the end: 1 shifted five times = 32, minus x⁵ + x² + 1 (37) without carry = 5.
    assert tidy_receipt("MG-0000-0001-0000-5") is not None


@pytest.mark.parametrize(
    "typed",
    ["mg 7k4r 9txm 2hwq {c}", "MG7K4R9TXM2HWQ{c}", "mg–7k4r—9txm.2hwq {c}", "  MG-7K4R-9TXM-2HWQ-{c}\n"],
)
def test_whatever_was_typed_becomes_the_code(typed: str) -> None:
    code = _with_check(CODE)
    assert tidy_receipt(typed.format(c=code[-1])) == code


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    code = _with_check("MG-1010-VVVV-0101")
    assert tidy_receipt("mg-ioLO-uvUV-o1OL-" + code[-1]) == code


def test_every_single_mistake_and_every_swap_is_caught() -> None:
    code = _with_check(CODE)
    body = code.replace("-", "")[2:]
    for at, char in itertools.product(range(13), ALPHABET):
        if body[at] != char:
            assert tidy_receipt("MG" + body[:at] + char + body[at + 1 :]) is None
    for one, two in itertools.combinations(range(13), 2):
        swapped = list(body)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        if swapped[one] != swapped[two]:
            assert tidy_receipt("MG" + "".join(swapped)) is None


@pytest.mark.parametrize("text", ["", "MG", "7K4R-9TXM-2HWQ-5", "MG-7K4R-9TXM-2HW", "ÂÂ-7K4R-9TXM-2HWQ-5", "MG" * 500])
def test_what_cannot_be_a_code(text: str) -> None:
    assert tidy_receipt(text) is None


@pytest.mark.parametrize("prefix", ["", "mg", "Đ", "A-B", "ABCDEFGHIJK"])
def test_a_prefix_people_cannot_type_back_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        new_receipt(prefix)


def test_a_token_is_as_long_as_asked() -> None:
    assert len(new_token()) == 12
    assert len(new_token(20)) == 20
    assert set(new_token(200)) <= set(ALPHABET)


def test_a_token_never_looks_like_a_telephone_number(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter("YW508963303B" + "YW50896330AB")
    monkeypatch.setattr("caunoi.common.codes.secrets.choice", lambda _alphabet: next(drawn))
    assert new_token() == "YW50896330AB"
