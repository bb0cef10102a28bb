from django.urls import path

from caunoi.desk.setup import moving, views
from caunoi.desk.setup.accounts import views as accounts
from caunoi.desk.setup.answers import papers
from caunoi.desk.setup.answers import views as answers
from caunoi.desk.setup.areas import one as area
from caunoi.desk.setup.areas import views as areas
from caunoi.desk.setup.bodies import following, posts
from caunoi.desk.setup.bodies import views as bodies
from caunoi.desk.setup.days import views as days
from caunoi.desk.setup.journal import views as journal
from caunoi.desk.setup.mails import views as mails
from caunoi.desk.setup.routing import learning
from caunoi.desk.setup.routing import views as routing
from caunoi.desk.setup.rules import views as rules
from caunoi.desk.setup.units import views as units

_RULE = "thu-tuc/han/<str:body>/<slug:procedure>/<slug:step>/<str:start>"

urlpatterns = [
    path("", views.index, name="setup"),
    path("co-quan/", bodies.body_list, name="setup_body_list"),
    path("co-quan/lap/", bodies.body_found, name="setup_body_found"),
    path("co-quan/them/", bodies.body_add, name="setup_body_add"),
    path("co-quan/chuyen-theo-don-vi/", following.body_follow, name="setup_body_follow"),
    path("co-quan/<str:code>/", bodies.body_detail, name="setup_body"),
    path("co-quan/<str:code>/sua/", bodies.body_change, name="setup_body_change"),
    path("co-quan/<str:code>/nhan-y-kien/", bodies.body_receiving, name="setup_body_receiving"),
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
    path("khu-dan-cu/", areas.area_list, name="setup_area_list"),
    path("khu-dan-cu/them/", areas.area_add, name="setup_area_add"),
    path("khu-dan-cu/nhap/", areas.area_import, name="setup_area_import"),
    path("khu-dan-cu/sap-nhap/", areas.area_merge, name="setup_area_merge"),
    path("khu-dan-cu/<str:code>/", area.area_detail, name="setup_area"),
    path("khu-dan-cu/<str:code>/doi-ten/", area.area_rename, name="setup_area_rename"),
    path("khu-dan-cu/<str:code>/chia-tach/", area.area_split, name="setup_area_split"),
    path("khu-dan-cu/<str:code>/ket-thuc/", area.area_end, name="setup_area_end"),
    path("khu-dan-cu/<str:code>/vung-sau/", area.area_remote, name="setup_area_remote"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("nhat-ky/kiem-tra/", journal.journal_verify, name="journal_verify"),
    path("nhat-ky/xuat/", journal.journal_export, name="journal_export"),
    path("mau-tra-loi/", answers.answer_list, name="setup_answer_list"),
    path("mau-tra-loi/them/", answers.answer_add, name="setup_answer_add"),
    path("mau-tra-loi/<int:pk>/", answers.answer_change, name="setup_answer_change"),
    path("mau-tra-loi/<int:pk>/bo/", answers.answer_drop, name="setup_answer_drop"),
    path("mau-van-ban/", papers.paper_list, name="setup_paper_list"),
    path("mau-van-ban/<str:code>/<slug:kind>/thay/", papers.paper_save, name="setup_paper_save"),
    path("mau-van-ban/<str:code>/<slug:kind>/bo/", papers.paper_drop, name="setup_paper_drop"),
    path("mau-van-ban/<str:code>/<slug:kind>/tai/", papers.paper_file, name="setup_paper_file"),
    path("thu/", mails.mail_list, name="setup_mails"),
    path("thu/gui-lai/", mails.mail_resend, name="setup_mail_resend"),
    path("don-vi/", units.unit_list, name="setup_units"),
    path("don-vi/<str:code>/", units.unit_detail, name="setup_unit"),
    path("ngay-nghi/", days.days, name="setup_days"),
    path("ngay-nghi/them/", days.day_add, name="setup_day_add"),
    path("ngay-nghi/bo/", days.day_remove, name="setup_day_remove"),
    path("ngay-nghi/xac-nhan/", days.year_confirm, name="setup_year_confirm"),
    path("ngay-nghi/bo-xac-nhan/", days.year_unconfirm, name="setup_year_unconfirm"),
    path("phan-cong/", routing.routing_list, name="setup_routing"),
    path("phan-cong/them/", routing.routing_add, name="setup_routing_add"),
    path("phan-cong/thu/", routing.routing_try, name="setup_routing_try"),
    path("phan-cong/chay-thu/", routing.routing_dry, name="setup_routing_dry"),
    path("phan-cong/<int:pk>/sua/", routing.routing_change, name="setup_routing_change"),
    path("phan-cong/<int:pk>/lam/", routing.routing_act, name="setup_routing_act"),
    path("may-hoc/", learning.learning_page, name="setup_learning"),
    path("may-hoc/hoc/", learning.learning_start, name="setup_learning_start"),
    path("may-hoc/bo/", learning.learning_forget, name="setup_learning_forget"),
    path("doi-han/", moving.moves, name="setup_moves"),
    path("thu-tuc/", rules.book, name="setup_rules"),
    path("thu-tuc/han/them/", rules.rule_add, name="setup_rule_add"),
    path(f"{_RULE}/sua/", rules.rule_correct, name="setup_rule_correct"),
    path(f"{_RULE}/ket-thuc/", rules.rule_end, name="setup_rule_end"),
]
