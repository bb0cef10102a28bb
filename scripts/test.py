"""`make test`: every check and every test, on SQLite and on PostgreSQL, in a real browser.

`--only-checks` is `make check`.
Standard library only. Two jobs run side by side; each writes to a file and is shown when it ends, so that the lines do
not mix. The last line is `N passed, N failed`, the sum over the runs.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

from house import PYTHON, ROOT, environment, prepare, say, stop

LIMIT_SECONDS = 24 * 60  # for everything together
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
BIN = PYTHON.parent
CHECKS: dict[str, list[str]] = {
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "floors": [str(BIN / "lint-imports")],
    "migrations": [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": [str(PYTHON), "scripts/messages.py", "--check"],
    "types": [str(BIN / "mypy")],
}

_running: list[subprocess.Popen[bytes]] = []
_stopping = threading.Event()
_BEGAN = time.monotonic()


@dataclass
class Result:
    """What a job left: whether all was well, its tests counted, its output."""

    name: str
    is_well: bool
    seconds: float
    log: Path
    passed: int = 0
    failed: int = 0
    broken: list[str] = field(default_factory=list)


def find_chromium() -> str:
    """The browser's path; installs the system package where that is possible. Raises SystemExit(1) without one."""
    for _attempt in ("as it is", "after installing"):
        for name in (os.environ.get("CAUNOI_CHROMIUM", ""), *CHROMIUM_NAMES):
            if name and (found := shutil.which(name)):
                return found
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            break
        say("Đang cài Chromium…", "Installing Chromium…")
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
    raise stop(
        "Cần Chromium để chạy kiểm thử trên trình duyệt: cài gói chromium, hoặc đặt CAUNOI_CHROMIUM.",
        "Chromium is needed for the browser tests: install the package chromium, or set CAUNOI_CHROMIUM.",
    )


def execute(command: list[str], log: Path, variables: dict[str, str]) -> int:
    """Run to the end or to the time limit, adding to the log; the exit code."""
    if _stopping.is_set():
        return 130
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        _running.append(process)
        try:
            return process.wait(timeout=max(1.0, LIMIT_SECONDS - (time.monotonic() - _BEGAN)))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output.write(f"\nstopped after {LIMIT_SECONDS} seconds\n".encode())
            return process.wait() or 1


def run_checks(folder: Path, variables: dict[str, str]) -> Result:
    """Every static check, all of them even when one fails."""
    began, log = time.monotonic(), folder / "checks.log"
    broken = [name for name, command in CHECKS.items() if execute(command, log, variables)]
    return Result("checks", not broken, time.monotonic() - began, log, broken=broken)


def run_pytest(name: str, command: list[str], folder: Path, variables: dict[str, str]) -> Result:
    """One run of the tests; a run that leaves no report counts as one failure."""
    began, log, report = time.monotonic(), folder / f"{name}.log", folder / f"{name}.xml"
    code = execute([*command, f"--junitxml={report}"], log, variables)
    passed, failed = count(report)
    if code and not failed:
        failed = 1
    return Result(name, code == 0, time.monotonic() - began, log, passed, failed)


def count(report: Path) -> tuple[int, int]:
    """Passed and failed tests of a JUnit report; nothing when it was not written."""
    if not report.exists():
        return 0, 0
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        for key in totals:
            totals[key] += int(suite.get(key, "0"))
    failed = totals["failures"] + totals["errors"]
    return totals["tests"] - failed - totals["skipped"], failed


def show(result: Result) -> Result:
    """The end of a job: its output, and one line that sums it up."""
    print(f"\n===== {result.name} =====")
    text = result.log.read_text(errors="replace") if result.log.exists() else ""
    print(text if not result.is_well else "\n".join(text.splitlines()[-8:]))
    mark = "✓" if result.is_well else "✗"
    print(f"{mark} {result.name}: {result.seconds:.0f} s {' '.join(result.broken)}", flush=True)
    return result


def run_everything(folder: Path) -> list[Result]:
    """The checks, the tests on SQLite, those that touch the database on PostgreSQL, the browser: two at a time."""
    variables = environment(CAUNOI_CHROMIUM=find_chromium())
    for name in ("DATABASE_URL", "CAUNOI_ENV"):
        variables.pop(name, None)
    seed = str(random.randrange(1_000_000))
    say(f"Thứ tự ngẫu nhiên: --randomly-seed={seed}", "the random order, to repeat it")
    pytest = [str(PYTHON), "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--randomly-seed={seed}"]
    pytest += ["--continue-on-collection-errors", "--tb=short"]
    on_postgres = [str(PYTHON), "scripts/with_postgres.py", *pytest, "-m", "not browser"]
    runs = {"sqlite": [*pytest, "-m", "not browser"], "postgresql": on_postgres, "browser": [*pytest, "-m", "browser"]}
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(lambda: show(run_checks(folder, variables)))]
        for name, command in runs.items():
            jobs.append(pool.submit(lambda n=name, c=command: show(run_pytest(n, c, folder, variables))))
        return [job.result() for job in jobs]


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    _stopping.set()
    for process in _running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    raise SystemExit(130)


def main() -> int:
    """Prepare, run, sum up; 0 only when everything is well."""
    signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _interrupt)
    prepare("dev")
    with tempfile.TemporaryDirectory(prefix="caunoi-run-") as name:
        if "--only-checks" in sys.argv:
            return 0 if show(run_checks(Path(name), environment())).is_well else 1
        results = run_everything(Path(name))
    print("\n" + "; ".join(f"{result.name} {'ok' if result.is_well else 'FAILED'}" for result in results))
    print(f"{sum(result.passed for result in results)} passed, {sum(result.failed for result in results)} failed")
    return 0 if all(result.is_well for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
