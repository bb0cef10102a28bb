"""Where the words of a matter stand: taken out of every row of a case (and of those merged into it), and put back.

A column that is not in `_written` stays in clear when a case is quarantined, so a new column with words goes in there.
"""

from typing import Any

from django.db.models import Q, QuerySet

from caunoi.cases.choices import State
from caunoi.cases.models import (
    Addition,
    Answer,
    Attachment,
    Case,
    Document,
    Extension,
    Involvement,
    Merge,
    Note,
    Opinion,
    OpinionPart,
    Pause,
    Promise,
    Rating,
    Step,
)

SEALED_TITLE = "Đơn cần xử lý riêng"
Words = dict[str, dict[str, dict[str, Any]]]  # kind of row → its number → column → words

# What stands in place of words that were taken out, where an empty text may not stand.
_INSTEAD: dict[tuple[str, str], Any] = {
    ("cases", "title"): SEALED_TITLE,
    ("cases", "state"): State.QUARANTINED,  # of the merged ones too: nobody meets them in a list or by their code
    ("papers", "facts"): {},
    ("promises", "reason"): SEALED_TITLE,
}
_MARKS = {"opinions": "is_sealed"}  # set when the words go, cleared in the same statement that brings them back


def family(case: Case) -> list[Case]:
    """The case and every case merged into it, however deep."""
    found, newest = [case], [case]
    while newest:
        newest = list(Case.objects.filter(merged_into__in=newest))
        found += newest
    return found


def _written(cases: list[Case], opinions: list[Opinion]) -> dict[str, tuple[QuerySet[Any], tuple[str, ...]]]:
    return {
        "cases": (Case.objects.filter(pk__in=[case.pk for case in cases]), ("title", "state")),
        "opinions": (Opinion.objects.filter(pk__in=[row.pk for row in opinions]), ("text", "place_note")),
        "parts": (OpinionPart.objects.filter(case__in=cases), ("text",)),
        "additions": (Addition.objects.filter(opinion__in=opinions), ("text",)),
        "ratings": (Rating.objects.filter(Q(opinion__in=opinions) | Q(answer__case__in=cases)), ("comment",)),
        "answers": (Answer.objects.filter(case__in=cases), ("text", "return_reason")),
        "promises": (Promise.objects.filter(case__in=cases), ("text", "reason")),
        "notes": (Note.objects.filter(case__in=cases), ("text",)),
        "steps": (Step.objects.filter(case__in=cases), ("note", "public_note")),
        "tasks": (Involvement.objects.filter(case__in=cases), ("task",)),
        "extensions": (Extension.objects.filter(case__in=cases), ("reason",)),
        "pauses": (Pause.objects.filter(case__in=cases), ("reason",)),
        "merges": (Merge.objects.filter(Q(into__in=cases) | Q(source__in=cases)), ("reason",)),
        "papers": (Document.objects.filter(case__in=cases), ("facts",)),
    }


def take_words(cases: list[Case], opinions: list[Opinion]) -> Words:
    """Blank every column with words and return what stood there."""
    taken: Words = {}
    for kind, (rows, columns) in _written(cases, opinions).items():
        taken[kind] = {str(row.pop("pk")): row for row in rows.values("pk", *columns)}
        blank = {column: _INSTEAD.get((kind, column), "") for column in columns}
        marks = {_MARKS[kind]: True} if kind in _MARKS else {}
        rows.update(**blank, **marks)
    return taken


def put_back(words: Words, cases: list[Case], opinions: list[Opinion]) -> None:
    """Write the words where they were."""
    for kind, (rows, _columns) in _written(cases, opinions).items():
        marks = {_MARKS[kind]: False} if kind in _MARKS else {}
        for pk, columns in words.get(kind, {}).items():
            rows.filter(pk=pk).update(**columns, **marks)


def files_of(cases: list[Case], opinions: list[Opinion]) -> QuerySet[Attachment]:
    """Every file of the matter: of opinions, additions, answers, promises, cases."""
    return Attachment.objects.filter(
        Q(opinion__in=opinions)
        | Q(addition__opinion__in=opinions)
        | Q(answer__case__in=cases)
        | Q(promise__case__in=cases)
        | Q(case__in=cases)
    )
