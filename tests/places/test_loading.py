"""Loading from a folder of a few rows: twice, with a correction, with a later unit."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from caunoi.places.data.build import write
from caunoi.places.loading import LoadCount, load_country
from caunoi.places.models import Place, PlaceAlias, Succession
from caunoi.places.selectors import closure_is_whole, successors

UNITS = [
    ("viet-nam", "country", "", "", "Việt Nam", "", "", ""),
    ("tinh-a", "province", "01", "Tỉnh", "A", "viet-nam", "", "2025-07-01"),
    ("huyen-b", "district", "001", "Huyện", "B", "tinh-a", "", "2025-07-01"),
    ("xa-c", "commune", "00001", "Xã", "C", "huyen-b", "", "2025-07-01"),
    ("tinh-d", "province", "01", "Tỉnh", "D", "viet-nam", "2025-07-01", ""),
    ("xa-c-moi", "commune", "00001", "Xã", "C", "tinh-d", "2025-07-01", ""),
]
PAIRS = [("tinh-a", "tinh-d", "1", "2025-07-01", "NQ 1"), ("xa-c", "xa-c-moi", "1", "2025-07-01", "NQ 2")]
ALIASES = '[[alias]]\nnames = ["Xã Xê"]\ncodes = ["xa-c"]\nsame = true\nnote = "Tên cũ"\n'


def put(folder: Path, units: list[tuple[str, ...]], pairs: list[tuple[str, ...]], aliases: str = ALIASES) -> None:
    header = ("code", "level", "statistical_code", "kind_name", "name", "parent_code", "valid_from", "valid_to")
    write(folder / "units.csv.gz", header, units)
    write(folder / "successions.csv.gz", ("old", "new", "is_whole", "on", "citation"), pairs)
    write(folder / "old_names.csv.gz", ("code", "name_fold"), [("huyen-b", "thixab"), ("huyen-b", "huyenkhac")])
    (folder / "aliases.toml").write_text(aliases, encoding="utf-8")


def test_the_second_time_nothing_happens(db: None, tmp_path: Path) -> None:
    put(tmp_path, UNITS, PAIRS)
    assert load_country(tmp_path) == LoadCount(places=6, successions=2, aliases=3, changed=0)
    assert load_country(tmp_path) == LoadCount()
    assert (Place.objects.count(), Succession.objects.count()) == (6, 2)
    assert closure_is_whole()
    assert dict(PlaceAlias.objects.values_list("name_fold", "is_same")) == {
        "xaxe": True,
        "thixab": True,  # only the kind was another
        "huyenkhac": False,
    }


def test_corrections_and_later_rows_are_taken_over(db: None, tmp_path: Path) -> None:
    put(tmp_path, UNITS, PAIRS)
    load_country(tmp_path)
    Place.objects.filter(code="xa-c-moi").update(is_remote=True)
    ended = [
        *UNITS[:5],
        (*UNITS[5][:7], "2026-09-01"),
        ("xa-e", "commune", "00001", "Xã", "E", "tinh-d", "2026-09-01", ""),
    ]
    pairs = [PAIRS[0], (*PAIRS[1][:4], "NQ 3"), ("xa-c-moi", "xa-e", "1", "2026-09-01", "NQ 4")]
    put(tmp_path, ended, pairs, ALIASES.replace("Tên cũ", "Tên xưa"))
    assert load_country(tmp_path) == LoadCount(places=1, successions=1, aliases=0, changed=3)
    assert closure_is_whole()
    known = Place.objects.get(code="xa-c-moi")
    assert (known.valid_to, known.is_remote) == (date(2026, 9, 1), True)
    assert [(place.code, whole) for place, whole in successors(Place.objects.get(code="xa-c"), date(2026, 10, 1))] == [
        ("xa-e", True)
    ]
    assert load_country(tmp_path) == LoadCount()


def test_a_place_with_another_parent_needs_another_code(db: None, tmp_path: Path) -> None:
    put(tmp_path, UNITS, PAIRS)
    load_country(tmp_path)
    moved = [*UNITS[:3], ("xa-c", "commune", "00001", "Xã", "C", "tinh-a", "", "2025-07-01"), *UNITS[4:]]
    put(tmp_path, moved, PAIRS)
    with pytest.raises(ValueError, match="xa-c: a place with another parent"):
        load_country(tmp_path)


def test_the_data_files_are_what_the_script_makes(tmp_path: Path) -> None:
    from caunoi.places.data.build import HERE, build

    build(tmp_path)
    for name in ("units.csv.gz", "successions.csv.gz", "old_names.csv.gz"):
        assert gzip.decompress((tmp_path / name).read_bytes()) == gzip.decompress((HERE / name).read_bytes()), name
