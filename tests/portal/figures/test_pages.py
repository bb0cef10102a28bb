"""The public figures: what is shown, how it is said, and what never is."""

import csv
import io
import re
from decimal import Decimal

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from caunoi.figures.models import ReportDocument
from caunoi.figures.services import intake, reading
from caunoi.figures.services.confirming import Heading, confirm_report
from caunoi.figures.services.publishing import publish_report, withdraw_report
from caunoi.figures.services.reviewing import Correction, accept_figure, correct_figure, reject_figure
from caunoi.reading.figure import Figure, Report
from tests.cases.world import NOON, World
from tests.portal.figures.published import published, read

PRIVATE = "Bà con ở ngõ nhỏ còn dặn riêng một câu"


def page(visitor: Client, path: str) -> str:
    response = visitor.get(path)
    assert response.status_code == 200, path
    return " ".join(response.content.decode().split())


def figures(visitor: Client, world: World, **query: str) -> str:
    asked = "&".join(f"{key}={value}" for key, value in {"noi": world.ward.code, **query}.items())
    return page(visitor, f"/so-lieu/?{asked}")


def test_numbers_say_who_reported_them_and_how_exactly(world: World, visitor: Client) -> None:
    published(world)
    text = figures(visitor, world)
    assert f"o {world.office.name} báo cáo" in text
    assert '<span class="fig__q">hơn</span> <a class="fig"' in text
    assert ">1.140</a>" in text
    assert "Cầu Nối không tự đếm" in text


def test_plans_are_marked(world: World, visitor: Client) -> None:
    published(world)
    text = figures(visitor, world)
    assert text.count("Kế hoạch</span>") == 1
    before, _mark, _after = text.partition("Kế hoạch</span>")
    assert ">30</a>" in before[-400:]


def test_doubtful_proposed_and_repeated_numbers_are_not_shown(world: World, visitor: Client) -> None:
    report = published(world)
    text = figures(visitor, world)
    assert f"{report.code}.5" not in text  # 17/20, doubted
    assert f"{report.code}.6" not in text  # 130 %, doubted
    assert f"{report.code}.8" not in text  # the second mention of 12
    assert text.count(">12</a>") == 1
    assert "5 số, 1 văn bản nguồn" in text


def test_a_number_opens_to_its_sentence_alone(world: World, visitor: Client) -> None:
    report = published(world, title="Báo cáo sáu tháng")
    text = figures(visitor, world, so=f"{report.code}.1")
    assert "<mark>12 hội nghị</mark> đối thoại (4 hội nghị cấp xã; 8 hội nghị cấp thôn)." in text
    assert "Trích từ báo cáo, đoạn 1" in text
    assert "4 + 8 = 12, cộng khớp." in text
    assert "Báo cáo sáu tháng" in text
    assert PRIVATE not in text


def test_a_corrected_number_says_what_the_report_had_and_why(world: World, visitor: Client) -> None:
    report = published(world)
    figure, officer = report.figures.get(number=1), world["reception"]
    assert "Số trong báo cáo:" not in figures(visitor, world, so=f"{report.code}.1")
    changes = Correction(value=Decimal(13))
    correct_figure(figure=figure, changes=changes, by=officer, at=NOON, reason="Phường xác nhận 13")
    text = figures(visitor, world, so=f"{report.code}.1")
    day = f"{NOON.day}/{NOON.month}/{NOON.year}"
    assert f"Số trong báo cáo: 12; đã sửa thành 13 ngày {day}, lý do: Phường xác nhận 13" in text
    assert str(officer) not in text
    changes = Correction(value=Decimal(14), bound="about")  # the report's own number stays the first
    correct_figure(figure=figure, changes=changes, by=officer, at=NOON, reason="")
    text = figures(visitor, world, so=f"{report.code}.1")
    assert f"Số trong báo cáo: 12; đã sửa thành khoảng 14 ngày {day}</span>" in text


def test_a_check_that_quotes_a_hidden_number_is_not_told(world: World, visitor: Client) -> None:
    report = published(world)
    for number in range(1, 9):
        assert "không phải “130%”" not in figures(visitor, world, so=f"{report.code}.{number}")


