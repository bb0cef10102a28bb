"""Files chosen in a form that could not be done yet: kept aside, encrypted, for this officer, this case and this act.

The session remembers them; after a day, or once the act is done, they are gone (web.uploads.pending).
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from django.http import HttpRequest

from caunoi.cases.models import Case
from caunoi.web.uploads import CleanFile, pending

KEY = "held"


@dataclass(frozen=True)
class HeldFile:
    """A cleaned file that waits for its form."""

    ref: str
    mime: str
    extension: str
    kind: Any
    size: int

    def open(self) -> CleanFile:
        """The file again. Raises FileNotFoundError when its day is over."""
        return CleanFile(pending.load(self.ref), self.mime, self.extension, self.kind)


def _name(case: Case, act: str) -> str:
    return f"{case.code} {act}"


def held_files(request: HttpRequest, case: Case, act: str) -> list[HeldFile]:
    """What is kept for this form, in the order of choosing."""
    rows = request.session.get(KEY, {}).get(_name(case, act), [])
    return [HeldFile(*row) for row in rows if pending.is_kept(row[0])]


def hold(request: HttpRequest, case: Case, act: str, *, kept: Sequence[HeldFile], fresh: Sequence[CleanFile]) -> None:
    """Keep these from now on: some of those kept before, and files just chosen."""
    for row in held_files(request, case, act):
        if row not in kept:
            pending.drop(row.ref)
    new = [HeldFile(pending.keep(row.bytes), row.mime, row.extension, row.kind, len(row.bytes)) for row in fresh]
    _remember(request, case, act, [*kept, *new])


def forget(request: HttpRequest, case: Case, act: str) -> None:
    """The form is done: nothing is kept for it any more."""
    if held_files(request, case, act):
        hold(request, case, act, kept=(), fresh=())


def _remember(request: HttpRequest, case: Case, act: str, rows: Sequence[HeldFile]) -> None:
    book = {key: value for key, value in request.session.get(KEY, {}).items() if key != _name(case, act)}
    request.session[KEY] = {**book, **({_name(case, act): [list(astuple(row)) for row in rows]} if rows else {})}
