"""Small counts are suppressed in public (decisions 16): under five says neither who nor how few."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

LEAST = 5


def shown(count: int) -> str:
    """A count for the public: 0 and 5 or more as they are, 1 to 4 as “dưới 5”."""
    return _("dưới %(n)d") % {"n": LEAST} if 0 < count < LEAST else f"{count:,}".replace(",", ".")


def shown_parts(parts: Mapping[str, int]) -> dict[str, str]:
    """Parts of a total that is itself shown. When just one is too small, the next smallest is hidden with it.

    Otherwise the hidden one would be the total less the others.
    """
    small = {key for key, count in parts.items() if 0 < count < LEAST}
    if len(small) == 1:
        others = sorted((count, key) for key, count in parts.items() if key not in small and count > 0)
        if others:
            small.add(others[0][1])
    hidden = _("số nhỏ, không nêu")
    return {
        key: (shown(count) if 0 < count < LEAST else hidden) if key in small else shown(count)
        for key, count in parts.items()
    }


def voices(count: int) -> str:
    """How many spoke, in words."""
    if count < LEAST:
        return _("dưới %(n)d người gửi") % {"n": LEAST}
    return _("%(n)s người cùng nói") % {"n": shown(count)}
