"""Reports read a second, on one core and two, beside a plain regular expression and an NLP pipeline on the same texts.

.venv/bin/python bench/bench_reading.py        BENCH_TEXTS=100
Our own texts are full of figures, nine in a hundred words. `BENCH_REPORTS` names a folder of real articles (.txt,
one or two figures in a hundred words), of which texts as long are made too. The pipeline (underthesea: words, parts of
speech, phrases) is measured when it is installed; nothing here needs it.
"""

import io
import os
import random
import re
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from textwrap import wrap
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
from measure import publish, table  # noqa: E402

from caunoi.reading import nouns  # noqa: E402
from caunoi.reading.documents import read_document  # noqa: E402
from caunoi.reading.figure import Figure  # noqa: E402
from caunoi.reading.reader import read_text  # noqa: E402
from caunoi.reading.working import lowered  # noqa: E402
from tests.reading import document_samples as samples  # noqa: E402
from tests.reading.scoring import matched, own_texts, quality, tally, tally_of  # noqa: E402

TEXTS = int(os.environ.get("BENCH_TEXTS", "100"))
WORDS = 5000
PIPED = 5  # texts the slow pipeline is given
NAMED = 8  # words of a name that its phrases give
LINE, PAGE = 78, 40  # letters in a line and lines on a page of the PDF
NUMBER = re.compile(
    r"(?P<bound>gần|khoảng|hơn|trên|dưới)?\s?(?P<number>\d+(?:[.,]\d+)*)\s?(?P<scale>nghìn|triệu|tỷ)?\s?"
    r"(?P<unit>%|đồng|[^\W\d]+(?: [^\W\d]+)?)"
)
BOUNDS = {"gần": "about", "khoảng": "about", "hơn": "over", "trên": "over", "dưới": "under"}
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def plain(text: str) -> list[Figure]:
    """What twenty lines of regular expression make of a text: number, word after it, bound."""
    figures = []
    for found in NUMBER.finditer(text):
        raw = found["number"]
        digits = (
            raw.replace(".", "").replace(",", ".")
            if re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?", raw)
            else raw.replace(",", ".")
        )
        try:
            value = Decimal(digits) * SCALES.get(found["scale"] or "", 1)
        except ArithmeticError:
            continue
        unit = "đồng" if found["scale"] else found["unit"]
        bound = BOUNDS.get(found["bound"] or "", "exact")
        figures.append(Figure(found.start(), found.end(), found.group(), float(value), None, bound, unit, unit))
    return figures


def long_texts() -> list[str]:
    """Texts of about 5,000 words: paragraphs of the annotated ones, shuffled."""
    paragraphs = [line for _, text, _ in own_texts() for line in text.split("\n") if line.strip()]
    rng = random.Random(7)
    made = []
    for _ in range(TEXTS):
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < WORDS:
            lines.append(rng.choice(paragraphs))
        made.append("\n\n".join(lines))
    return made


def ordinary_texts(folder: Path) -> list[str]:
    """Texts of about 5,000 words: the articles of a folder one after another, in changing order."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    rng = random.Random(7)
    made = []
    for _ in range(TEXTS):
        words: list[str] = []
        while sum(len(article.split()) for article in words) < WORDS:
            words.append(rng.choice(articles))
        made.append(_first_words("\n\n".join(words)))
    return made


def _first_words(text: str) -> str:
    """The first 5,000 words of a text, and the rest of the line they end in."""
    found = re.match(rf"(?:\S+\s+){{{WORDS}}}[^\n]*", text)
    return found.group() if found else text


def rate(work: Callable[[str], Any], texts: list[str]) -> tuple[float, float]:
    """Texts a second on the clock, CPU ms a text."""
    begun, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        work(text)
    return len(texts) / (time.perf_counter() - begun), (time.process_time() - cpu) * 1000 / len(texts)


def rate_of_two(texts: list[str]) -> float:
    """Texts a second with two processes, text in memory."""
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(count, texts[:4]))  # both have imported
        begun = time.perf_counter()
        list(pool.map(count, texts, chunksize=2))
        return len(texts) / (time.perf_counter() - begun)


def count(text: str) -> int:
    """Figures in a text; what a worker sends back."""
    return len(read_text(text).figures)


def how_good(reader: Callable[[str], list[Figure]]) -> list[float]:
    """F1 and the accuracies on the annotated texts."""
    read = cache(reader)
    score = quality(
        tally_of(read(text), matched(text, annotated, read(text)), annotated) for _, text, annotated in own_texts()
    )
    return [score[part] for part in ("f1", "unit", "qualifier", "level", "what", "part_of")]


@contextmanager
def _without(words: set[str]) -> Iterator[None]:
    """The list of counting nouns without some of them."""
    book = nouns._book()
    kept = {first: list(entries) for first, entries in book.items()}
    for first, entries in kept.items():
        book[first] = [entry for entry in entries if entry[0] not in words]
    nouns._beginning_with.cache_clear()
    try:
        yield
    finally:
        book.update(kept)
        nouns._beginning_with.cache_clear()


def left_out() -> list[float]:
    """The same, each text read without the counting nouns that stand in no other text: what rests on one text alone."""
    texts = own_texts()
    workings = [lowered(text) for _, text, _ in texts]
    counts = []
    for at, (_, text, annotated) in enumerate(texts):
        known = [words for entries in nouns._book().values() for words, *_ in entries if words in workings[at]]
        alone = {words for words in known if not any(words in other for n, other in enumerate(workings) if n != at)}
        with _without(alone):
            counts.append(tally(text, annotated))
    score = quality(counts)
    return [score[part] for part in ("f1", "unit", "qualifier", "level", "what", "part_of")]


Word = tuple[str, str, str]  # as written, part of speech, where it stands in its phrase (B-NP, O …)


def pipeline() -> Callable[[str], list[list[Word]]] | None:
    """Underthesea's words with their parts of speech and phrases, line by line, or None where it is not installed."""
    try:
        import underthesea
    except ImportError:
        return None
    return lambda text: [underthesea.chunk(line) for line in text.split("\n") if line.strip()]


