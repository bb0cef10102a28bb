"""The project's own Python environment in `.venv`: made when missing, renewed when the pins change.

Standard library only; runs with any Python 3.11 or later. `python3 scripts/house.py runtime|dev`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def say(vietnamese: str, english: str) -> None:
    """One message in both languages, at once even through a pipe."""
    print(f"{vietnamese}  |  {english}", flush=True)


def stop(vietnamese: str, english: str) -> SystemExit:
    """The end of a script that cannot go on; raise what it returns."""
    say(f"✗ {vietnamese}", english)
    return SystemExit(1)


def find_python() -> str:
    """This Python, or the newest suitable one on the path."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and subprocess.run([found, "-c", "pass"], capture_output=True, check=False).returncode == 0:
            return found
    raise stop("Cần Python 3.11 trở lên.", "Python 3.11 or later is needed.")


def _fingerprint(extra: str) -> str:
    digest = hashlib.sha256(extra.encode())
    for name in ("constraints.txt", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _is_ready(extra: str) -> bool:
    stamps = [VENV / f".caunoi-{kind}" for kind in {extra, "dev"}]
    return PYTHON.exists() and any(
        stamp.exists() and stamp.read_text() == _fingerprint(stamp.name.removeprefix(".caunoi-")) for stamp in stamps
    )


def _create() -> None:
    made = subprocess.run([find_python(), "-m", "venv", str(VENV)], check=False)
    if made.returncode or not PYTHON.exists():
        raise stop(
            "Không tạo được môi trường Python; trên Debian/Ubuntu hãy cài gói python3-venv.",
            "No Python environment could be made; on Debian or Ubuntu install python3-venv.",
        )


def prepare(extra: str = "runtime") -> None:
    """Have `.venv` with the pinned packages: `runtime`, or `dev` for the tests besides. Raises SystemExit(1)."""
    if _is_ready(extra):
        return
    if not PYTHON.exists():
        _create()
    say("Đang cài các thư viện (lần đầu mất một, hai phút)…", "Installing packages (a minute or two the first time)…")
    target = f"{ROOT}[dev]" if extra == "dev" else str(ROOT)
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--prefer-binary"]
    command += ["--constraint", str(ROOT / "constraints.txt"), "--editable", target]
    if subprocess.run(command, check=False).returncode:
        raise stop(
            "Không cài được thư viện; kiểm tra kết nối tới kho gói của pip.",
            "Packages could not be installed; check pip's connection to its index.",
        )
    (VENV / f".caunoi-{extra}").write_text(_fingerprint(extra))


def environment(**changes: str) -> dict[str, str]:
    """The variables for a child process: ours, with the environment's `bin` first on the path."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", **changes}


if __name__ == "__main__":
    prepare(sys.argv[1] if len(sys.argv) > 1 else "runtime")
