"""A figure that a report states, what was decided about it and by whom, and the checks of its arithmetic."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from caunoi.figures.choices import Act, Bound, FigureLevel, FigureState, Verdict
from caunoi.figures.models.reports import ReportDocument
from caunoi.figures.units import said_unit
from caunoi.places.models import Place


class ReportedFigure(models.Model):
    """One number of a report: reported, not counted here.

    `number` is its place in the report from 1 on, `start`, `end` characters of `report.text` (`quote` is between them;
    both empty when no text gave it), `cell` the place in a table in words. `value` is in `unit`, money in đồng;
    `value_max` the upper end of a range. `place` and the period are those of the report unless the text says another
    (`period_words` as it says it). `part_of`: the whole that it breaks down; `repeat_of`: the first mention of the same
    quantity; a repeat is never counted. `is_doubtful`: a check speaks against it, it waits for a person (decisions 24).
    `confidence` 0 to 1: how sure the reading is; `indicator_confidence`: how sure the indicator.
    """

    report = models.ForeignKey(ReportDocument, on_delete=models.PROTECT, related_name="figures")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.CharField(max_length=500)
    cell = models.CharField(max_length=120, blank=True)

    indicator = models.CharField(max_length=60, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period_words = models.CharField(max_length=200, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=4)
    value_max = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    bound = models.CharField(max_length=8, choices=Bound, default=Bound.EXACT)
    unit = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=8, choices=FigureLevel, blank=True)
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts", db_index=False
    )
    repeat_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="repeats", db_index=False
    )
    is_plan = models.BooleanField(default=False)
    is_doubtful = models.BooleanField(default=False)
    confidence = models.FloatField(default=1.0)
    indicator_confidence = models.FloatField(default=0.0)

    state = models.CharField(max_length=12, choices=FigureState, default=FigureState.PROPOSED)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint("report", "number", name="figure_number_once"),
            models.CheckConstraint(condition=Q(state__in=FigureState.values), name="figure_known_state"),
            models.CheckConstraint(condition=Q(bound__in=Bound.values), name="figure_known_bound"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")), name="figure_place_in_order"
            ),
            models.CheckConstraint(
                condition=Q(value_max__isnull=True) | Q(value_max__gte=F("value")), name="figure_range_in_order"
            ),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True, period_to__isnull=True)
                | Q(period_from__isnull=False, period_to__gte=F("period_from")),
                name="figure_period_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(part_of__isnull=True) | ~Q(part_of=F("pk")))
                & (Q(repeat_of__isnull=True) | ~Q(repeat_of=F("pk"))),
                name="figure_not_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="figure_confidence_is_a_share"
            ),
        ]
        indexes = [
            models.Index(fields=["place", "indicator", "period_to"], name="figure_place_indicator"),
            models.Index(fields=["part_of"], condition=Q(part_of__isnull=False), name="figure_part_of"),
            models.Index(fields=["repeat_of"], condition=Q(repeat_of__isnull=False), name="figure_repeat_of"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Its public name: the report's code and its number, "BC-7K4R9TXM.12"."""
        return f"{self.report.code}.{self.number}"

    @property
    def unit_label(self) -> str:
        """Its unit beside its value, in the language of the screen."""
        return said_unit(self.unit, self.value if self.value_max is None else None)

    @property
    def is_counted(self) -> bool:
        """Whether a table may show it: accepted or corrected, and no repeat."""
        return self.state in (FigureState.ACCEPTED, FigureState.CORRECTED) and self.repeat_of_id is None


class FigureAct(models.Model):
    """One act on figures of a report; only added to. An undone act is named by the `undoes` of a later one."""

    report = models.ForeignKey(ReportDocument, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=16, choices=Act)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["report", "at"], name="figureact_report_at")]


class FigureChange(models.Model):
    """What one act changed of one figure: field → value before and after, as text. Only added to."""

    act = models.ForeignKey(FigureAct, on_delete=models.PROTECT, related_name="changes")
    figure = models.ForeignKey(ReportedFigure, on_delete=models.PROTECT, related_name="changes")
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("act", "figure", name="figurechange_once_per_act")]


class ReportCheck(models.Model):
    """What arithmetic says of some figures: one Vietnamese sentence. Made anew after each correction.

    `spans`: pairs of offsets into the report's text, where no figure carries what was checked.
    """

    report = models.ForeignKey(ReportDocument, on_delete=models.CASCADE, related_name="checks")
    kind = models.CharField(max_length=40)
    verdict = models.CharField(max_length=12, choices=Verdict)
    message = models.CharField(max_length=500)
    figures = models.ManyToManyField(ReportedFigure, related_name="checks")
    spans = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
