from django.urls import path

from caunoi.desk.setup import moving, views
from caunoi.desk.setup.accounts import views as accounts
from caunoi.desk.setup.bodies import posts
from caunoi.desk.setup.bodies import views as bodies
from caunoi.desk.setup.days import views as days
from caunoi.desk.setup.rules import views as rules

_RULE = "thu-tuc/han/<str:body>/<slug:procedure>/<slug:step>/<str:start>"

urlpatterns = [
    path("", views.index, name="setup"),
    path("co-quan/", bodies.body_list, name="setup_body_list"),
    path("co-quan/lap/", bodies.body_found, name="setup_body_found"),
    path("co-quan/them/", bodies.body_add, name="setup_body_add"),
    path("co-quan/<str:code>/", bodies.body_detail, name="setup_body"),
    path("co-quan/<str:code>/sua/", bodies.body_change, name="setup_body_change"),
    path("co-quan/<str:code>/ket-thuc/", bodies.body_close, name="setup_body_close"),
    path("co-quan/<str:code>/them-chuc-danh/", posts.post_add, name="setup_post_add"),
    path("chuc-danh/<str:code>/", posts.post_detail, name="setup_post"),
    path("chuc-danh/<str:code>/quyen/", posts.post_roles, name="setup_post_roles"),
    path("chuc-danh/<str:code>/giao/", posts.term_start, name="setup_term_start"),
    path("chuc-danh/<str:code>/thoi-giu/", posts.term_end, name="setup_term_end"),
    path("chuc-danh/<str:code>/ky-thay/", posts.deputy_set, name="setup_deputy_set"),
    path("chuc-danh/<str:code>/thoi-ky-thay/", posts.deputy_end, name="setup_deputy_end"),
    path("tai-khoan/", accounts.account_list, name="setup_account_list"),
    path("tai-khoan/mo/", accounts.account_create, name="setup_account_create"),
    path("tai-khoan/<str:code>/", accounts.account_detail, name="setup_account"),
    path("tai-khoan/<str:code>/lam/", accounts.account_act, name="setup_account_act"),
    path("ngay-nghi/", days.days, name="setup_days"),
    path("ngay-nghi/them/", days.day_add, name="setup_day_add"),
    path("ngay-nghi/bo/", days.day_remove, name="setup_day_remove"),
    path("doi-han/", moving.moves, name="setup_moves"),
    path("thu-tuc/", rules.book, name="setup_rules"),
    path("thu-tuc/han/them/", rules.rule_add, name="setup_rule_add"),
    path(f"{_RULE}/sua/", rules.rule_correct, name="setup_rule_correct"),
    path(f"{_RULE}/ket-thuc/", rules.rule_end, name="setup_rule_end"),
]
