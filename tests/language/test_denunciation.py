import json
import os
import unicodedata
from pathlib import Path

import pytest

from caunoi.language.denunciation import denunciation_signs, looks_like_complaint
from caunoi.language.fold import fold


def _cases(mark: str) -> list[str]:
    lines = Path(__file__).with_name("denunciation_cases.txt").read_text(encoding="utf-8").splitlines()
    return [line[2:].replace("\\n", "\n") for line in lines if line.startswith(f"{mark} ")]


@pytest.mark.parametrize("text", _cases("+"))
def test_a_denunciation_shows_signs(text: str) -> None:
    assert denunciation_signs(text)


@pytest.mark.parametrize("text", _cases("-"))
def test_other_texts_show_none(text: str) -> None:
    assert denunciation_signs(text) == []


def test_the_sentences_are_as_many_as_the_rules_were_measured_on() -> None:
    assert (len(_cases("+")), len(_cases("-"))) == (46, 75)


def test_a_sign_is_found_in_the_middle_of_a_long_text() -> None:
    text = "Đường ngập. Đèn hỏng.\n\nKế toán xã nhận hối lộ của chủ thầu. Mong sửa sớm."
    assert denunciation_signs(text) == ["Nêu “nhận hối lộ” cùng với chức danh “kế toán”"]
    assert denunciation_signs("Đường ngập. Đèn hỏng. Mong sửa sớm.") == []


def test_the_reasons_name_nobody() -> None:
    reasons = " ".join(denunciation_signs("Tôi tố cáo ông Nguyễn Văn Hách, trưởng thôn Đông, ăn chặn tiền của dân."))
    assert "ăn chặn" in reasons
    assert "hach" not in fold(reasons)
    assert "dong" not in fold(reasons)


def test_decomposed_text_is_read_alike() -> None:
    text = "Ông Lê Văn Tích lạm quyền, kế toán xã nhận hối lộ."
    assert denunciation_signs(unicodedata.normalize("NFD", text)) == denunciation_signs(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Gia đình tôi khiếu nại quyết định thu hồi đất số 12.",
        "Tôi không đồng ý với quyết định xử phạt của phường.",
        "Hộ tôi bị cắt trợ cấp hộ nghèo mà không được báo trước.",
        "Đề nghị hủy quyết định cưỡng chế đối với nhà tôi.",
        "Nha toi bi cuong che ma chua nhan den bu.",
    ],
)
def test_a_complaint_of_the_sender(text: str) -> None:
    assert looks_like_complaint(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị công khai lịch giải quyết khiếu nại, tố cáo.",
        "Đường nhà tôi ngập mỗi khi mưa.",
        "Đề nghị thu hồi giấy phép của mỏ đá.",
        "Tôi đồng ý với quyết định lát lại vỉa hè.",
    ],
)
def test_no_complaint(text: str) -> None:
    assert not looks_like_complaint(text)


@pytest.mark.shared
def test_no_false_alarm_among_printed_petitions() -> None:
    path = Path(os.environ["CAUNOI_SHARED"]) / "corpus" / "petitions.jsonl"
    petitions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    alarmed = [petition for petition in petitions if denunciation_signs(petition["text"])]
    assert len(petitions) > 200
    assert alarmed
    assert {petition["kind"] for petition in alarmed} == {"to_cao"}


@pytest.mark.parametrize(
    "text",
    [
        "Tôi tố cáo ông trưởng phòng nhận hối lộ 50 triệu đồng để cấp phép trái luật.",
        "Tôi tố cáo bà kế toán xã ăn chặn tiền, gây khó khi làm thủ tục.",
        "toi to cao ong truong phong nhan hoi lo de cap phep trai luat",
    ],
)
def test_words_of_law_and_procedure_do_not_hide_a_denunciation(text: str) -> None:
    assert denunciation_signs(text)
