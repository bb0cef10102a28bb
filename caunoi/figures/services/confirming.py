"""Whose report it is and of when: what the reader proposed, put right or confirmed by an officer."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures import wording
from caunoi.figures.choices import Act, Perm
from caunoi.figures.models import ReportDocument, ReportedFigure
from caunoi.figures.periods import Period, dates_of, own_dates
from caunoi.figures.services.acting import ActRefused, acting, check_may, check_version, lock_report
from caunoi.figures.services.indexing import index_report
from caunoi.journal.services import SYSTEM, record
from caunoi.people.models import Body
from caunoi.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What an officer says of a report; both ends are inclusive.

    Dates that are missing, or left as the report had them under new words, are those that the words name.
    """

    place: Place
    period_words: str
    period_from: date | None = None
    period_to: date | None = None
    as_of: date | None = None
    sender: Body | None = None
    sender_name: str = ""
    title: str = ""
    source_name: str = ""
    source_url: str = ""
    source_on: date | None = None


def confirm_report(
    *, report: ReportDocument, heading: Heading, by: User | None, at: datetime, version: int | None = None
) -> None:
    """Confirm unit and period. Figures that had the report's own unit or period move with it; others keep theirs.

    Raises ActRefused when no date can be told from the words and none is given, or new dates contradict new words.
    """
    with transaction.atomic():
        row = lock_report(report)
        check_may(by, Perm.REVIEW, row)
        check_version(row, version)
        if row.superseded_by_id is not None:
            raise ActRefused(_("Đã có báo cáo mới hơn thay báo cáo này."))
        period = _period(heading, row)
        _move_figures(row, heading.place, period, by, at)
        row.refresh_from_db(fields=["version"])
        row.place, row.sender, row.sender_name = heading.place, heading.sender, heading.sender_name.strip()[:200]
        row.period_words = " ".join(heading.period_words.split())[:200]
        row.period_from, row.period_to, row.as_of = period.first, period.last, period.as_of
        row.title = " ".join(heading.title.split())[:300] or row.title
        row.source_name, row.source_url = heading.source_name.strip()[:200], heading.source_url.strip()
        row.source_on, row.confirmed_at, row.version = heading.source_on, at, row.version + 1
        row.save()
        index_report(row)
        detail = {"place": heading.place.code, "from": period.first, "to": period.last, "as_of": period.as_of}
        record(chain=row.chain, act="report.confirm", ref=row.code, by=by or SYSTEM, at=at, detail=detail)
    report.refresh_from_db()


def _period(heading: Heading, row: ReportDocument) -> Period:
    given = Period(heading.period_from, heading.period_to, heading.as_of)
    if (given.first is None) != (given.last is None):
        raise ActRefused(_("Kỳ báo cáo cần cả ngày đầu và ngày cuối."))
    if given.first and given.last and given.first > given.last:
        raise ActRefused(_("Ngày đầu kỳ không được sau ngày cuối kỳ."))
    said = dates_of(heading.period_words)
    if not given.is_known and not said.is_known:
        raise ActRefused(_("Chưa rõ kỳ báo cáo từ ngày nào đến ngày nào. Hãy ghi ngày."))
    is_new_word = _squeezed(heading.period_words) != _squeezed(row.period_words or wording.period(row))
    if not said.is_known or (given.is_known and (not is_new_word or _agree(given, said))):
        return given
    if given.is_known and given != Period(row.period_from, row.period_to, row.as_of):
        words = {"words": _squeezed(heading.period_words), "said": _days(said), "given": _days(given)}
        raise ActRefused(
            _("Kỳ “%(words)s” là %(said)s, nhưng ngày đã ghi là %(given)s. Hãy sửa một trong hai, hoặc để trống ngày.")
            % words
        )
    return said


def _agree(one: Period, other: Period) -> bool:
    """Whether both may be the same time: equal spans, or a day within the other's."""
    if one.first and other.first:
        return (one.first, one.last) == (other.first, other.last)
    span, day = (one, other.as_of) if one.first else (other, one.as_of)
    if span.first and span.last and day:
        return span.first <= day <= span.last
    return one.as_of == other.as_of


def _days(period: Period) -> str:
    if period.first and period.last:
        return f"{wording.day(period.first)}–{wording.day(period.last)}"
    return wording.day(period.as_of) if period.as_of else ""


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _move_figures(row: ReportDocument, place: Place, period: Period, by: User | None, at: datetime) -> None:
    old = Period(row.period_from, row.period_to, row.as_of)
    with acting(row, Act.CONFIRM, by=by, at=at) as doing:
        for figure in doing.report.figures.all():
            fields: dict[str, object] = {}
            if figure.place_id == row.place_id:
                fields["place"] = place
            if not _has_own_period(figure.period_words) and _dates(figure) == _leaning(figure.period_words, old):
                new = _leaning(figure.period_words, period)
                fields |= {"period_from": new.first, "period_to": new.last, "as_of": new.as_of}
            doing.change(figure, fields)


def _dates(figure: ReportedFigure) -> Period:
    return Period(figure.period_from, figure.period_to, figure.as_of)


def _leaning(words: str, report: Period) -> Period:
    """The dates of words that lean on their report ("quý I", "cùng kỳ năm trước"); its own where they name none."""
    own = own_dates(words, report)
    return own if own.is_known else report


def _has_own_period(words: str) -> bool:
    return bool(words) and dates_of(words).is_known