def test_a_doubted_number_that_an_officer_accepted_is_marked(world: World, visitor: Client) -> None:
    report = published(world)
    for number in (5, 6):
        accept_figure(figure=report.figures.get(number=number), by=world["reception"], at=NOON, reason="Đã hỏi lại")
    text = figures(visitor, world, so=f"{report.code}.6")
    assert text.count("Chưa khớp</span>") >= 2
    assert "“17/20” là 85%, không phải “130%”." in text


def test_what_is_not_published_is_nowhere(world: World, visitor: Client) -> None:
    kept = read(world, title="Báo cáo chưa công khai")
    for path in ("/", "/so-lieu/", f"/so-lieu/?noi={world.ward.code}&so={kept.code}.1", "/so-lieu/don-vi/",
                 "/so-lieu/chi-tieu/dialogues_total/", f"/so-lieu/so-sanh/?noi={world.ward.code}"):  # fmt: skip
        text = page(visitor, path)
        assert "Báo cáo chưa công khai" not in text
        assert f"{kept.code}." not in text.replace(f"so={kept.code}.1", "")  # the address itself may say it
        assert "1.140" not in text
    assert visitor.get(f"/so-lieu/van-ban/{kept.code}/").status_code == 404


def test_a_withdrawn_report_is_gone(world: World, visitor: Client) -> None:
    report = published(world)
    withdraw_report(report=report, reason="Có tên người", by=world["publisher"], at=NOON)
    assert report.code not in figures(visitor, world)
    assert visitor.get(f"/so-lieu/van-ban/{report.code}/").status_code == 404


def test_the_door_opens_only_when_something_is_behind_it(world: World, visitor: Client) -> None:
    assert 'href="/so-lieu/"' not in page(visitor, "/")
    published(world)
    assert 'href="/so-lieu/"' in page(visitor, "/")


def test_a_breakdown_stands_under_its_whole(world: World, visitor: Client) -> None:
    published(world)
    text = figures(visitor, world)
    assert "<span>Cấp xã" in text
    assert "<span>Thôn, tổ dân phố" in text
    assert 'width="33.3"' in text  # 4 of 12
    assert 'width="66.7"' in text  # 8 of 12


def test_a_lone_part_at_the_level_of_its_whole_is_no_breakdown_by_level(world: World, visitor: Client) -> None:
    report = published(world)
    report.figures.filter(number=1).update(level="xã")
    report.figures.filter(number=2).update(what="hội nghị có biên bản")
    report.figures.filter(number=3).update(part_of=None)
    text = figures(visitor, world)
    assert "<span>Cấp xã" not in text
    assert "<span>Hội nghị có biên bản" in text


def test_period_and_group_filter_in_the_address(world: World, visitor: Client) -> None:
    published(world)
    published(world, whole=20, period="6 tháng cuối năm 2025")
    both = figures(visitor, world)
    assert ">12</a>" in both
    assert ">20</a>" in both
    late = figures(visitor, world, ky="2025-07-01_2025-12-31")
    assert ">12</a>" not in late
    assert ">20</a>" in late
    assert '<option value="2025-07-01_2025-12-31" selected>' in late
    meetings = figures(visitor, world, nhom="doi-thoai-tiep-xuc-hoi-nghi", ky="2025-07-01_2025-12-31")
    assert ">20</a>" in meetings
    assert figures(visitor, world, ky="khong-phai", nhom="khong-co").count(">12</a>") == 1


def test_two_periods_compared(world: World, visitor: Client) -> None:
    published(world)
    published(world, whole=20, period="6 tháng cuối năm 2025")
    text = page(visitor, f"/so-lieu/so-sanh/?noi={world.ward.code}")
    assert "+8 (+66,7%)" in text  # 12 → 20
    assert text.index(">12</a>") < text.index(">20</a>")
    assert "30</a>" not in text  # plans are not compared
    row = text[text.index("voter_meeting_attendance") :][:1200]
    assert ">–</span>" in row  # "hơn 1.140" twice: no change is worked out
    turned = page(
        visitor,
        f"/so-lieu/so-sanh/?noi={world.ward.code}&ky1=2025-07-01_2025-12-31&ky2=2025-01-01_2025-06-30",
    )
    assert "−8 (−40%)" in turned


