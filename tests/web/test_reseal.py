"""New keys: what was sealed opens with the newest key alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.db.models import BinaryField

from caunoi.cases.models.records import Appointment
from caunoi.people.choices import BodyKind, Letterhead
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.web import files, sealed
from caunoi.web.management.commands import reseal

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_every_column_of_bytes_that_is_sealed_is_found() -> None:
    found = {f"{model._meta.label}.{field}" for model, field in reseal.sealed_fields()}
    assert "cases.Opinion.receipt_sealed" in found
    assert all(isinstance(model._meta.get_field(field), BinaryField) for model, field in reseal.sealed_fields())


def test_files_open_with_the_new_key_alone(settings: Any) -> None:
    settings.SEAL_KEYS = [OLD]
    kept, plain = files.store("ai nói".encode(), is_sealed=True), files.store(b"photo")
    settings.SEAL_KEYS = [NEW, OLD]
    assert reseal.reseal_files(Path(settings.MEDIA_ROOT)) == 1
    settings.SEAL_KEYS = [NEW]
    assert files.read(kept).decode() == "ai nói"
    assert files.read(plain) == b"photo"


@pytest.mark.django_db
def test_rows_open_with_the_new_key_alone(settings: Any) -> None:
    settings.SEAL_KEYS = [OLD]
    land = Place.objects.create(code="vn", level="country", kind_name="Nước", name="Việt Nam", name_fold="viet nam")
    body = Body.objects.create(
        code="UBND",
        kind=BodyKind.values[0],
        name="UBND",
        place=land,
        letterhead=Letterhead.STATE,
        valid_from=date(2026, 1, 1),
    )
    wish = Appointment.objects.create(
        code="H1", body=body, wanted_on=date(2026, 3, 2), session="sang", sealed=sealed.seal("ai nói"), created_at=NOON
    )
    settings.SEAL_KEYS = [NEW, OLD]
    assert reseal.reseal_rows(Appointment, "sealed") == 1
    settings.SEAL_KEYS = [NEW]
    wish.refresh_from_db()
    assert sealed.unseal(wish.sealed) == "ai nói"
