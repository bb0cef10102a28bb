"""Whose report it is and of when, as proposed to an officer: what was read, and the letterhead where they differ.

A letterhead is the better witness: "Kính gửi: Ủy ban nhân dân tỉnh …" names who reads the report, not whose it is.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from caunoi.common import clock
from caunoi.figures import wording
from caunoi.figures.models import ReportDocument
from caunoi.figures.services.letterhead import unit_of_sender, unit_words
from caunoi.places.models import Place
from caunoi.places.selectors import full_name, lower_label


@dataclass(frozen=True)
class Proposal:
    """What one press confirms of a report."""

    report: ReportDocument

    @property
    def sender(self) -> str:
        """Who signs it, as its letterhead says; or empty."""
        return self.report.sender_name or (self.report.sender.name if self.report.sender else "")

    @cached_property
    def place(self) -> Place | None:
        """Whose it is; None when its letterhead names a unit that is not known, or nothing names one."""
        place = self.report.place
        return unit_of_sender(self.sender, place, clock.today()) if self.unit_words else place

    @property
    def is_by_letterhead(self) -> bool:
        """Whether the letterhead names another unit than the text was understood to."""
        return self.place is not None and self.place.pk != self.report.place_id

    @property
    def other(self) -> str:
        """The unit that the text was understood to mean, inside a sentence: "tỉnh Hòa Giang"."""
        return lower_label(self.report.place) if self.report.place else ""

    @property
    def is_unknown(self) -> bool:
        """Whether the letterhead names a unit that the book of units does not know."""
        return self.place is None and bool(self.unit_words)

    @property
    def place_name(self) -> str:
        """ "Phường Minh Giang, tỉnh Hòa Giang"; or empty."""
        return full_name(self.place) if self.place else ""

    @property
    def period(self) -> str:
        """The period as the screen says it; or empty."""
        return wording.period(self.report)

    @property
    def data(self) -> dict[str, Any]:
        """As the form of the heading takes it."""
        report = self.report
        days = {name: getattr(report, name) for name in ("period_from", "period_to", "as_of", "source_on")}
        return {
            "version": report.version, "title": report.title, "place": self.place_name,
            "period_words": report.period_words or self.period, "sender": self.sender,
            "source_name": report.source_name, "source_url": report.source_url,
            **{name: day.isoformat() if day else "" for name, day in days.items()},
        }  # fmt: skip

    @cached_property
    def unit_words(self) -> str:
        """ "phường Minh Giang" of "Ủy ban nhân dân phường Minh Giang"; empty when the sender names no unit."""
        return unit_words(self.sender)
