"""Opinions gathered into issues: how well those that belong together are found, and what a group says of itself."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from caunoi.language.grouping import MAX_TEXTS, Group, Grouped, alike, describe, group, nearest
from caunoi.language.issue_quotes import sentences
from caunoi.language.issue_words import families_of, terms_of

FOLDER = Path(__file__).with_name("issues")


def read(name: str, first: int = 0) -> tuple[list[Grouped], dict[int, str]]:
    """The opinions of a file and the issue of each; one that stands alone is an issue of its own."""
    texts: list[Grouped] = []
    issue_of: dict[int, str] = {}
    issue = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            issue = line.removeprefix("## ")
        elif " | " in line and not line.startswith("#"):
            place, field, text = line.split(" | ", 2)
            number = first + len(texts)
            place_id = first + int(place.split()[-1])
            texts.append(Grouped(number, text, place, place_id, None if field == "-" else field))
            issue_of[number] = f"{issue} {number}" if issue == "alone" else issue
    return texts, issue_of


def pairwise_f1(groups: Sequence[Group], issue_of: dict[int, str]) -> float:
    group_of = {member: number for number, found in enumerate(groups) for member in found.members}
    same = [(group_of[a] == group_of[b], issue_of[a] == issue_of[b]) for a, b in combinations(issue_of, 2)]
    both, found, wanted = sum(x and y for x, y in same), sum(x for x, _ in same), sum(y for _, y in same)
    return 2 * both / (found + wanted)


def test_opinions_of_one_issue_stand_together() -> None:
    texts, issue_of = read("opinions.txt")
    groups = group(texts)
    assert len(texts) == 128
    assert pairwise_f1(groups, issue_of) >= 0.92  # measured 0.97
    plain = group([Grouped(row.id, row.text) for row in texts])
    assert pairwise_f1(plain, issue_of) >= 0.92  # without knowing field or place


def test_matters_without_a_family_are_gathered_by_their_words() -> None:
    texts, issue_of = read("unseen.txt")
    assert pairwise_f1(group(texts), issue_of) >= 0.5  # measured 0.61


def test_many_issues_at_once() -> None:
    texts, issue_of = read("opinions.txt")
    others, of_others = read("unseen.txt", first=1000)
    assert pairwise_f1(group([*texts, *others]), {**issue_of, **of_others}) >= 0.8  # measured 0.87


def test_every_opinion_is_in_one_group_whatever_the_order() -> None:
    texts, issue_of = read("opinions.txt")
    groups = group(texts)
    assert sorted(member for found in groups for member in found.members) == sorted(issue_of)
    assert group(texts[::-1]) == groups
    sizes = [len(found.members) for found in groups]
    assert sizes == sorted(sizes, reverse=True)


def test_label_and_quotes_are_words_of_the_members() -> None:
    texts, _issue_of = read("opinions.txt")
    by_id = {row.id: row for row in texts}
    for found in group(texts):
        assert found.named_by is not None
        assert found.named_by.id in found.members
        clause = by_id[found.named_by.id].text[found.named_by.start : found.named_by.end]
        assert found.label.lower() == clause.lower()
        assert 1 <= len(found.quotes) <= 3
        assert {quote.id for quote in found.quotes} <= set(found.members)
        for quote in found.quotes:
            sentence = by_id[quote.id].text[quote.start : quote.end]
            assert sentence == sentence.strip()
            assert sentence


def test_quotes_come_from_different_people() -> None:
    texts = [
        Grouped(1, "Đèn đường đầu ngõ hỏng, buổi tối tối om.", person="a"),
        Grouped(2, "Xin thay bóng đèn đường cho ngõ chúng tôi.", person="a"),
        Grouped(3, "Không có đèn đường, trẻ con đi học về rất sợ.", person="b"),
    ]
    found = describe(texts)
    assert [len({quote.id for quote in found.quotes}), 3 in {quote.id for quote in found.quotes}] == [2, True]


def test_the_same_sentence_is_quoted_once() -> None:
    lamp = "Đèn đường đầu ngõ hỏng, buổi tối tối om, xin thay bóng"
    texts = [Grouped(1, f"{lamp}."), Grouped(2, f"{lamp} sớm."), Grouped(3, "Cả xóm không có đèn đường từ đầu tháng.")]
    assert len(describe(texts).quotes) == 2


def test_label_gives_no_personal_data() -> None:
    found = describe([Grouped(1, "Gọi anh Nguyễn Văn An số 0912 345 678 để sửa đèn đường.")])
    assert "An" not in found.label
    assert "0912" not in found.label


def test_field_is_what_most_members_have() -> None:
    texts = [Grouped(1, "Đèn đường hỏng", field="giao_thong"), Grouped(2, "Đèn đường hỏng", field="do_thi_trat_tu")]
    assert describe([*texts, Grouped(3, "Đèn đường hỏng", field="do_thi_trat_tu")]).field == "do_thi_trat_tu"
    assert describe([Grouped(1, "Đèn đường hỏng")]).field is None


def test_new_opinions_join_the_group_they_fit() -> None:
    known = {
        "rác": [Grouped(1, "Rác ở điểm tập kết không ai thu gom, mùi hôi."), Grouped(2, "Xe rác hai ngày mới đến.")],
        "đèn": [Grouped(3, "Bóng đèn đường trong ngõ hỏng, tối om."), Grouped(4, "Xin lắp thêm đèn chiếu sáng.")],
    }
    new = [
        Grouped(5, "Rác thải chất đống, đề nghị thu gom rác hằng ngày."),
        Grouped(6, "Ngõ không có đèn chiếu sáng, ban đêm tối om."),
        Grouped(7, "Xin mở lớp dạy hát then cho trẻ em."),
    ]
    assert nearest(new, known) == {5: "rác", 6: "đèn"}
    assert nearest(new, {}) == {}
    assert nearest([], known) == {}


def test_groups_of_another_time_about_the_same_issue() -> None:
    now = {"n1": [Grouped(1, "Rác ở điểm tập kết không ai thu gom.")], "n2": [Grouped(2, "Xin lớp dạy hát then.")]}
    then = {
        "t1": [Grouped(3, "Đề nghị thu gom rác ở điểm tập kết đúng giờ.")],
        "t2": [Grouped(4, "Điện yếu, trạm biến áp quá tải.")],
    }
    assert alike(now, then) == {"n1": ["t1"]}
    assert alike(now, {}) == {}


@pytest.mark.parametrize("text", ["", "123 456", "xin đề nghị", "…"])
def test_texts_without_words_stand_alone(text: str) -> None:
    groups = group([Grouped(1, text), Grouped(2, text), Grouped(3, "Đèn đường hỏng, tối om.")])
    assert [found.members for found in groups] == [[1], [2], [3]]


def test_nothing_one_and_too_many() -> None:
    assert group([]) == []
    assert [found.members for found in group([Grouped(7, "Đèn đường hỏng")])] == [[7]]
    with pytest.raises(ValueError, match="at once"):
        group([Grouped(number, "a") for number in range(MAX_TEXTS + 1)])
    with pytest.raises(ValueError, match="twice"):
        group([Grouped(1, "a"), Grouped(1, "b")])
    with pytest.raises(ValueError, match="nothing"):
        describe([])


def test_places_are_left_out_of_the_words() -> None:
    assert "phu" not in terms_of("Đường Trần Phú ngập ở tổ 5")
    assert "ngap" in terms_of("Đường Trần Phú ngập ở tổ 5")
    assert "khe" not in terms_of("Rác ở Khe Trong nhiều", "Khe Trong")


def test_families_with_and_without_diacritics() -> None:
    assert families_of("Cống tắc, ngõ ngập úng") == ["ngap", "ngap"]  # two of its phrases
    assert families_of("cong viec dinh lai") == []  # "công" is not "cống"
    assert families_of("ngo bi ngap ung") == ["ngap"]


def test_sentences_are_cut_at_their_ends() -> None:
    text = "  Đèn hỏng. Đường ngập!\n- Rác nhiều; mùi hôi"
    assert [text[a:b] for a, b in sentences(text)] == ["Đèn hỏng.", "Đường ngập!", "Rác nhiều", "mùi hôi"]
