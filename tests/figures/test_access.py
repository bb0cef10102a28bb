"""The table role × act × state × unit, written down by hand, walked in full."""

import pytest
from django.http import Http404

from caunoi.figures import access
from caunoi.figures.choices import Perm, ReportState
from caunoi.figures.models import ReportDocument
from caunoi.figures.services import publishing, reviewing
from caunoi.people.choices import Role
from tests.cases.world import NOON, World, make_officer
from tests.figures.story import add_dialogues, confirmed, numbered, read_in

READ = {Perm.SEE, Perm.EXPORT}
WORK = READ | {Perm.UPLOAD, Perm.REVIEW}

# What each officer may do with a report that UBND phường Minh Giang took in and UBND phường Đông Giang sent.
TABLE: dict[str, set[Perm]] = {
    "reception": WORK,
    "leader": WORK,
    "office_handler": WORK,
    "publisher": READ | {Perm.PUBLISH},
    "front": READ,
    "province_front": READ,
    "other_reception": READ,
    "other_leader": READ,
    "handler": set(),
    "handler_culture": set(),
    "police": set(),
    "admin": set(),
    "auditor": set(),
}
NEEDS_READING = {Perm.REVIEW, Perm.PUBLISH}


@pytest.fixture
def report(world: World) -> ReportDocument:
    make_officer(world, "office_handler", world.office, "Chuyên viên tổng hợp", Role.HANDLER)
    made = read_in(world)
    made.sender = world.other_office
    made.save(update_fields=["sender"])
    return made


@pytest.mark.parametrize("key", TABLE)
@pytest.mark.parametrize("state", list(ReportState))
def test_role_by_act_by_state(world: World, report: ReportDocument, key: str, state: ReportState) -> None:
    ReportDocument.objects.filter(pk=report.pk).update(state=state, failure="Tệp hỏng.")
    report.refresh_from_db()
    wanted = TABLE[key] if state == ReportState.READ else TABLE[key] - NEEDS_READING
    user = world[key]
    assert {perm for perm in Perm if access.can(user, perm, report)} == wanted
    assert access.visible_reports(user).filter(pk=report.pk).exists() == (Perm.SEE in wanted)
    assert access.visible_figures(user).filter(report=report).exists() == (Perm.SEE in wanted)
    for perm in (Perm.SEE, Perm.REVIEW, Perm.PUBLISH):
        if perm in wanted:
            assert access.get_report_or_404(user, report.code, perm) == report
            assert access.get_figure_or_404(user, report.code, 1, perm).number == 1
        else:
            with pytest.raises(Http404):
                access.get_report_or_404(user, report.code, perm)
            with pytest.raises(Http404):
                access.get_figure_or_404(user, report.code, 1, perm)


@pytest.mark.parametrize("key", TABLE)
def test_a_report_of_another_unit_is_for_its_own_officers_and_those_above(world: World, key: str) -> None:
    make_officer(world, "office_handler", world.office, "Chuyên viên tổng hợp", Role.HANDLER)
    other = read_in(world, body=world.other_office, by=world["other_reception"])
    wanted = {"other_reception": WORK, "other_leader": WORK, "province_front": READ}.get(key, set())
    assert {perm for perm in Perm if access.can(world[key], perm, other)} == wanted


def test_only_the_administrator_adds_indicators(world: World) -> None:
    assert [key for key in world.officers if access.may_configure(world[key])] == ["admin"]


def test_an_account_switched_off_may_nothing(world: World, report: ReportDocument) -> None:
    user = world["reception"]
    user.is_active = False
    assert not any(access.can(user, perm, report) for perm in Perm)
    assert not access.visible_reports(user).exists()


def test_the_public_sees_standing_figures_of_public_reports_once(world: World) -> None:
    add_dialogues(world)
    report = confirmed(world)
    assert not access.public_figures().exists()
    reviewing.accept_all_sure(report=report, by=world["reception"], at=NOON)
    reviewing.accept_figure(figure=numbered(report, 7), by=world["reception"], at=NOON)  # a repeat
    assert not access.public_figures().exists()
    publishing.publish_report(report=report, by=world["publisher"], at=NOON)
    assert [row.number for row in access.public_figures()] == [1, 2, 3]
    assert access.get_public_figure_or_404(report.code, 2).value == 4
    for number in (4, 7, 99):
        with pytest.raises(Http404):
            access.get_public_figure_or_404(report.code, number)
    publishing.withdraw_report(report=report, reason="Nơi gửi xin rút", by=world["publisher"], at=NOON)
    with pytest.raises(Http404):
        access.get_public_figure_or_404(report.code, 2)