def test_one_period_cannot_be_compared(world: World, visitor: Client) -> None:
    published(world)
    assert "chưa có hai kỳ để so" in page(visitor, f"/so-lieu/so-sanh/?noi={world.ward.code}")


def table(visitor: Client, world: World, kind: str, query: str = "") -> list[list[str]]:
    response = visitor.get(f"/so-lieu/tai/?noi={world.ward.code}&dang={kind}{query}")
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    if kind == "csv":
        return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_tables_hold_the_same_numbers_and_their_words(world: World, visitor: Client) -> None:
    report = published(world, title="=1+1")
    rows = table(visitor, world, "csv")
    assert [row[6] for row in rows[1:]] == ["12", "4", "8", "1140", "30"]
    assert rows == [["'=1+1" if cell == "=1+1" else cell for cell in row] for row in table(visitor, world, "xlsx")]
    assert rows[4][15] == "hơn 1.140 lượt người"
    assert rows[2][12] == f"{report.code}.1"
    assert len(table(visitor, world, "csv", "&nhom=hoa-giai")) == 1
    assert PRIVATE not in str(rows)


def test_a_part_does_not_name_a_whole_that_is_not_public(world: World, visitor: Client) -> None:
    report = published(world)
    reject_figure(figure=report.figures.get(number=1), reason="Đọc sai", by=world["reception"], at=NOON)
    assert f"{report.code}.1" not in str(table(visitor, world, "csv"))


def test_a_whole_text_is_public_only_when_it_was_published(world: World, visitor: Client) -> None:
    closed = published(world)
    assert PRIVATE not in page(visitor, f"/so-lieu/van-ban/{closed.code}/")
    opened = published(world, whole=20, with_text=True)
    text = page(visitor, f"/so-lieu/van-ban/{opened.code}/")
    assert PRIVATE in text
    assert "<mark>20 hội nghị</mark>" in text
    assert "<mark>130%</mark>" not in text  # doubted: in the text, not highlighted


def test_a_unit_without_figures_shows_where_there_are_some(world: World, visitor: Client) -> None:
    assert "Chưa có số liệu nào" in figures(visitor, world)
    published(world)
    text = page(visitor, f"/so-lieu/?noi={world.other_ward.code}")
    assert f"Chưa có số liệu nào của {world.other_ward.label}" in text
    assert f"noi={world.ward.code}" in text


def test_units_are_found_without_diacritics(world: World, visitor: Client) -> None:
    published(world)
    assert world.ward.label in page(visitor, "/so-lieu/don-vi/?tim=minh giang")
    assert "Không có nơi nào tên “khong co”" in page(visitor, "/so-lieu/don-vi/?tim=khong co")


def test_pages_may_be_kept_and_asked_again(world: World, visitor: Client) -> None:
    published(world)
    address = f"/so-lieu/?noi={world.ward.code}"
    first = visitor.get(address)
    assert visitor.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert len(first.content) < 40_000


def test_a_wrong_number_is_reported_as_an_opinion(world: World, visitor: Client) -> None:
    report = published(world, title="Báo cáo sáu tháng")
    assert "Báo số sai" in figures(visitor, world, so=f"{report.code}.1")
    sent = visitor.post(f"/so-lieu/bao-sai/{report.code}/1/")
    assert sent["Location"] == "/gui-y-kien/noi-dung/"
    text = page(visitor, sent["Location"])
    assert f"Số “12 hội nghị” trong “Báo cáo sáu tháng” (mã {report.code}.1) theo tôi chưa đúng" in text
    assert visitor.post(f"/so-lieu/bao-sai/{report.code}/6/").status_code == 404  # doubted: not public


def test_a_wrong_address_is_no_error(world: World, visitor: Client) -> None:
    published(world)
    for query in ("noi=khong-co", "so=x", "so=BC-X.999999999999", f"noi={world.ward.code}&so=.1&ky=2025-13-45_x"):
        assert visitor.get(f"/so-lieu/?{query}").status_code == 200
    assert visitor.get("/so-lieu/tai/?noi=khong-co").status_code == 404
    assert visitor.get(f"/so-lieu/tai/?noi={world.ward.code}&dang=exe").status_code == 404
    assert ReportDocument.objects.count() == 1
    assert reverse("portal:figure_list") == "/so-lieu/"


