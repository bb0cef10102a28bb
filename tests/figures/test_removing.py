"""The sample goes without a trace, real reports stay."""

from django.apps import apps

from caunoi.figures.models import ReportDocument
from caunoi.figures.services import publishing, reviewing
from caunoi.figures.services.removing import remove_sample_reports
from caunoi.people.models import Body
from caunoi.search.models import SearchEntry
from tests.cases.world import NOON, World
from tests.figures.story import add_dialogues, confirmed, numbered


def test_the_reports_of_sample_bodies_go_with_all_that_hangs_on_them(world: World) -> None:
    add_dialogues(world)
    real = confirmed(world, body=world.other_office, by=world["other_reception"], place=world.other_ward)
    counts = {model: model.objects.count() for model in apps.get_app_config("figures").get_models()}
    sample, newer = confirmed(world), confirmed(world)
    reviewing.accept_all_sure(report=sample, by=world["reception"], at=NOON)
    reviewing.undo_last(report=sample, by=world["reception"], at=NOON)
    reviewing.accept_all_sure(report=sample, by=world["reception"], at=NOON)
    publishing.publish_report(report=sample, by=world["publisher"], at=NOON)
    publishing.supersede_report(report=sample, newer=newer, by=world["leader"], at=NOON)
    Body.objects.filter(pk=world.office.pk).update(is_sample=True)
    assert remove_sample_reports() == 2
    assert {model: model.objects.count() for model in counts} == counts
    assert ReportDocument.objects.get() == real
    assert numbered(real, 2).part_of == numbered(real, 1)
    assert set(
        SearchEntry.objects.filter(kind__in=["report", "public_report"]).values_list("object_id", flat=True)
    ) == {real.pk}
