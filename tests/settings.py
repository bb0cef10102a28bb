"""The product's own settings, with a throw-away data folder and quick stand-ins for what only costs time."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="caunoi-test-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["CAUNOI_ENV"] = "test"
os.environ["CAUNOI_DATA_DIR"] = str(_FOLDER)

from caunoi.settings import *  # noqa: E402, F403
from caunoi.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and the browser's server then see each other as they do in production.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
