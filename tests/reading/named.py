"""What the figures of a sentence count, as the reader names them."""

from caunoi.reading.reader import read_text


def names(text: str) -> list[str]:
    """One name a figure, in the order of the text."""
    return [figure.what for figure in read_text(text).figures]


def last(text: str) -> str:
    """The name of the last figure."""
    return names(text)[-1]
