"""Writing and checking the journal. `record` is called last in an act: it locks the end of the chain until commit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import connection, transaction
from django.db.models import QuerySet

from caunoi.journal.chain import clean_detail, code, entry_hash
from caunoi.journal.models import FIRST_PREV_HASH, SAMPLE_PREFIX, ChainHead, Entry

SYSTEM_CHAIN = "he-thong"  # acts that belong to no body: sign-in, calendar, setting up
_CHUNK = 2000


class HasCode(Protocol):
    """Whoever acts: an account, or one of the named actors below."""

    @property
    def code(self) -> str:
        """The short public code that stands for the actor."""


@dataclass(frozen=True)
class Actor:
    """An actor without an account."""

    code: str


SYSTEM = Actor("he-thong")  # the programme itself: worker, scheduled jobs, commands
PUBLIC = Actor("nguoi-dan")  # somebody on the public site


@dataclass(frozen=True)
class Break:
    """One place where a chain does not hold. `kind`: changed, unlinked, missing, cut or headless."""

    chain: str
    seq: int
    kind: str

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq}: {_TEXTS[self.kind]}"


_TEXTS = {
    "changed": "nội dung đã bị sửa (mã băm không khớp)",
    "unlinked": "không nối với dòng trước (đã bị thay hoặc đổi chỗ)",
    "missing": "dòng này không còn",
    "cut": "phần cuối của chuỗi đã bị cắt, bắt đầu từ dòng này",
    "headless": "có dòng nằm ngoài điểm cuối đã ghi của chuỗi",
}


def record(
    *, chain: str, act: str, ref: str, by: HasCode, at: datetime, detail: Mapping[str, object] | None = None
) -> Entry:
    """Append one act to a chain, in the caller's transaction; without one there is no act to share a fate with.

    `at` is aware. `detail` holds codes, hashes, states, numbers, yes/no, dates and flat lists of them. Raises
    RuntimeError outside a transaction, ValueError for a naive moment, NotACodeError for what may be personal data.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("journal.record needs the transaction of the act")
    if at.tzinfo is None:
        raise ValueError("journal.record needs an aware moment")
    entry = Entry(
        chain=code(chain, "chain"),
        at=at,
        act=code(act, "act"),
        ref=code(ref, "ref"),
        actor=code(by.code, "actor"),
        detail=clean_detail(detail),
    )
    head = _locked_head(chain)
    entry.seq, entry.prev_hash = head.seq + 1, head.hash
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    ChainHead.objects.filter(chain=chain).update(seq=entry.seq, hash=entry.hash)
    return entry


def _locked_head(chain: str) -> ChainHead:
    locked = ChainHead.objects.select_for_update()
    head = locked.filter(chain=chain).first()
    if head is None:  # two first writers: the second waits for the first here, then reads its row
        ChainHead.objects.bulk_create([ChainHead(chain=chain)], ignore_conflicts=True)
        head = locked.get(chain=chain)
    return head


def verify(chain: str | None = None) -> list[Break]:
    """Walk one chain, or all, in constant memory; an empty list means that everything holds.

    Acts recorded meanwhile do no harm: the end is read after the entries, and what came between is read too.
    """
    return [found for name in ([chain] if chain else _chains()) for found in _breaks(name)]


def _chains() -> list[str]:
    heads = ChainHead.objects.values_list("chain", flat=True)
    return sorted({*heads, *Entry.objects.order_by().values_list("chain", flat=True).distinct()})


@dataclass
class _Walk:
    seq: int = 0
    hash: str = FIRST_PREV_HASH

    def over(self, entries: Iterable[Entry]) -> Iterator[Break]:
        for entry in entries:
            for absent in range(self.seq + 1, min(entry.seq, self.seq + 1001)):
                yield Break(entry.chain, absent, "missing")
            if entry.hash != entry_hash(entry):
                yield Break(entry.chain, entry.seq, "changed")
            elif entry.seq == self.seq + 1 and entry.prev_hash != self.hash:
                yield Break(entry.chain, entry.seq, "unlinked")
            self.seq, self.hash = entry.seq, entry.hash


def _breaks(chain: str) -> Iterator[Break]:
    walk, entries = _Walk(), Entry.objects.filter(chain=chain).order_by("seq")
    yield from walk.over(_stream(entries))
    head = ChainHead.objects.filter(chain=chain).first() or ChainHead(chain=chain)
    yield from walk.over(_stream(entries.filter(seq__gt=walk.seq, seq__lte=head.seq)))
    if walk.seq < head.seq:
        yield Break(chain, walk.seq + 1, "cut")
    elif (walk.seq, walk.hash) != (head.seq, head.hash):
        yield Break(chain, walk.seq, "headless")


def _stream(entries: QuerySet[Entry]) -> Iterator[Entry]:
    return entries.iterator(chunk_size=_CHUNK)


@transaction.atomic
def remove_sample_chains() -> int:
    """Delete the chains of sample data (`mau:…`), the only ones the database lets go. Returns the entries removed."""
    removed, _ = Entry.objects.filter(chain__startswith=SAMPLE_PREFIX).delete()
    ChainHead.objects.filter(chain__startswith=SAMPLE_PREFIX).delete()
    return removed
