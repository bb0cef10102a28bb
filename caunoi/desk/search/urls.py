from django.urls import path

from caunoi.desk.search import views

urlpatterns = [path("", views.search, name="search")]
