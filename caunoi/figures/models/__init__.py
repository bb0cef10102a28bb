"""Reports, the figures read from them, what arithmetic says of these, and the installation's own indicators."""

from caunoi.figures.models.figures import FigureAct, FigureChange, ReportCheck, ReportedFigure
from caunoi.figures.models.indicators import Indicator, Vocabulary
from caunoi.figures.models.reports import ReportBatch, ReportDocument

__all__ = [
    "FigureAct",
    "FigureChange",
    "Indicator",
    "ReportBatch",
    "ReportCheck",
    "ReportDocument",
    "ReportedFigure",
    "Vocabulary",
]
