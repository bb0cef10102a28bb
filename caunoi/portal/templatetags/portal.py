"""Filters of the public pages."""

from django import template

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
def field_name(key: str) -> str:
    """The name of a field of life."""
    return fields().get(key, "")
