"""The shipped book says what the law page says; a wrong book is refused with the place of the mistake."""

import copy
from datetime import date
from typing import Any

import pytest

from caunoi.rulebook.book import BookError, read_book
from caunoi.rulebook.procedures import (
    BOOK_VERSION,
    UnknownProcedure,
    all_procedures,
    document_names,
    parse_book,
    procedure_at,
)

# step -> length, unit, counted from, (complex, remote, both), confidence
LAW = {
    "khieu_nai_lan_1": {
        "xu_ly_don": (10, "day", "receipt", None, "M"),
        "thu_ly": (10, "day", "receipt", None, "H"),
        "giai_quyet": (30, "day", "acceptance", (45, 45, 60), "H"),
        "gui": (3, "working_day", "resolve_due", None, "M"),
    },
    "khieu_nai_lan_2": {
        "xu_ly_don": (10, "day", "receipt", None, "M"),
        "thu_ly": (10, "day", "receipt", None, "L"),
        "giai_quyet": (45, "day", "acceptance", (60, 60, 70), "H"),
        "gui": (7, "day", "resolve_due", None, "M"),
        "cong_khai": (15, "day", "resolve_due", None, "H"),
    },
    "kien_nghi_phan_anh": {
        "xu_ly_don": (10, "day", "receipt", None, "M"),
        "giai_quyet": (None, "day", "receipt", None, "L"),
    },
    "kien_nghi_cu_tri": {"giai_quyet": (60, "day", "receipt", None, "M")},
    "gop_y": {"giai_quyet": (None, "day", "receipt", None, "L")},
    "hoi_dap": {"giai_quyet": (None, "day", "receipt", None, "L")},
    "to_cao": {
        "xu_ly_don": (7, "working_day", "receipt", None, "L"),
        "gui": (5, "working_day", "receipt", None, "L"),
    },
}


def test_the_shipped_book_says_what_the_law_page_says() -> None:
    found = {
        procedure.key: {
            rule.step: (
                rule.length,
                rule.unit,
                rule.counted_from,
                (rule.complex, rule.remote, rule.remote_complex) if rule.complex else None,
                rule.confidence,
            )
            for rule in procedure.steps
        }
        for procedure in all_procedures()
    }
    assert found == LAW
    assert BOOK_VERSION


def test_complaints_are_guided_back_and_kept_off_the_public_site_denunciations_handed_over() -> None:
    found = {procedure.key: (procedure.on_public_site, procedure.when_not_competent) for procedure in all_procedures()}
    assert found == {
        "khieu_nai_lan_1": (False, "guide"),
        "khieu_nai_lan_2": (False, "guide"),
        "kien_nghi_phan_anh": (True, "forward"),
        "kien_nghi_cu_tri": (True, "forward"),
        "gop_y": (True, "forward"),
        "hoi_dap": (True, "forward"),
        "to_cao": (False, "hand_over"),
    }


def test_only_resolving_is_paused_and_no_complaint_is_extended() -> None:
    for procedure in all_procedures():
        for rule in procedure.steps:
            assert rule.pausable == (rule.step == "giai_quyet")
            if procedure.key.startswith("khieu_nai"):
                assert rule.extension == "none"


def test_every_document_has_a_name() -> None:
    issued = {key for procedure in all_procedures() for key in procedure.documents}
    assert issued == set(document_names())


def test_an_unknown_procedure_lists_the_known_ones() -> None:
    with pytest.raises(UnknownProcedure, match=r"“don_tu”.*khieu_nai_lan_1, .*to_cao"):
        procedure_at("don_tu", date(2026, 1, 1))


def test_a_date_before_the_book_is_told() -> None:
    with pytest.raises(UnknownProcedure, match=r"31/12/2018.*01/01/2019"):
        procedure_at("to_cao", date(2018, 12, 31))


def book() -> dict[str, Any]:
    return copy.deepcopy(read_book("procedures.toml"))


