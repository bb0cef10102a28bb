"""A page of a list that knows its neighbours without counting all: what `web/_pager.html` asks of it."""


class Numbered:
    """Numbers of the pages before and after; a page says its own `number` and whether it `has_next`."""

    number: int

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before."""
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        """The number of the page after."""
        return self.number + 1
