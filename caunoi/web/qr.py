"""QR codes as SVG inside the page: no image file, no outside service, no inline style."""

import io

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def svg(text: str, *, label: str = "") -> SafeString:
    """The text as an SVG element of class `qr` with a quiet zone of two modules and error correction M.

    Always dark on white, also in the dark scheme, because cheap readers need it. Raises ValueError for an empty text.
    """
    if not text:
        raise ValueError("a QR code needs a text")
    code = segno.make(text, error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", border=2, omitsize=True, xmldecl=False, svgns=False, light="#fff", dark="#000",
              svgclass=None, lineclass=None, nl=False)  # fmt: skip
    body = out.getvalue().decode()
    inner = body[body.index(">") + 1 : body.rindex("</svg>")]
    size = code.symbol_size(border=2)[0]
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>',
        label or _("Mã QR"), size, size, mark_safe(inner),  # noqa: S308 – drawn by segno from module coordinates
    )  # fmt: skip
