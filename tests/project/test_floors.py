"""The floors: imports run downward (import-linter), and so do the foreign keys that no linter sees."""

import subprocess
import sys
import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "caunoi"


def _floors() -> dict[str, int]:
    """Room -> height, from the one place where the floors are written."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {
        room.strip().removeprefix("caunoi."): height
        for height, layer in enumerate(reversed(layers))
        for room in layer.split("|")
    }


def upward_keys(models: list[type[Model]], floors: dict[str, int]) -> list[str]:
    """Relations of our models that point to a higher floor, or to a stranger on the same one."""
    found = []
    for model in models:
        for field in model._meta.get_fields(include_hidden=True):
            if not isinstance(field, Field) or not field.is_relation or not field.related_model:
                continue
            here, there = model._meta.app_label, field.related_model._meta.app_label
            is_user = field.related_model._meta.label == settings.AUTH_USER_MODEL  # a setting is the seam, as in Django
            if there not in floors or here == there or is_user:
                continue
            if floors[there] >= floors[here]:
                found.append(f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}")
    return found


def _own_models() -> list[type[Model]]:
    floors = _floors()
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in floors]


def test_imports_run_downward() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms - {"locale"} == set(_floors())


def test_foreign_keys_run_downward() -> None:
    assert upward_keys(_own_models(), _floors()) == []


def test_the_walk_sees_an_upward_key() -> None:
    """With the floors turned over, the walk finds what it is there to find (once there are keys between rooms)."""
    turned = {room: -height for room, height in _floors().items()}
    between = [
        field
        for model in _own_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field)
        and field.is_relation
        and field.related_model
        and field.related_model._meta.app_label in turned
        and field.related_model._meta.app_label != model._meta.app_label
        and field.related_model._meta.label != settings.AUTH_USER_MODEL
    ]
    assert between
    assert len(upward_keys(_own_models(), turned)) >= len(between)
