"""How often one address may do a thing. Counters live in the database, so they hold for all processes of the server.

The algorithm is a fixed window: the first act opens a window of `seconds`; inside it the counter is raised by one
UPDATE, which is atomic on both databases; once it has reached the limit, acts are refused until the window ends.
"""

import hashlib
import ipaddress
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from caunoi.common import clock
from caunoi.web.models import Counter

_SWEEP_ONE_IN = 200


def hit(scope: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one act of `key` in `scope`; True while no more than `limit` were done in the window of `seconds`."""
    return not settings.RATE_LIMITS or _take(scope, key, limit=limit, seconds=seconds)


def once(scope: str, key: str, *, seconds: int) -> bool:
    """True the first time, False for `seconds` after it; holds also where the limits are switched off."""
    return _take(scope, key, limit=1, seconds=seconds)


def _take(scope: str, key: str, *, limit: int, seconds: int) -> bool:
    now = clock.now()
    digest = hashlib.sha256(f"{scope}\0{key}".encode()).hexdigest()
    for _attempt in range(3):
        live = Counter.objects.filter(key=digest, ends_at__gt=now)
        if live.filter(count__lt=limit).update(count=F("count") + 1):
            return True
        if live.exists():
            return False
        if _open_window(digest, now=now, ends_at=now + timedelta(seconds=seconds)):
            return True
    return False  # three races lost in a row: refuse rather than wait


def _open_window(digest: str, *, now: datetime, ends_at: datetime) -> bool:
    """Whether this act, and not another one at the same moment, opened the window."""
    if secrets.randbelow(_SWEEP_ONE_IN) == 0:
        sweep(now)
    made = Counter.objects.filter(key=digest, ends_at__lte=now).update(count=1, ends_at=ends_at)
    if not made:
        Counter.objects.bulk_create([Counter(key=digest, count=1, ends_at=ends_at)], ignore_conflicts=True)
        made = Counter.objects.filter(key=digest, ends_at=ends_at).count()
    return bool(made)


def sweep(now: datetime) -> int:
    """Remove counters whose window has ended; returns how many."""
    return Counter.objects.filter(ends_at__lte=now).delete()[0]


def client_key(request: HttpRequest) -> str:
    """A name for the caller's address that cannot be turned back and changes every day (IPv6 counts as its /64)."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        address = str(request.META.get("HTTP_X_FORWARDED_FOR", address)).rsplit(",", 1)[-1].strip()
    text = f"{_network(address)} {clock.today().isoformat()}"
    return salted_hmac("caunoi.web.limits", text, algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))
