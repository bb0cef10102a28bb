"""Names of shares by whom or what they are of: sentences of our own."""

from tests.reading.named import last, names


def test_a_share_of_all_of_them_is_of_those_named_after_it() -> None:
    assert last("Hằng năm, 65% số gia đình đạt danh hiệu văn hóa.") == "tỷ lệ gia đình đạt danh hiệu văn hóa"
    text = "Tại huyện Bình Sơn, 100% số xã, thị trấn có bảng công khai."
    assert last(text) == "tỷ lệ xã, thị trấn có bảng công khai"


def test_a_bound_after_the_number_is_no_part_of_the_name() -> None:
    assert (
        last("Toàn hội có 90% hội viên trở lên đạt tiêu chuẩn gương mẫu.") == "tỷ lệ hội viên đạt tiêu chuẩn gương mẫu"
    )


def test_a_share_out_of_a_number_is_of_what_is_counted() -> None:
    text = "Cả năm mở 12 buổi đối thoại, đông người dự; 96% trong tổng số 250 kiến nghị được trả lời tại chỗ."
    assert names(text)[1] == "tỷ lệ kiến nghị được trả lời tại chỗ"


def test_what_a_body_took_up_is_a_share_of_what_was_counted() -> None:
    text = "Mặt trận xã gửi 8 kiến nghị, UBND xã tiếp thu 100%."
    assert last(text).startswith("tỷ lệ kiến nghị")
    assert last(text).endswith("được UBND xã tiếp thu")


def test_what_people_gave_of_a_sum_is_a_share_of_it() -> None:
    text = "Nhà văn hóa có vốn đầu tư 900 triệu đồng, trong đó nhân dân góp 30%."
    assert last(text).startswith("tỷ lệ vốn đầu tư")
    assert last(text).endswith("do nhân dân góp")


def test_those_who_joined_are_named_with_the_gathering() -> None:
    text = "Các thôn tổ chức Ngày hội Đại đoàn kết, thu hút trên 80% hộ dân tham gia."
    assert last(text) == "tỷ lệ hộ dân tham gia ngày hội Đại đoàn kết"


def test_an_aside_does_not_end_what_is_said_of_them() -> None:
    text = "Toàn huyện có 100% bí thư chi bộ, nhất là bí thư trẻ, thực hiện nghiêm lịch tiếp dân."
    assert last(text) == "tỷ lệ bí thư chi bộ thực hiện nghiêm lịch tiếp dân"


def test_what_they_have_is_said_over_its_number() -> None:
    text = "Hội phấn đấu 100% chi hội có ít nhất 3 mô hình tiết kiệm."
    assert names(text)[0] == "tỷ lệ chi hội có mô hình tiết kiệm"


def test_the_label_of_a_share_ends_before_what_it_reached() -> None:
    assert last("Công tác giảm nghèo đạt khá, tỷ lệ hộ nghèo toàn xã giảm còn 1,2%.") == "tỷ lệ hộ nghèo toàn xã"
    text = "Qua giám sát phát hiện 20 sai phạm đất đai; tỷ lệ được xử lý đạt 100%."
    assert last(text).startswith("tỷ lệ sai phạm")
    assert last(text).endswith("được xử lý")


def test_some_of_those_shared_are_told_by_what_they_reached() -> None:
    text = "Cuối năm, 100% số chi bộ đạt trong sạch, vững mạnh (trong đó có 40% trở lên đạt xuất sắc)."
    assert last(text) == "tỷ lệ chi bộ đạt xuất sắc"


def test_those_who_disagree_are_of_the_same_people() -> None:
    text = "Lấy ý kiến về tên xã mới: 97% cử tri đồng ý, 3% không đồng ý."
    assert names(text) == ["tỷ lệ cử tri đồng ý", "tỷ lệ cử tri không đồng ý"]


def test_the_second_of_two_shares_is_of_the_same_people() -> None:
    text = "Tỷ lệ cán bộ, công chức hoàn thành tốt nhiệm vụ đạt 86%, hoàn thành xuất sắc đạt 10%."
    assert last(text) == "tỷ lệ cán bộ, công chức hoàn thành xuất sắc"
    text = "Kết quả, 80% ý kiến được trả lời tại hội nghị, 20% được chuyển cơ quan chức năng."
    assert last(text) == "tỷ lệ ý kiến được chuyển cơ quan chức năng"


def test_a_share_says_what_some_of_them_are() -> None:
    assert last("Chi bộ có 28 đảng viên, trong đó 45% là nữ.") == "tỷ lệ đảng viên là nữ"


def test_what_fell_is_named_by_its_own_words_and_since_when() -> None:
    text = "Trường có 410 học sinh. So với đầu năm, tỷ lệ hộ nghèo giảm 2,1%, hộ cận nghèo giảm 1,2%."
    assert names(text)[1:] == [
        "mức giảm tỷ lệ hộ nghèo so với đầu năm",
        "mức giảm tỷ lệ hộ cận nghèo so với đầu năm",
    ]


def test_a_share_that_a_clause_begins_with_is_of_those_after_it() -> None:
    text = "Người dân tham gia bảo hiểm y tế đạt 96%; có 88% số hộ dân sử dụng nước hợp vệ sinh."
    assert last(text) == "tỷ lệ hộ dân sử dụng nước hợp vệ sinh"


def test_the_second_of_two_deeds_is_no_name_of_a_share() -> None:
    text = "Trong đó, 210 vụ việc được chính quyền và các cơ quan xem xét, giải quyết, đạt 96,2%."
    assert last(text).startswith("tỷ lệ vụ việc được chính quyền")
