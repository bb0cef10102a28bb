"""The record of acts: one row an act, chained by hashes, never changed (triggers of `guards.py` refuse it)."""

from django.db import models

FIRST_PREV_HASH = "0" * 64
SAMPLE_PREFIX = "mau:"  # chains of sample data; only these may be removed


class Entry(models.Model):
    """What was done, to what, by whom (codes only, no personal data), as the `seq`-th act of its chain.

    `hash` is the SHA-256 of the canonical JSON of all other fields, `prev_hash` included; see `chain.entry_hash`.
    """

    chain = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=64)
    ref = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="journal_entry_chain_seq_unique")]
        indexes = [
            models.Index(fields=["ref"], name="journal_entry_ref"),
            models.Index(fields=["at"], name="journal_entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.act} {self.ref}"


class ChainHead(models.Model):
    """The end of a chain: number and hash of its last entry. Writers lock it; a cut tail shows against it."""

    chain = models.CharField(max_length=64, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=FIRST_PREV_HASH)

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq}"
