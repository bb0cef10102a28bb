from django.urls import path

from caunoi.desk.inbox import export, follow_up, notices, views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("hang-loat/", views.bulk_act, name="bulk_act"),
    path("xuat/", export.export, name="export"),
    path("bo-loc/luu/", views.save_view, name="save_view"),
    path("bo-loc/<int:pk>/bo/", views.drop_view, name="drop_view"),
    path("theo-doi/", follow_up.follow_up, name="follow_up"),
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/da-doc/", notices.read_notices, name="read_notices"),
]
