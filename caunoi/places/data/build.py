"""Make units.csv.gz, successions.csv.gz and old_names.csv.gz from the data of the package vietnamadminunits.

Run at development time, from anywhere: `python caunoi/places/data/build.py [folder]`; the same package gives the same
bytes. The package has two snapshots, before and since 2025-07-01, and for each old commune the new ones. From them come
the units with their dates (an earlier beginning is unknown), and the successors of communes, districts and provinces:
`is_whole` when everything under the old unit went to that one new unit.
"""

import csv
import gzip
import importlib.util
import io
import json
import re
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from caunoi.language.fold import fold, nfc

HERE = Path(__file__).resolve().parent
REFORM = "2025-07-01"
ROOT = "viet-nam"
KINDS = ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã")
_KIND_KEYS = tuple(fold(kind).replace(" ", "") for kind in KINDS)


class Unit(NamedTuple):
    """One row of units.csv.gz; dates are ISO or empty (unknown beginning, no end)."""

    code: str
    level: str
    statistical_code: str
    kind_name: str
    name: str
    parent_code: str
    valid_from: str
    valid_to: str


class Old(NamedTuple):
    """A row of the snapshot before 2025-07-01: the codes of its units and the package's keys."""

    province: str
    district: str
    commune: str
    key: str


def unit(level: str, number: str, full_name: str, parent: str, *, is_old: bool) -> Unit:
    """The unit with its own code: kind and name as a slug, statistical code, `cu` for what ended in 2025."""
    words = " ".join(nfc(full_name).split())
    kind = next(kind for kind in KINDS if words.lower().startswith(kind.lower() + " "))
    name = words[len(kind) + 1 :]
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", fold(words)))
    dates = ("", REFORM) if is_old else (REFORM, "")
    return Unit(f"{slug}-{number}{'-cu' if is_old else ''}", level, number, kind, name, parent, *dates)


class Builder:
    """Collects units, successions and old names from the package's folder."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "dataset.db")
        self.converter = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
        self.resolutions = tomllib.loads((HERE / "resolutions.toml").read_text(encoding="utf-8"))
        self.units: dict[str, Unit] = {ROOT: Unit(ROOT, "country", "", "", "Việt Nam", "", "", "")}
        self.olds: list[Old] = []
        self.new_by_key: dict[tuple[str, str], str] = {}
        self.old_names: set[tuple[str, str]] = set()

    def add(self, row: Unit) -> str:
        """Keep the unit; the same code must mean the same unit."""
        if self.units.setdefault(row.code, row) != row:
            raise ValueError(f"two units with the code {row.code}")
        return row.code

    def read_new(self) -> None:
        """The units since 2025-07-01."""
        query = "SELECT province, provinceCode, ward, wardCode, provinceKey, wardKey FROM admin_units"
        for province, province_code, ward, ward_code, province_key, ward_key in self.database.execute(query):
            parent = self.add(unit("province", province_code, province, ROOT, is_old=False))
            code = self.add(unit("commune", ward_code, ward, parent, is_old=False))
            self.new_by_key[province_key, ward_key] = code

    def read_old(self) -> None:
        """The units until 2025-06-30; five island districts have no commune."""
        query = (
            "SELECT province, provinceCode, district, districtCode, ward, wardCode, provinceKey, districtKey, wardKey,"
            " districtAlias, wardAlias FROM admin_units_legacy"
        )
        for row in self.database.execute(query):
            province, province_code, district, district_code, ward, ward_code, *rest = row
            province_key, district_key, ward_key, district_names, ward_names = rest
            top = self.add(unit("province", province_code, province, ROOT, is_old=True))
            middle = self.add(unit("district", district_code, district, top, is_old=True))
            self._keep_names(middle, district_names)
            code = self.add(unit("commune", ward_code, ward, middle, is_old=True)) if ward else ""
            self._keep_names(code, ward_names)
            self.olds.append(Old(top, middle, code, f"{province_key}_{district_key}_{ward_key or ''}"))

    def _keep_names(self, code: str, names: str | None) -> None:
        """Names of units that joined this one before 2025, kept where the kind is said."""
        found = json.loads(names) if code and names else []
        self.old_names.update((code, name) for name in found if name.startswith(_KIND_KEYS))

    def targets(self) -> dict[str, list[str]]:
        """Old commune (or island district) key → codes of the new communes."""
        found: dict[str, list[str]] = defaultdict(list)
        for province, wards in self.converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for ward, olds in wards.items():
                for old in olds:
                    found[old].append(self.new_by_key[province, ward])
        for province, divided in self.converter["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, wards in divided.items():
                found[old].extend(self.new_by_key[province, ward["newWardKey"]] for ward in wards)
        return found

    def successions(self) -> list[tuple[str, str, str, str, str]]:
        """(old, new, 1 for whole, date, citation), sorted."""
        targets, reached = self.targets(), defaultdict(set)
        for old in self.olds:
            for new in targets[old.key]:
                reached[old.commune or old.district].add(new)
                reached[old.district].add(new)
                reached[old.province].add(self.units[new].parent_code)
        rows: list[tuple[str, str, str, str, str]] = []
        for old_code, new_codes in reached.items():
            whole = str(int(len(new_codes) == 1))
            rows.extend((old_code, new, whole, REFORM, self._citation(new)) for new in new_codes)
        return sorted(rows)

    def _citation(self, new: str) -> str:
        row = self.units[new]
        if row.level == "province":
            return str(self.resolutions["provinces"])
        return str(self.resolutions["communes"][self.units[row.parent_code].statistical_code])


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A csv.gz whose bytes depend on the rows alone (no date, no name in its head)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def build(folder: Path) -> None:
    """Write the three files into the folder."""
    spec = importlib.util.find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install vietnamadminunits==1.0.4 first")
    builder = Builder(Path(spec.origin).parent / "data")
    builder.read_new()
    builder.read_old()
    levels = ("country", "province", "district", "commune")
    units = sorted(builder.units.values(), key=lambda row: (levels.index(row.level), row.code))
    write(folder / "units.csv.gz", Unit._fields, units)
    write(folder / "successions.csv.gz", ("old", "new", "is_whole", "on", "citation"), builder.successions())
    write(folder / "old_names.csv.gz", ("code", "name_fold"), sorted(builder.old_names))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
