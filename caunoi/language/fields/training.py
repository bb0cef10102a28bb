"""Training the field model from examples (scikit-learn; imported by the training alone)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from caunoi.language.fields.examples import Example
from caunoi.language.fields.model import FieldModel, Head
from caunoi.language.fields.tokens import tokens

QUESTIONS = ("field", "kind", "level")
FREEDOM = {"field": 10.0, "kind": 5.0, "level": 5.0}  # inverse of the pull towards small weights
TERM_WEIGHT = 1.5  # of a key term beside a whole opinion
FOLDS = 5
FEWEST = 2  # a token of a single example is kept only when it is in a key term


@dataclass(frozen=True)
class Quality:
    """How often the field is right on examples the model was not trained on, by cross-validation."""

    examples: int
    first: float  # share whose field is named first
    three: float  # ... among the first three
    by_field: dict[str, float]  # share found first, a field each


def train(
    examples: Sequence[Example],
    terms: Sequence[Example] = (),
    *,
    allowed: Collection[str] | None = None,
    questions: Sequence[str] = QUESTIONS,
) -> FieldModel:
    """A model of the examples; each field, kind and level that occurs becomes a possible answer.

    `allowed`: the only tokens the model may hold, whatever the examples say (all of them if none is given).
    """
    kept = {token for term in terms for token in tokens(term.text)}
    rows = [*examples, *terms]
    vectorizer = TfidfVectorizer(analyzer=tokens, sublinear_tf=True, dtype=np.float32)
    table = vectorizer.fit_transform([row.text for row in rows])
    vocabulary = vectorizer.get_feature_names_out()
    common = np.asarray((table > 0).sum(axis=0)).ravel() >= FEWEST
    wanted = np.array([token in kept for token in vocabulary]) | common
    if allowed is not None:
        wanted &= np.array([token in allowed for token in vocabulary])
    vectorizer = TfidfVectorizer(
        analyzer=tokens, sublinear_tf=True, dtype=np.float32, vocabulary=list(vocabulary[wanted])
    )
    table = vectorizer.fit_transform([row.text for row in rows])
    weights = np.array([row.weight * (TERM_WEIGHT if at >= len(examples) else 1.0) for at, row in enumerate(rows)])
    heads = {name: head for name in questions if (head := _head(name, rows, table, weights)) is not None}
    return FieldModel(vocabulary[wanted].tolist(), vectorizer.idf_.astype(np.float32), heads)


def _head(question: str, rows: Sequence[Example], table: csr_matrix, weights: "np.ndarray") -> Head | None:
    answers = np.array([getattr(row, question) for row in rows])
    told = np.flatnonzero(answers != "")
    if len(set(answers[told])) < 2:
        return None
    fitted = LogisticRegression(C=FREEDOM[question], max_iter=400, class_weight="balanced")
    fitted.fit(table[told], answers[told], sample_weight=weights[told])
    coefficients, constants = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:  # scikit-learn gives one row for two answers
        coefficients, constants = np.vstack([-coefficients, coefficients]) / 2, np.append(-constants, constants) / 2
    return Head(
        tuple(str(name) for name in fitted.classes_), coefficients.T.astype(np.float32), constants.astype(np.float32)
    )


def cross_validate(examples: Sequence[Example], terms: Sequence[Example] = ()) -> Quality:
    """Train on four fifths, ask about the fifth left out, five times."""
    fields = np.array([example.field for example in examples])
    ranks = np.zeros(len(examples), dtype=int)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for known, asked in folds.split(fields, fields):
        model = train([examples[at] for at in known], terms)
        for at in asked:
            names = [guess.name for guess in model.fields(examples[at].text)]
            ranks[at] = names.index(fields[at]) if fields[at] in names else len(names)
    by_field = {str(name): round(float((ranks[fields == name] == 0).mean()), 3) for name in sorted(set(fields))}
    return Quality(len(examples), round(float((ranks == 0).mean()), 3), round(float((ranks < 3).mean()), 3), by_field)
