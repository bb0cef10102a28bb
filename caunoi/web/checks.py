"""What `caunoi check` and `caunoi check --deploy` say about an installation, with what to do about it."""

from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

from caunoi.web import sealed


@register(Tags.security)
def check_seal_keys(**kwargs: Any) -> list[CheckMessage]:
    """Sealing and opening work with the keys at hand."""
    try:
        for key in settings.SEAL_KEYS:
            Fernet(key)
        is_well = bool(settings.SEAL_KEYS) and sealed.unseal(sealed.seal("thử")) == "thử"
    except (ValueError, sealed.SealError):
        is_well = False
    if is_well:
        return []
    return [Error("The seal keys do not work.", hint="Run `caunoi new_keys`, set CAUNOI_SEAL_KEYS.", id="caunoi.E001")]


@register(Tags.staticfiles, deploy=True)
def check_static_files(**kwargs: Any) -> list[CheckMessage]:
    """The static files were collected."""
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return []
    return [Warning("Static files are not collected.", hint="Run `caunoi collectstatic`.", id="caunoi.W001")]


@register(Tags.security, deploy=True)
def check_mail_sender(**kwargs: Any) -> list[CheckMessage]:
    """Mails have a sender people can believe."""
    if not settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        return []
    return [Warning("Mails come from localhost.", hint="Set CAUNOI_MAIL_FROM.", id="caunoi.W002")]


@register(Tags.database)
def check_cache_table(**kwargs: Any) -> list[CheckMessage]:
    """The table of the cache is there once there are tables at all."""
    if "default" not in (kwargs.get("databases") or []):
        return []
    tables = connections["default"].introspection.table_names()
    if "django_migrations" not in tables or settings.CACHES["default"].get("LOCATION") in tables:
        return []
    return [Error("The cache has no table.", hint="Run `caunoi createcachetable`.", id="caunoi.E002")]
