"""Fields and reasons."""

import copy

import pytest

from caunoi.rulebook.book import BookError, read_book
from caunoi.rulebook.procedures import all_procedures
from caunoi.rulebook.vocabulary import fields, ineligible_reasons, parse_vocabulary, refusal_reasons

FIELDS = [
    "dat_dai",
    "giai_phong_mat_bang",
    "quy_hoach_xay_dung",
    "do_thi_trat_tu",
    "giao_thong",
    "moi_truong",
    "dien_nuoc_vien_thong",
    "nong_nghiep_thuy_loi",
    "y_te",
    "giao_duc",
    "an_sinh_nguoi_co_cong",
    "bao_hiem",
    "lao_dong_viec_lam",
    "an_ninh_trat_tu",
    "thu_tuc_can_bo",
    "van_hoa_the_thao",
    "tai_chinh_thue",
    "dau_tu_cong",
    "nha_o_chung_cu",
    "khac",
]


def test_the_twenty_fields() -> None:
    assert list(fields()) == FIELDS
    assert len(set(fields().values())) == 20


def test_a_field_without_examples_is_refused() -> None:
    data = copy.deepcopy(read_book("vocabulary.toml"))
    del data["examples"]["y_te"]
    with pytest.raises(BookError, match="examples: missing y_te"):
        parse_vocabulary(data)


def test_examples_of_an_unknown_field_are_refused() -> None:
    data = copy.deepcopy(read_book("vocabulary.toml"))
    data["examples"]["vu_tru"] = "sao chổi"
    with pytest.raises(BookError, match="examples: unknown key vu_tru"):
        parse_vocabulary(data)


def test_reasons_are_for_kinds_that_some_procedure_handles() -> None:
    kinds = {kind for procedure in all_procedures() for kind in procedure.kinds}
    for reason in [*ineligible_reasons().values(), *refusal_reasons().values()]:
        assert set(reason.kinds) <= kinds, reason.key


def test_a_complaint_out_of_time_may_be_refused_but_not_a_suggestion() -> None:
    reason = refusal_reasons()["het_thoi_hieu"]
    assert reason.is_for("khieu_nai")
    assert not reason.is_for("gop_y")
    assert reason.citation == "Luật Khiếu nại 02/2011/QH13, Điều 11"


def test_a_reason_without_kinds_is_for_all() -> None:
    assert ineligible_reasons()["thu_rac"].is_for("hoi_dap")


def test_a_reason_without_citation_is_refused() -> None:
    data = copy.deepcopy(read_book("vocabulary.toml"))
    data["refusal"][0]["citation"] = ""
    with pytest.raises(BookError, match="refusal quyet_dinh_noi_bo: missing citation"):
        parse_vocabulary(data)


def test_a_reason_given_twice_is_refused() -> None:
    data = copy.deepcopy(read_book("vocabulary.toml"))
    data["ineligible"].append(data["ineligible"][0])
    with pytest.raises(BookError, match="is there twice"):
        parse_vocabulary(data)
