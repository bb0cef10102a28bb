"""The sample: enough of everything, plainly marked, gone without a trace with one command."""

from datetime import datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import DateTimeField

from caunoi.cases.choices import CaseKind, Channel, PromiseState, State
from caunoi.cases.models import Case, Opinion, Promise
from caunoi.common import clock
from caunoi.common.clock import HANOI
from caunoi.journal.services import verify
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.rulebook.vocabulary import fields
from caunoi.search.services import count_words
from tests.cases.world import make_world, say

EARLY = datetime(2026, 11, 20, 5, 15, tzinfo=HANOI)  # before the offices open


def counts() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model.objects.exists()}


def dated_after(moment: datetime) -> dict[str, int]:
    """Rows by table and column that say something happened later than that."""
    columns = [(model, field) for model in apps.get_models() for field in model._meta.fields]
    found = {
        f"{model._meta.label}.{field.name}": model._default_manager.filter(**{f"{field.name}__gt": moment}).count()
        for model, field in columns
        if isinstance(field, DateTimeField) and field.name != "joined_at"  # the machine's clock, never shown
    }
    return {name: count for name, count in found.items() if count}


@pytest.mark.django_db(transaction=False)
def test_the_sample_is_rich_and_removable() -> None:
    with clock.fixed(EARLY):
        world = make_world()
        for body in Body.objects.all():  # a real office beside the sample, with other codes than the sample's
            Body.objects.filter(pk=body.pk).update(code=f"THAT-{body.code}", prefix="TT")
        world.office.refresh_from_db()
        say(world)
        count_words()
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
        assert dated_after(EARLY) == {}
        call_command("remove_sample", verbosity=0)
        assert counts() == before
        assert verify() == []
