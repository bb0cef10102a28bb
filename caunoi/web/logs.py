"""The log: what happened, when, how long; never to whom.

Receipt codes stand in paths, names and phones in forms and in the messages of database errors. So a line carries the
*name* of the route, never its path; the *template* of a foreign message, never its values; the *type* and the places
of an error, never its text. What the product itself wants to say it passes as `extra={"facts": {...}}`.
"""

import json
import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("caunoi.request")

_HARMLESS = ("gunicorn.error", "caunoi.")  # their INFO lines hold ports, process numbers, counts


def _event(record: logging.LogRecord) -> str:
    if record.name.startswith(_HARMLESS):
        return record.getMessage() if record.levelno <= logging.INFO else str(record.msg)
    if record.args:
        return str(record.msg)
    return f"{record.module}.{record.funcName}:{record.lineno}"  # the text may have been put together with values


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename.rpartition('/site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames[-12:]]


def describe(record: logging.LogRecord) -> dict[str, Any]:
    """The parts of a line that may be written."""
    line: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record),
    }
    facts = getattr(record, "facts", None)
    if isinstance(facts, dict):
        line |= facts
    if record.exc_info and record.exc_info[1]:
        error = record.exc_info[1]
        line["error"] = type(error).__qualname__
        line["where"] = _places(error)
    return line


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as JSON; what JSON does not know is written as its type."""
        return json.dumps(describe(record), ensure_ascii=False, default=lambda value: type(value).__name__)


class TextFormatter(logging.Formatter):
    """The same parts for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, event, then the facts."""
        line = describe(record)
        where = line.pop("where", [])
        head = f"{line.pop('at')[11:19]} {line.pop('level')} {line.pop('event')}"
        line.pop("logger")
        return "\n    ".join([" ".join([head, *(f"{name}={value}" for name, value in line.items())]), *where])


def _user_code(request: HttpRequest) -> str | None:
    """The officer's code if the request already knows who he is; asking would cost a query."""
    return getattr(getattr(request, "_cached_user", None), "code", None)


class RequestLog:
    """Middleware, outermost: one line a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve, then say method, route, status, milliseconds, who."""
        began = perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        facts: dict[str, Any] = {
            "method": request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other",
            "route": (match.view_name if match else None) or "-",
            "status": response.status_code,
            "ms": round((perf_counter() - began) * 1000),
        }
        if code := _user_code(request):
            facts["user"] = code
        logger.info("request", extra={"facts": facts})
        return response
