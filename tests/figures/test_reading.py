"""A report from its file to its figures: once, whatever happens to the worker."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult

from caunoi.figures.choices import FigureState, ReportState
from caunoi.figures.models import ReportDocument
from caunoi.figures.selectors import batch_progress
from caunoi.figures.services import intake, reading
from caunoi.figures.services.acting import ActRefused, NotAllowed
from caunoi.figures.services.reading import STALLED_AFTER, read_report
from caunoi.figures.services.reviewing import sure_figures
from caunoi.figures.services.vocabulary import add_indicator
from caunoi.journal.models import Entry
from caunoi.journal.services import verify
from caunoi.web import files
from tests.cases.world import NOON, World
from tests.figures.story import TEXT, add_dialogues, numbered, read_in, report_read


def upload(world: World, *parts: tuple[str, bytes], by: str = "reception") -> intake.ReportBatch:
    given = [SimpleUploadedFile(name, data) for name, data in parts]
    return intake.upload_reports(body=world.office, files=given, by=world[by], at=NOON)


def test_what_was_read_stands_as_proposed_figures(world: World) -> None:
    key = add_dialogues(world)
    report = read_in(world)
    assert report.state == ReportState.READ
    assert (report.unit_read, report.parent_read, report.period_read) == (
        "phường Minh Giang", "tỉnh Hòa Giang", "năm 2025",
    )  # fmt: skip
    assert report.place == world.ward
    assert (report.period_from, report.period_to) == (date(2025, 1, 1), date(2025, 12, 31))
    rows = list(report.figures.all())
    assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert {row.state for row in rows} == {FigureState.PROPOSED}
    assert all(TEXT[row.start : row.end] == row.quote for row in rows)
    assert [row.value for row in rows] == [12, 4, 8, 1140, 20, 130, 12]
    assert [row.part_of and row.part_of.number for row in rows] == [None, 1, 1, None, None, None, None]
    assert [row.repeat_of and row.repeat_of.number for row in rows] == [None] * 6 + [1]
    assert [row.is_doubtful for row in rows] == [False] * 5 + [True, False]
    assert [row.indicator for row in rows] == [key, key, key, "", "", "", key]
    assert (rows[3].bound, rows[3].place, rows[3].period_to) == ("over", world.ward, date(2025, 12, 31))


def test_a_range_and_a_decimal_keep_their_value(world: World) -> None:
    result = report_read()
    result.figures[4].value, result.figures[4].value_max, result.figures[5].value = 5, 13, 73.3
    report = read_in(world, result=result)
    assert (numbered(report, 5).value, numbered(report, 5).value_max) == (5, 13)
    assert numbered(report, 6).value == Decimal("73.3")


def test_a_number_that_no_column_holds_is_left_out_with_its_ties(world: World) -> None:
    result = report_read()
    result.figures[0].value = 10**25
    report = read_in(world, result=result)
    assert [row.number for row in report.figures.all()] == [2, 3, 4, 5, 6, 7]
    assert numbered(report, 2).part_of is None
    assert numbered(report, 7).repeat_of is None


def test_files_are_read_by_the_worker_and_a_bad_one_says_why(world: World) -> None:
    batch = upload(
        world,
        ("BC dân vận.txt", TEXT.encode()),
        ("trống.docx", b""),
        ("hỏng.docx", b"PK\x03\x04 nothing of this is an archive"),
        ("ảnh.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40),
    )
    before = batch_progress(batch)
    assert (before.total, before.waiting, before.is_over) == (4, 3, False)
    for task in DBTaskResult.objects.all():
        read_report.func(*task.args_kwargs["args"])
    after = batch_progress(batch)
    assert (after.read, after.is_over, len(after.failed)) == (1, True, 3)
    assert all(row.failure for row in after.failed)
    good = batch.reports.get(state=ReportState.READ)
    assert good.text == TEXT
    assert good.figures.filter(value=12, unit="hội nghị").exists()
    assert verify() == []


def test_the_same_file_twice_is_told(world: World) -> None:
    first = upload(world, ("a.txt", TEXT.encode())).reports.get()
    twin = upload(world, ("b.txt", TEXT.encode())).reports.get()
    assert twin.state == ReportState.FAILED
    assert first.code in twin.failure


def test_only_those_who_take_in_may_upload(world: World) -> None:
    for key in ("publisher", "admin", "auditor", "province_front", "other_reception"):
        with pytest.raises(NotAllowed):
            upload(world, ("a.txt", TEXT.encode()), by=key)
    assert not ReportDocument.objects.exists()


def test_too_many_files_and_none_are_refused(world: World) -> None:
    with pytest.raises(ActRefused):
        upload(world)
    with pytest.raises(ActRefused):
        upload(world, *[(f"{n}.txt", b"x") for n in range(intake.MOST_FILES + 1)])


def waiting(world: World) -> ReportDocument:
    return intake.paste_report(body=world.office, text=TEXT, title="Báo cáo", by=world["reception"], at=NOON)


def test_a_second_run_of_the_task_changes_nothing(world: World) -> None:
    report = waiting(world)
    read_report.func(report.pk)
    count = report.figures.count()
    assert count
    read_report.func(report.pk)
    assert report.figures.count() == count
    assert Entry.objects.filter(act="report.read").count() == 1


def test_a_killed_worker_is_followed_by_another(world: World) -> None:
    report = waiting(world)
    killed = reading.begin_reading(report_id=report.pk, at=NOON)
    assert killed is not None
    assert reading.begin_reading(report_id=report.pk, at=NOON) is None  # somebody may still be at it
    later = NOON + STALLED_AFTER + timedelta(seconds=1)
    assert reading.resume_stalled(at=later) == 1
    second = reading.begin_reading(report_id=report.pk, at=later)
    assert second is not None
    assert reading.finish_reading(report=second, parsed=reading.Parsed(report_read()), at=later)
    assert not reading.finish_reading(report=killed, parsed=reading.Parsed(report_read()), at=later)
    assert report.figures.count() == 7


def test_a_report_that_kills_every_worker_is_given_up(world: World) -> None:
    report = waiting(world)
    at = NOON
    for _turn in range(reading.MOST_ATTEMPTS):
        assert reading.begin_reading(report_id=report.pk, at=at) is not None
        at += STALLED_AFTER + timedelta(seconds=1)
    assert reading.resume_stalled(at=at) == 0
    report.refresh_from_db()
    assert (report.state, bool(report.failure)) == (ReportState.FAILED, True)


def test_a_cancelled_batch_reads_no_further(world: World) -> None:
    batch = upload(world, ("a.txt", TEXT.encode()), ("b.txt", TEXT.upper().encode()))
    one, other = batch.reports.order_by("pk")
    begun = reading.begin_reading(report_id=one.pk, at=NOON)
    assert begun is not None
    assert intake.cancel_batch(batch=batch, by=world["leader"], at=NOON) == 2
    assert not reading.finish_reading(report=begun, parsed=reading.Parsed(report_read()), at=NOON)
    assert reading.begin_reading(report_id=other.pk, at=NOON) is None
    assert not one.figures.exists()
    with pytest.raises(ActRefused):
        intake.cancel_batch(batch=batch, by=world["leader"], at=NOON)
    intake.retry_report(report=one, by=world["leader"], at=NOON)
    assert one.state == ReportState.WAITING


def test_a_file_that_cannot_be_cleaned_is_read_once_and_shredded(world: World) -> None:
    from zipfile import ZipFile

    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("word/embeddings/oleObject1.bin", "x")
    batch = upload(world, ("a.docx", out.getvalue()))
    report = batch.reports.get()
    assert report.file_ref.startswith("s")
    sealed = report.file_ref
    begun = reading.begin_reading(report_id=report.pk, at=NOON)
    assert begun is not None
    reading.finish_reading(report=begun, parsed=reading.Parsed(report_read()), at=NOON)
    report.refresh_from_db()
    assert (report.file_ref, report.notes != []) == ("", True)
    assert files.exists(sealed)  # until the commit, which a test has not


RECEPTIONS = (
    "BÁO CÁO công tác tiếp công dân quý III năm 2026 của Ủy ban nhân dân phường Minh Giang\n"
    "Trong quý, phường tiếp công dân 42 lượt với 47 người.\n"
)


def read_pasted(world: World, text: str) -> ReportDocument:
    report = intake.paste_report(body=world.office, text=text, title="Báo cáo", by=world["reception"], at=NOON)
    read_report.func(report.pk)
    report.refresh_from_db()
    return report


def test_people_beside_receptions_are_not_accepted_as_receptions(world: World) -> None:
    report = read_pasted(world, RECEPTIONS)
    found = {row.value: row.indicator for row in report.figures.all()}
    assert (found[42], found[47]) == ("citizen_receptions", "")
    assert [row.value for row in sure_figures(report)] == [42]


def test_a_part_takes_the_indicator_of_its_whole_only_when_it_is_named(world: World) -> None:
    whole = report_read().figures[:3]
    for row in whole:
        row.indicator = "citizen_receptions"
    whole[1].what, whole[2].what = "hội nghị đầu bờ định kỳ", "hội nghị đầu bờ ở bến"
    for row in whole:
        row.level = None
    result = report_read()
    result.figures = whole
    result.checks = []
    report = read_in(world, result=result)
    assert [row.indicator for row in report.figures.all()] == ["citizen_receptions", "citizen_receptions", ""]
    assert [row.value for row in sure_figures(report)] == [12, 4]


def test_an_own_indicator_is_matched_beside_the_shipped_ones(world: World) -> None:
    row = add_indicator(
        name="Lượt tiếp công dân tại khu phố", unit="lượt", words=["tiếp công dân tại khu phố"], by=world["admin"],
        at=NOON,
    )  # fmt: skip
    report = read_pasted(world, RECEPTIONS.replace("42 lượt với", "tại khu phố 42 lượt với"))
    assert report.figures.get(value=42).indicator == row.key


def test_the_name_of_a_file_stays_beside_its_title(world: World) -> None:
    batch = upload(world, ("Bao cao to 7.txt", TEXT.encode()), ("x" * 300 + ".txt", b"So lieu."))
    one, long = batch.reports.order_by("pk")
    assert (one.file_name, one.other_name) == ("Bao cao to 7.txt", "")  # its title still
    one.title = "Báo cáo công tác dân vận năm 2025"
    assert one.other_name == "Bao cao to 7.txt"
    assert (len(long.file_name), long.file_name[-5:]) == (200, "x.txt")
