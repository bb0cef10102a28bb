"""Filters of the public pages."""

from django import template
from django.utils.translation import get_language

from caunoi.people.models import Body
from caunoi.portal.suppress import shown
from caunoi.portal.suppress import voices as voices_in_words
from caunoi.web.books import fields

register = template.Library()


@register.filter
def voices(count: int) -> str:
    """How many spoke, small numbers suppressed."""
    return voices_in_words(count)


@register.filter
def public_count(count: int) -> str:
    """A count for the public, small numbers suppressed."""
    return shown(count)


@register.filter
def foreign_kind(body: Body) -> str:
    """What sort of body it is, for who does not read its Vietnamese name; empty on a Vietnamese page."""
    return "" if get_language() == "vi" else str(body.get_kind_display())


@register.filter
def field_name(key: str) -> str:
    """The name of a field of life."""
    return fields().get(key, "")
