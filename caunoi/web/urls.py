"""Addresses of this room: the language switch (Django's `set_language`) and the proof of work."""

from django.urls import include, path

from caunoi.web import proof

urlpatterns = [
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("", include(([path("xac-minh-may/", proof.proof_challenge, name="proof_challenge")], "web"))),
]
