"""All addresses. The portal is the root, the desk lives under /ban-lam-viec/."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
]
