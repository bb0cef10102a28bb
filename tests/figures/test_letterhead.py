"""What a report's first page proposes: its title as a sentence, and who sent it, until an officer confirms."""

from dataclasses import replace

import pytest

from caunoi.figures import access
from caunoi.figures.models import ReportDocument
from caunoi.figures.services import intake, reading
from caunoi.people.models import Body
from tests.cases.world import NOON, World
from tests.figures.story import TEXT, report_read

pytestmark = pytest.mark.django_db


def read_under(world: World, letterhead: str, title: str = "", sender: Body | None = None) -> ReportDocument:
    text = f"{letterhead}\n{TEXT}"
    report = intake.paste_report(body=world.front, text=text, title="Tệp", by=world["front"], at=NOON, sender=sender)
    begun = reading.begin_reading(report_id=report.pk, at=NOON)
    assert begun is not None
    result = replace(report_read(), text=text, figures=[], checks=[])
    assert reading.finish_reading(report=begun, parsed=reading.Parsed(result, title), at=NOON)
    report.refresh_from_db()
    return report


def test_the_letterhead_of_a_known_body_proposes_it(world: World) -> None:
    for lines in ("ỦY BAN NHÂN DÂN\nPHƯỜNG MINH GIANG", "UBND TỈNH HÒA GIANG\nUBND PHƯỜNG MINH GIANG\nSố: 1/BC-UBND"):
        report = read_under(world, lines)
        assert report.sender_name == "UBND phường Minh Giang"
        assert report.sender is None  # until an officer has confirmed it, that body reads nothing here
        assert report not in access.visible_reports(world["leader"])


def test_the_front_is_known_however_it_is_shortened(world: World) -> None:
    for line in ("ỦY BAN MTTQ VIỆT NAM PHƯỜNG MINH GIANG", "UBMTTQ VN PHƯỜNG MINH GIANG"):
        assert read_under(world, f"{line}\nBAN THƯỜNG TRỰC").sender_name == "Ủy ban MTTQ Việt Nam phường Minh Giang"


def test_a_body_that_is_not_here_is_proposed_in_words(world: World) -> None:
    assert read_under(world, "HỘI NÔNG DÂN\nPHƯỜNG ĐÔNG GIANG").sender_name == "Hội Nông dân phường Đông Giang"
    assert read_under(world, "UBND XÃ VĨNH LỘC TÂY").sender_name == "UBND XÃ VĨNH LỘC TÂY"


def test_a_sender_that_was_given_stays(world: World) -> None:
    report = read_under(world, "UBND PHƯỜNG ĐÔNG GIANG", sender=world.office)
    assert (report.sender, report.sender_name) == (world.office, "")


def test_a_title_in_capitals_is_shown_as_a_sentence(world: World) -> None:
    report = read_under(world, "", title="BÁO CÁO KẾT QUẢ HÒA GIẢI CỦA UBND PHƯỜNG MINH GIANG NĂM 2025")
    assert report.title == "Báo cáo kết quả hòa giải của UBND phường Minh Giang năm 2025"
    assert read_under(world, " ", title="BÁO CÁO CỦA XÃ VĨNH LỘC").title == "BÁO CÁO CỦA XÃ VĨNH LỘC"


def test_the_letterhead_says_whose_a_report_is_before_the_unit_it_is_written_to(world: World) -> None:
    other = read_under(world, "UBND PHƯỜNG ĐÔNG GIANG\nSố: 3/BC-UBND")  # the text means phường Minh Giang
    assert other.place == world.other_ward
    assert read_under(world, "UBND PHƯỜNG MINH GIANG\nSố: 4/BC-UBND").place == world.ward


def test_a_letterhead_of_no_known_unit_leaves_it_open(world: World) -> None:
    report = read_under(world, "UBND XÃ KHÔNG ĐÂU\nSố: 5/BC-UBND")
    assert (report.sender_name, report.place) == ("UBND xã không đâu", None)
