"""Names of what was inspected, reviewed and passed on: phrases written by hand."""

from tests.reading.named import last, names


def test_drafts_and_projects_take_the_deed_though_their_name_begins_like_one() -> None:
    assert last("Mặt trận phường phản biện 14 dự thảo văn bản.") == "dự thảo văn bản được phản biện"
    assert last("Mặt trận phường giám sát 6 dự án.") == "dự án được giám sát"


def test_what_was_passed_on_was_not_settled() -> None:
    assert (
        last("Xã đã chuyển cơ quan có thẩm quyền giải quyết 23 đơn.")
        == "đơn được chuyển cơ quan có thẩm quyền giải quyết"
    )


def test_a_finding_is_not_what_was_done_with_the_last_of_the_list() -> None:
    text = "Về tố cáo: có 4 đơn tố cáo đúng, 7 đơn tố cáo đúng một phần, 2 đơn tố cáo được rút."
    assert names(text)[:2] == ["đơn tố cáo đúng", "đơn tố cáo đúng một phần"]


def test_party_bodies_are_inspected_on_suspicion() -> None:
    text = "Khi có dấu hiệu vi phạm, Ủy ban Kiểm tra đã kiểm tra 2 tổ chức đảng, 9 đảng viên."
    assert names(text) == [
        "tổ chức đảng được kiểm tra khi có dấu hiệu vi phạm",
        "đảng viên được kiểm tra khi có dấu hiệu vi phạm",
    ]


def test_a_penalty_asked_for_is_nothing_to_be_glad_of() -> None:
    text = "Đoàn kiểm tra 12 chi bộ, từ đó đề nghị Ban Thường vụ cảnh cáo 3 trường hợp."
    assert last(text) == "trường hợp bị đề nghị cảnh cáo"


def test_a_team_goes_out_to_do_what_it_is_called_by() -> None:
    assert last("Mặt trận lập 2 đoàn giám sát, tiến hành 8 cuộc.") == "cuộc giám sát của đoàn giám sát"


def test_what_is_fit_to_be_dealt_with_is_not_said_to_be_dealt_with_twice() -> None:
    assert last("Huyện đã xử lý 96 đơn, trong đó đủ điều kiện xử lý 41 đơn.") == "đơn đủ điều kiện xử lý"
