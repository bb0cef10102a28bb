"""Gathers opinions into issues: the same kind of trouble or request, told by many in their own words.

Looser than "the same case" (caunoi.language.matching): a flooded lane here and a blocked drain there are one issue of a
compiled table. It proposes; an officer renames, moves, splits and joins. How it works and what it misses:
docs/adr/0050-issues-from-opinions.md. Deterministic, on the processor alone, no model to download.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from rapidfuzz import fuzz

from caunoi.language.fold import has_diacritics
from caunoi.language.issue_quotes import as_label, is_quotable, label_candidates, sentences
from caunoi.language.issue_words import families_of, terms_of
from caunoi.language.personal import find_personal_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

MAX_TEXTS = 4000  # all are compared with all
MAX_QUOTES = 3
MAX_LABEL_LETTERS = 120
SAME_WORDS = 80  # of 100 in rapidfuzz: a sentence that says the same as one quoted already
JOINED = 0.18  # likeness from which on two groups are one (average over their pairs); see the ADR for how it was chosen
_WORDS_COUNT, _FAMILIES_COUNT = 2.0, 0.3  # how much shared words and shared families say
_OTHER = 0.6  # factor when both speak of families and share none, or both have a field and not the same
_SAME_PLACE = 1.1
_CROWDED = 200  # members looked at for the label
_K = TypeVar("_K", bound=Hashable)
_E = TypeVar("_E", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Grouped:
    """One opinion to be gathered. `place` is left out of its words; `field` and `person` are None when unknown.

    `person` is any key that is the same when the same person speaks again; None stands for somebody else each time.
    """

    id: int
    text: str
    place: str = ""
    place_id: int | None = None
    field: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `start` to `end` of the text of opinion `id`, as given."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    """Opinions about one issue, in the order of their ids; alone when nothing is like it.

    `label` is a clause of one of them ("" when none is fit) and `named_by` where it stands; `quotes` are up to three
    sentences, the most telling first, each of another opinion; `field` is the one most members have, None if none has.
    """

    members: list[int]
    label: str
    named_by: Quote | None
    quotes: list[Quote]
    field: str | None


def group(texts: Sequence[Grouped]) -> list[Group]:
    """The opinions gathered, large groups first, those alone last; every opinion is in exactly one group.

    The order of the input makes no difference. Raises ValueError for more than MAX_TEXTS or an id given twice.
    """
    rows = _sorted(texts)
    if not rows:
        return []
    features = _Features(rows)
    labels = _clusters(features.likeness())
    gathered: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        gathered.setdefault(int(label), []).append(index)
    groups = sorted(gathered.values(), key=lambda members: (-len(members), rows[members[0]].id))
    return [_described(features, members) for members in groups]


def describe(texts: Sequence[Grouped]) -> Group:
    """Label and quotes for opinions that somebody put together by hand. Raises ValueError for none at all."""
    rows = _sorted(texts)
    if not rows:
        raise ValueError("nothing to describe")
    return _described(_Features(rows), list(range(len(rows))))


def nearest(texts: Sequence[Grouped], known: Mapping[_K, Sequence[Grouped]]) -> dict[int, _K]:
    """Which opinions belong to a group that is there already: id → its key; those that fit none are left out."""
    found: dict[int, _K] = {}
    for text, (key, likeness) in _best(texts, known).items():
        if likeness >= JOINED:
            found[text] = key
    return found


def _best(texts: Sequence[Grouped], known: Mapping[_K, Sequence[Grouped]]) -> dict[int, tuple[_K, float]]:
    rows = [*texts, *(row for members in known.values() for row in members)]
    if not texts or len(rows) == len(texts):
        return {}
    likeness = _Features(rows).likeness()
    best: dict[int, tuple[_K, float]] = {}
    start = len(texts)
    for key, members in known.items():
        if members:
            means = likeness[: len(texts), start : start + len(members)].mean(axis=1)
            for text, mean in zip(texts, means, strict=True):
                if text.id not in best or float(mean) > best[text.id][1]:
                    best[text.id] = (key, float(mean))
        start += len(members)
    return best


def alike(asked: Mapping[_K, Sequence[Grouped]], earlier: Mapping[_E, Sequence[Grouped]]) -> dict[_K, list[_E]]:
    """For each group the earlier groups about the same issue, most alike first; without any it is left out."""
    rows = [row for members in (*asked.values(), *earlier.values()) for row in members]
    if not any(asked.values()) or not any(earlier.values()):
        return {}
    likeness = _Features(rows).likeness()
    spans, start = [], 0
    for members in (*asked.values(), *earlier.values()):
        spans.append(slice(start, start + len(members)))
        start += len(members)
    found: dict[_K, list[_E]] = {}
    for key, here in zip(asked, spans, strict=False):
        means = [
            (float(likeness[here, there].mean()), number, other)
            for number, (other, there) in enumerate(zip(earlier, spans[len(asked) :], strict=True))
            if here.start < here.stop and there.start < there.stop
        ]
        near = sorted((mean for mean in means if mean[0] >= JOINED), key=lambda mean: (-mean[0], mean[1]))
        if near:
            found[key] = [other for _mean, _number, other in near]
    return found


def _sorted(texts: Sequence[Grouped]) -> list[Grouped]:
    if len(texts) > MAX_TEXTS:
        raise ValueError(f"more than {MAX_TEXTS} opinions at once")
    rows = sorted(texts, key=lambda row: row.id)
    if len({row.id for row in rows}) != len(rows):
        raise ValueError("an opinion is given twice")
    return rows


class _Features:
    """The opinions as vectors: rare words weigh more (TF-IDF), each text has length one."""

    def __init__(self, rows: Sequence[Grouped]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # late: a second that only grouping pays

        self.rows = rows
        self._words = TfidfVectorizer(analyzer=list, sublinear_tf=True)
        self._families = TfidfVectorizer(analyzer=list, sublinear_tf=True)
        terms = [terms_of(row.text, row.place) for row in rows]
        families = [families_of(row.text) for row in rows]
        nothing = [[""]]  # one text more, with a word nobody uses: an empty vocabulary is no error
        self._words.fit(terms + nothing)
        self._families.fit(families + nothing)
        self.words: Any = self._words.transform(terms)
        self.families: Any = self._families.transform(families)

    def likeness(self) -> "Matrix":
        """How alike any two are, from 0 to 1."""
        import numpy as np

        words, families = (self.words @ self.words.T).toarray(), (self.families @ self.families.T).toarray()
        found = 1 - (1 - np.clip(_WORDS_COUNT * words, 0, 1)) * (1 - _FAMILIES_COUNT * families)
        speaks = np.asarray(self.families.sum(axis=1)).ravel() > 0
        other_matter = np.outer(speaks, speaks) & (families == 0)
        fields = np.array([row.field or "" for row in self.rows])
        has_field = fields != ""
        other_field = np.outer(has_field, has_field) & (fields[:, None] != fields[None, :])
        found[other_matter] *= _OTHER
        found[other_field] *= _OTHER
        places = np.array([row.place_id or 0 for row in self.rows])
        found[(places[:, None] == places[None, :]) & (places[:, None] > 0)] *= _SAME_PLACE
        matrix: Matrix = np.clip(found, 0, 1)
        return matrix

    def centre_scores(self, members: Sequence[int], pieces: Sequence[str]) -> list[float]:
        """How much each piece of text says of what the members have in common."""
        import numpy as np

        centre = np.asarray(self.words[list(members)].mean(axis=0)).ravel()
        family_centre = np.asarray(self.families[list(members)].mean(axis=0)).ravel()
        words = self._words.transform([terms_of(piece) for piece in pieces])
        families = self._families.transform([families_of(piece) for piece in pieces])
        return [float(score) for score in words @ centre + _FAMILIES_COUNT * (families @ family_centre)]


def _clusters(likeness: "Matrix") -> Sequence[int]:
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering

    if len(likeness) < 2:
        return [0] * len(likeness)
    distance = 1 - likeness
    np.fill_diagonal(distance, 0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - JOINED
    )
    labels: Sequence[int] = model.fit_predict(distance)
    return labels


def _described(features: _Features, members: Sequence[int]) -> Group:
    rows = [features.rows[index] for index in members]
    fields = Counter(row.field for row in rows if row.field)
    field = min(fields, key=lambda key: (-fields[key], key)) if fields else None
    looked_at = list(members)[:_CROWDED]
    label, named_by = _label(features, looked_at)
    return Group([row.id for row in rows], label, named_by, _quotes(features, looked_at), field)


def _label(features: _Features, members: Sequence[int]) -> tuple[str, Quote | None]:
    found: dict[str, Quote] = {}
    for index in members:
        row = features.rows[index]
        for start, end in label_candidates(row.text):
            found.setdefault(as_label(row.text[start:end]), Quote(row.id, start, end))
    candidates = [clause for clause in found if len(clause) <= MAX_LABEL_LETTERS]
    candidates = [clause for clause in candidates if has_diacritics(clause)] or candidates
    scores = features.centre_scores(members, candidates) if candidates else []
    ranked = sorted(zip(scores, range(len(candidates)), candidates, strict=True), key=lambda item: (-item[0], item[1]))
    label = next((clause for _score, _number, clause in ranked if not find_personal_data(clause)), "")
    return label, found.get(label)


def _quotes(features: _Features, members: Sequence[int]) -> list[Quote]:
    found = [
        (features.rows[index], start, end) for index in members for start, end in sentences(features.rows[index].text)
    ]
    fit = [item for item in found if is_quotable(item[0].text[item[1] : item[2]])] or found
    fit = [item for item in fit if has_diacritics(item[0].text)] or fit
    scores = features.centre_scores(members, [row.text[start:end] for row, start, end in fit])
    ranked = sorted(zip(scores, range(len(fit)), fit, strict=True), key=lambda item: (-item[0], item[1]))
    quotes: list[Quote] = []
    said: list[str] = []
    speakers: set[str] = set()
    for _score, _number, (row, start, end) in ranked:
        words, speaker = row.text[start:end].casefold(), row.person or f"opinion {row.id}"
        is_new = all(fuzz.token_sort_ratio(words, other) < SAME_WORDS for other in said)
        if is_new and speaker not in speakers and row.id not in {quote.id for quote in quotes}:
            quotes.append(Quote(row.id, start, end))
            said.append(words)
            speakers.add(speaker)
        if len(quotes) == MAX_QUOTES:
            break
    return quotes
