"""Who handles what, at the desk of an administrator: the list, trying, the dry run; letting the machine learn."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import CaseKind, Channel
from caunoi.cases.models import Case
from caunoi.cases.services import handling
from caunoi.desk.setup.routing.selectors import Aim, DryRun
from caunoi.journal.models import Entry
from caunoi.routing.models import RoutingRule, TrainingRun
from tests.cases.world import NOON, World, assigned, classified, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LAMP = "Bóng đèn đường ở tổ 4 hỏng hai tuần nay, tối đi lại rất sợ."


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(world["admin"])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def rule(world: World, **more: Any) -> RoutingRule:
    facts = {"body": world.office, "position": RoutingRule.objects.count() + 1, "to_body": world.division, **more}
    return RoutingRule.objects.create(**facts)


def url(name: str, *args: Any) -> str:
    return reverse(f"desk:setup_routing{name}", args=args)


def test_a_rule_is_written_changed_and_listed_in_words(admin: Client, world: World) -> None:
    words = {"field": "moi_truong", "place": world.area.code, "kind": "phan_anh", "words": "rác ; mùi hôi",
             "owner": "post:KTHT-MG.handler"}  # fmt: skip
    assert admin.post(f"{url('_add')}?co_quan=UBND-MG", words).status_code == 302
    row = RoutingRule.objects.get()
    assert (row.body, row.to_body, row.to_post) == (world.office, world.division, world.posts["handler"])
    (line,) = admin.get(url("")).context["lines"]
    assert line.conditions == (
        "Môi trường, rác thải", f"tại {world.area.label}", "Phản ánh", "có chữ: rác, mùi hôi",
    )  # fmt: skip
    assert line.owner == "Chuyên viên hạ tầng, Phòng Kinh tế, Hạ tầng và Đô thị"
    form = admin.get(url("_change", row.pk)).context["form"]
    assert form["owner"].value() == "post:KTHT-MG.handler"
    admin.post(url("_change", row.pk), {**words, "owner": "body:CA-MG", "place": ""})
    row.refresh_from_db()
    assert (row.to_body, row.to_post, row.place) == (world.police, None, None)


@pytest.mark.parametrize(
    ("key", "value"),
    [("owner", ""), ("owner", "body:UBND-DG"), ("field", "bia"), ("place", "XX"), ("kind", "to_cao")],
)
def test_a_rule_is_checked(admin: Client, key: str, value: str) -> None:
    answer = admin.post(url("_add"), {"owner": "body:KTHT-MG", key: value})
    assert list(answer.context["form"].errors) == [key]
    assert not RoutingRule.objects.exists()


def test_order_rest_and_undo_by_buttons(admin: Client, world: World) -> None:
    first, second = rule(world, words="một"), rule(world, words="hai")

    def do(row: RoutingRule, act: str) -> Any:
        return admin.post(url("_act", row.pk), {"act": act}, follow=True)

    do(second, "up")
    assert [line.rule for line in admin.get(url("")).context["lines"]] == [second, first]
    assert "đang tắt" in text_of(do(first, "off"))
    assert "đang tắt" not in text_of(do(first, "on"))
    page = do(first, "drop")
    assert page.context["undo"].rule == first
    assert "Hoàn tác" in text_of(page)
    assert [line.rule for line in page.context["lines"]] == [second]
    assert [line.rule for line in do(first, "restore").context["lines"]] == [second, first]
    do(first, "burn")
    assert Entry.objects.filter(act__startswith="routing.").count() == 5


def test_rules_of_others_are_not_there(admin: Client, world: World) -> None:
    other = rule(world, body=world.other_office, to_body=world.other_office)
    assert admin.get(f"{url('')}?co_quan=UBND-DG").status_code == 404
    assert admin.get(url("_change", other.pk)).status_code == 404
    assert admin.post(url("_act", other.pk), {"act": "drop"}).status_code == 404
    assert admin.post(f"{url('_try')}?co_quan=UBND-DG", {"text": LAMP}).status_code == 404


def test_trying_a_text_says_which_rule_and_why_and_keeps_nothing(admin: Client, world: World) -> None:
    rule(world, field="y_te", to_body=world.culture)
    rule(world, words="đèn đường", place=world.ward)
    page = admin.post(url("_try"), {"text": LAMP, "place": world.area.code, "kind": "phan_anh"})
    tried = page.context["tried"]
    assert (tried["number"], tried["owner"]) == (2, world.division.name)
    assert tried["match"].reasons == ("ở Phường Minh Giang", "có chữ “đèn đường”")
    assert tried["likely"][0][0] == "Trật tự đô thị"
    nothing = admin.post(url("_try"), {"text": "Xin mở lớp bơi.", "place": world.ward.code, "kind": "phan_anh"})
    assert nothing.context["tried"]["match"] is None
    assert "Không dòng nào khớp" in text_of(nothing)
    assert not Case.objects.exists()
    assert not Entry.objects.filter(act__startswith="routing.").exists()


def test_the_dry_run_counts_and_hides_small_numbers(admin: Client, world: World) -> None:
    rule(world, field="moi_truong")
    for _ in range(4):
        assigned(world)  # by hand to the division too
    other = classified(world)
    handling.assign_case(case=other, lead=world.culture, by=world["leader"], at=NOON)
    for _ in range(3):
        classified(world)  # nobody has sent them anywhere
    say(world, "Xyzzy plugh.")
    complaint = say(world, kind=CaseKind.COMPLAINT_1, channel=Channel.LETTER, by=world["reception"])
    assert complaint.case.kind == CaseKind.COMPLAINT_1
    run = admin.get(url("_dry")).context["run"]
    (aim,) = run.aims
    assert run.total == 9
    assert aim.name == world.division.name
    assert aim.counts == ("…", "4", "dưới 3", "3")  # 8 - 4 - 3 would tell the one
    assert aim.elsewhere == []
    assert run.unmatched.counts == ("dưới 3", "…", "…", "…")
    assert "9 vụ việc" not in text_of(admin.get(url("_dry")))


@pytest.mark.parametrize(
    ("same", "waiting", "others", "counts", "elsewhere"),
    [
        (5, 0, {}, ("5", "5", "0", "0"), []),
        (5, 3, {"A": 4, "B": 3}, ("15", "5", "7", "3"), [("A", "4"), ("B", "3")]),
        (5, 1, {"A": 4}, ("…", "5", "4", "dưới 3"), [("A", "4")]),
        (5, 3, {"A": 4, "B": 1}, ("…", "5", "…", "3"), [("A", "4"), ("B", "dưới 3")]),
        (5, 3, {"A": 1, "B": 1}, ("…", "5", "dưới 3", "3"), []),  # two names would say that each is one
        (5, 3, {"A": 5, "B": 4, "C": 3, "D": 2}, ("…", "5", "…", "3"), [("A", "5"), ("B", "4"), ("C", "3")]),
        (1, 1, {}, ("dưới 3", "…", "…", "…"), []),
    ],
)
def test_no_sum_of_the_dry_run_tells_a_small_number(
    same: int, waiting: int, others: dict[str, int], counts: tuple[str, ...], elsewhere: list[tuple[str, str]]
) -> None:
    total = same + waiting + sum(others.values())
    aim = Aim("Phòng", total=total, same=same, waiting=waiting, others=Counter(others))
    assert aim.counts == counts
    assert aim.elsewhere == elsewhere
    assert DryRun([aim], total, Aim("")).is_told is ("…" not in counts)


def test_the_learning_page_starts_a_run_and_tells_how_far_it_is(admin: Client, world: World) -> None:
    classified(world)
    page = reverse("desk:setup_learning")
    assert admin.get(page).context["cases"] == 1
    assert admin.post(reverse("desk:setup_learning_start")).status_code == 302
    run = TrainingRun.objects.get()
    assert (run.state, run.by) == ("running", world["admin"])
    text = text_of(admin.get(page))
    assert "Đang học" in text
    assert 'hx-trigger="every 3s"' in text
    part = text_of(admin.get(page, headers={"HX-Request": "true"}))
    assert part.lstrip().startswith("<section")
    admin.post(reverse("desk:setup_learning_forget"))  # nothing to forget
    assert not Entry.objects.filter(act="fields.forget").exists()


def test_a_rule_that_never_comes_up_says_which_line_takes_all_of_it(admin: Client, world: World) -> None:
    def taken() -> list[int]:
        return [line.taken_by for line in admin.get(url("")).context["lines"]]

    first = rule(world, field="moi_truong", place=world.ward)
    rule(world, field="moi_truong", place=world.area)  # lies in the ward
    rule(world, field="giao_thong", place=world.area)
    rule(world, words="đèn đường, bóng đèn")
    rule(world, words="den duong", kind="phan_anh")
    rule(world, words="đèn đường, ổ gà")
    rule(world)  # the rest
    rule(world, kind="hoi_dap")
    assert taken() == [0, 1, 0, 0, 4, 0, 0, 7]
    assert "Không tới lượt: dòng 7 ở trên đã nhận hết" in text_of(admin.get(url("")))
    first.is_on = False
    first.save()
    assert taken() == [0, 0, 0, 0, 4, 0, 0, 7]


@pytest.mark.parametrize("words", [", ,", "!!!", "rác, …", ", ".join(f"chữ {n}" for n in range(21))])
def test_words_that_no_text_can_have_are_refused(admin: Client, world: World, words: str) -> None:
    answer = admin.post(f"{url('_add')}?co_quan=UBND-MG", {"words": words, "owner": "body:CA-MG"})
    assert "ghi từ 1 đến 20 cụm từ" in text_of(answer)
    assert not RoutingRule.objects.exists()


def test_what_was_measured_is_told_in_per_cent(admin: Client, world: World) -> None:
    TrainingRun.objects.create(
        state=TrainingRun.State.KEPT, started_at=NOON, moved_at=NOON, cases=159, texts=250,
        before_first=0.668, before_three=0.932, after_first=0.96, after_three=0.972,
    )  # fmt: skip
    page = text_of(admin.get(reverse("desk:setup_learning")))
    assert "67 % / 93 %" in page
    assert "96 % / 97 %" in page
