"""The indicators book: its rows are sound, and it knows what a figure answers to by the words of the text."""

import json
import os
import time
from pathlib import Path

import pytest

from caunoi.reading.figure import Figure
from caunoi.reading.indicators import IndicatorError, book, unit_family
from caunoi.reading.reader import read_text


def figure(what: str, unit: str, quote: str = "12", subject: str | None = None) -> Figure:
    return Figure(0, len(quote), quote, 12, None, "exact", unit, what, subject)


def named(what: str, unit: str, sentence: str = "", subject: str | None = None) -> str | None:
    return book().match(figure(what, unit, subject=subject), sentence)[0]


@pytest.mark.parametrize(
    ("what", "unit", "expected"),
    [
        ("cuộc tiếp xúc cử tri", "cuộc", "voter_meetings"),
        ("lượt cử tri dự tiếp xúc cử tri", "lượt người", "voter_meeting_attendance"),
        ("tổ hòa giải", "tổ", "mediation_teams"),
        ("vụ việc hòa giải thành", "vụ việc", "mediation_success"),
        ("tỷ lệ hòa giải thành", "%", "mediation_success_pct"),
        ("nhà Đại đoàn kết được hỗ trợ sửa chữa", "căn", "houses_repaired"),
        ("mô hình “Dân vận khéo” đăng ký", "mô hình", "skilled_models_registered"),
        ("mô hình “Dân vận khéo” được công nhận", "mô hình", "skilled_models"),
        ("lượt người được tiếp công dân", "lượt người", "citizen_receptions"),
        ("số tiền vận động Quỹ “Vì người nghèo”", "đồng", "fund_received"),
        ("tỷ lệ kiến nghị giải quyết đúng hạn", "%", "cases_on_time_pct"),
        ("quỹ nội bộ bình quân mỗi hội viên", "đồng/người", "internal_fund_per_member"),
    ],
)
def test_what_is_counted_names_the_indicator(what, unit, expected):
    assert named(what, unit) == expected


def test_units_keep_indicators_apart():
    assert named("hội nghị đối thoại", "hội nghị") == "dialogues_total"
    assert named("lượt ý kiến tại hội nghị đối thoại", "ý kiến") == "dialogue_opinions"
    assert unit_family("cuộc") == unit_family("hội nghị") != unit_family("lượt người")


def test_who_counts_decides():
    assert named("cuộc giám sát", "cuộc", subject="Ban Thanh tra nhân dân") == "inspection_board_oversights"
    assert named("cuộc giám sát", "cuộc", subject="MTTQ và các tổ chức chính trị - xã hội") == "front_oversights"
    assert named("cuộc giám sát", "cuộc", subject="Thường trực HĐND") == "council_oversights"


def test_words_with_other_marks_are_other_words():
    assert named("quỹ nội bộ", "đồng", subject="Hội Cựu chiến binh quận") == "internal_fund_total"  # not "bình quân"


@pytest.mark.parametrize(
    "what", ["mức tăng số hội nghị đối thoại so với cùng kỳ", "số tổ hòa giải tăng so với năm trước"]
)
def test_a_change_is_not_the_thing_itself(what):
    assert named(what, "hội nghị") is None
    assert named(what, "tổ") is None


def test_strange_things_have_no_indicator():
    assert book().match(figure("cây xanh được trồng", "cây"), "Trồng 12 cây xanh.") == (None, 0.0)


def test_confidence_says_how_much_was_understood():
    _, sure = book().match(figure("mô hình “Dân vận khéo” được công nhận", "mô hình"), "")
    _, guessed = book().match(figure("ý kiến", "ý kiến"), "Tại hội nghị đối thoại có 12 ý kiến.")
    assert 0 < guessed < sure <= 1


def test_every_row_is_complete_and_counted_once():
    rows = list(book())
    assert len(rows) == len({row.id for row in rows}) == 200
    assert all(row.name and row.name_en and row.unit and row.group for row in rows)
    assert {row.good for row in rows} == {"up", "down", "none"}
    assert all(set(row.sums_over) <= {"units", "time"} for row in rows)


