"""The shipped field model: opinions written for this test, each with the field that a person gave it."""

import io
import pickle

import numpy as np
import pytest

from caunoi.language.fields.examples import Example
from caunoi.language.fields.model import FieldModel, load, saved, shipped
from caunoi.language.fields.training import cross_validate, train
from caunoi.language.fold import fold
from caunoi.rulebook.vocabulary import fields

# fmt: off
OPINIONS = [
    ("dat_dai", "Gia đình tôi nộp hồ sơ cấp sổ đỏ lần đầu cho đất vườn hai năm chưa được cấp giấy chứng nhận."),
    ("giai_phong_mat_bang", "Nhà bị thu hồi để mở đường, tiền đền bù quá thấp, chưa được giao đất tái định cư."),
    ("quy_hoach_xay_dung", "Hàng xóm xây nhà năm tầng không có giấy phép xây dựng, vượt chỉ giới quy hoạch."),
    ("do_thi_trat_tu", "Quán nước bày bàn ghế lấn chiếm hết vỉa hè, người đi bộ phải xuống lòng đường."),
    ("giao_thong", "Đoạn đường liên xã đầy ổ gà, xe máy ngã liên tục, xin sửa mặt đường."),
    ("moi_truong", "Rác sinh hoạt chất đống ba ngày không ai thu gom, mùi hôi thối bay khắp ngõ."),
    ("dien_nuoc_vien_thong", "Nước máy yếu và đục mấy tuần nay, buổi tối không có nước sinh hoạt để dùng."),
    ("nong_nghiep_thuy_loi", "Kênh mương nội đồng bồi lấp, vụ này lúa thiếu nước tưới, xin nạo vét."),
    ("y_te", "Trạm y tế thiếu thuốc, người già đi khám bệnh phải chờ cả buổi không có bác sĩ."),
    ("giao_duc", "Trường tiểu học thu nhiều khoản đầu năm, phụ huynh xin công khai tiền học và bữa ăn bán trú."),
    ("an_sinh_nguoi_co_cong", "Mẹ tôi là vợ liệt sĩ, đã làm hồ sơ xin trợ cấp hằng tháng mà chưa được hưởng."),
    ("bao_hiem", "Công ty nợ bảo hiểm xã hội nên tôi nghỉ việc mà không chốt được sổ bảo hiểm."),
    ("lao_dong_viec_lam", "Công nhân bị nợ lương bốn tháng, doanh nghiệp không ký hợp đồng lao động."),
    ("an_ninh_trat_tu", "Đêm nào nhóm thanh niên cũng tụ tập đánh bạc và trộm cắp, mong công an tuần tra."),
    ("thu_tuc_can_bo", "Cán bộ một cửa bắt đi lại bốn lần mới nhận hồ sơ khai sinh, thái độ hách dịch."),
    ("van_hoa_the_thao", "Nhà văn hóa thôn khóa cửa quanh năm, thanh niên không có sân bóng để tập thể thao."),
    ("tai_chinh_thue", "Thuế khoán của hộ kinh doanh tăng gấp đôi, chi cục thuế không giải thích vì sao."),
    ("dau_tu_cong", "Dự án xây trụ sở đã cấp vốn đầu tư công ba năm mà thi công dở dang, chậm tiến độ."),
    ("nha_o_chung_cu", "Ban quản trị chung cư không công khai quỹ bảo trì, thang máy hỏng mãi không sửa."),
    ("giao_thong", "Cầu treo qua suối mục ván, học sinh đi lại nguy hiểm, đề nghị làm cầu cứng."),
]
# fmt: on


def first(model: FieldModel, text: str) -> str:
    return model.fields(text)[0].name


@pytest.mark.parametrize(("field", "text"), OPINIONS)
def test_the_field_of_a_plain_opinion(field: str, text: str) -> None:
    assert first(shipped(), text) == field


@pytest.mark.parametrize(("field", "text"), OPINIONS)
def test_the_field_of_one_typed_without_diacritics(field: str, text: str) -> None:
    assert first(shipped(), fold(text)) == field


def test_every_field_of_the_book_is_known_and_no_other() -> None:
    assert {guess.name for guess in shipped().fields("đường")} == set(fields())


def test_the_sureness_of_all_answers_adds_up_to_one() -> None:
    for ask in (shipped().fields, shipped().kinds, shipped().levels):
        scores = [guess.score for guess in ask("Đường liên xã đầy ổ gà, xin sửa mặt đường.")]
        assert sum(scores) == pytest.approx(1, abs=0.01)
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["", "xyzzy qwrt plugh", "!!! 123 …"])
def test_words_nobody_knows_tell_nothing(text: str) -> None:
    assert {guess.score for guess in shipped().fields(text)} == {0.05}  # twenty fields, all alike
    assert shipped().telling(text, "giao_thong") == []


def test_the_words_that_told() -> None:
    telling = shipped().telling("Quán nước bày bàn ghế lấn chiếm hết vỉa hè, người đi bộ phải xuống lòng đường.",
                                "do_thi_trat_tu", limit=4)  # fmt: skip
    assert {"vỉa hè", "lấn chiếm"} <= set(telling)
    assert len(telling) == 4


def test_kinds_and_levels() -> None:
    assert shipped().kinds("Cho tôi hỏi thủ tục làm lại căn cước cần giấy tờ gì?")[0].name == "hoi_dap"
    assert shipped().levels("Đề nghị Quốc hội sửa Luật Bảo hiểm xã hội.")[0].name == "trung_uong"


def test_what_was_saved_answers_alike() -> None:
    again = load(saved(shipped()))
    for _field, text in OPINIONS:
        assert first(again, text) == first(shipped(), text)
        assert again.fields(text)[0].score == pytest.approx(shipped().fields(text)[0].score, abs=0.01)


def _pickled() -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, vocabulary=np.array([{"a": 1}], dtype=object))
    return buffer.getvalue()


def _lacking() -> bytes:
    """A file of a model whose table has a row less than there are words."""
    buffer = io.BytesIO()
    with np.load(io.BytesIO(saved(shipped()))) as stored:
        np.savez(buffer, **{name: stored[name][1:] if name == "rarity" else stored[name] for name in stored.files})
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"rubbish",
        b"PK\x03\x04 cut off",
        pickle.dumps({"vocabulary": ["a"]}),
        _pickled(),
        saved(shipped())[:5000],
        _lacking(),
    ],
)
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a field model"):
        load(content)


def test_a_model_of_a_few_examples() -> None:
    examples = [Example(f"con đường {word} đầy ổ gà", "giao_thong") for word in ("xóm", "thôn", "bản")]
    examples += [Example(f"bác sĩ ở trạm {word} thiếu thuốc", "y_te") for word in ("xóm", "thôn", "bản")]
    model = train(examples, [Example("cầu treo", "giao_thong", weight=0.4)])
    assert first(model, "đường nhiều ổ gà") == "giao_thong"
    assert first(model, "xin thuốc ở trạm") == "y_te"
    assert first(model, "cây cầu treo") == "giao_thong"  # a key term counts though it stands once
    assert [guess.name for guess in model.fields("đường")] == ["giao_thong", "y_te"]


def test_cross_validation_counts_first_and_three() -> None:
    examples = [Example(f"con đường số {n} đầy ổ gà", "giao_thong") for n in range(6)]
    examples += [Example(f"trạm xá số {n} thiếu thuốc chữa bệnh", "y_te") for n in range(6)]
    quality = cross_validate(examples)
    assert (quality.examples, quality.first, quality.three) == (12, 1.0, 1.0)
    assert quality.by_field == {"giao_thong": 1.0, "y_te": 1.0}
