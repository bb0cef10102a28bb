from django.urls import path

from caunoi.desk.setup import moving, views
from caunoi.desk.setup.days import views as days
from caunoi.desk.setup.rules import views as rules

_RULE = "thu-tuc/han/<str:body>/<slug:procedure>/<slug:step>/<str:start>"

urlpatterns = [
    path("", views.index, name="setup"),
    path("ngay-nghi/", days.days, name="setup_days"),
    path("ngay-nghi/them/", days.day_add, name="setup_day_add"),
    path("ngay-nghi/bo/", days.day_remove, name="setup_day_remove"),
    path("doi-han/", moving.moves, name="setup_moves"),
    path("thu-tuc/", rules.book, name="setup_rules"),
    path("thu-tuc/han/them/", rules.rule_add, name="setup_rule_add"),
    path(f"{_RULE}/sua/", rules.rule_correct, name="setup_rule_correct"),
    path(f"{_RULE}/ket-thuc/", rules.rule_end, name="setup_rule_end"),
]
