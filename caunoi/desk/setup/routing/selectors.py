"""How a rule reads, and where the rules would have sent the cases of a month beside where people sent them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _

from caunoi.cases.choices import COMPLAINTS, CaseKind, State
from caunoi.cases.models import Case
from caunoi.cases.suggesting import texts_of
from caunoi.common import clock
from caunoi.people.models import Body
from caunoi.routing.matching import Matter, covers, first_match, places_above, rules_of
from caunoi.routing.models import RoutingRule
from caunoi.routing.suggesting import likely_fields
from caunoi.web.books import fields, said

DAYS = 30
MOST_CASES = 3000  # the newest
MOST_NAMED = 3  # bodies named where people sent cases elsewhere
UNTOLD = "…"
FEW = 3  # a smaller number is not told: an administrator does not look for words in single cases


@dataclass(frozen=True)
class Line:
    """A rule of the list, its conditions and aim in words. `taken_by`: an earlier line that takes all of it, or 0."""

    rule: RoutingRule
    number: int
    conditions: tuple[str, ...]
    owner: str
    is_first: bool
    is_last: bool
    taken_by: int = 0


def lines_of(body: Body) -> list[Line]:
    """The rules of a body in order."""
    rules = rules_of(body, only_on=False)
    above = places_above({rule.place_id for rule in rules if rule.place_id})
    return [
        Line(
            rule, at + 1, conditions_of(rule), owner_words(rule), at == 0, at == len(rules) - 1,
            _taken_by(rules[:at], rule, above.get(rule.place_id or 0, frozenset())),
        )
        for at, rule in enumerate(rules)
    ]  # fmt: skip


def _taken_by(before: Sequence[RoutingRule], rule: RoutingRule, above: frozenset[int]) -> int:
    numbers = (number for number, row in enumerate(before, start=1) if covers(row, rule, above))
    return next(numbers, 0) if rule.is_on else 0


def dropped_of(body: Body) -> list[Line]:
    """The last rules that were dropped, the latest first."""
    rows = RoutingRule.objects.filter(body=body, dropped_at__isnull=False).order_by("-dropped_at")
    rules = rows.select_related("to_body", "to_post", "place")[:10]
    return [Line(rule, 0, conditions_of(rule), owner_words(rule), is_first=True, is_last=True) for rule in rules]


def conditions_of(rule: RoutingRule) -> tuple[str, ...]:
    """The conditions in words; one for all where there is none."""
    said_so = [
        fields().get(rule.field, rule.field),
        _("tại %(place)s") % {"place": rule.place.label} if rule.place else "",
        str(CaseKind(rule.kind).label) if rule.kind in CaseKind.values else rule.kind,
        _("có chữ: %(words)s") % {"words": rule.words} if rule.words else "",
    ]
    return tuple(filter(None, said_so)) or (_("Mọi việc còn lại"),)


def owner_words(rule: RoutingRule) -> str:
    """Who should handle it."""
    return f"{said(rule.to_post.title)}, {rule.to_body.name}" if rule.to_post else rule.to_body.name


@dataclass
class Aim:
    """What the rules would have sent to one body, and where people sent it."""

    name: str
    total: int = 0
    same: int = 0  # people sent it there too
    waiting: int = 0  # people have not sent it anywhere yet
    others: Counter[str] = field(default_factory=Counter)

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """Other bodies to which people sent it, most first; none of few cases, whose number the names would tell."""
        if is_few(self.total) or is_few(self._sent):
            return []
        return [(name, few(number)) for name, number in self.others.most_common(MOST_NAMED)]

    @property
    def counts(self) -> tuple[str, str, str, str]:
        """Total, same, elsewhere, waiting, as they may be shown: no sum from which a small number follows."""
        if is_few(self.total):
            return few(self.total), UNTOLD, UNTOLD, UNTOLD
        sent = UNTOLD if self._tells_a_name else few(self._sent)
        return UNTOLD if self.hides else few(self.total), few(self.same), sent, few(self.waiting)

    @property
    def hides(self) -> bool:
        """Whether a number of it is small or would tell a small one, so that no sum over it may be shown."""
        parts = (self.total, self.same, self._sent, self.waiting)
        return self._tells_a_name or any(map(is_few, parts))

    @property
    def told(self) -> int:
        """The sum of what is shown, to sort by: the order tells nothing more."""
        parts = (self.same, 0 if self._tells_a_name else self._sent, self.waiting)
        return 0 if is_few(self.total) else sum(part for part in parts if not is_few(part))

    @property
    def _sent(self) -> int:
        return sum(self.others.values())

    @property
    def _tells_a_name(self) -> bool:
        """Whether the number sent elsewhere tells a small one of a body that is named, or of those that are not."""
        named = [number for _name, number in self.others.most_common(MOST_NAMED)]
        return not is_few(self._sent) and any(map(is_few, [*named, self._sent - sum(named)]))


def is_few(number: int) -> bool:
    """Whether a number is too small to be told; none is not."""
    return 0 < number < FEW


def few(number: int) -> str:
    """The number, or that it is small."""
    return _("dưới %(n)s") % {"n": FEW} if is_few(number) else f"{number:,}".replace(",", ".")


@dataclass(frozen=True)
class DryRun:
    """The rules over the cases of a month. `unmatched`: no rule took them."""

    aims: list[Aim]
    total: int
    unmatched: Aim

    @property
    def is_told(self) -> bool:
        """Whether the whole may be shown: no small number follows from it."""
        return not any(aim.hides for aim in (*self.aims, self.unmatched))


def dry_run(body: Body) -> DryRun:
    """The cases that came to a body in the last 30 days, khiếu nại and quarantined ones apart."""
    since = clock.today() - timedelta(days=DAYS)
    rows = Case.objects.filter(received_by=body, received_on__gte=since, merged_into=None)
    rows = rows.exclude(state=State.QUARANTINED).exclude(kind__in=[*COMPLAINTS, CaseKind.DENUNCIATION])
    cases = list(rows.select_related("body", "authority")[:MOST_CASES])
    texts, above = texts_of(cases), places_above({case.place_id for case in cases})
    rules = rules_of(body)
    aims: dict[int, Aim] = {}
    unmatched = Aim("")
    for case in cases:
        text = texts.get(case.pk, "")
        own = case.field or next((row.key for row in likely_fields(text)), "")
        match = first_match(rules, Matter(text, own, case.kind, above[case.place_id]))
        aim = aims.setdefault(match.rule.to_body_id, Aim(match.rule.to_body.name)) if match else unmatched
        _count(aim, case, body, match.rule.to_body_id if match else None)
    return DryRun(sorted(aims.values(), key=lambda aim: (-aim.told, aim.name)), len(cases), unmatched)


def _count(aim: Aim, case: Case, body: Body, wanted: int | None) -> None:
    aim.total += 1
    sent = case.authority if case.authority_id != body.pk else case.body
    if wanted is not None and wanted in (case.body_id, case.authority_id if case.authority_id != body.pk else None):
        aim.same += 1
    elif sent.pk == body.pk:
        aim.waiting += 1
    else:
        aim.others[sent.name] += 1
