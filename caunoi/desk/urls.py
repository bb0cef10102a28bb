"""The desk: six slices, each a folder with all its parts."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("caunoi.desk.inbox.urls")),
    path("tim/", include("caunoi.desk.search.urls")),
    path("viec/", include("caunoi.desk.matter.urls")),
    path("nhap/", include("caunoi.desk.entry.urls")),
    path("tong-hop/", include("caunoi.desk.issues.urls")),
    path("so-lieu/", include("caunoi.desk.figures.urls")),
    path("cai-dat/", include("caunoi.desk.setup.urls")),
]
