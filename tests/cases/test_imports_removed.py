"""A file uploaded by mistake leaves the list."""

import pytest

from caunoi.cases.models import ImportBatch
from caunoi.cases.services import imports
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.journal.models import Entry
from caunoi.people.choices import Role
from tests.cases.test_imports import row, run, uploaded
from tests.cases.world import NOON, World, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_a_file_given_by_mistake_leaves_the_list_by_who_gave_it(world: World) -> None:
    batch = uploaded(world, row())
    make_officer(world, "second", world.office, "Công chức tiếp nhận 2", Role.RECEPTION)
    with pytest.raises(NotAllowed):
        imports.remove_batch(batch=batch, by=world["second"], at=NOON)
    imports.remove_batch(batch=batch, by=world["reception"], at=NOON)
    assert not ImportBatch.objects.exists()
    entry = Entry.objects.get(act="import.remove")
    assert (entry.ref, entry.detail) == (f"nhap-{batch.pk}", {"rows": 1})
    with pytest.raises(ActRefused):
        imports.remove_batch(batch=batch, by=world["reception"], at=NOON)


def test_a_file_from_which_something_went_in_stays(world: World) -> None:
    batch = run(world, uploaded(world, row()))
    with pytest.raises(ActRefused):
        imports.remove_batch(batch=batch, by=world["reception"], at=NOON)
    running = uploaded(world, row(text="Đèn đường hỏng ba hôm nay."))
    ImportBatch.objects.filter(pk=running.pk).update(state=ImportBatch.State.RUNNING)
    with pytest.raises(ActRefused):
        imports.remove_batch(batch=running, by=world["reception"], at=NOON)
    assert ImportBatch.objects.count() == 2
    assert not Entry.objects.filter(act="import.remove").exists()
