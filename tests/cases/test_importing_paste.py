from caunoi.cases.choices import CaseKind
from caunoi.cases.importing.paste import split_paste


def texts(pasted: str) -> list[str]:
    return [part.text for part in split_paste(pasted)]


def test_a_blank_line_divides_and_lines_of_a_paragraph_belong_together() -> None:
    pasted = "Đèn đường ngõ 5 không sáng\ntừ đầu tháng.\r\n\r\nXin thêm thùng rác ở đầu chợ.\n"
    assert texts(pasted) == ["Đèn đường ngõ 5 không sáng từ đầu tháng.", "Xin thêm thùng rác ở đầu chợ."]


def test_without_blank_lines_every_line_is_an_opinion() -> None:
    assert texts("Đèn đường ngõ 5 hỏng.\nRác chưa được thu gom.") == ["Đèn đường ngõ 5 hỏng.", "Rác chưa được thu gom."]


def test_bullets_numbers_and_times_of_a_chat_are_taken_off() -> None:
    assert texts("1. Đèn đường ngõ 5 hỏng.\n2) Rác chưa được thu gom.\n- Chó thả rông ở sân chơi.") == [
        "Đèn đường ngõ 5 hỏng.",
        "Rác chưa được thu gom.",
        "Chó thả rông ở sân chơi.",
    ]
    assert texts("[07:45, 2/3/2026] Đèn đường ngõ 5 hỏng.\n2/3/2026, 8:10 - Rác chưa thu gom.") == [
        "Đèn đường ngõ 5 hỏng.",
        "Rác chưa thu gom.",
    ]


def test_greetings_and_nothing_are_no_opinions() -> None:
    assert texts("Kính gửi\n\nĐèn đường ngõ 5 hỏng.\n\nok ạ") == ["Đèn đường ngõ 5 hỏng."]
    assert texts(" \n \n") == []


def test_the_kind_is_only_suggested_among_those_of_the_public() -> None:
    pasted = "Kiến nghị lắp đèn ngõ 5.\nHỏi thủ tục tách thửa.\nĐèn ngõ 5 bị hỏng rồi."
    assert [part.kind for part in split_paste(pasted)] == [CaseKind.PETITION, CaseKind.QUESTION, CaseKind.REPORT]


def test_no_more_than_two_hundred() -> None:
    assert len(split_paste("\n".join(f"Ý kiến thứ {n} của tổ dân phố." for n in range(300)))) == 200
