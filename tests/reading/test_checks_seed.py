"""The five articles: what a careful reader found in them is found, and little else."""

import json
import os
from pathlib import Path

import pytest

from caunoi.reading.checks import check_report
from caunoi.reading.figure import Figure, Report
from tests.reading.hand import alarms

pytestmark = pytest.mark.shared
FAILS, SUSPICIOUS = "fails", "suspicious"
CAU_GIAY, HA_NAM, BAC_TU_LIEM, HOAN_KIEM, LONG_BIEN = "000", "001", "002", "003", "004"


def gold(number: str) -> Report:
    folder = Path(os.environ["CAUNOI_SHARED"]) / "reports"
    (path,) = (folder / "gold").glob(f"{number}_*.json")
    text = (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
    data, figures, at = json.loads(path.read_text(encoding="utf-8")), [], 0
    for row in data["figures"]:
        start = text.index(row["quote"], at)
        ratio = row["part_of"] == len(figures) + 1
        at = start + 1 if ratio else start + len(row["quote"])
        figures.append(
            Figure(
                start,
                start + len(row["quote"]),
                row["quote"],
                row["value"],
                row.get("value_max"),
                row["qualifier"],
                row["unit"],
                row["what"],
                row["subject"],
                row["level"],
                row["period"],
                row["part_of"],
            )
        )
    return Report(text, data["unit"], data["parent"], data["period"], figures)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            CAU_GIAY,
            {
                ("product", FAILS, (56, 57, 46, 47)),
                ("unclear", SUSPICIOUS, (48,)),
                ("digit_swap", SUSPICIOUS, (48, 49)),
            },
        ),
        (HA_NAM, {("chance_sum", SUSPICIOUS, (19, 20, 21))}),
        (BAC_TU_LIEM, set()),
        (HOAN_KIEM, set()),
        (LONG_BIEN, {("elapsed", FAILS, ()), ("count_of_list", SUSPICIOUS, (2,))}),
    ],
)
def test_what_fails_or_is_suspicious(number, expected):
    assert set(alarms(check_report(gold(number)))) == expected


def test_what_holds_in_the_first():
    sums = {(check.kind, check.figures) for check in check_report(gold(CAU_GIAY)) if check.verdict == "holds"}
    assert {("product", (1, 0, 2)), ("product", (18, 17, 19)), ("parts", (17, 20, 21)), ("parts", (23, 24, 25))} <= sums


def test_what_holds_in_the_second():
    sums = {check.figures for check in check_report(gold(HA_NAM)) if check.verdict == "holds" and check.kind == "parts"}
    assert sums == {(0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11)}
