"""The articles of articles.toml brought in as reported figures of the units they speak of, as those stood then."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from caunoi.figures.choices import ReportKind
from caunoi.figures.models import ReportDocument
from caunoi.figures.services.articles import Article, attach_text, bring_article
from caunoi.figures.services.intake import Source
from caunoi.places.models import Place
from caunoi.places.selectors import resolve
from caunoi.reading.figure import Check, Figure

FILE = Path(__file__).with_name("articles.toml")


def articles() -> list[dict[str, Any]]:
    """The rows of the file."""
    return list(tomllib.loads(FILE.read_text(encoding="utf-8"))["article"])


def load_articles(*, at: datetime) -> tuple[list[ReportDocument], list[str]]:
    """Bring in every article once; what stands here now, and the units that this installation does not know.

    They belong to the sample: `remove_sample` takes them out again.
    """
    brought, unknown = list[ReportDocument](), list[str]()
    for row in articles():
        place = _place(row)
        if place is None:
            unknown.append(row["unit"])
            continue
        article = _article(row, place)
        figures = [_figure(item) for item in row["figures"]]
        checks = [_check(item) for item in row.get("checks", ())]
        brought.append(bring_article(article=article, figures=figures, checks=checks, at=at))
    return brought, unknown


def attach_texts(folder: Path, *, at: datetime) -> int:
    """Put the articles' texts beside their figures: .txt files, told by their content. How many."""
    waiting = {row.text_digest: row for row in ReportDocument.objects.filter(kind=ReportKind.ARTICLE, text="")}
    count = 0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        report = waiting.pop(sha256(text.encode()).hexdigest(), None)
        if report is not None:
            attach_text(report=report, text=text, by=None, at=at)
            count += 1
    return count


def _place(row: Mapping[str, Any]) -> Place | None:
    """The unit as it was at the end of the article's time; none unless it is meant beyond doubt."""
    on: date = row.get("last") or row["as_of"]
    found = resolve(row["unit"], on=on)
    return found.matches[0].place if found.is_sure else None


def _article(row: Mapping[str, Any], place: Place) -> Article:
    source = Source(row.get("source_name", ""), row.get("source_url", ""), row.get("source_on"))
    return Article(
        title=row["title"], source=source, place=place, period_words=row["period"], period_from=row.get("first"),
        period_to=row.get("last"), as_of=row.get("as_of"), text_digest=row["digest"], is_sample=True,
    )  # fmt: skip


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        start=row["start"], end=row["start"] + len(row["quote"]), quote=row["quote"], value=row["value"],
        value_max=row.get("value_max"), qualifier=row.get("bound", "exact"), unit=row["unit"],
        what=row.get("what", ""), level=row.get("level"), period=row.get("period"), part_of=row.get("part_of"),
        repeat_of=row.get("repeat_of"), indicator=row.get("indicator"), is_plan=row.get("is_plan", False),
    )  # fmt: skip


def _check(row: Mapping[str, Any]) -> Check:
    return Check(row["kind"], row["verdict"], tuple(row["figures"]), row["message"])
