"""Likely fields, kind and level of an opinion: a weighted sum of its words, learnt from examples (docs/model-card.md).

It proposes; a person decides. The model is a table of numbers, one row a token: no text of any opinion is in it.
"""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from caunoi.language.fields.tokens import tokens

FILE = Path(__file__).with_name("model.npz")
_BROKEN = (zipfile.BadZipFile, zlib.error)
Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Guess:
    """One possible answer and how sure it is, 0 to 1; the sureness of all answers to one question adds up to 1."""

    name: str
    score: float


@dataclass(frozen=True)
class Head:
    """One question: its possible answers, a weight for each token and answer, a constant for each answer."""

    names: tuple[str, ...]
    weights: Array
    constants: Array


class FieldModel:
    """Answers to three questions about a text: `fields`, `kinds`, `levels`."""

    def __init__(self, vocabulary: Sequence[str], rarity: Array, heads: Mapping[str, Head]) -> None:
        self.vocabulary = tuple(vocabulary)
        self.rarity = rarity
        self.heads = dict(heads)
        self._at = {token: index for index, token in enumerate(self.vocabulary)}

    def fields(self, text: str) -> list[Guess]:
        """Every field, likeliest first. A text without a known word gets all fields alike."""
        return self._ask("field", text)

    def kinds(self, text: str) -> list[Guess]:
        """Kinds of opinion, likeliest first."""
        return self._ask("kind", text)

    def levels(self, text: str) -> list[Guess]:
        """Levels of authority that such an opinion asks, likeliest first."""
        return self._ask("level", text)

    def telling(self, text: str, field: str, limit: int = 4) -> list[str]:
        """The words of the text that speak most for a field."""
        at, values = self._row(text)
        head = self.heads["field"]
        shares = values * head.weights[at, head.names.index(field)]
        order = [int(index) for index in np.argsort(-shares) if shares[index] > 0]
        words = [self.vocabulary[at[index]] for index in order]
        bare = {word for word in words if word.startswith("_")}
        written = [word for word in words if word not in bare] or [word[1:] for word in words]
        return _without_parts(written)[:limit]

    def _ask(self, question: str, text: str) -> list[Guess]:
        head = self.heads.get(question)
        if head is None:  # none of its examples said a kind, or a level
            return []
        at, values = self._row(text)
        if not len(at):
            return [Guess(name, round(1 / len(head.names), 4)) for name in head.names]
        sums = values @ head.weights[at] + head.constants
        shares = np.exp(sums - sums.max())
        shares /= shares.sum()
        order = np.argsort(-shares, kind="stable")
        return [Guess(head.names[index], round(float(shares[index]), 4)) for index in order]

    def _row(self, text: str) -> tuple[npt.NDArray[np.intp], Array]:
        """Rows of the known tokens of a text and how much each counts (TF-IDF, length 1)."""
        counts = Counter(index for token in tokens(text) if (index := self._at.get(token)) is not None)
        at = np.fromiter(counts, dtype=np.intp, count=len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self.rarity[at]
        length = float(np.sqrt((values**2).sum())) or 1.0
        return at, (values / length).astype(np.float32)


def _without_parts(words: list[str]) -> list[str]:
    """Words that are no part of a longer one already named."""
    kept: list[str] = []
    for word in words:
        if not any(f" {word} " in f" {other} " for other in kept):
            kept = [*(other for other in kept if f" {other} " not in f" {word} "), word]
    return kept


@cache
def shipped() -> FieldModel:
    """The model trained on the project's own examples alone."""
    return load(FILE.read_bytes())


def load(content: bytes) -> FieldModel:
    """A model as `saved` gives it; ValueError when it is not one."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            heads = {
                name.removesuffix(".names"): Head(
                    tuple(bytes(stored[name]).decode().split("\n")),
                    stored[name.replace(".names", ".weights")].astype(np.float32),
                    stored[name.replace(".names", ".constants")].astype(np.float32),
                )
                for name in stored.files
                if name.endswith(".names")
            }
            model = FieldModel(
                bytes(stored["vocabulary"]).decode().split("\n"), stored["rarity"].astype(np.float32), heads
            )
            _check(model)
            return model
    except (OSError, KeyError, ValueError, TypeError, AttributeError, EOFError, *_BROKEN) as error:
        raise ValueError("not a field model") from error


def _check(model: FieldModel) -> None:
    """Every table has a row for each token and a column for each answer, or ValueError."""
    rows = len(model.vocabulary)
    if "field" not in model.heads or model.rarity.shape != (rows,):
        raise ValueError
    for head in model.heads.values():
        if head.weights.shape != (rows, len(head.names)) or head.constants.shape != (len(head.names),):
            raise ValueError


def saved(model: FieldModel) -> bytes:
    """The model as a compressed file of numbers and words; nothing in it can run."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "vocabulary": _letters(model.vocabulary),
        "rarity": model.rarity.astype(np.float16),
    }
    for name, head in model.heads.items():
        arrays[f"{name}.names"] = _letters(head.names)
        arrays[f"{name}.weights"] = head.weights.astype(np.float16)
        arrays[f"{name}.constants"] = head.constants.astype(np.float32)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def _letters(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