def two_versions(valid_to: date) -> dict[str, Any]:
    data = book()
    old = next(row for row in data["procedure"] if row["key"] == "kien_nghi_cu_tri")
    new = copy.deepcopy(old)
    old["valid_to"] = valid_to
    new["valid_from"] = date(2026, 7, 1)
    new["step"][0]["length"] = 45
    data["procedure"].append(new)
    return data


def test_the_version_of_the_receipt_date_is_used() -> None:
    changed = parse_book(two_versions(date(2026, 7, 1)))
    assert changed.at("kien_nghi_cu_tri", date(2026, 6, 30)).steps[0].length == 60
    assert changed.at("kien_nghi_cu_tri", date(2026, 7, 1)).steps[0].length == 45


def test_a_gap_between_versions_has_no_rule() -> None:
    changed = parse_book(two_versions(date(2026, 6, 1)))
    with pytest.raises(UnknownProcedure, match="15/06/2026"):
        changed.at("kien_nghi_cu_tri", date(2026, 6, 15))


def test_overlapping_versions_are_refused() -> None:
    with pytest.raises(BookError, match="kien_nghi_cu_tri: versions overlap from 2026-07-01"):
        parse_book(two_versions(date(2026, 7, 2)))


def set_step(**values: Any) -> Any:
    """Change the first procedure's third step, `giai_quyet` of the first complaint."""

    def change(data: dict[str, Any]) -> None:
        data["procedure"][0]["step"][2].update(values)

    return change


def set_procedure(**values: Any) -> Any:
    def change(data: dict[str, Any]) -> None:
        data["procedure"][0].update(values)

    return change


MISTAKES = [
    (set_step(lenght=3), "step giai_quyet: unknown key lenght"),
    (set_step(citation=""), "step giai_quyet: missing citation"),
    (set_step(who=""), "step giai_quyet: missing who"),
    (set_step(confidence="X"), "confidence must be one of H, M, L"),
    (set_step(unit="week"), "unit must be one of day, working_day"),
    (set_step(counted_from="thu_ly"), "counted_from must be one of"),
    (set_step(length=0), "length must be a whole number of days above zero"),
    (set_step(length=True), "length must be a whole number of days above zero"),
    (set_step(length="30"), "length must be a whole number of days above zero"),
    (set_step(complex=None), "complex, remote and remote_complex go together"),
    (set_step(pausable="yes"), "pausable must be true or false"),
    (set_step(pause_citation=""), "a pausable step needs pause_citation"),
    (set_step(note=3), "note must be a text"),
    (set_step(step="ket_thuc"), "step must be one of"),
    (set_step(step="cong_khai"), "only giai_quyet may be paused or extended"),
    (set_procedure(citation=""), "procedure khieu_nai_lan_1: missing citation"),
    (set_procedure(colour="red"), "procedure khieu_nai_lan_1: unknown key colour"),
    (set_procedure(valid_from="2012-07-01"), "valid_from and valid_to must be dates"),
    (set_procedure(valid_to=date(2012, 7, 1)), "valid_to must be after valid_from"),
    (set_procedure(documents=["giay_moi"]), "unknown document giay_moi"),
    (set_procedure(on_public_site="no"), "on_public_site must be true or false"),
    (set_procedure(when_not_competent="return"), "when_not_competent must be one of"),
    (lambda data: data.pop("version"), "procedures: missing version"),
    (lambda data: data["procedure"][0]["step"].pop(2), "step gui counts from giai_quyet, which must come before it"),
    (lambda data: data["procedure"][0]["step"].append(data["procedure"][0]["step"][0]), "a step is there twice"),
]


@pytest.mark.parametrize(("spoil", "complaint"), MISTAKES, ids=[complaint for _, complaint in MISTAKES])
def test_a_wrong_book_is_refused(spoil: Any, complaint: str) -> None:
    data = book()
    spoil(data)
    with pytest.raises(BookError, match=complaint):
        parse_book(data)
