"""Fits the weights of `likeness` to pairs told to be one matter or not. Needs SciPy, so only the training uses it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from caunoi.language.matching.candidates import Candidates
from caunoi.language.matching.likeness import FILE, Marks, Weights, measure
from caunoi.language.matching.rarity import Rarity
from caunoi.language.matching.told import Told, read

PAIRS = Path(__file__).with_name("pairs")
AGAINST = {"rival", "other_near", "other_area"}  # marks that can only lower the score
EITHER_WAY = {"nameless"}  # the others only raise it
STRENGTH = 0.3  # of the pull towards small weights: smaller pulls more
FOLDS = 8
NEAREST = 2  # other petitions that each new text is paired with
WEIGHT_OF_NEAREST = 0.4
WEIGHT_OF_OTHER_PLACE = 0.1  # a pair of `a` and `b`, which say the same of two places almost word for word
LIKELY = 0.37
Table = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pair:
    """A new text and an earlier one; `group` keeps pairs of one petition together."""

    group: str
    new: Told
    earlier: Told
    is_same: bool
    weight: float = 1.0


def texts(names: Sequence[str] = ("a", "b", "c", "d")) -> Iterator[tuple[str, str]]:
    """Every text of the pair files with its petition's id."""
    for row in _rows(names):
        yield row["id"], row["text"]
        yield from ((row["id"], told["text"]) for key in ("same", "other") for told in row[key])


def own_pairs(others: Sequence[str] = ()) -> Iterator[Pair]:
    """The project's own pairs: `c` and `d`, told as people tell, and of `a` and `b` the same said of another place.

    Each new text is also paired with the two nearest of the other petitions and of `others`, which are other matters.
    The rest of `a` and `b` was made to mislead and is for looking.
    """
    petitions = [(row["id"], row["text"]) for row in _rows(("a", "b", "c", "d"))]
    pool = [*petitions, *(("", text) for text in others)]
    candidates = Candidates((text, "") for _, text in pool)
    earlier = {name: read(text) for name, text in petitions}
    for row in _rows(("c", "d")):
        for is_same, key in ((True, "same"), (False, "other")):
            for told in row[key]:
                new = read(told["text"])
                yield Pair(row["id"], new, earlier[row["id"]], is_same)
                near = [at for at in candidates.nearest(new, NEAREST + 4) if pool[at][0] != row["id"]]
                for at in near[:NEAREST]:
                    yield Pair(row["id"], new, read(pool[at][1]), False, WEIGHT_OF_NEAREST)
    for row in _rows(("a", "b")):
        for told in row["other"]:
            if told["why"] == "place":
                yield Pair(row["id"], read(told["text"]), earlier[row["id"]], False, WEIGHT_OF_OTHER_PLACE)


def _rows(names: Sequence[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        for line in (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def marks_of(pairs: Sequence[Pair], rarity: Rarity) -> Table:
    """One row of marks a pair."""
    return np.array([list(asdict(measure(pair.new, pair.earlier, rarity)).values()) for pair in pairs])


def fit(marks: Table, is_same: Flags, weight: Table, *, likely: float = LIKELY) -> Weights:
    """Logistic regression in which no weight has the wrong sign."""
    names = [field.name for field in fields(Marks)]
    spread = marks.std(axis=0) + 1e-9
    scaled = marks / spread

    def loss(values: Table) -> tuple[float, Table]:
        weights, constant = values[:-1], values[-1]
        total = scaled @ weights + constant
        missed = weight * (1 / (1 + np.exp(-total)) - is_same)
        cost = (weight * np.logaddexp(0, np.where(is_same, -total, total))).sum() + (weights**2).sum() / (2 * STRENGTH)
        return float(cost), np.append(scaled.T @ missed + weights / STRENGTH, missed.sum())

    bounds = [(None if name in AGAINST | EITHER_WAY else 0.0, 0.0 if name in AGAINST else None) for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B").x
    values = dict(zip(names, (found[:-1] / spread).tolist(), strict=True))
    return Weights({name: round(value, 3) for name, value in values.items()}, round(float(found[-1]), 3), likely)


def scores_held_out(pairs: Sequence[Pair], marks: Table) -> Table:
    """The score of each pair by weights fitted without its petition."""
    groups = sorted({pair.group for pair in pairs})
    fold = np.array([groups.index(pair.group) % FOLDS for pair in pairs])
    is_same, weight = np.array([pair.is_same for pair in pairs]), np.array([pair.weight for pair in pairs])
    scores = np.zeros(len(pairs))
    for number in range(FOLDS):
        known, asked = fold != number, fold == number
        weights = fit(marks[known], is_same[known], weight[known])
        scores[asked] = 1 / (1 + np.exp(-(marks[asked] @ np.array(list(weights.marks.values())) + weights.constant)))
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
