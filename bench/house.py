"""Starts Django for a bench on a throw-away database: that of DATABASE_URL, else SQLite in a temporary folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def start() -> Path:
    """Set up, migrate; returns the folder of this run, which is removed at the end. Limits on callers are off.

    `BENCH_KEPT` names a folder that stays.
    """
    kept = os.environ.get("BENCH_KEPT")
    folder = Path(kept or tempfile.mkdtemp(prefix="caunoi-bench-", dir=os.environ.get("BENCH_TMP") or None))
    folder.mkdir(parents=True, exist_ok=True)
    if not kept:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi.settings"
    os.environ["CAUNOI_DATA_DIR"] = str(folder)
    os.environ["CAUNOI_RATE_LIMITS"] = "0"
    os.environ.setdefault("CAUNOI_LOG_LEVEL", "WARNING")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    return folder
