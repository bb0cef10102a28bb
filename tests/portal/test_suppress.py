from hypothesis import given
from hypothesis import strategies as st

from caunoi.portal.suppress import shown, shown_parts, voices


def test_under_five_is_a_word() -> None:
    assert [shown(count) for count in (0, 1, 4, 5, 1234)] == ["0", "dưới 5", "dưới 5", "5", "1.234"]
    assert [voices(count) for count in (1, 4, 5)] == ["dưới 5 người gửi", "dưới 5 người gửi", "5 người cùng nói"]


def test_one_small_part_takes_another_with_it() -> None:
    assert shown_parts({"a": 3, "b": 40, "c": 7}) == {"a": "dưới 5", "b": "40", "c": "số nhỏ, không nêu"}
    assert shown_parts({"a": 3, "b": 2, "c": 7}) == {"a": "dưới 5", "b": "dưới 5", "c": "7"}


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 60), min_size=2, max_size=6))
def test_no_hidden_part_follows_from_the_others(parts: dict[str, int]) -> None:
    words = shown_parts(parts)
    hidden = [key for key, text in words.items() if text != f"{parts[key]:,}".replace(",", ".")]
    assert all(parts[key] >= 5 or parts[key] == 0 for key in parts if key not in hidden)
    others = [key for key in parts if key not in hidden and parts[key]]
    assert len(hidden) != 1 or not others
