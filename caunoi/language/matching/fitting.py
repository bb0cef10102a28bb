"""Fits the weights of `likeness` to pairs told to be one matter or not. Needs SciPy, so only the training uses it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from caunoi.language.matching.likeness import FILE, Marks, Weights, measure
from caunoi.language.matching.rarity import Rarity
from caunoi.language.matching.told import read

PAIRS = Path(__file__).with_name("pairs")
AGAINST = {"missing", "other_near", "other_area"}  # marks that can only lower the score; the others only raise it
STRENGTH = 0.3  # of the pull towards small weights: smaller pulls more
FOLDS = 8


@dataclass(frozen=True)
class Pair:
    """A new text and an earlier one; `group` keeps pairs of one petition together."""

    group: str
    new: str
    earlier: str
    is_same: bool


def own_pairs(names: Sequence[str] = ("c", "d")) -> Iterator[Pair]:
    """The project's own pairs: `c` and `d` as people write; `a` and `b` made to mislead, for looking only."""
    for name in names:
        for line in (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for is_same, key in ((True, "same"), (False, "other")):
                for told in row[key]:
                    yield Pair(row["id"], told["text"], row["text"], is_same)


def marks_of(pairs: Sequence[Pair], rarity: Rarity) -> np.ndarray:
    """One row of marks a pair."""
    rows = [asdict(measure(read(pair.new), read(pair.earlier), rarity)) for pair in pairs]
    return np.array([list(row.values()) for row in rows])


def fit(marks: np.ndarray, is_same: np.ndarray, *, likely: float = 0.5) -> Weights:
    """Logistic regression in which no weight has the wrong sign."""
    names = [field.name for field in fields(Marks)]
    spread = marks.std(axis=0) + 1e-9
    scaled = marks / spread

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights, constant = values[:-1], values[-1]
        total = scaled @ weights + constant
        missed = 1 / (1 + np.exp(-total)) - is_same
        cost = np.logaddexp(0, np.where(is_same, -total, total)).sum() + (weights**2).sum() / (2 * STRENGTH)
        return float(cost), np.append(scaled.T @ missed + weights / STRENGTH, missed.sum())

    bounds = [(None, 0.0) if name in AGAINST else (0.0, None) for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B").x
    values = dict(zip(names, (found[:-1] / spread).tolist(), strict=True))
    return Weights({name: round(value, 3) for name, value in values.items()}, round(float(found[-1]), 3), likely)


def scores_held_out(pairs: Sequence[Pair], marks: np.ndarray) -> np.ndarray:
    """The score of each pair by weights fitted without its petition."""
    groups = sorted({pair.group for pair in pairs})
    fold = np.array([groups.index(pair.group) % FOLDS for pair in pairs])
    is_same = np.array([pair.is_same for pair in pairs])
    scores = np.zeros(len(pairs))
    for number in range(FOLDS):
        weights = fit(marks[fold != number], is_same[fold != number])
        vector = np.array(list(weights.marks.values()))
        scores[fold == number] = 1 / (1 + np.exp(-(marks[fold == number] @ vector + weights.constant)))
    return scores


def save(weights: Weights, path: Path = FILE) -> None:
    """Write the weights as a person can read them."""
    lines = [
        "# Fitted by scripts/train_language.py on the pairs of this folder; what each mark is: likeness.Marks",
        f"constant = {weights.constant}",
        f"likely = {weights.likely}",
        "",
        "[marks]",
        *(f"{name} = {value}" for name, value in weights.marks.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
