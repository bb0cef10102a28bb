"""The long selects of the filters say the same as Django's own."""

import pytest
from django import forms
from pytest_django.asserts import assertHTMLEqual

from caunoi.desk.inbox.forms import LongSelect

CHOICES = [("", "Mọi đơn vị"), ("UBND-MG", "UBND phường Minh Giang"), ("A&B", 'Phòng "Kinh tế" <mới>')]


@pytest.mark.parametrize("value", ["", None, "UBND-MG", "A&B", "KHÔNG-CÓ"])
def test_a_long_select_is_written_as_djangos(value: str | None) -> None:
    attrs = {"id": "id_don_vi", "class": "select", "disabled": False, "required": True}
    ours = LongSelect(choices=CHOICES).render("don_vi", value, dict(attrs))
    assertHTMLEqual(ours, forms.Select(choices=CHOICES).render("don_vi", value, dict(attrs)))
    assert ("<mới>" not in ours) and (ours.count(" selected") == (value != "KHÔNG-CÓ"))
