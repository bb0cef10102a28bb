"""What the desk shows of reported figures besides the reports: a batch being read, an own indicator, a taught word."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from caunoi.figures.models import ReportDocument, Vocabulary
from caunoi.figures.services import intake, reviewing
from caunoi.figures.services.vocabulary import add_indicator
from tests.cases.world import NOON, World


def desk_things(world: World, report: ReportDocument) -> dict[str, Any]:
    """By key: figure_batch, own_indicator, taught_word."""
    file = SimpleUploadedFile("bao-cao.txt", "Phường có 14 tổ hòa giải.".encode())
    batch = intake.upload_reports(body=world.office, files=[file], by=world["reception"], at=NOON)
    own = add_indicator(name="Ngõ tự quản", unit="ngõ", by=world["admin"], at=NOON)
    figure = report.figures.get(number=1)
    reviewing.map_figure(figure=figure, indicator=figure.indicator, by=world["reception"], at=NOON)
    reviewing.map_figure(figure=figure, indicator=own.key, by=world["reception"], at=NOON)
    word = Vocabulary.objects.filter(ended_at=None).get()
    return {"figure_batch": batch, "own_indicator": own, "taught_word": word}
