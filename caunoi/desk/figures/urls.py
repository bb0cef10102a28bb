"""Addresses of reported figures: reports in, the page of a report and its acts, tables, indicators."""

from django.urls import URLPattern, URLResolver, path

from caunoi.desk.figures import acts, listing, reading, taking

_REPORT = "bao-cao/<str:code>/"
_FIGURE = f"{_REPORT}so/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.report_list, name="figures"),
    path("tai-len/", taking.upload, name="figures_upload"),
    path("luot/<str:code>/", taking.batch_state, name="figures_batch"),
    path("luot/<str:code>/huy/", taking.batch_cancel, name="figures_batch_cancel"),
    path("noi/", acts.place_offers, name="figures_places"),
    path(_REPORT, reading.report_page, name="figures_report"),
    path(f"{_REPORT}doc-lai/", taking.retry, name="figures_retry"),
    path(f"{_REPORT}nhan-chac/", acts.accept_sure, name="figures_accept_sure"),
    path(f"{_REPORT}hoan-tac/", acts.undo, name="figures_undo"),
    path(f"{_FIGURE}nhan/", acts.accept, name="figures_accept"),
    path(f"{_FIGURE}sua/", acts.correct, name="figures_correct"),
    path(f"{_FIGURE}bo/", acts.reject, name="figures_reject"),
    path(f"{_FIGURE}lay-lai/", acts.restore, name="figures_restore"),
    path(f"{_FIGURE}chi-tieu/", acts.choose_indicator, name="figures_map"),
    path(f"{_FIGURE}chi-tieu/tim/", acts.indicator_offers, name="figures_offers"),
    path(f"{_FIGURE}gop/", acts.merge, name="figures_merge"),
    path(f"{_FIGURE}tach/", acts.unmerge, name="figures_unmerge"),
]
