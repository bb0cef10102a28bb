"""Areas from a table (xlsx, csv): good rows go in, bad ones are told with the reason, a second import adds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.journal.services import record
from caunoi.places.areas import area_kind, area_name, same_area, write_area
from caunoi.places.choices import AREA_KINDS, Level
from caunoi.places.models import Place
from caunoi.places.names import name_fold, readings
from caunoi.places.writing import PlaceError, chain_of, locked

MAX_ROWS = 500
_NAME_HEADERS = {"name", "ten", "ten goi", "ten khu dan cu", "ten thon to dan pho", "khu dan cu", "thon to dan pho"}
_KIND_HEADERS = {"kind", "loai", "loai hinh", "loai khu dan cu", "phan loai"}


@dataclass(frozen=True)
class RowError:
    """A row that did not go in: its number in the table (the header is 1) and the Vietnamese reason."""

    row: int
    reason: str


@dataclass
class AreaImport:
    """What an import did: areas added, rows whose area was there before, rows refused."""

    added: list[Place] = field(default_factory=list)
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)


@transaction.atomic
def import_areas(
    *, commune: Place, rows: Sequence[Sequence[str]], valid_from: date | None, by: User, at: datetime
) -> AreaImport:
    """Add the areas of a table with a header row; columns "tên" (name) and "loại" (kind), in any order.

    Without a kind the name must begin with it ("Thôn Đông"). Raises PlaceError when there is no name column.
    """
    commune = locked(commune)
    if commune.level != Level.COMMUNE:
        raise PlaceError(_("Khu dân cư phải nằm trong một xã, phường hoặc đặc khu."))
    name_at, kind_at = _columns(rows)
    if len(rows) - 1 > MAX_ROWS:
        raise PlaceError(_("Bảng có hơn %(limit)s dòng.") % {"limit": MAX_ROWS})
    result = AreaImport()
    for number, row in enumerate(rows[1:], start=2):
        name, kind = _cell(row, name_at), _cell(row, kind_at)
        if not name and not kind:
            continue
        try:
            _import_row(result, commune, name, kind, valid_from)
        except PlaceError as error:
            result.errors.append(RowError(number, str(error)))
    if result.added:
        detail = {"added": [area.code for area in result.added], "refused": len(result.errors)}
        record(chain=chain_of(commune), act="areas_imported", ref=commune.code, by=by, at=at, detail=detail)
    return result


def _import_row(result: AreaImport, commune: Place, name: str, kind: str, valid_from: date | None) -> None:
    kind_name = area_kind(kind) if kind else _kind_in_name(name)
    if same_area(commune, kind_name, area_name(kind_name, name), valid_from=valid_from):
        result.unchanged += 1
        return
    result.added.append(
        write_area(commune=commune, kind_name=kind_name, name=name, valid_from=valid_from, is_remote=commune.is_remote)
    )


def _kind_in_name(name: str) -> str:
    found = next((reading.kind for reading in readings(name) if reading.kind in AREA_KINDS), None)
    if found is None:
        raise PlaceError(_("Thiếu loại (thôn, tổ dân phố, …)."))
    return found


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, int | None]:
    header = [name_fold(cell) for cell in rows[0]] if rows else []
    name_at = next((index for index, cell in enumerate(header) if cell in _NAME_HEADERS), None)
    if name_at is None:
        raise PlaceError(_("Dòng đầu phải có cột “tên” (và nên có cột “loại”)."))
    return name_at, next((index for index, cell in enumerate(header) if cell in _KIND_HEADERS), None)


def _cell(row: Sequence[str], index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""