def test_shares_and_stocks_are_never_summed_over_time():
    known = book()
    assert all(not row.sums_over for row in known if row.unit == "%")
    assert known["population"].sums_over == ("units",)
    assert known["voter_meetings"].sums_over == ("units", "time")
    assert known["dialogues_party_head"].parts_add_up


def test_an_installation_adds_rows_and_words():
    row = {"id": "trees", "name": "Cây xanh được trồng", "unit": "cây", "words": [{"what": ["cây xanh"]}]}
    learned = {"id": "voter_meetings", "words": [{"what": ["gặp gỡ cử tri"]}]}
    more = book(extra=[row, learned])
    assert more.match(figure("cây xanh được trồng", "cây"), "")[0] == "trees"
    assert more.match(figure("cuộc gặp gỡ cử tri", "cuộc"), "")[0] == "voter_meetings"
    assert "trees" not in book()


@pytest.mark.parametrize(
    ("what", "unit"),
    [
        ("người dân được tiếp công dân", "người"),  # the indicator counts receptions, and one person may come twice
        ("buổi tiếp công dân định kỳ", "buổi"),
        ("doanh nghiệp mở hội nghị người lao động", "doanh nghiệp"),  # the indicator is a share
        ("khu dân cư", "phường"),
    ],
)
def test_a_figure_in_another_unit_is_another_quantity(what, unit):
    assert named(what, unit) not in ("citizen_receptions", "worker_conferences_pct", "residential_areas")


def test_people_who_came_may_be_told_as_people_or_as_visits():
    assert named("cử tri tham dự tiếp xúc cử tri", "người") == "voter_meeting_attendance"
    assert named("lượt cử tri tham dự tiếp xúc cử tri", "lượt cử tri") == "voter_meeting_attendance"


def test_deputies_who_meet_voters_are_no_voters():
    text = (
        "HĐND huyện mở các cuộc tiếp xúc cử tri, có 18/24 đại biểu trực tiếp gặp gỡ cử tri, với 610 lượt cử tri đến dự."
    )
    found = [figure.indicator for figure in read_text(text).figures]
    assert found == [None, None, "voter_meeting_attendance"]


def test_an_own_indicator_wins_where_it_matches_better_or_as_well():
    row = {
        "id": "rieng-x", "name": "Cuộc tiếp xúc cử tri trẻ", "unit": "cuộc",
        "words": [{"what": ["cuộc tiếp xúc cử tri trẻ"]}],
    }  # fmt: skip
    more = book(extra=[row])
    assert more.match(figure("cuộc tiếp xúc cử tri trẻ", "cuộc"), "")[0] == "rieng-x"
    assert more.match(figure("cuộc tiếp xúc cử tri", "cuộc"), "")[0] == "voter_meetings"
    twin = {"id": "rieng-y", "name": "Y", "unit": "cây", "words": [{"what": ["cây xanh"]}]}
    other = {"id": "rieng-z", "name": "Z", "unit": "cây", "words": [{"what": ["cây xanh"]}]}
    name, sure = book(extra=[twin, other]).match(figure("cây xanh", "cây"), "")
    assert (name, sure <= 0.55) == ("rieng-y", True)  # two fit alike: that is no certainty


@pytest.mark.parametrize(
    "row",
    [{"id": "x", "name": "X"}, {"name": "X", "unit": "cây"}, {"id": "x", "name": "X", "unit": "cây", "words": [{}]}],
)
def test_a_wrong_row_is_refused_with_its_name(row):
    with pytest.raises(IndicatorError, match=r"X|x"):
        book(extra=[row])


def test_thousands_of_figures_are_matched_quickly():
    one = figure("lượt cử tri dự hội nghị tiếp xúc cử tri trước, sau kỳ họp Hội đồng nhân dân", "lượt người")
    known = book()
    start = time.process_time()
    for _ in range(2_000):
        known.match(one, "Toàn xã tổ chức 12 cuộc tiếp xúc cử tri với 1.200 lượt cử tri tham dự.")
    assert time.process_time() - start < 2


