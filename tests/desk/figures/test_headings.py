"""Whose the reports of one upload are, confirmed on one page; the letterhead where the text was misunderstood."""

from collections.abc import Callable

from django.test import Client

from caunoi.figures.models import ReportBatch, ReportDocument
from tests.cases.world import NOON, World
from tests.desk.figures.conftest import HOME
from tests.figures.story import add_dialogues, read_in

Desk = Callable[[str], Client]


def batch_of(world: World, *senders: str) -> tuple[ReportBatch, list[ReportDocument]]:
    """Reports understood to be of Minh Giang, 2025; each with what its letterhead says."""
    batch = ReportBatch.objects.create(code="LT-mot", body=world.office, created_at=NOON, created_by=world["reception"])
    reports = [read_in(world, text=f"Báo cáo {number}.") for number in range(len(senders))]
    for report, sender in zip(reports, senders, strict=True):
        ReportDocument.objects.filter(pk=report.pk).update(batch=batch, sender_name=sender)
        report.refresh_from_db()
    return batch, reports


def typed(**places: str) -> dict[str, str]:
    """What the page sends: a unit and the period for every report, by its code with "_" for "-"."""
    found: dict[str, str] = {}
    for name, place in places.items():
        code = name.replace("_", "-")
        version = ReportDocument.objects.get(code=code).version
        found |= {f"{code}-place": place, f"{code}-period_words": "năm 2025", f"{code}-version": str(version)}
    return found


def name(report: ReportDocument) -> str:
    return report.code.replace("-", "_")


def test_the_letterhead_says_whose_a_report_is_where_the_text_names_another(desk: Desk, world: World) -> None:
    batch, reports = batch_of(
        world, "Ủy ban nhân dân phường Minh Giang", "Ủy ban nhân dân phường Đông Giang", "Đảng ủy xã Không Đâu", ""
    )
    client = desk("reception")
    page = client.get(f"{HOME}luot/{batch.code}/don-vi-ky/").content.decode()
    proposed = [page.split(f'name="{report.code}-place" value="')[1].split('"')[0] for report in reports]
    ward, other = "Phường Minh Giang, tỉnh Hòa Giang", "Phường Đông Giang, tỉnh Hòa Giang"
    assert proposed == [ward, other, "", ward]
    assert page.count("Không thấy đơn vị này trong danh mục.") == 1
    assert page.count("Theo đầu trang; văn bản còn nhắc phường Minh Giang.") == 1
    one = client.get(f"{HOME}bao-cao/{reports[1].code}/").content.decode()
    assert f"Đầu trang ghi “Ủy ban nhân dân phường Đông Giang”: báo cáo của <b>{other}</b>" in one
    lost = client.get(f"{HOME}bao-cao/{reports[2].code}/").content.decode()
    assert "Đúng không?" not in lost  # never the keeper's own unit by chance
    assert "Đầu trang ghi “Đảng ủy xã Không Đâu”" in lost


def test_one_press_confirms_them_all_and_what_is_left_empty_waits(desk: Desk, world: World) -> None:
    add_dialogues(world)
    batch, (first, second, third) = batch_of(world, "", "", "")
    client = desk("reception")
    assert "Xác nhận đơn vị, kỳ của 3 báo cáo" in client.get(f"{HOME}luot/{batch.code}/").content.decode()
    data = typed(**{name(first): "Phường Minh Giang", name(second): "Phường Đông Giang", name(third): ""})
    page = client.post(f"{HOME}luot/{batch.code}/don-vi-ky/", data, follow=True).content.decode()
    for report in (first, second, third):
        report.refresh_from_db()
    assert (first.is_confirmed, second.is_confirmed, third.is_confirmed) == (True, True, False)
    assert (first.place, second.place) == (world.ward, world.other_ward)
    assert "Đã xác nhận đơn vị và kỳ của 2 báo cáo." in page
    assert "Xác nhận đơn vị, kỳ của 1 báo cáo" in page
    ReportDocument.objects.filter(pk=third.pk).update(sender_name="Đảng ủy xã Không Đâu")
    table = client.get(f"{HOME}bang/?luot={batch.code}").content.decode()
    assert table.count("chưa xác nhận") == 1
    assert "Đảng ủy xã Không Đâu · năm 2025" in table


def test_a_refused_line_stays_with_what_was_typed_and_the_others_go_through(desk: Desk, world: World) -> None:
    batch, (first, second, third) = batch_of(world, "", "", "")
    client = desk("reception")
    data = typed(**{name(first): "phường Không Đâu", name(second): "Phường Minh Giang", name(third): ""})
    ReportDocument.objects.filter(pk=third.pk).update(version=9)
    data |= {f"{third.code}-place": "Phường Minh Giang"}  # somebody else was quicker
    answer = client.post(f"{HOME}luot/{batch.code}/don-vi-ky/", data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Còn 2 chỗ cần sửa" in page
    assert "Không tìm thấy đơn vị nào tên “phường Không Đâu”." in page
    assert 'value="phường Không Đâu"' in page
    assert "Có người vừa sửa số liệu này." in page
    assert f'name="{second.code}-place"' not in page  # confirmed
    again = {f"{third.code}-place": "Phường Minh Giang", f"{third.code}-period_words": "năm 2025"}
    again |= {f"{third.code}-version": "9", f"{first.code}-place": "", f"{first.code}-version": "2"}
    assert client.post(f"{HOME}luot/{batch.code}/don-vi-ky/", again).status_code == 302


def test_only_who_takes_reports_in_for_the_body_confirms_them(desk: Desk, world: World) -> None:
    batch, _reports = batch_of(world, "")
    assert desk("publisher").get(f"{HOME}luot/{batch.code}/don-vi-ky/").status_code == 404
    assert desk("admin").get(f"{HOME}luot/{batch.code}/don-vi-ky/").status_code == 404


def test_a_name_that_only_looks_alike_is_said_to_be_unknown(desk: Desk, world: World) -> None:
    report = read_in(world)
    data = {
        "version": str(report.version),
        "title": "Báo cáo",
        "place": "Phường Mênh Giang",
        "period_words": "năm 2025",
    }
    page = desk("reception").post(f"{HOME}bao-cao/{report.code}/don-vi-ky/", data).content.decode()
    assert "Không thấy đơn vị “Phường Mênh Giang” trong danh mục. Tên gần giống:" in page
