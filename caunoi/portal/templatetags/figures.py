"""Addresses of the public figures: the filters stay, one number is opened."""

from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse

from caunoi.figures.tables import PublicUnit
from caunoi.portal.figures.lines import Line, Section

register = template.Library()


def _asked(context: Context) -> dict[str, str]:
    return {key: value for key, value in (context.get("query") or {}).items() if value}


@register.simple_tag(takes_context=True)
def figure_address(context: Context, line: Line) -> str:
    """Where a number opens: the page as it is filtered, with its source beside it."""
    query = _asked(context) or {"noi": line.figure.place.code if line.figure.place else ""}
    return f"{reverse('portal:figure_list')}?{urlencode({**query, 'so': line.figure.code})}#nguon"


@register.simple_tag(takes_context=True)
def close_address(context: Context, section: Section) -> str:
    """The page without a number opened, at its section."""
    return f"{reverse('portal:figure_list')}?{urlencode(_asked(context))}#g-{section.slug}"


@register.simple_tag(takes_context=True)
def figures_address(context: Context, name: str) -> str:
    """Another page under the filters of this one."""
    return f"{reverse(name)}?{urlencode(_asked(context))}"


@register.simple_tag(takes_context=True)
def without_words(context: Context) -> str:
    """The page without the words that narrow it."""
    kept = {key: value for key, value in _asked(context).items() if key != "tim"}
    return f"{reverse('portal:figure_list')}?{urlencode(kept)}"


@register.simple_tag(takes_context=True)
def all_unfolded(context: Context) -> str:
    """The page with every group open."""
    return f"{reverse('portal:figure_list')}?{urlencode({**_asked(context), 'mo': 'het'})}"


@register.filter
def years(unit: PublicUnit) -> str:
    """The years of a unit's figures: "2021–2022"."""
    found = sorted({day.year for day in (unit.first, unit.last) if day is not None})
    return "–".join(str(year) for year in found)
