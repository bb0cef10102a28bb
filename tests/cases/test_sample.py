"""The sample: enough of everything, plainly marked, gone without a trace with one command."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command

from caunoi.cases.choices import CaseKind, Channel, PromiseState, State
from caunoi.cases.models import Case, Opinion, Promise
from caunoi.common import clock
from caunoi.journal.services import verify
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.rulebook.vocabulary import fields
from tests.cases.world import make_world, say

TODAY = date(2026, 11, 20)


def counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model.objects.exists()}


@pytest.mark.django_db(transaction=False)
def test_the_sample_is_rich_and_removable() -> None:
    with clock.fixed(TODAY):
        world = make_world()
        for body in Body.objects.all():  # a real office beside the sample, with other codes than the sample's
            Body.objects.filter(pk=body.pk).update(code=f"THAT-{body.code}", prefix="TT")
        world.office.refresh_from_db()
        say(world)
        before = counts()
        call_command("load_sample", verbosity=0)
        sample = Case.objects.filter(received_by__is_sample=True)
        assert sample.count() == 200
        assert Opinion.objects.filter(body__is_sample=True).count() == 300
        assert set(sample.values_list("state", flat=True)) == set(State)
        assert set(Opinion.objects.filter(body__is_sample=True).values_list("channel", flat=True)) == set(Channel)
        assert set(fields()) <= set(sample.values_list("field", flat=True))
        assert set(Promise.objects.values_list("state", flat=True)) == set(PromiseState)
        assert {CaseKind.COMPLAINT_1, CaseKind.VOTER_PETITION} <= set(sample.values_list("kind", flat=True))
        assert not Place.objects.filter(is_sample=True, paths_up__ancestor__is_sample=False).exists()
        assert verify() == []
        call_command("remove_sample", verbosity=0)
        assert counts() == before
        assert verify() == []
