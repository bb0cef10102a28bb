import re

import pytest

from caunoi.web import qr


def test_a_qr_code_is_an_inline_picture_without_style():
    html = qr.svg("https://localhost/tra-cuu/#ma=MG-7K4R-9TXM-2HWQ", label="Mã QR mở trang theo dõi")
    assert html.startswith('<svg class="qr" role="img" aria-label="Mã QR mở trang theo dõi" viewBox="0 0 ')
    assert "style" not in html
    assert "http" not in html
    assert html.count("<path") == 2
    size = int(re.search(r'viewBox="0 0 (\d+)', html)[1])
    assert f"M0 0h{size}v{size}h-{size}z" in html  # the white ground covers the quiet zone


def test_the_label_cannot_break_out():
    assert "<b>" not in qr.svg("x", label='"><b>')


def test_an_empty_text_is_an_error():
    with pytest.raises(ValueError, match="needs a text"):
        qr.svg("")
