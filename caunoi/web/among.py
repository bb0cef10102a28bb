"""Whether a key is one of many: hundreds of ids go to the database as one value, not as hundreds."""

import json
from collections.abc import Collection
from typing import Any

from django.db.models import BooleanField, Func, Q

FEW = 20  # up to so many, a plain IN is as quick and better estimated


def among(name: str, ids: Collection[int]) -> Q:
    """The rule `name IN ids` for a key or a foreign key; for many ids five times cheaper to write and to read."""
    return Q(**{f"{name}__in": ids}) if len(ids) <= FEW else Q(_Among(name, frozenset(ids)))


class _Among(Func):
    output_field = BooleanField()

    def __init__(self, name: Any, ids: frozenset[int]) -> None:
        super().__init__(name)
        self.ids = ids

    def as_sql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """`= ANY (array)` on PostgreSQL, a list in JSON on SQLite."""
        key, values = compiler.compile(self.source_expressions[0])
        if connection.vendor == "sqlite":
            return f"{key} IN (SELECT value FROM json_each(%s))", [*values, json.dumps(sorted(self.ids))]  # noqa: S608 - a column
        return f"{key} = ANY(%s)", [*values, sorted(self.ids)]
