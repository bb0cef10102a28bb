"""The rules of an office: which fits first and why, who may write them, what the journal keeps."""

from typing import Any

import pytest

from caunoi.journal.models import Entry
from caunoi.people.models import Body
from caunoi.places.choices import Level
from caunoi.places.writing import write_place
from caunoi.routing import services
from caunoi.routing.matching import Match, Matter, first_match, found_word, phrases, places_above, rules_of
from caunoi.routing.models import RoutingRule
from caunoi.routing.services import RoutingError, RuleData
from tests.cases.world import NOON, START, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LAMP = "Bóng đèn đường trước nhà văn hóa hỏng hai tuần nay."


def add(world: World, to: Body | None = None, **more: Any) -> RoutingRule:
    data = RuleData(to or world.division, **more)
    return services.save_rule(rule=None, body=world.office, data=data, by=world["admin"], at=NOON)


def match(world: World, text: str = LAMP, field: str = "do_thi_trat_tu", kind: str = "phan_anh") -> Match | None:
    above = places_above([world.area.pk])[world.area.pk]
    return first_match(rules_of(world.office), Matter(text, field, kind, above))


def order(world: World) -> list[str]:
    return [rule.words for rule in rules_of(world.office, only_on=False)]


def acts() -> list[str]:
    return list(Entry.objects.filter(act__startswith="routing.").order_by("seq").values_list("act", flat=True))


def test_the_first_rule_that_fits_counts_and_says_why(world: World) -> None:
    add(world, world.culture, field="van_hoa_the_thao")
    wanted = add(world, field="do_thi_trat_tu", place=world.ward, kind="phan_anh", words="cột điện, đèn đường")
    add(world, world.culture)  # takes everything that is left
    found = match(world)
    assert found is not None
    assert found.rule == wanted
    assert found.reasons == (
        "lĩnh vực Trật tự đô thị", "ở Phường Minh Giang", "đúng loại việc", "có chữ “đèn đường”",
    )  # fmt: skip
    rest = match(world, "Xin mở lớp học bơi.", field="giao_duc")
    assert rest is not None
    assert rest.reasons == ("mọi việc chưa có dòng nào ở trên nhận",)


@pytest.mark.parametrize(
    "wrong", [{"field": "y_te"}, {"kind": "hoi_dap"}, {"words": "cột điện"}, {"words": "đèn đườn"}], ids=str
)
def test_one_condition_that_does_not_fit_is_enough(world: World, wrong: dict[str, str]) -> None:
    add(world, **{"field": "do_thi_trat_tu", **wrong})
    assert match(world) is None


def test_a_place_holds_for_all_that_lies_in_it_and_nothing_beside(world: World) -> None:
    beside = write_place(
        level=Level.AREA, kind_name="Tổ dân phố", name="Tổ 5", parent=world.ward, valid_from=START, is_sample=False
    )
    add(world, place=beside)
    assert match(world) is None
    add(world, place=world.ward)
    assert match(world) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đèn   đường hỏng", "đèn đường"),
        ("den duong hong ca thang", "đèn đường"),  # typed without diacritics
        ("Đền Đường Lâm đông khách", ""),  # other words, with their diacritics
        ("đèn, đường", "đèn đường"),
        ("đèn đườngg", ""),  # whole words only
        ("nhà văn hoá khóa cửa", "nhà văn hóa"),  # either place of the tone mark
    ],
)
def test_words_of_a_rule(text: str, found: str) -> None:
    assert found_word(phrases("đèn đường;  nhà văn hóa ,"), text) == found


def test_rules_move_rest_and_come_back(world: World) -> None:
    first, second, third = (add(world, words=word) for word in ("một", "hai", "ba"))
    by = world["admin"]
    services.move_rule(rule=third, up=True, by=by, at=NOON)
    assert order(world) == ["một", "ba", "hai"]
    services.move_rule(rule=first, up=False, by=by, at=NOON)
    assert order(world) == ["ba", "một", "hai"]
    services.move_rule(rule=third, up=True, by=by, at=NOON)  # is the first already
    assert order(world) == ["ba", "một", "hai"]
    services.switch_rule(rule=first, is_on=False, by=by, at=NOON)
    assert [rule.words for rule in rules_of(world.office)] == ["ba", "hai"]
    services.drop_rule(rule=first, by=by, at=NOON)
    assert order(world) == ["ba", "hai"]
    with pytest.raises(RoutingError, match="đã bỏ"):
        services.switch_rule(rule=first, is_on=True, by=by, at=NOON)
    services.restore_rule(rule=first, by=by, at=NOON)
    assert order(world) == ["ba", "một", "hai"]
    change = RuleData(world.culture, words="mot , bon")
    services.save_rule(rule=second, body=world.office, data=change, by=by, at=NOON)
    second.refresh_from_db()
    assert (second.words, second.to_body) == ("mot, bon", world.culture)
    assert acts() == ["routing.add"] * 3 + [
        "routing.move", "routing.move", "routing.off", "routing.drop", "routing.restore", "routing.change",
    ]  # fmt: skip
    assert "mot" not in "".join(str(row.detail) for row in Entry.objects.all())  # words may say more than they should


@pytest.mark.parametrize("key", ["reception", "leader", "handler", "auditor", "front", "other_leader"])
def test_only_an_administrator_of_the_body_writes_rules(world: World, key: str) -> None:
    rule = add(world)
    by = world[key]
    with pytest.raises(RoutingError, match="Chỉ quản trị"):
        services.save_rule(rule=None, body=world.office, data=RuleData(world.division), by=by, at=NOON)
    for act in (services.drop_rule, services.restore_rule):
        with pytest.raises(RoutingError, match="Chỉ quản trị"):
            act(rule=rule, by=by, at=NOON)
    with pytest.raises(RoutingError, match="Chỉ quản trị"):
        services.move_rule(rule=rule, up=True, by=by, at=NOON)
    with pytest.raises(RoutingError, match="Chỉ quản trị"):
        services.switch_rule(rule=rule, is_on=False, by=by, at=NOON)
    assert acts() == ["routing.add"]


def test_what_a_rule_may_not_say(world: World) -> None:
    with pytest.raises(RoutingError, match="danh mục"):
        add(world, field="bia_dat")
    with pytest.raises(RoutingError, match="không ở"):
        add(world, world.culture, to_post=world.posts["handler"])
    with pytest.raises(RoutingError, match="không nhận ý kiến"):
        add(world, world.province_front)
    with pytest.raises(RoutingError, match="cụm từ"):
        add(world, words=", ".join(f"từ {n}" for n in range(21)))
    assert not RoutingRule.objects.exists()
