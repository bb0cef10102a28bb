"""Numbers of cases: no gap, and no code twice, also where two bodies of one unit receive."""

import pytest

from caunoi.cases.services.registers import DOCUMENTS, case_code, next_number
from tests.cases.world import World, say

pytestmark = pytest.mark.usefixtures("noon")


def test_two_receiving_bodies_of_one_unit_never_give_the_same_code(world: World) -> None:
    assert world.office.prefix == world.police.prefix == "MG"
    bodies = (world.office, world.police, world.front, world.office, world.other_office)
    codes = [say(world, body=body).case.code for body in bodies]
    assert codes == ["MG-26-0001", "MG-26-0002", "MG-26-0003", "MG-26-0004", "DG-26-0001"]


def test_every_year_begins_anew_and_papers_are_numbered_by_body(world: World) -> None:
    assert [case_code(body=world.front, year=year) for year in (2026, 2026, 2027)] == [
        "MG-26-0001", "MG-26-0002", "MG-27-0001",
    ]  # fmt: skip
    rows = (world.office, world.office, world.front)
    assert [next_number(body=body, register=DOCUMENTS, year=2026) for body in rows] == [1, 2, 1]