def by_phrases(chunk: Callable[[str], list[list[Word]]], text: str) -> list[Figure]:
    """What the pipeline's phrases make of a text: the plain expression's numbers, counted in the first noun after them,
    named by the nouns and describing words that follow and by the verb before."""
    words = [word for line in chunk(text) for word in line]
    starts, at = [], 0
    for word, _, _ in words:
        at = max(at, text.find(word, at))
        starts.append(at)
    figures = []
    for figure in plain(text):
        number = bisect_right(starts, figure.start + len(figure.quote) - len(figure.unit) - 1)
        named = list(takewhile(lambda word: word[1][0] in "NMAV" and word[0] != "%", words[number : number + NAMED]))
        nouns_of = [word for word, kind, _ in named if kind.startswith("N")]
        before = [word for word, kind, _ in words[max(0, number - NAMED) : number] if kind == "V"]
        unit = figure.unit if figure.unit in ("đồng", "%") or not nouns_of else nouns_of[0].lower()
        what = " ".join([*(word for word, *_ in named), *before[-1:]]) or unit
        figures.append(replace(figure, unit=unit, what=what))
    return figures


def documents() -> list[list[object]]:
    """Parsing beside reading: one text as docx and as pdf."""
    from docx import Document

    text = own_texts()[0][1]
    made = Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    lines = [part for line in text.split("\n") for part in wrap(line, LINE)]
    pages = [
        [(60, 790 - 18 * row, line) for row, line in enumerate(lines[at : at + PAGE])]
        for at in range(0, len(lines), PAGE)
    ]
    files = {"bao-cao.docx": file.getvalue(), "bao-cao.pdf": samples.pdf(pages)}
    rows: list[list[object]] = []
    for name, content in files.items():
        begun = time.process_time()
        for _ in range(20):
            read_document(content, name)
        spent = (time.process_time() - begun) / 20
        rows.append([f"{name.rpartition('.')[2]}, one report of {len(text.split())} words", 1 / spent, spent * 1000])
    return rows


def main() -> None:
    """Prints and keeps the tables."""
    texts = long_texts()
    one, cpu = rate(read_text, texts)
    two = rate_of_two(texts)
    base, base_cpu = rate(plain, texts)
    rows: list[list[object]] = [
        ["caunoi.reading, one core", one, cpu, 1.0], ["caunoi.reading, two cores", two, cpu, two / one],
        ["plain regular expression, one core", base, base_cpu, base / one],
    ]  # fmt: skip
    note = ""
    if "BENCH_REPORTS" in os.environ:
        articles = ordinary_texts(Path(os.environ["BENCH_REPORTS"]))
        each, spent = rate(read_text, articles)
        both = rate_of_two(articles)
        rows.append(["caunoi.reading, articles, one core", each, spent, each / one])
        rows.append(["caunoi.reading, articles, two cores", both, spent, both / one])
        note = f" The articles have {sum(count(text) for text in articles[:10]) / 10:.0f} figures a text."
    piped = pipeline()
    if piped is not None:
        speed, spent = rate(piped, texts[:PIPED])
        rows.append([f"underthesea chunk, one core ({PIPED} texts)", speed, spent, speed / one])
    speeds = table(["reader", "texts a second", "CPU ms a text", "of ours on one core"], rows)
    good = [
        ["caunoi.reading", *how_good(lambda text: read_text(text).figures)],
        ["caunoi.reading, each text left out", *left_out()],
        ["plain regular expression", *how_good(plain)],
    ]
    if piped is not None:
        good.append(["underthesea's phrases", *how_good(partial(by_phrases, piped))])
    marks = table(
        ["reader", "F1", "unit", "bound", "level", "what", "part of (F1)"],
        [[str(c) if isinstance(c, float) else c for c in row] for row in good],
    )
    parsed = table(["parsing", "documents a second", "CPU ms a document"], documents())
    figures = sum(count(text) for text in texts[:10]) / 10
    said = f"{TEXTS} texts of {WORDS} words with {figures:.0f} figures each, in memory; checks and indicators included."
    publish("Reading reports", f"{speeds}\n\n{said}{note}\n\n{marks}\n\n{parsed}", None)


if __name__ == "__main__":
    main()
