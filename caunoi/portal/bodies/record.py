"""What a body did with what it was told, over a period. Each share carries its base; small counts are suppressed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.cache import cache
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from caunoi.cases.choices import OPEN_STATES, PromiseState, Score, State
from caunoi.cases.models import Case, Clock, Promise, Rating
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.portal.suppress import LEAST, shown, shown_parts

PERIODS = {"90": 90, "365": 365}
KEEP_SECONDS = 300
ANSWER = "giai_quyet"


@dataclass(frozen=True)
class Line:
    """One part of a figure: its words, its count as shown, its share when the base is not small."""

    label: str
    count: str
    share: str


@dataclass(frozen=True)
class Figure:
    """A figure with its base and what the base is."""

    title: str
    base: str
    base_label: str
    lines: list[Line]
    is_small: bool


def record_of(body: Body, *, days: int) -> list[Figure]:
    """The four figures of a body's page, kept for five minutes."""
    today = clock.today()
    key = f"portal.record.{body.pk}.{days}.{today.isoformat()}"
    kept = cache.get(key)
    if kept is None:
        kept = counts_of(body, since=today - timedelta(days=days), today=today)
        cache.set(key, kept, KEEP_SECONDS)
    return _figures(kept)


def counts_of(body: Body, *, since: date, today: date) -> dict[str, dict[str, int]]:
    """The exact counts; never shown as they are."""
    start = datetime.combine(since, time(), clock.HANOI)
    is_open = Q(state__in=OPEN_STATES)
    cases = Case.objects.filter(authority=body, received_on__gte=since, merged_into=None)
    clocks = Clock.objects.filter(body=body, step=ANSWER, due_on__gte=since, due_on__lte=today)
    promises = Promise.objects.filter(
        case__authority=body, answer__sent_at__isnull=False, due_on__gte=since, due_on__lte=today
    )
    ratings = Rating.objects.filter(answer__case__authority=body, at__gte=start)
    return {
        "cases": cases.exclude(state__in=[State.QUARANTINED, State.WITHDRAWN]).aggregate(
            resolved=Count("pk", filter=Q(state=State.RESOLVED)),
            answered=Count("pk", filter=Q(state=State.ANSWERED)),
            overdue=Count("pk", filter=is_open & Q(due_on__lt=today)),
            open=Count("pk", filter=is_open & (Q(due_on__gte=today) | Q(due_on=None))),
            ended=Count("pk", filter=Q(state__in=[State.FORWARDED, State.GUIDED, State.INELIGIBLE])),
        ),
        "answers": clocks.aggregate(
            on_time=Count("pk", filter=Q(end_reason="answered", ended_on__lte=F("due_on"))),
            late=Count("pk", filter=Q(end_reason="answered", ended_on__gt=F("due_on"))),
            waiting=Count("pk", filter=Q(ended_on=None, due_on__lt=today)),
        ),
        "promises": promises.aggregate(
            kept=Count("pk", filter=Q(state=PromiseState.KEPT)),
            late=Count("pk", filter=Q(state=PromiseState.LATE) | Q(state=PromiseState.OPEN, due_on__lt=today)),
            withdrawn=Count("pk", filter=Q(state=PromiseState.WITHDRAWN)),
        ),
        "ratings": {str(score): ratings.filter(score=score).count() for score in (Score.GOOD, Score.PARTLY, Score.BAD)},
    }


def _figures(counts: dict[str, dict[str, int]]) -> list[Figure]:
    words: dict[str, tuple[str, str, dict[str, str]]] = {
        "cases": (
            _("Việc nhận trong kỳ nay ở đâu"),
            _("vụ việc nhận trong kỳ"),
            {
                "resolved": _("đã làm xong"),
                "answered": _("đã trả lời, chưa làm xong"),
                "open": _("đang xử lý, còn hạn"),
                "overdue": _("quá hạn"),
                "ended": _("chuyển, hướng dẫn, không đủ điều kiện"),
            },
        ),
        "answers": (
            _("Trả lời đúng hạn"),
            _("vụ việc đến hạn trả lời trong kỳ"),
            {"on_time": _("đúng hạn"), "late": _("muộn"), "waiting": _("quá hạn, chưa trả lời")},
        ),
        "promises": (
            _("Giữ lời hứa"),
            _("lời hứa đến ngày hẹn trong kỳ"),
            {"kept": _("đúng hẹn"), "late": _("muộn hoặc quá hẹn"), "withdrawn": _("rút lại, có lý do")},
        ),
        "ratings": (
            _("Dân chấm câu trả lời"),
            _("lượt chấm trong kỳ"),
            {str(score): str(score.label) for score in (Score.GOOD, Score.PARTLY, Score.BAD)},
        ),
    }
    return [_figure(counts[key], *words[key]) for key in words]


def _figure(parts: dict[str, int], title: str, base_label: str, labels: dict[str, str]) -> Figure:
    total = sum(parts.values())
    if total < LEAST:
        return Figure(title, shown(total), base_label, [], is_small=True)
    words = shown_parts(parts)
    lines = []
    for key, label in labels.items():
        is_exact = words[key] == shown(parts[key]) and (parts[key] == 0 or parts[key] >= LEAST)
        lines.append(Line(label, words[key], f"{round(100 * parts[key] / total)}%" if is_exact else ""))
    return Figure(title, shown(total), base_label, lines, is_small=False)
