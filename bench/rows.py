"""Cases in bulk, with all that services leave behind them: opinions and parts, senders, clocks with their sums, steps,
the hash-chained journal, involvements, notices, answers, promises, papers, publications, the search index, registers.

Three years of them, most of them over; about one in twenty is open. Words come from the sample data's matters.
"""

import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from loading import Bulk, Table, write
from world import Country, Office

from caunoi.accounts.models import User
from caunoi.calendar.selectors import work_calendar
from caunoi.cases import models as m
from caunoi.cases.choices import Channel
from caunoi.common import clock
from caunoi.journal.chain import entry_hash
from caunoi.journal.models import FIRST_PREV_HASH, ChainHead, Entry
from caunoi.rulebook.procedures import BOOK_VERSION
from caunoi.search.models import SearchEntry
from caunoi.search.words import indexed, indexed_fold

DAYS = 3 * 365
BIG_SHARE = 0.1  # of all cases are the first commune's
FIELDS = ["dat_dai", "giao_thong", "moi_truong", "do_thi_trat_tu", "dien_nuoc_vien_thong", "y_te", "giao_duc", "khac"]
CHANNELS = [str(item) for item in Channel]
OVER = [
    ("resolved", 46), ("answered", 30), ("forwarded", 9), ("guided", 6), ("ineligible", 5), ("withdrawn", 2),
    ("promised", 2), ("quarantined", 0.3), ("late", 1),
]  # fmt: skip
FRESH = ["received", "received", "needs_information", "accepted", "assigned", "assigned", "assigned", "drafted"]
PATHS = {
    "received": ["receive"],
    "needs_information": ["receive", "ask"],
    "accepted": ["receive", "classify"],
    "assigned": ["receive", "classify", "assign"],
    "drafted": ["receive", "classify", "assign", "submit"],
    "answered": ["receive", "classify", "assign", "submit", "sign", "send"],
    "resolved": ["receive", "classify", "assign", "submit", "sign", "send", "resolve"],
    "forwarded": ["receive", "forward"],
    "guided": ["receive", "guide"],
    "ineligible": ["receive", "refuse"],
    "withdrawn": ["receive", "withdraw"],
    "quarantined": ["receive"],
}
SUM = json.dumps(
    ["Nhận ngày 02/03/2026 (không tính ngày nhận: BLDS Điều 147)", "10 ngày làm việc: TTLT Điều 30",
     "Nghỉ: Thứ Bảy 07/03, Chủ nhật 08/03, Thứ Bảy 14/03, Chủ nhật 15/03", "Ngày cuối: thứ Hai, 16/03/2026"],
    ensure_ascii=False,
)  # fmt: skip


class Words:
    """Titles and texts put together from the sample's matters, folded once."""

    def __init__(self, chance: random.Random, size: int = 4000) -> None:
        path = Path(m.__file__).parents[1] / "sample" / "matters.toml"
        matters = tomllib.loads(path.read_text(encoding="utf-8"))["matter"]
        self.rows = [self._one(chance, matters) for _ in range(size)]

    def _one(self, chance: random.Random, matters: list[dict[str, Any]]) -> SimpleNamespace:
        first, other = chance.sample(matters, 2)
        where = {"noi": f"xóm {chance.randrange(900)}", "so": str(chance.randrange(2000))}

        def fill(text: str) -> str:
            for name, value in where.items():
                text = text.replace("{" + name + "}", value)
            return text

        title = fill(first["title"])[:200]
        text = fill(f"{first['text']} {chance.choice(other.get('also') or [other['text']])}")
        answer = fill(first["answer"])
        return SimpleNamespace(
            title=title, text=text, answer=answer, field=first["field"], kind=first["kind"],
            title_i=indexed(title), title_f=indexed_fold(title), text_i=indexed(text), text_f=indexed_fold(text),
            all_i=indexed(f"{text} {answer}"), all_f=indexed_fold(f"{text} {answer}"),
        )  # fmt: skip