CATALOGUE = {
    "000": """
        area_km2 population population_density commune_units commune_units council_sessions city_merit_collectives
        city_merit_individuals city_good_people district_awards_collectives district_awards_individuals
        district_good_people award_expenditure social_critiques party_govt_contributions dialogues_total
        dialogues_total front_work_boards front_work_board_members front_work_board_size_min_max
        front_board_heads_cell_secretary front_board_heads_deputy_secretary fund_received fund_received
        fund_received_by_fund fund_received_by_fund gifts_workers gifts_workers_value sponsor_goods_value
        children_sponsored children_sponsored_value youth_works youth_work_value youth_work_value youth_work_value
        books_donated youth_work_value volunteer_teams units_deployed_pct propaganda_sessions propaganda_attendance
        media_items biography_talks biography_talk_attendance ethics_supervision_rulebooks members_briefed_pct
        veteran_members veterans_in_system_pct veterans_in_agencies veterans_in_party_committees
        veterans_group_heads veterans_front_roles policy_loan_balance households_borrowing households_borrowing
        jobs_from_loans internal_fund_total internal_fund_per_member families_housing_help
        families_housing_help_value free_health_checks free_health_checks_value
    """,
    "001": """
        dialogues_party_head dialogues_party_head dialogues_party_head dialogues_party_head dialogues_govt_head
        dialogues_govt_head dialogues_govt_head dialogues_govt_head skilled_models skilled_models skilled_models
        skilled_models skilled_model_merit_collectives friendly_govt_communes_pct friendly_govt_districts_pct
        staff_conferences_pct worker_conferences_pct front_oversights social_critiques council_oversights
        inspection_board_oversights investment_board_oversights training_courses_dv trainees_dv trainees_front
    """,
    "002": """
        congress_draft_conferences leaders_commented party_members_commented_residence voter_meetings
        units_with_voter_meetings commune_units voter_meeting_attendance voter_opinions candidate_meetings
        candidates_met candidate_meeting_attendance candidate_meeting_points candidate_meeting_opinions
        ward_chairs_compliant_pct ward_chair_dialogues ? ward_chair_dialogue_attendance ward_chair_dialogue_opinions
        dialogues_total dialogues_thematic dialogue_opinions police_listening_forums suggestion_box_wards
        commune_units suggestion_box_areas_pct
    """,
    "003": """
        key_tasks
    """,
    "004": """
        district_democracy_regs district_democracy_regs school_democracy_regs regulations_supervised
        regulations_supervised regulations_supervised ethics_supervision_rulebooks civilised_weddings_funerals_pct
        regulations_supervised mediation_success_pct district_democracy_regs
    """,
}
"""By hand, from the last column of the catalogue; `?` where it leaves the row open."""


@pytest.mark.shared
@pytest.mark.parametrize("number", CATALOGUE)
def test_figures_of_the_articles_answer_to_the_catalogue(number):
    folder = Path(os.environ["CAUNOI_SHARED"]) / "reports"
    (path,) = (folder / "gold").glob(f"{number}_*.json")
    text = (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
    rows = json.loads(path.read_text(encoding="utf-8"))["figures"]
    wrong, at = [], 0
    for index, (row, expected) in enumerate(zip(rows, CATALOGUE[number].split(), strict=True)):
        at = text.index(row["quote"], at)
        start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
        end = text.find(". ", at + len(row["quote"]))
        found = Figure(
            at,
            at + len(row["quote"]),
            row["quote"],
            row["value"],
            None,
            "exact",
            row["unit"],
            row["what"],
            row["subject"],
        )
        answer, _ = book().match(found, text[start : end if end > 0 else None])
        if expected not in ("?", answer):
            wrong.append((index, row["what"], expected, answer))
    assert wrong == []


def test_the_people_of_a_hamlet_are_not_the_population_of_the_commune() -> None:
    text = "BÁO CÁO của phường Hoà Bình\nToàn phường có dân số 12.450 người. Khu dân cư số 4 có 412 hộ với 1.630 nhân khẩu."
    named = {figure.value: figure.indicator for figure in read_text(text).figures}
    assert named[12450] == "population"
    assert named[1630] is None
