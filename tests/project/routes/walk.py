"""One walk through the whole product: every route, every role, read and written; what came back is kept for the tests.

Each writing request is undone, so every one of them meets the same house. The walk itself asserts nothing.
"""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import DocumentKind
from caunoi.cases.models import Attachment
from caunoi.cases.papers.rendering import shipped_template
from caunoi.cases.services import notices
from caunoi.common import clock
from caunoi.web.sealed import unseal
from tests.cases.world import NOON, PNG
from tests.project.routes import forms
from tests.project.routes.house import PLANTED, House, canary, phone, word_of
from tests.project.routes.resolver import all_routes
from tests.project.routes.traces import everything_in_database, logged, newest_entry, traces_in_database, watched
from tests.project.routes.verdicts import ROLES, Verdict, canaries, read_answers, shorthands, verdicts

WORDS = f"Nội dung gõ vào {canary('typed')}"
EVIL = "https://ke-xau.example"
ASTRAY = dict.fromkeys(("next", "ve", "tiep", "return_to"), f"{EVIL}/")
SAMPLES = {
    "png": lambda: PNG,
    "csv": lambda: "Nội dung,Tên\nĐèn đường hỏng từ tháng trước,Tổ 9\n".encode(),
    "docx": lambda: shipped_template(DocumentKind.RECEIPT),
}
DOORS = ("reception", "front")  # those who may most, tried at the doors of cases they may not see
OUTSIDE = ("case:late", "case:other", "MG-26-9999")  # quarantined, of another unit, not there at all
SEARCHED = (
    "named", "hidden", "hidden_name", "named_internal", "draft_answer", "fresh", "other", "police", "away", "published",
    "published_pubtext", "taken_pubtext", "late", "late_answer", "late_pubtext", "sealed", "second",
)  # fmt: skip
_URLS = re.compile(r'\b(?:href|src|action|formaction|content|data-[a-z-]+|hx-[a-z-]+)="([^"]*)"')
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=", re.IGNORECASE)
_CANDIDATES = re.compile(r"zq[a-z]+|(?:mg|dg)[0-9a-z-]{6,}|0900000\d{3}")
_SPACED = re.compile(r"(?<=\d)[ .\u00a0](?=\d)")


@dataclass
class Record:
    """One answer of the product."""

    route: str
    role: str
    method: (
        str  # GET, ALSO (other objects), SEARCH | POST (an empty form), SEND (filled in) | CSRF | DOOR GET, DOOR POST
    )
    path: str
    answer: str
    headers: dict[str, str]
    found: frozenset[str]
    in_urls: frozenset[str]
    in_headers: frozenset[str]
    inline: tuple[str, ...]
    written: frozenset[str]
    target: str = ""
    echoed: str = ""
    traces: frozenset[str] = frozenset()
    form_missing: bool = False


