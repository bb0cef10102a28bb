"""Numbers as the language of the screen writes them: 16.131,5 in Vietnamese, 16,131.5 in English."""

from decimal import Decimal

from django.utils.translation import get_language


def is_english() -> bool:
    """Whether the screen is in English."""
    return (get_language() or "vi").startswith("en")


def written(value: int | Decimal) -> str:
    """A number with its thousands and decimals apart, nothing rounded and no idle zeros: 1.883, 51,5."""
    text = f"{Decimal(value).normalize():,f}"
    return text if is_english() else text.translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")
