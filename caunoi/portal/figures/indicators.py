"""The book of indicators for everybody: what each number means, whether it adds up, who reports it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.figures import access, book, sums
from caunoi.figures.book import IndicatorInfo
from caunoi.figures.models import ReportedFigure
from caunoi.figures.wording import number
from caunoi.language.fold import fold
from caunoi.portal.figures.lines import Line
from caunoi.portal.figures.names import group_of, name_of
from caunoi.portal.figures.periods import When, key_of, label_of, time_of, when_of
from caunoi.portal.figures.views import DOOR, banner_of, crumbs
from caunoi.portal.frame import revalidated, show
from caunoi.reading.indicators import Indicator, Words
from caunoi.reading.indicators import book as shipped_book
from caunoi.web.books import said

MOST = 200


@dataclass(frozen=True)
class Meaning:
    """What the page of an indicator says of it. `words`: ways in which texts name it; `adding`: sentences."""

    info: IndicatorInfo
    name: str
    group: str
    definition: str = ""
    breakdowns: list[str] = field(default_factory=list)
    adding: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    source: str = ""


def meaning_of(info: IndicatorInfo) -> Meaning:
    """An indicator explained; nothing is read from the database."""
    row = shipped_book().indicators.get(info.key)
    return Meaning(
        info=info,
        name=name_of(info),
        group=group_of(info),
        definition=info.definition,
        breakdowns=[said(item) for item in row.breakdowns] if row else [],
        adding=_adding(info, row),
        words=list(dict.fromkeys(map(_in_words, row.words))) if row else [f"“{word}”" for word in info.words],
        source=row.source if row else "",
    )


def _in_words(words: Words) -> str:
    """One way of naming: “đối thoại” cùng với “bí thư” hoặc “cấp ủy”."""
    groups = [_(" hoặc ").join(f"“{phrase}”" for phrase in group) for group in (*words.what, *words.sentence)]
    return _(", cùng với ").join(groups)


def _adding(info: IndicatorInfo, row: Indicator | None) -> list[str]:
    units, times = info.is_additive, bool(row and "time" in row.sums_over)
    if info.unit.startswith("%") or "/" in info.unit.replace("x/y", ""):
        return [_("Không cộng được: tỷ lệ và số bình quân của mỗi nơi có mẫu số riêng.")]
    found = [
        _("Cộng được số của nhiều đơn vị cùng kỳ, khi không đơn vị nào nằm trong đơn vị khác.")
        if units
        else _("Không cộng số của nhiều đơn vị: có thể cùng một việc được đếm ở nhiều nơi.")
    ]
    if units:
        found.append(
            _("Cộng được số của các kỳ nối tiếp nhau, không chồng lên nhau.")
            if times
            else _("Không cộng số của các kỳ: đây là số đang có ở một thời điểm.")
        )
    if row is not None and row.parts_add_up:
        found.append(_("Các phần theo cấp phải cộng lại đúng bằng số chung."))
    if info.unit.startswith("lượt"):
        found.append(_("Lượt không phải là người: một người dự hai lần đếm hai."))
    return found


@dataclass
class Told:
    """An indicator in one period: which units report it, and their sum or why there is none."""

    lines: list[Line]
    periods: list[tuple[str, str]]
    when: str = ""
    total: str = ""
    reasons: list[str] = field(default_factory=list)
    is_cut: bool = False


def told(info: IndicatorInfo, when: When | None = None) -> Told:
    """What units report, of a period or of all, parts left out. Up to five queries, however many units."""
    rows = access.public_figures().filter(indicator=info.key).exclude(place=None)
    periods = _periods(rows)
    chosen = when if when in periods else None
    if chosen is not None:
        rows = rows.filter(period_from=chosen[0], period_to=chosen[1], as_of=chosen[2])
    found = list(
        rows.select_related("report__sender", "place__parent")
        .defer("report__text")
        .order_by("place__sort_name", "place_id", "period_to", "report_id", "number")[: MOST + 1]
    )
    ids = {row.pk for row in found}
    wholes = [row for row in found[:MOST] if row.part_of_id not in ids]
    result = Told(
        lines=[Line(row, info, label=row.place.label if row.place else "", time=time_of(row)) for row in wholes],
        periods=[(key_of(item), label_of(item)) for item in periods],
        when=key_of(chosen) if chosen is not None else "",
        is_cut=len(found) > MOST,
    )
    if len(wholes) > 1 and chosen is not None:
        _sum(result, wholes)
    return result


def _periods(rows: QuerySet[ReportedFigure]) -> list[When]:
    found = set(rows.order_by().values_list("period_from", "period_to", "as_of").distinct())
    return sorted(found, key=lambda when: (when[1] or when[2] or date.min, when[0] or date.min), reverse=True)


def _sum(result: Told, rows: list[ReportedFigure]) -> None:
    if result.is_cut:
        result.reasons = [_("Nhiều đơn vị quá nên trang này không cộng.")]
        return
    try:
        total = sums.sum_up(rows)
    except sums.SumRefused as refused:
        result.reasons = refused.reasons
    else:
        bound = "" if total.bound == "exact" else f"{total.bound.label} "
        upper = f"–{number(total.value_max)}" if total.value_max is not None else ""
        result.total = f"{bound}{number(total.value)}{upper} {total.unit_label}"


@require_safe
@revalidated
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every indicator by group; those that some unit reports are marked."""
    words = request.GET.get("tim", "").strip()[:120]
    wanted = fold(words).split()
    reported = set(
        access.public_figures().exclude(place=None).order_by().values_list("indicator", flat=True).distinct()
    )
    groups: dict[str, list[tuple[IndicatorInfo, str, bool]]] = {}
    for info in book.indicators().values():
        if all(word in fold(f"{info.name} {' '.join(info.words)}") for word in wanted):
            name = name_of(info)
            groups.setdefault(group_of(info), []).append((info, name, info.key in reported))
    context = {"words": words, "groups": groups, "count": sum(map(len, groups.values()))}
    context |= banner_of(request)
    return show(request, "portal/figures/indicators.html", context, door=DOOR, crumbs=crumbs(("", _("Sách chỉ tiêu"))))


@require_safe
@revalidated
def indicator_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One indicator: its meaning, and what units report."""
    info = book.indicator(key)
    if info is None:
        raise Http404
    context = {"meaning": meaning_of(info), "told": told(info, when_of(request.GET.get("ky", "")))}
    context |= banner_of(request)
    links = ((reverse("portal:indicator_list"), _("Sách chỉ tiêu")), ("", name_of(info)))
    return show(request, "portal/figures/indicator.html", context, door=DOOR, crumbs=crumbs(*links))
