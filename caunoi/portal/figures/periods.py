"""The time of figures in an address: "2021-01-01_2022-12-31", "2021-05-31" for a day, "khong-ro" for not known."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.figures import wording
from caunoi.figures.models import ReportedFigure

When = tuple[date | None, date | None, date | None]  # first day, last day, as-of day
UNKNOWN = "khong-ro"


def key_of(when: When) -> str:
    """A period as an address says it."""
    first, last, day = when
    if day is not None:
        return day.isoformat()
    return f"{first.isoformat()}_{last.isoformat()}" if first and last else UNKNOWN


def when_of(key: str) -> When | None:
    """The period of an address; None for words that are none."""
    if key == UNKNOWN:
        return (None, None, None)
    try:
        days = [date.fromisoformat(part) for part in key[:21].split("_")]
    except ValueError:
        return None
    if len(days) == 1:
        return (None, None, days[0])
    return (days[0], days[1], None) if len(days) == 2 else None


def label_of(when: When) -> str:
    """A period for a list to choose from: "năm 2021", "tính đến 31/5/2021"."""
    first, last, day = when
    if day is not None:
        return _("tính đến %(day)s") % {"day": wording.day(day)}
    return wording.span(first, last) if first and last else _("không rõ ngày")


def time_of(row: ReportedFigure) -> str:
    """When a figure holds, in the words of its sentence; in those of its report when the sentence is silent."""
    told = wording.period(row)
    if told and not (get_language() or "vi").startswith("vi"):
        return told  # the words of the report are Vietnamese
    whole = _small(row.report.period_words) or told
    words = _small(row.period_words)
    if not words or words == whole:
        return whole
    return words if any(sign.isdigit() for sign in words) else f"{words}, {whole}"


def _small(words: str) -> str:
    words = " ".join(words.split())
    return (words[:1].lower() + words[1:]).removeprefix("trong ")