@dataclass
class Walk:
    """All records, and what the walk left in the log."""

    records: list[Record] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    expected: dict[tuple[str, str], str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    mails: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    planted: frozenset[str] = frozenset()
    in_log: frozenset[str] = frozenset()
    in_traces: frozenset[str] = frozenset()
    in_database: frozenset[str] = frozenset()
    in_files: frozenset[str] = frozenset()


class Searcher:
    """Finds canaries, receipt codes, telephone numbers and case codes in a text, in one pass."""

    def __init__(self, house: House) -> None:
        words = {word_of(key): key for key in (*canaries(), "typed") if ":" not in key}
        words |= {case.code.lower(): f"code:{key}" for key, case in house.cases.items() if key != "second"}
        words |= {code.lower(): f"receipt:{key}" for key, code in house.receipts.items()}
        words |= {code.replace("-", "").lower(): f"receipt:{key}" for key, code in house.receipts.items()}
        words |= {house.things[f"{key}_phone"]: f"phone:{key}" for key in house.receipts}
        words[phone(90)] = "phone:caller"
        self.words = words
        self.shortest = min(map(len, words))

    def find(self, text: str) -> frozenset[str]:
        """Keys of everything found."""
        plain = _SPACED.sub("", text.lower())
        keys = (self._key(hit) for hit in set(_CANDIDATES.findall(plain)))
        return frozenset(key for key in keys if key)

    def _key(self, hit: str) -> str:
        """The longest word with which the hit begins."""
        lengths = range(len(hit), self.shortest - 1, -1)
        return next((self.words[hit[:length]] for length in lengths if hit[:length] in self.words), "")


def readable(response: HttpResponse) -> str:
    """The text of an answer: pages with entities opened, Office files unpacked, pictures byte by byte."""
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            return html.unescape("\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist()))
    if response.get("Content-Type", "").startswith(("text/", "application/json", "application/xml")):
        return html.unescape(body.decode())
    return body.decode("latin-1")


def answer_of(response: HttpResponse) -> str:
    """The class of an answer: "login", "go" (any other redirect), or the status."""
    if response.status_code in {301, 302, 303}:
        return "login" if response["Location"].startswith(reverse(settings.LOGIN_URL)) else "go"
    return str(response.status_code)


class Walker:
    """Goes through the house."""

    def __init__(self, house: House) -> None:
        self.house, self.walk, self.searcher = house, Walk(), Searcher(house)
        self.clients = {role: self._client(role) for role in ROLES}
        self.strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.strict.force_login(house.world["reception"])
        self.routes = all_routes()
        self.forms: dict[str, dict[str, Any]] = {}
        self.pages: dict[str, str] = {}
        self.baseline = newest_entry()

    def _client(self, role: str) -> Client:
        client = Client(REMOTE_ADDR=f"10.0.{ROLES.index(role)}.1", raise_request_exception=False)
        if role == "citizen":
            become_citizen(client, self.house)
        elif role != "anonymous":
            client.force_login(self.house.world[role])
        return client

    def path(self, name: str, on: dict[str, str], query: str = "") -> str:
        """The address of a route with its arguments from the house."""
        wanted = self.routes[name].arguments
        return reverse(name, kwargs={key: self.value(on[key]) for key in wanted}) + self.expand(query)

    def value(self, text: str) -> str:
        """`case:named` → its code; `file:named` → code of its picture; `pk:batch`, `code:box`; else the text itself."""
        kind, _colon, key = text.partition(":")
        house = self.house
        if not key:
            return text
        if kind == "case":
            return house.cases[key].code
        if kind == "file":
            return (
                Attachment.objects.filter(opinion=house.opinions[key]).values_list("code", flat=True).first() or "KHONG"
            )
        if kind == "evidence":
            return Attachment.objects.filter(answer__case=house.cases[key]).values_list("code", flat=True).first() or ""
        if kind == "body":
            return str(getattr(house.world, key).code)
        if kind == "place":
            return str(getattr(house.world, key).code)
        if kind == "post":
            return house.world.posts[key].code
        if kind == "user":
            return house.world[key].code
        if kind == "receipt":
            return house.receipts[key]
        if kind == "phone":
            return str(house.things[f"{key}_phone"])
        if kind == "opinion":
            return str(house.opinions[key].pk)
        thing = house.things[key]
        return str(thing.pk if kind == "pk" else getattr(thing, kind))

    def expand(self, text: str) -> str:
        """Replace {kind:key} in a query or a value of a form."""
        return re.sub(r"\{([a-z_]+:[a-z_0-9]+)\}", lambda found: self.value(found[1]), text)

    def ask(
        self, verdict: Verdict, role: str, method: str, *, on: dict[str, str] | None = None, query: str | None = None,
        echoed: str = "", data: dict[str, Any] | None = None, client: Client | None = None,
    ) -> Record:  # fmt: skip
        """Send one request and keep what came back."""
        on = verdict.on if on is None else on
        path = self.path(verdict.name, on, verdict.query if query is None else query)
        client = client or self.clients[role]
        with self.undone(client), watched() as written:
            if method in {"GET", "ALSO", "SEARCH", "DOOR GET"}:
                response = client.get(path)
            else:
                fragment = {"HTTP_HX_REQUEST": "true"} if method == "POST" and "desk:case_" in verdict.name else {}
                response = client.post(path, data or {}, HTTP_REFERER=f"{EVIL}/", **fragment)
            record = self.record(verdict.name, role, method, path, response, frozenset(written))
            if method == "GET" and role == verdict.by and record.answer == "200" and not response.streaming:
                self.pages[path] = html_of(response)
            if method == "SEND" and record.answer in {"200", "go"}:
                record.traces = self.searcher.find(traces_in_database(self.baseline))
        record.target, record.echoed = " ".join(on.values()), echoed
        self.walk.records.append(record)
        return record

    def record(
        self, route: str, role: str, method: str, path: str, response: HttpResponse, written: frozenset[str]
    ) -> Record:
        """What is worth keeping of an answer."""
        text, headers = readable(response), dict(response.items())
        is_page = response.get("Content-Type", "").startswith("text/html")
        urls = " ".join(html.unescape(url) for url in _URLS.findall(text)) if is_page else ""
        return Record(
            route=route, role=role, method=method, path=path, answer=answer_of(response), headers=headers,
            found=self.searcher.find(text), in_urls=self.searcher.find(f"{urls} {headers.get('Location', '')}"),
            in_headers=self.searcher.find(" ".join(headers.values())),
            inline=tuple(_INLINE.findall(text)[:3]) if is_page else (), written=written,
        )  # fmt: skip

    def form_data(self, verdict: Verdict) -> dict[str, Any] | None:
        """What `by` sees in the form of the route, filled in; None when the page has no such form."""
        if verdict.page == "-":
            data: dict[str, Any] = {}
        else:
            page, query = verdict.page.partition("?")[::2]
            route = page or verdict.name
            shown = self.path(route, verdict.on, f"?{query}" if query else verdict.query if not page else "")
            body = self.pages.get(shown) or html_of(self.clients[verdict.by].get(shown, follow=True))
            form = forms.form_for(body, self.path(verdict.name, verdict.on)) or (
                forms.form_for(body, "") if not page or page == verdict.name else None
            )
            if form is None:
                return None
            data = dict(forms.filled(form, WORDS))
        for key, value in verdict.data.items():
            if value is False:
                data.pop(key, None)
            elif isinstance(value, list):
                data[key] = [self.expand(str(item)) for item in value]
            else:
                data[key] = self.expand(str(value))
        return data

    def with_files(self, verdict: Verdict, data: dict[str, Any]) -> dict[str, Any]:
        """The data with a fresh file in each file control."""
        made = {}
        for item in verdict.files:
            name, _is, kind = item.partition("=")
            kind = kind or "png"
            made[name] = SimpleUploadedFile(f"{canary('filename')}.{kind}", SAMPLES[kind]())
        return {**data, **made}

    @contextmanager
    def undone(self, client: Client) -> Iterator[None]:
        """Take back whatever is written, and every cookie."""
        cookies = client.cookies.output()
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        if client.cookies.output() != cookies:
            client.cookies = SimpleCookie()
            for line in cookies.splitlines():
                client.cookies.load(line.removeprefix("Set-Cookie: "))

    def askers(self, answers: dict[str, str]) -> tuple[str, ...]:
        """All roles; two are enough where the method itself is refused to everybody."""
        return ("anonymous", "reception") if set(answers.values()) <= {"405", "login"} else ROLES

    def read(self, verdict: Verdict) -> None:
        """GET by everybody, of the object of the verdict and of the others it names."""
        self.walk.paths[verdict.name] = self.path(verdict.name, verdict.on, verdict.query)
        for role in self.askers(verdict.get):
            self.ask(verdict, role, "GET")
        for role in ROLES:
            for more in verdict.also:
                on = {key: value for key, value in more.items() if key not in {"query", "answers"}}
                row = self.ask(verdict, role, "ALSO", on={**verdict.on, **on}, query=more.get("query", verdict.query))
                if "answers" in more:
                    self.walk.expected[row.path, role] = read_answers(more["answers"], shorthands())[role]

    def write(self, verdict: Verdict) -> None:
        """POST by everybody: an empty form, then the form as `by` would send it."""
        data: dict[str, Any] | None = None
        if verdict.send is not None:
            with self.undone(self.clients[verdict.by]):
                data = self.form_data(verdict)
        for role in self.askers(verdict.post):
            if verdict.send is None or verdict.send[role] != verdict.post[role]:  # else the filled form says the same
                self.ask(verdict, role, "POST")
        for role in ROLES:
            if verdict.send is not None:
                with clock.fixed(NOON + timedelta(seconds=30)):
                    sent = self.with_files(verdict, {**ASTRAY, **(data or {}), **ASTRAY})
                    record = self.ask(verdict, role, "SEND", data=sent)
                record.form_missing = data is None

    def forge(self, verdict: Verdict) -> None:
        """POST without the token of the form, as a page elsewhere would do it."""
        self.ask(verdict, "reception", "CSRF", client=self.strict)

    def knock(self, verdict: Verdict) -> None:
        """At the door of cases that one may not see, and of one that is not there."""
        if not verdict.name.startswith("desk:case_"):
            return
        for role in DOORS:
            for target in OUTSIDE:
                self.ask(verdict, role, "DOOR GET", on={"code": target})
                self.ask(verdict, role, "DOOR POST", on={"code": target})

    def search(self) -> None:
        """Look for words everywhere one can look for words."""
        for key in SEARCHED:
            query = f"?q={word_of(key)}"
            for role in ROLES[2:]:
                self.ask(verdicts()["desk:search"], role, "SEARCH", query=query, echoed=key)
            for name in ("portal:matter_list", "portal:search", "portal:place_offers", "portal:unit_switch"):
                self.ask(verdicts()[name], "anonymous", "SEARCH", query=query, echoed=key)

    def send_mails(self) -> None:
        """Let everything in the outbox leave, and look at it."""
        mail.outbox.clear()
        with self.undone(self.strict):
            notices.send_waiting_mails()
            for sent in mail.outbox:
                self.walk.mails.append((sent.to[0], self.searcher.find(f"{sent.subject} {sent.body}")))
        mail.outbox.clear()

    def everything(self) -> Walk:
        """All of it."""
        walk, rows = self.walk, [row for name, row in verdicts().items() if name in self.routes]
        with logged(walk.log):
            for verdict in rows:
                self.read(verdict)
            self.search()
            for verdict in rows:
                self.write(verdict)
                self.forge(verdict)
                self.knock(verdict)
            self.send_mails()
        walk.planted = frozenset(PLANTED)
        walk.in_log = self.searcher.find("\n".join(walk.log))
        walk.in_traces = self.searcher.find(traces_in_database())
        walk.in_database = self.searcher.find(everything_in_database())
        files = (path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
        walk.in_files = self.searcher.find("\n".join(data.decode("latin-1") for data in files))
        return walk


def html_of(response: HttpResponse) -> str:
    """The page."""
    return response.content.decode()


def become_citizen(client: Client, house: House) -> None:
    """Somebody who proved three receipt codes, sent the first of them here, and has begun another opinion."""
    with undone_time():
        client.get("/gui-y-kien/")
        client.post("/gui-y-kien/loai/", {"kind": "phan_anh"})
        client.post("/gui-y-kien/noi/", {"place": house.world.area.code, "place_note": canary("pending_note")})
        client.post("/gui-y-kien/noi-nhan/", {"body": house.world.office.code})
        image = SimpleUploadedFile(f"{canary('filename')}.png", PNG, "image/png")
        client.post("/gui-y-kien/noi-dung/", {"text": f"Bản nháp của tôi {canary('pending_text')}", "files": [image]})
        sender = {"privacy": "named", "name": canary("pending_name"), "email": f"{canary('pending_mail')}@vidu.vn"}
        client.post("/gui-y-kien/nguoi-gui/", sender)
        for key in ("sealed", "asked", "mine"):
            client.post("/tra-cuu/", {"ma": house.receipts[key]})
        session = client.session
        house.things["draft_file"] = SimpleNamespace(**json.loads(unseal(session["draft"].encode()))["files"][0])
        session["receipt"] = house.opinions["mine"].pk
        session.save()


@contextmanager
def undone_time() -> Iterator[None]:
    """The moment of the house."""
    with clock.fixed(NOON):
        yield
