"""What a printed slip promises: before classification the day of the answer is expected, not set."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from caunoi.cases.models import OfficeRule
from caunoi.common import clock
from caunoi.desk.entry.slips import slip_context
from tests.cases.world import NOON, World, assigned, make_world, say


@pytest.fixture
def world(db: None) -> World:
    made = make_world()
    OfficeRule.objects.create(
        body=made.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=15, unit="working_day",
        citation="Quy chế", valid_from=date(2026, 1, 1),
    )  # fmt: skip
    return made


@pytest.mark.parametrize(("is_classified", "said"), [(False, True), (True, False)])
def test_the_answer_is_expected_until_somebody_classifies(world: World, is_classified: bool, said: bool) -> None:
    with clock.fixed(NOON):
        case = assigned(world) if is_classified else say(world).case
        context = slip_context(case.parts.get().opinion, "MG-0000-0000-0000-0")
        slip = render_to_string("desk/entry/slip.html", context)
    assert context["is_unclassified"] is not is_classified
    assert ("<b>thứ Ba, 31/3/2026</b>, dự kiến, tính lại khi phân loại" in slip) is said  # 15 working days from 10/3
    assert "<b>thứ Ba, 31/3/2026</b>" in slip
    assert "<b>thứ Sáu, 20/3/2026</b><br>" in slip  # the day of classifying is set either way
