"""All addresses. The portal is the root, the desk lives under /ban-lam-viec/."""

from django.urls import include, path

from caunoi.web import health

handler500 = health.server_error

urlpatterns = [
    path("", include("caunoi.web.urls")),
    path("khoe/", health.health, name="health"),
    path("ban-lam-viec/", include("caunoi.desk.urls")),
    path("tai-khoan/", include("caunoi.accounts.urls")),
    path("", include("caunoi.portal.urls")),
]
