"""Reports come in at the desk: each file judged on its own, progress, cancelling, a pasted text."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from caunoi.figures.choices import ReportState
from caunoi.figures.models import ReportBatch, ReportDocument
from caunoi.figures.services.reading import read_report
from tests.cases.world import World
from tests.desk.figures.conftest import HOME, plain
from tests.reading.document_samples import PROSE, old, word

Desk = Callable[[str], Client]


def send(client: Client, world: World, *files: tuple[str, bytes], **more: str) -> ReportBatch:
    given = [SimpleUploadedFile(name, data) for name, data in files]
    answer = client.post(f"{HOME}tai-len/", {"body": world.office.pk, "unit": "", "documents": given, **more})
    assert answer.status_code == 302, answer.content.decode()
    return ReportBatch.objects.latest("pk")


def read_all(batch: ReportBatch) -> None:
    for report in batch.reports.filter(state=ReportState.WAITING):
        read_report.func(report.pk)


def test_a_broken_file_is_named_with_its_reason_and_the_good_ones_go_in(desk: Desk, world: World) -> None:
    client = desk("reception")
    batch = send(
        client, world, ("a.docx", word([PROSE])), ("cu.txt", old(PROSE, "tcvn3")), ("hong.docx", b"PK\x03\x04 hong"),
        ("trong.txt", b""),
    )  # fmt: skip
    read_all(batch)
    page = client.get(f"{HOME}luot/{batch.code}/").content.decode()
    states = list(batch.reports.order_by("pk").values_list("state", flat=True))
    assert states == ["read", "read", "failed", "failed"]
    assert [row.title for row in batch.reports.filter(state=ReportState.FAILED)] == ["trong", "hong"]
    assert "Đọc xong 2/4 tệp" in page
    assert "2 tệp không đọc được" in page
    assert "Tệp này trống." in page
    for report in batch.reports.filter(state=ReportState.FAILED):
        assert report.title in page
        assert report.failure in page
    first = batch.reports.filter(state=ReportState.READ).order_by("pk").first()
    assert first is not None
    assert f"{HOME}bao-cao/{first.code}/" in page


def test_a_file_that_is_here_already_is_no_broken_file_and_leads_to_its_report(desk: Desk, world: World) -> None:
    client = desk("reception")
    same = word([PROSE])
    first = send(client, world, ("a.docx", same))
    read_all(first)
    again = send(client, world, ("a-lan-hai.docx", same), ("trong.txt", b""))
    page = client.get(f"{HOME}luot/{again.code}/").content.decode()
    assert "1 tệp đã có từ trước, không nhận lần nữa." in page
    assert "1 tệp không đọc được" in page  # the empty one
    assert f'href="{HOME}bao-cao/{first.reports.get().code}/"' in page


def test_while_reading_the_page_asks_again_and_cancelling_stops_what_is_left(desk: Desk, world: World) -> None:
    client = desk("reception")
    batch = send(client, world, ("a.txt", b"Co 12 hoi nghi."), ("b.txt", b"Co 13 hoi nghi."))
    read_report.func(batch.reports.order_by("pk").first().pk)  # type: ignore[union-attr]
    page = client.get(f"{HOME}luot/{batch.code}/").content.decode()
    assert "Đang đọc, xong 1/2 tệp" in page
    assert 'hx-trigger="every 2s"' in page
    part = client.get(f"{HOME}luot/{batch.code}/", headers={"HX-Request": "true"}).content.decode()
    assert plain(part) in plain(page)
    answer = client.post(f"{HOME}luot/{batch.code}/huy/", follow=True).content.decode()
    assert "Đã thôi đọc 1 tệp" in answer
    assert "every 2s" not in answer
    cancelled = batch.reports.get(state=ReportState.CANCELLED)
    client.post(f"{HOME}bao-cao/{cancelled.code}/doc-lai/")
    cancelled.refresh_from_db()
    assert cancelled.state == ReportState.WAITING


def test_a_failed_upload_is_taken_off_the_list_and_a_read_one_is_not(desk: Desk, world: World) -> None:
    client = desk("reception")
    batch = send(client, world, ("quy-mot.txt", PROSE.encode()), ("trong.txt", b""))
    read_all(batch)
    failed, read = batch.reports.get(state=ReportState.FAILED), batch.reports.get(state=ReportState.READ)
    assert desk("publisher").post(f"{HOME}bao-cao/{failed.code}/bo-tep/").status_code == 404
    page = client.post(f"{HOME}bao-cao/{failed.code}/bo-tep/", follow=True).content.decode()
    assert "Đã bỏ tệp “trong” khỏi danh sách." in page
    client.post(f"{HOME}bao-cao/{read.code}/bo-tep/")
    assert list(batch.reports.all()) == [read]


def test_no_file_and_an_unknown_unit_are_said_and_nothing_is_kept(desk: Desk, world: World) -> None:
    client = desk("reception")
    answer = client.post(f"{HOME}tai-len/", {"body": world.office.pk, "unit": ""})
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một tệp." in answer.content.decode()
    file = SimpleUploadedFile("a.txt", b"Co 12 hoi nghi.")
    answer = client.post(
        f"{HOME}tai-len/", {"body": world.office.pk, "unit": "phường Không Đâu", "documents": [file]}
    )  # fmt: skip
    assert answer.status_code == 422
    assert "phường Không Đâu" in answer.content.decode()
    assert not ReportDocument.objects.exists()


def test_the_unit_said_beforehand_is_that_of_every_report(desk: Desk, world: World) -> None:
    batch = send(desk("reception"), world, ("a.txt", PROSE.encode()), unit="Phường Đông Giang, tỉnh Hòa Giang")
    read_all(batch)
    assert batch.reports.get().place == world.other_ward


def test_a_body_of_another_unit_is_not_taken(desk: Desk, world: World) -> None:
    file = SimpleUploadedFile("a.txt", b"Co 12 hoi nghi.")
    answer = desk("reception").post(
        f"{HOME}tai-len/", {"body": world.other_office.pk, "unit": "", "documents": [file]}
    )  # fmt: skip
    assert answer.status_code == 422
    assert not ReportDocument.objects.exists()


def test_a_pasted_text_leads_to_its_page_which_waits_for_the_reading(desk: Desk, world: World) -> None:
    client = desk("reception")
    data = {"cach": "dan", "body": world.office.pk, "unit": "", "title": "Báo cáo quý", "text": PROSE, "source_url": ""}
    answer = client.post(f"{HOME}tai-len/", data, follow=True)
    report = ReportDocument.objects.get()
    assert answer.redirect_chain[-1][0] == f"{HOME}bao-cao/{report.code}/"
    assert "data-reading" in answer.content.decode()
    read_report.func(report.pk)
    page = client.get(f"{HOME}bao-cao/{report.code}/").content.decode()
    assert "data-reading" not in page
    assert "25 hội nghị" in page
    bad = client.post(f"{HOME}tai-len/", {**data, "text": " "})
    assert (bad.status_code, "Chưa có nội dung báo cáo." in bad.content.decode()) == (422, True)


def test_the_list_is_filtered_by_the_address_and_says_when_it_is_empty(desk: Desk, world: World) -> None:
    client = desk("reception")
    assert "Chưa có báo cáo nào" in client.get(HOME).content.decode()
    batch = send(client, world, ("quy-mot.txt", PROSE.encode()), ("trong.txt", b""))
    read_all(batch)
    failed = client.get(f"{HOME}?muc=hong").content.decode()
    assert ("trong" in failed, "quy-mot" in failed) == (True, False)
    found = client.get(f"{HOME}?tim=350 triệu").content.decode()
    assert ("quy-mot" in found, "trong</a>" in found) == (True, False)
    assert "Không có báo cáo nào khớp" in client.get(f"{HOME}?tim=zzzz").content.decode()


def test_the_original_file_is_given_to_those_who_read_the_report_and_to_no_one_else(desk: Desk, world: World) -> None:
    batch = send(desk("reception"), world, ("quy-mot.txt", PROSE.encode()), ("trong.txt", b""))
    waiting = batch.reports.get(state=ReportState.WAITING)
    address = f"{HOME}bao-cao/{waiting.code}/tep-goc/"
    assert desk("reception").get(address).status_code == 404  # nobody has judged it yet
    read_all(batch)
    page = desk("leader").get(f"{HOME}bao-cao/{waiting.code}/").content.decode()
    assert address in page
    for key in ("reception", "leader", "publisher"):
        answer = desk(key).get(address)
        assert (answer.status_code, answer.content) == (200, PROSE.encode())
        assert answer["Content-Disposition"] == f'attachment; filename="{waiting.code}.txt"'
    for key in ("other_reception", "admin", "auditor"):
        assert desk(key).get(address).status_code == 404
    assert "dang-nhap" in Client().get(address)["Location"]
    failed = batch.reports.get(state=ReportState.FAILED)
    assert desk("reception").get(f"{HOME}bao-cao/{failed.code}/tep-goc/").status_code == 404


def test_no_file_is_offered_where_none_is_kept(desk: Desk, world: World) -> None:
    client = desk("reception")
    data = {"cach": "dan", "body": world.office.pk, "unit": "", "title": "Báo cáo", "text": PROSE, "source_url": ""}
    client.post(f"{HOME}tai-len/", data)
    pasted = ReportDocument.objects.get()
    read_report.func(pasted.pk)
    assert "tep-goc" not in client.get(f"{HOME}bao-cao/{pasted.code}/").content.decode()
    assert client.get(f"{HOME}bao-cao/{pasted.code}/tep-goc/").status_code == 404
    ReportDocument.objects.filter(pk=pasted.pk).update(file_ref="s" + "0" * 48)  # read, and not to be given out
    assert "tep-goc" not in client.get(f"{HOME}bao-cao/{pasted.code}/").content.decode()
    assert client.get(f"{HOME}bao-cao/{pasted.code}/tep-goc/").status_code == 404


def test_the_list_tells_a_file_sent_twice_from_a_broken_one_and_says_who_sent_each(desk: Desk, world: World) -> None:
    client, same = desk("reception"), word([PROSE])
    first = send(client, world, ("a.docx", same))
    read_all(first)
    first.reports.update(sender_name="Đảng ủy phường Minh Giang")
    send(client, world, ("a-lan-hai.docx", same))
    page = client.get(HOME).content.decode()
    assert "Không đọc được</span>" not in page
    assert f"Tệp này đã có, là báo cáo {first.reports.get().code}." in page
    assert "Đảng ủy phường Minh Giang · " in page
    assert f'href="{HOME}luot/{first.code}/don-vi-ky/"' in page  # its unit is not confirmed yet
