"""A visitor of the public site without JavaScript, and the real server to visit. Standard library only."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
SLIP = re.compile(r'id="phieu">([^<]+)<')
HIDDEN = re.compile(r'<input type="hidden" name="(token|luc_mo)" value="([^"]*)"')
OLD_ENOUGH = 4.1  # seconds from opening a draft until it may be sent (web.forms.check_time_token counts whole ones)


class NotServed(Exception):
    """The server gave no answer: it is down, or died meanwhile."""


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """gunicorn as it is run in earnest (deploy/gunicorn.conf.py), two workers, on a port of this machine only."""

    def __init__(self, env: dict[str, str], *, wsgi: str = "caunoi.wsgi", workers: int = 2) -> None:
        self.port, self.wsgi = free_port(), wsgi
        self.env = {
            **os.environ,
            "CAUNOI_ENV": "demo",
            "CAUNOI_RATE_LIMITS": "0",
            "CAUNOI_LOG_LEVEL": "WARNING",
            "WEB_BIND": f"127.0.0.1:{self.port}",
            "WEB_CONCURRENCY": str(workers),
            **env,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, seconds: float = 40.0) -> None:
        """Start it and wait until it answers. Raises AssertionError when it does not."""
        command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"), self.wsgi]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process.poll() is None, "the server stopped by itself"
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """SIGKILL to the master and all its workers: nobody can tidy up."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Visitor:
    """One browser: a connection, cookies, a draft."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.hidden: dict[str, str] = {}
        self.opened_at = 0.0
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, place to go to (or ""), body."""
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> tuple[int, str, str]:
        """The same for a form, with its token against forgery."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            content = response.read().decode()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise NotServed from error
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        if response.headers.get("Connection", "").lower() == "close":
            self.close()
        return response.status, response.headers.get("Location", ""), content

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def draft(self, box: str, text: str) -> None:
        """Answer every question from the QR code of a box on, up to the last page."""
        self.get(f"/q/{box}/")
        self.get("/gui-y-kien/loai/")
        self.opened_at = time.monotonic()  # the server opened the draft before this, however slow it was
        for step, fields in (
            ("loai", {"kind": "phan_anh"}),
            ("noi-dung", {"text": text}),
            ("nguoi-gui", {"privacy": "anonymous"}),
        ):
            status, where, _body = self.post(f"/gui-y-kien/{step}/", **fields)
            assert status == 302, (step, status)
        status, _where, body = self.get(where)
        self.hidden = dict(HIDDEN.findall(body))
        assert status == 200 and {"token", "luc_mo"} <= set(self.hidden), (where, status, self.hidden)

    def wait(self) -> None:
        """Until the draft is old enough to be a person's."""
        time.sleep(max(0.0, self.opened_at + OLD_ENOUGH - time.monotonic()))

    def press_send(self) -> None:
        """The last press: the server has received when it answers so."""
        status, where, _body = self.post("/gui-y-kien/xem-lai/", **self.hidden)
        assert (status, where) == (302, "/bien-nhan/"), (status, where)

    def receipt(self) -> str:
        """The code that the slip shows."""
        status, _where, body = self.get("/bien-nhan/")
        found = SLIP.search(body)
        assert status == 200 and found, status
        return found[1].strip()

    def find(self, code: str) -> bool:
        """Whether the look-up page opens an opinion for a code."""
        if "csrftoken" not in self.cookies:
            self.get("/tra-cuu/")
        status, where, _body = self.post("/tra-cuu/", ma=code)
        return (status, where) == (302, "/theo-doi/")
