"""The public site: no sign-in, no personal data in any address."""

from django.urls import path

from caunoi.portal.bodies import views as bodies
from caunoi.portal.figures import comparing as figures_comparing
from caunoi.portal.figures import doubting as figures_doubting
from caunoi.portal.figures import downloading as figures_downloading
from caunoi.portal.figures import indicators as figures_indicators
from caunoi.portal.figures import views as figures
from caunoi.portal.home import views as home
from caunoi.portal.matters import views as matters
from caunoi.portal.pages import views as pages
from caunoi.portal.search import views as search
from caunoi.portal.send import content as send_content
from caunoi.portal.send import views as send
from caunoi.portal.track import files as track_files
from caunoi.portal.track import receipt as track_receipt
from caunoi.portal.track import views as track

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", search.search, name="search"),
    path("don-vi/", home.unit_switch, name="unit_switch"),
    path("gui-y-kien/", send.send_start, name="send"),
    path("gui-y-kien/tim-noi/", send.place_offers, name="place_offers"),
    path("gui-y-kien/giong/", send.same_offers, name="same_offers"),
    path("gui-y-kien/bo-theo-chung/", send.leave_join, name="send_leave_join"),
    path("gui-y-kien/tep/<slug:ref>/", send_content.draft_file, name="draft_file"),
    path("gui-y-kien/<slug:step>/", send.send_step, name="send_step"),
    path("q/<slug:code>/", send.box_door, name="box"),
    path("bien-nhan/", track_receipt.receipt, name="receipt"),
    path("tra-cuu/", track.lookup, name="lookup"),
    path("tra-cuu/mat-ma/", pages.lost_code, name="lost_code"),
    path("theo-doi/", track.track, name="track"),
    path("theo-doi/danh-gia/", track.rate, name="rate"),
    path("theo-doi/bo-sung/", track.add, name="add"),
    path("theo-doi/rut/", track.withdraw, name="withdraw"),
    path("theo-doi/dong/", track.leave, name="leave"),
    path("tep/<slug:code>/", track_files.file, name="file"),
    path("vu-viec/", matters.matter_list, name="matter_list"),
    path("vu-viec/<slug:code>/", matters.matter_detail, name="matter_detail"),
    path("vu-viec/<slug:code>/cung-gap/", matters.matter_join, name="matter_join"),
    path("so-lieu/", figures.figure_list, name="figure_list"),
    path("so-lieu/don-vi/", figures.figure_units, name="figure_units"),
    path("so-lieu/so-sanh/", figures_comparing.figure_compare, name="figure_compare"),
    path("so-lieu/tai/", figures_downloading.figure_download, name="figure_download"),
    path("so-lieu/chi-tieu/", figures_indicators.indicator_list, name="indicator_list"),
    path("so-lieu/chi-tieu/<slug:key>/", figures_indicators.indicator_detail, name="indicator"),
    path("so-lieu/bao-sai/<slug:code>/<int:number>/", figures_doubting.figure_doubt, name="figure_doubt"),
    path("so-lieu/van-ban/<slug:code>/", figures.figure_report, name="figure_report"),
    path("co-quan/", bodies.body_list, name="body_list"),
    path("co-quan/<slug:code>/", bodies.body_detail, name="body_detail"),
    path("du-lieu-ca-nhan/", pages.privacy, name="privacy"),
    path("khieu-nai-to-cao/", pages.guidance, name="guidance"),
    path("khieu-nai-to-cao/hen/", pages.appointment, name="appointment"),
    path("huong-dan/", pages.site_help, name="help"),
    path("kha-nang-tiep-can/", pages.accessibility, name="accessibility"),
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", pages.sitemap, name="sitemap"),
    path("favicon.ico", pages.Favicon.as_view(), name="favicon"),
]
