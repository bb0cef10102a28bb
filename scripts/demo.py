"""`make demo`: everything on this machine, in `var/`: packages, database, sample data, web server and worker.

Standard library only. Ctrl-C stops both processes. PORT chooses the port (8000).
"""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from house import PYTHON, ROOT, environment, prepare, say, stop

HOST = "127.0.0.1"
START_SECONDS = 60


def wanted_port() -> int:
    """The port asked for; raises SystemExit(1) when it is no port or somebody listens there already."""
    text = os.environ.get("PORT", "").strip() or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise stop(f"PORT={text} không phải là số cổng.", f"PORT={text} is not a port number.")
    port = int(text)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise stop(f"Không được phép mở cổng {port}.", f"Port {port} may not be opened.") from error
            raise stop(
                f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: make demo PORT={port + 1}",
                f"Port {port} is taken. Choose another: make demo PORT={port + 1}",
            ) from error
    return port


def run(*command: str) -> None:
    """Run a step to its end; its failure is ours."""
    if subprocess.run(command, cwd=ROOT, env=environment(CAUNOI_ENV="demo"), check=False).returncode:
        raise stop("Không chuẩn bị được dữ liệu.", "The data could not be prepared.")


def wait_until_up(port: int, processes: list[subprocess.Popen[bytes]]) -> bool:
    """Whether the site answers within a minute; False when a process ends before."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and all(process.poll() is None for process in processes):
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/khoe/", timeout=5).close()
            return True
        except urllib.error.HTTPError:
            return True  # it answers; what is wrong stands on the page
        except OSError:
            time.sleep(0.2)
    return False


def serve(port: int) -> int:
    """Run web server and worker until Ctrl-C (0) or until one of them ends by itself (1)."""
    variables = environment(
        CAUNOI_ENV="demo",
        CAUNOI_PUBLIC_URL=os.environ.get("CAUNOI_PUBLIC_URL", f"http://localhost:{port}"),
        WEB_BIND=f"{HOST}:{port}",
    )
    web = [str(PYTHON), "-m", "gunicorn", "--config", str(ROOT / "deploy" / "gunicorn.conf.py"), "caunoi.wsgi"]
    log = ROOT / "var" / "demo.log"
    with log.open("ab") as output:
        processes = [
            subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=output, start_new_session=True)
            for command in (web, [str(PYTHON), "manage.py", "work"])
        ]
        try:
            say("Đang mở máy chủ…", "Starting the server…")
            if wait_until_up(port, processes):
                announce(port)
                while all(process.poll() is None for process in processes):
                    time.sleep(0.3)
            ended = next((process for process in processes if process.poll() is not None), None)
            print(log.read_text(errors="replace")[-2000:])
            raise stop(
                f"Máy chủ dừng bất thường ({ended.returncode if ended else 'không trả lời'}); xem {log}.",
                f"The server stopped by itself; see {log}.",
            )
        except KeyboardInterrupt:
            say("\nĐang dừng…", "Stopping…")
            return 0
        finally:
            halt(processes)


def halt(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask both to end; insist after ten seconds."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def announce(port: int) -> None:
    """The address, and who may sign in."""
    print(flush=True)
    say(f"✓ Cầu Nối đang chạy: http://localhost:{port}/", "Cầu Nối is running (Ctrl-C stops it)")
    say(f"  Bàn làm việc của cán bộ: http://localhost:{port}/ban-lam-viec/", "the officers' desk")
    run(str(PYTHON), "manage.py", "prepare_demo", "--accounts")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    """The whole of `make demo`."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        port = wanted_port()
        prepare("runtime")
        run(str(PYTHON), "manage.py", "prepare_demo")
        return serve(port)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
