"""Who borrows, by the bank or fund that lends: phrases written by hand."""

from tests.reading.named import last, names


def test_households_borrow_from_the_bank_that_entrusted_the_money() -> None:
    text = "Hội nhận ủy thác 42 tỷ đồng của Ngân hàng Chính sách xã hội cho 910 hộ vay."
    assert last(text) == "hộ vay vốn ủy thác Ngân hàng Chính sách xã hội"


def test_a_fund_lends_what_is_its_own() -> None:
    text = "Hội xây dựng Quỹ Nghĩa tình được 90 triệu đồng, cho 8 hội viên khó khăn vay làm ăn."
    assert last(text) == "hội viên khó khăn vay vốn Quỹ Nghĩa tình làm ăn"


def test_another_fund_lends_after_a_semicolon() -> None:
    text = "Ngân hàng Chính sách xã hội cho 210 hộ vay; vốn xoay vòng cho 31 hộ vay không lãi."
    assert "Ngân hàng" not in last(text)


def test_the_bank_may_stand_after_the_sum() -> None:
    said = names("Có 14 hội viên vay 310 triệu đồng từ Ngân hàng Chính sách xã hội.")
    assert said[0] == "hội viên vay vốn từ Ngân hàng Chính sách xã hội"


def test_those_that_money_was_lent_to() -> None:
    assert names("Hội giải ngân 52 tỷ đồng cho 836 hội viên.")[1] == "hội viên được vay vốn"


def test_the_terms_of_a_loan_after_the_borrowers() -> None:
    text = "Hội xây dựng nguồn quỹ tín dụng 278 triệu đồng cho 223 hội viên vay với lãi suất thấp."
    assert names(text)[1] == "hội viên vay vốn với lãi suất thấp nguồn quỹ tín dụng"


def test_what_members_borrow_is_told_with_the_bank() -> None:
    text = "Hội cùng Ngân hàng Chính sách xã hội giúp 340 lượt hội viên vay 9 tỷ đồng vốn sản xuất."
    assert names(text)[1] == "số tiền hội viên vay Ngân hàng Chính sách xã hội"
    text = "Hội lập mới 2 chi hội, nhận ủy thác với Ngân hàng Chính sách xã hội cho hội viên vay 6 tỷ đồng."
    assert names(text)[1] == "số tiền cho hội viên vay ủy thác Ngân hàng Chính sách xã hội"


def test_a_debt_right_after_those_who_borrowed_is_theirs() -> None:
    text = "Toàn Hội giúp nhau làm ăn, có 900 lượt hộ hội viên được vay từ các nguồn vốn Nhà nước với dư nợ 20 tỷ đồng."
    assert names(text)[1] == "dư nợ hộ hội viên vay từ các nguồn vốn Nhà nước"
    text = (
        "Hội phối hợp với Ngân hàng Chính sách xã hội tạo điều kiện cho 640 lượt hộ vay vốn nuôi bò, dư nợ 30 tỷ đồng."
    )
    assert names(text)[1] == "dư nợ hộ vay vốn Ngân hàng Chính sách xã hội"
