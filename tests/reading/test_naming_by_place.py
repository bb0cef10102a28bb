"""Sums and shares told of one place after another, funds side by side, and what came in by whom."""

from tests.reading.named import names


def test_sums_of_places_one_after_another() -> None:
    text = "Các xã có mức ủng hộ cao là Phú Thạnh 17 triệu đồng, Tân Lộc 15 triệu đồng, Hòa Hưng 9 triệu đồng."
    assert names(text) == ["mức ủng hộ của Phú Thạnh", "mức ủng hộ của Tân Lộc", "mức ủng hộ của Hòa Hưng"]


def test_shares_of_places_are_of_the_share_told_before() -> None:
    text = "Tỷ lệ hồ sơ trễ hạn toàn huyện còn 2,1%.\n- Chuyển biến rõ nhất: Phú Thạnh giảm từ 9,5% xuống còn 1,2%."
    assert names(text)[1:] == ["tỷ lệ hồ sơ trễ hạn toàn huyện ở Phú Thạnh"] * 2


def test_this_share_is_the_one_told_before() -> None:
    text = "Tỷ lệ hồ sơ trễ hạn còn 2,1%.\n- Xã Tân Lộc vẫn có tỷ lệ này cao nhất (8,4%)."
    assert names(text)[1] == "tỷ lệ hồ sơ trễ hạn ở xã Tân Lộc"


def test_sums_over_their_targets() -> None:
    text = "Quỹ “Khuyến học” vận động được 96/80 triệu đồng, Quỹ “Vì người nghèo” 120/90 triệu đồng."
    assert names(text) == [
        "số tiền vận động Quỹ “Khuyến học”",
        "chỉ tiêu vận động Quỹ “Khuyến học”",
        "số tiền vận động Quỹ “Vì người nghèo”",
        "chỉ tiêu vận động Quỹ “Vì người nghèo”",
    ]


def test_many_funds_are_named_together() -> None:
    text = "Hội viên ủng hộ các quỹ “Vì người nghèo”, “Đền ơn đáp nghĩa”, “Khuyến học”, “Biển đảo quê hương” được 45 triệu đồng."
    assert names(text) == ["số tiền ủng hộ các quỹ"]


def test_what_came_in_is_told_by_who_gave_it() -> None:
    text = "Mặt trận xã tiếp nhận 90 triệu đồng do các doanh nghiệp ủng hộ để sửa trạm y tế."
    assert names(text) == ["số tiền tiếp nhận do các doanh nghiệp ủng hộ để sửa trạm y tế"]
    several = "Tháng cao điểm nhận được 2 tỷ đồng do các cơ quan, doanh nghiệp và nhân dân ủng hộ vào Quỹ “Khuyến học”."
    assert names(several) == ["số tiền ủng hộ vào Quỹ “Khuyến học”"]


def test_sums_in_brackets_are_of_the_deed_or_the_worth() -> None:
    text = "Hội sửa chữa 8 nhà (90 triệu đồng); tặng 60 suất quà (30 triệu đồng)."
    assert names(text)[1::2] == ["số tiền sửa chữa nhà", "trị giá suất quà được tặng"]


def test_those_who_borrow_and_what_for() -> None:
    text = "Hội giúp 120 lượt hội viên vay 6 tỷ đồng để chăn nuôi, trồng trọt."
    assert names(text)[1].startswith("số tiền hội viên vay chăn nuôi")


def test_an_average_in_brackets_is_of_the_sum_and_those_the_text_names() -> None:
    text = "Chi hội có quỹ hội 36 triệu đồng (bình quân 300.000 đồng/hội viên)."
    assert names(text)[1] == "quỹ hội bình quân mỗi hội viên"


def test_parts_of_a_budget_are_for_the_programme() -> None:
    text = (
        "Tổng kinh phí thực hiện chương trình xây dựng nông thôn mới 90 tỷ đồng, trong đó ngân sách tỉnh 40 tỷ đồng, "
        "ngân sách huyện 50 tỷ đồng."
    )
    assert names(text)[1] == "ngân sách tỉnh xây dựng nông thôn mới"
