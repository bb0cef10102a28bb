"""The measure beside the measure: a Django application whose one view inserts one row and commits. Nothing else."""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.settings")
import caunoi.settings as real

settings.configure(
    SECRET_KEY="bench",
    DATABASES=real.DATABASES,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="plain",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


def insert(request: HttpRequest) -> HttpResponse:
    """One row, one commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_plain (words) VALUES (%s)", [request.GET.get("text", "")])
    return HttpResponse(status=204)


urlpatterns = [path("", insert)]
application = get_wsgi_application()