def many(world: World) -> ReportDocument:
    """A long report of a unit: two groups of numbers, thirty in all."""
    lines = "".join(f"Đợt {n} có {n + 10} cuộc tiếp xúc cử tri.\n" for n in range(1, 16))
    more = "".join(f"Tháng {n} có {n + 40} vụ việc hòa giải thành.\n" for n in range(1, 16))
    text = f"Báo cáo năm 2025\n{lines}{more}"
    rows = []
    for n in range(1, 16):
        for quote, value, unit, key in ((f"{n + 10} cuộc", n + 10, "cuộc", "voter_meetings"),
                                        (f"{n + 40} vụ việc", n + 40, "vụ việc", "mediation_success")):  # fmt: skip
            start = text.index(f"có {quote}") + 3
            what = f"{'cuộc tiếp xúc cử tri đợt' if unit == 'cuộc' else 'vụ việc hòa giải thành tháng'} {n}"
            more = {"indicator": key, "confidence": 0.9}
            rows.append(Figure(start, start + len(quote), quote, value, None, "exact", unit, what, **more))  # type: ignore[arg-type]
    officer = world["reception"]
    report = intake.paste_report(body=world.office, text=text, title="Báo cáo dài", by=officer, at=NOON)
    begun = reading.begin_reading(report_id=report.pk, at=NOON)
    assert begun is not None
    reading.finish_reading(report=begun, parsed=reading.Parsed(Report(text, None, None, "năm 2025", rows)), at=NOON)
    heading = Heading(place=world.ward, period_words="năm 2025", sender=world.office, title="Báo cáo dài")
    confirm_report(report=report, heading=heading, by=officer, at=NOON)
    for figure in report.figures.all():
        accept_figure(figure=figure, by=officer, at=NOON)
    publish_report(report=report, by=world["publisher"], at=NOON, with_text=False)
    return report


def open_groups(text: str) -> list[str]:
    return re.findall(r'aria-labelledby="g-([a-z-]+)" open>', text)


def test_a_long_page_shows_its_first_group_and_that_of_the_number_opened(world: World, visitor: Client) -> None:
    report = many(world)
    text = figures(visitor, world)
    assert text.count('class="fig-group"') == 2
    assert open_groups(text) == ["doi-thoai-tiep-xuc-hoi-nghi"]
    assert "Mở hết các nhóm" in text
    settled = report.figures.filter(indicator="mediation_success").first()
    assert settled is not None
    assert open_groups(figures(visitor, world, so=settled.code)) == ["doi-thoai-tiep-xuc-hoi-nghi", "hoa-giai"]
    assert open_groups(figures(visitor, world, mo="het")) == ["doi-thoai-tiep-xuc-hoi-nghi", "hoa-giai"]
    assert open_groups(figures(visitor, world, nhom="hoa-giai")) == ["hoa-giai"]


def test_a_short_page_folds_nothing(world: World, visitor: Client) -> None:
    published(world)
    text = figures(visitor, world)
    assert len(open_groups(text)) == text.count('class="fig-group"')
    assert "Mở hết các nhóm" not in text


def test_words_in_the_address_narrow_the_page_and_its_table(world: World, visitor: Client) -> None:
    many(world)
    text = figures(visitor, world, tim="hoa giai thang 7")
    assert ">47</a>" in text  # 7 + 40
    assert ">17</a>" not in text
    assert "1 số khớp “hoa giai thang 7”" in text
    assert open_groups(text) == ["hoa-giai"]
    assert "tim=hoa+giai+thang+7" in text  # a number opened keeps the words
    table = visitor.get(f"/so-lieu/tai/?noi={world.ward.code}&tim=hoa giai thang 7&dang=csv").content.decode()
    assert len(list(csv.reader(io.StringIO(table)))) == 2  # the heads and one row
    none = figures(visitor, world, tim="khong co dau")
    assert "Không có số nào khớp “khong co dau”" in none
    assert "Bỏ lọc" in none


def test_a_unit_that_is_not_known_is_told_so(visitor: Client, world: World) -> None:
    told = "Không có đơn vị nào với địa chỉ này"
    for name in ("portal:figure_list", "portal:figure_compare"):
        assert told in page(visitor, f"{reverse(name)}?noi=khong-dau"), name
        assert told not in page(visitor, reverse(name)), name
