"""Putting the units of the country into the database from `data/`: in bulk, as often as one likes, nothing deleted."""

import csv
import gzip
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from caunoi.language.fold import sort_key
from caunoi.places.choices import LEVEL_RANK
from caunoi.places.models import Place, PlaceAlias, PlacePath, Succession
from caunoi.places.names import alias_fold, name_fold, tidy_name

DATA = Path(__file__).resolve().parent / "data"
ROOT_CODE = "viet-nam"
_BATCH = 2000
_PLACE_FIELDS = ("statistical_code", "level", "kind_name", "name", "name_fold", "sort_name", "valid_from", "valid_to")


@dataclass(frozen=True)
class LoadCount:
    """What one load did: rows added and rows whose dates or texts changed; all nought the second time."""

    places: int = 0
    successions: int = 0
    aliases: int = 0
    changed: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether everything was there already."""
        return self == LoadCount()


@transaction.atomic
def load_country(folder: Path = DATA) -> LoadCount:
    """Bring units, closure, successions and aliases of the folder into the database (about 30,000 + 50,000 rows).

    Rows are known by code: missing ones are added, different ones changed, others left alone, `is_remote` too.
    """
    loader = _Loader(folder)
    return LoadCount(loader.places(), loader.successions(), loader.aliases(), loader.changed)


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a csv.gz with a header."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass
class _Loader:
    folder: Path
    changed: int = 0
    by_code: dict[str, Place] = field(default_factory=dict)

    def places(self) -> int:
        """Level by level, since a row needs its parent's id."""
        self.by_code = {place.code: place for place in Place.objects.all()}
        lines = sorted(rows_of(self.folder / "units.csv.gz"), key=lambda line: LEVEL_RANK[line["level"]])
        added = 0
        for level in LEVEL_RANK:
            fresh: list[Place] = []
            for line in (line for line in lines if line["level"] == level):
                wanted = self._wanted(line)
                known = self.by_code.get(wanted.code)
                if known is None:
                    fresh.append(wanted)
                else:
                    self._correct(known, wanted)
            for place in Place.objects.bulk_create(fresh, batch_size=_BATCH):
                self.by_code[place.code] = place
            self._add_paths(fresh)
            added += len(fresh)
        return added

    def _wanted(self, line: dict[str, str]) -> Place:
        parent = self.by_code[line["parent_code"]] if line["parent_code"] else None
        return Place(
            code=line["code"],
            statistical_code=line["statistical_code"],
            level=line["level"],
            kind_name=line["kind_name"],
            name=tidy_name(line["name"]),
            name_fold=name_fold(line["name"]),
            sort_name=sort_key(line["name"]),
            parent=parent,
            valid_from=_date(line["valid_from"]),
            valid_to=_date(line["valid_to"]),
        )

    def _correct(self, known: Place, wanted: Place) -> None:
        """A correction of the data; the parent is never changed (that would be a new row)."""
        if known.parent_id != wanted.parent_id:
            raise ValueError(f"{known.code}: a place with another parent must have a code of its own")
        different = [name for name in _PLACE_FIELDS if getattr(known, name) != getattr(wanted, name)]
        if different:
            Place.objects.filter(pk=known.pk).update(**{name: getattr(wanted, name) for name in different})
            self.changed += 1

    def _add_paths(self, fresh: list[Place]) -> None:
        by_id = {place.pk: place for place in self.by_code.values()}
        paths: list[PlacePath] = []
        for place in fresh:
            above: Place | None = place
            depth = 0
            while above is not None:
                paths.append(PlacePath(ancestor=above, descendant=place, depth=depth))
                above, depth = by_id.get(above.parent_id or 0), depth + 1
        PlacePath.objects.bulk_create(paths, batch_size=_BATCH)

    def successions(self) -> int:
        """The pairs old → new that are missing; corrected ones are changed."""
        known = {(row.old_id, row.new_id): row for row in Succession.objects.all()}
        fresh: list[Succession] = []
        for line in rows_of(self.folder / "successions.csv.gz"):
            wanted = Succession(
                old=self.by_code[line["old"]],
                new=self.by_code[line["new"]],
                is_whole=line["is_whole"] == "1",
                on=date.fromisoformat(line["on"]),
                citation=line["citation"],
            )
            row = known.get((wanted.old_id, wanted.new_id))
            if row is None:
                fresh.append(wanted)
            elif (row.is_whole, row.on, row.citation) != (wanted.is_whole, wanted.on, wanted.citation):
                Succession.objects.filter(pk=row.pk).update(
                    is_whole=wanted.is_whole, on=wanted.on, citation=wanted.citation
                )
                self.changed += 1
        return len(Succession.objects.bulk_create(fresh, batch_size=_BATCH))

    def aliases(self) -> int:
        """The names of aliases.toml and, after them, those of units that joined others before the data begin."""
        known = {(row.place_id, row.name_fold): row for row in PlaceAlias.objects.all()}
        fresh: dict[tuple[int, str], PlaceAlias] = {}
        for wanted in self._wanted_aliases():
            key = (wanted.place_id, wanted.name_fold)
            row = known.get(key)
            if row is None:
                fresh.setdefault(key, wanted)
            elif wanted.note and (row.is_same, row.note) != (wanted.is_same, wanted.note):
                PlaceAlias.objects.filter(pk=row.pk).update(is_same=wanted.is_same, note=wanted.note)
                self.changed += 1
        return len(PlaceAlias.objects.bulk_create(fresh.values(), batch_size=_BATCH))

    def _wanted_aliases(self) -> Iterator[PlaceAlias]:
        book = tomllib.loads((self.folder / "aliases.toml").read_text(encoding="utf-8"))
        for entry in book["alias"]:
            for code in entry["codes"]:
                for name in entry["names"]:
                    yield PlaceAlias(
                        place=self.by_code[code],
                        name_fold=alias_fold(name),
                        is_same=entry["same"],
                        note=entry["note"],
                    )
        for line in rows_of(self.folder / "old_names.csv.gz"):
            place = self.by_code[line["code"]]
            is_same = line["name_fold"].endswith(alias_fold(place.name))  # only the kind was another
            yield PlaceAlias(place=place, name_fold=line["name_fold"], is_same=is_same)