class Chains:
    """The journal: one chain a body, hashed as the services hash it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.heads = {row.chain: (row.seq, row.hash) for row in ChainHead.objects.all()}

    def add(
        self, chain: str, at: datetime, at_text: str, act: str, ref: str, actor: str, detail: dict[str, Any]
    ) -> None:
        seq, before = self.heads.get(chain, (0, FIRST_PREV_HASH))
        entry = SimpleNamespace(
            chain=chain, seq=seq + 1, at=at, act=act, ref=ref, actor=actor, detail=detail, prev_hash=before
        )
        entry.hash = entry_hash(entry)
        self.table.add(chain, seq + 1, at_text, act, ref, actor, json.dumps(detail), before, entry.hash)
        self.heads[chain] = (seq + 1, entry.hash)

    def keep(self) -> None:
        """Write the ends of the chains over those of before (the guard of single steps is passed by)."""
        rows = [(chain, seq, digest) for chain, (seq, digest) in self.heads.items()]
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                connection.connection.executemany(
                    "INSERT OR REPLACE INTO journal_chainhead (chain, seq, hash) VALUES (?, ?, ?)", rows
                )
                return
            cursor.execute("DELETE FROM journal_chainhead")
            write("journal_chainhead", ["chain", "seq", "hash"], rows)


class Filler:
    """Fills the measured country up to a number of cases."""

    def __init__(self, country: Country) -> None:
        self.country, self.chance = country, random.Random(20261122)
        self.words = Words(self.chance)
        self.by = User.objects.order_by("pk")[0]
        self.version = work_calendar().version
        self.zone = "" if connection.vendor == "sqlite" else "+00"
        self.today = clock.today()
        self.numbers: Counter[tuple[int, int]] = Counter()
        self.last: dict[int, int] = {}
        self.ids = {
            model: count((model.objects.aggregate(last=Max("pk"))["last"] or 0) + 1)
            for model in (m.Case, m.Opinion, m.Answer, m.Publication)
        }
        self.secret = self.chance.randbytes(280)
        self._tables()
        self.journal = Chains(self.entries)

    def _tables(self) -> None:
        user, none = self.by.pk, {"by_id": None}
        self.cases = Table(
            m.Case, ["id", "code", "title", "kind", "field", "state", "outcome", "received_by_id", "authority_id",
                     "body_id", "place_id", "handler_post_id", "received_on", "due_on", "due_step", "answered_at",
                     "resolved_at", "ended_at", "merged_into_id", "created_at", "changed_at"], is_classified=True,
        )  # fmt: skip
        self.opinions = Table(
            m.Opinion, ["id", "receipt_hash", "receipt_sealed", "form_token", "channel", "privacy", "body_id",
                        "place_id", "text", "received_at", "is_sealed"],
        )  # fmt: skip
        self.parts = Table(m.OpinionPart, ["opinion_id", "case_id"])
        self.senders = Table(m.Sender, ["opinion_id", "sealed", "phone_hash"])
        self.clocks = Table(
            m.Clock, ["case_id", "body_id", "step", "started_on", "due_on", "ended_on", "end_reason", "procedure"],
            explanation=SUM, confidence="H", basis="TTLT; BLDS Điều 147-148", calendar_version=self.version,
            book_version=BOOK_VERSION,
        )  # fmt: skip
        self.steps = Table(m.Step, ["case_id", "act", "from_state", "to_state", "at", "by_id", "by_body_id"])
        self.involved = Table(m.Involvement, ["case_id", "body_id", "from_at", "to_at"], is_lead=True, **none)
        self.notices = Table(m.Notice, ["case_id", "body_id", "kind", "key", "at", "role"])
        self.answers = Table(
            m.Answer, ["id", "case_id", "text", "outcome", "drafted_at", "signed_at", "sent_at", "signed_post_id"],
            number=1, state="sent", drafted_by_id=user, signed_by_id=user,
        )  # fmt: skip
        self.promises = Table(m.Promise, ["case_id", "answer_id", "body_id", "due_on", "made_at"], text="Làm xong việc")
        self.papers = Table(
            m.Document, ["case_id", "body_id", "number", "year", "issued_on", "answer_id", "code"],
            kind="van_ban_tra_loi", symbol="UBND", by_id=user,
        )  # fmt: skip
        self.public = Table(
            m.Publication, ["id", "case_id", "title", "text", "answer_text", "body_id", "kind", "field",
                            "published_at"], published_by_id=user,
        )  # fmt: skip
        self.merges = Table(m.Merge, ["into_id", "source_id", "at"], part_ids="[1]", by_id=user)
        self.entries = Table(Entry, ["chain", "seq", "at", "act", "ref", "actor", "detail", "prev_hash", "hash"])
        self.index = Table(
            SearchEntry, ["kind", "object_id", "body_id", "is_public", "title", "text", "title_fold", "text_fold"]
        )
        self.all = [
            self.cases, self.opinions, self.parts, self.senders, self.clocks, self.steps, self.involved, self.notices,
            self.answers, self.promises, self.papers, self.public, self.merges, self.entries, self.index,
        ]  # fmt: skip

    def fill(self, total: int) -> None:
        """Add cases until there are `total`."""
        now = m.Case.objects.count()
        if now >= total:
            return
        names = [table.name for table in self.all] + ["journal_chainhead"]
        with Bulk(names, is_big=total - now > 50_000):
            for at, days in enumerate(self._days(total - now), start=1):
                self._case(days)
                if at % 10_000 == 0:
                    self._flush()
            self._flush()
            self.journal.keep()
            self._registers()

    def _days(self, number: int) -> Iterator[int]:
        """How many days ago each is received, the oldest first, as the services would have written them."""
        return iter(sorted((self.chance.randrange(DAYS) for _ in range(number)), reverse=True))

    def _flush(self) -> None:
        with transaction.atomic():
            for table in self.all:
                table.flush()

    def _registers(self) -> None:
        rows = [
            m.NumberSeries(body_id=body, register=register, year=year, last=last)
            for (body, year), last in self.numbers.items()
            for register in ("vu-viec", "van-ban")
        ]
        m.NumberSeries.objects.all().delete()
        m.NumberSeries.objects.bulk_create(rows)

    def _office(self) -> Office:
        offices = self.country.offices
        return offices[0] if self.chance.random() < BIG_SHARE else self.chance.choice(offices)

    def _state(self, days: int) -> str:
        if days < 20:
            return self.chance.choice(FRESH)
        return self.chance.choices([name for name, _ in OVER], [share for _, share in OVER])[0]

    def _at(self, day: date, hours: int) -> tuple[datetime, str]:
        at = datetime(day.year, day.month, day.day, 1, 0, self.chance.randrange(60), tzinfo=UTC) + timedelta(
            hours=hours
        )
        return at, f"{at:%Y-%m-%d %H:%M:%S}{self.zone}"

    def _case(self, days: int) -> None:
        chance, office = self.chance, self._office()
        words, pk = chance.choice(self.words.rows), next(self.ids[m.Case])
        wanted, day = self._state(days), self.today - timedelta(days=days)
        state = {"promised": "answered", "late": "assigned"}.get(wanted, wanted)
        at, at_text = self._at(day, 0)
        body = office.body
        self.numbers[body.pk, day.year] += 1
        number = self.numbers[body.pk, day.year]
        code = f"{body.prefix}-{day.year % 100:02d}-{number:04d}"
        path = PATHS[state]
        is_worked = "assign" in path
        due, due_step = None, ""
        if state in ("received", "accepted", "assigned", "drafted"):
            due, due_step = day + timedelta(days=14), "giai_quyet"
        elif wanted == "promised":
            due, due_step = self.today + timedelta(days=chance.randrange(-40, 80)), "loi_hua"
        done, done_text = self._at(min(day + timedelta(days=9), self.today), 3)
        is_answered, is_sealed = state in ("answered", "resolved"), state == "quarantined"
        is_over = state in ("resolved", "forwarded", "guided", "ineligible", "withdrawn", "quarantined")
        into = self.last.get(body.pk) if is_answered and chance.random() < 0.015 else None
        outcome = {"resolved": "resolved"}.get(state, "in_progress" if wanted == "promised" else "explained")
        self.cases.add(
            pk, code, words.title, words.kind, words.field, state, outcome if is_answered else "", body.pk, body.pk,
            office.division.pk if is_worked else body.pk, office.area.pk, office.handler.pk if is_worked else None,
            day.isoformat(), due and due.isoformat(), due_step, done_text if is_answered else None,
            done_text if state == "resolved" else None, done_text if is_over else None, into, at_text, done_text,
        )  # fmt: skip
        if into:
            self.merges.add(into, pk, done_text)
        elif is_answered:
            self.last[body.pk] = pk
        self._opinions(into or pk, office, words, at_text, is_sealed=is_sealed)
        self._clocks(pk, office, day, due, is_open=due_step == "giai_quyet", procedure="kien_nghi_phan_anh")
        self._steps(pk, code, office, path, at, state)
        self._told(pk, office, at_text, is_worked=is_worked)
        if is_answered:
            self._answered(
                pk, office, words, done_text, done.date(), number, outcome, due if wanted == "promised" else None
            )
        if not is_sealed:
            text_i, text_f = (words.all_i, words.all_f) if is_answered else (words.text_i, words.text_f)
            low = code.lower().replace("-", " ")
            self.index.add(
                "case", pk, body.pk, False, f"{low} {words.title_i}", text_i, f"{low} {words.title_f}", text_f
            )
        share = 0.6 if is_answered else 0.3 if state == "assigned" else 0.0
        if not into and chance.random() < share:
            self._published(pk, office, words, done, done_text, code, is_answered=is_answered)

    def _opinions(self, case: int, office: Office, words: Any, at: str, *, is_sealed: bool) -> None:
        for _ in range(self.chance.choices([1, 2, 3, 6], [80, 13, 5, 2])[0]):
            pk, digest = next(self.ids[m.Opinion]), self.chance.randbytes(32).hex()
            self.opinions.add(
                pk, digest, self.secret[:120], digest[:32], self.chance.choice(CHANNELS), "named", office.body.pk,
                office.area.pk, "" if is_sealed else words.text, at, is_sealed,
            )  # fmt: skip
            self.parts.add(pk, case)
            if self.chance.random() < 0.6:
                self.senders.add(pk, self.secret, self.chance.randbytes(32).hex())

    def _clocks(self, case: int, office: Office, day: date, due: date | None, *, is_open: bool, procedure: str) -> None:
        first, second = (day + timedelta(days=3)).isoformat(), (day + timedelta(days=14)).isoformat()
        start, body = day.isoformat(), office.body.pk
        self.clocks.add(case, body, "xu_ly_don", start, first, first, "done", procedure)
        ended = (None, "") if is_open else (second, "done")
        self.clocks.add(case, body, "giai_quyet", start, second, *ended, procedure)
        if due is not None and not is_open:
            self.clocks.add(case, body, "loi_hua", start, due.isoformat(), None, "", procedure)

    def _steps(self, case: int, code: str, office: Office, path: list[str], at: datetime, state: str) -> None:
        before = ""
        for number, act in enumerate(path):
            after = state if number == len(path) - 1 else "assigned" if number > 1 else "received"
            when = at + timedelta(hours=20 * number)
            text = f"{when:%Y-%m-%d %H:%M:%S}{self.zone}"
            self.steps.add(case, act, before, after, text, self.by.pk if number else None, office.body.pk)
            actor = self.by.code if number else "nguoi-dan"
            self.journal.add(office.body.chain, when, text, f"case.{act}", code, actor, {"from": before, "to": after})
            before = after

    def _told(self, case: int, office: Office, at: str, *, is_worked: bool) -> None:
        self.notices.add(case, office.body.pk, "new", f"{case}:new::reception", at, "reception")
        if not is_worked:
            self.involved.add(case, office.body.pk, at, None)
            return
        self.notices.add(case, office.division.pk, "assigned", f"{case}:assigned::handler", at, "handler")
        self.involved.add(case, office.body.pk, at, at)
        self.involved.add(case, office.division.pk, at, None)

    def _answered(
        self, case: int, office: Office, words: Any, at: str, on: date, number: int, outcome: str, due: date | None
    ) -> None:
        pk = next(self.ids[m.Answer])
        self.answers.add(pk, case, words.answer, outcome, at, at, at, office.handler.pk)
        self.papers.add(case, office.body.pk, pk, on.year, on.isoformat(), pk, f"p{pk}")
        if due is not None:
            self.promises.add(case, pk, office.body.pk, due.isoformat(), at)

    def _published(
        self, case: int, office: Office, words: Any, done: datetime, at: str, code: str, *, is_answered: bool
    ) -> None:
        pk, answer = next(self.ids[m.Publication]), words.answer if is_answered else ""
        self.public.add(pk, case, words.title, words.text, answer, office.body.pk, words.kind, words.field, at)
        text_i, text_f = (words.all_i, words.all_f) if is_answered else (words.text_i, words.text_f)
        self.index.add("publication", pk, office.body.pk, True, words.title_i, text_i, words.title_f, text_f)
        self.journal.add(office.body.chain, done, at, "case.publish", code, self.by.code, {"to": "public"})
