"""Addresses of reported figures: reports in, the page of a report and its acts, tables, indicators."""

from django.urls import URLPattern, URLResolver, path

from caunoi.desk.figures import acts, export, heading, headings, indicators, listing, matrix, overview, reading, taking

_REPORT = "bao-cao/<str:code>/"
_FIGURE = f"{_REPORT}so/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.report_list, name="figures"),
    path("tai-len/", taking.upload, name="figures_upload"),
    path("luot/<str:code>/", taking.batch_state, name="figures_batch"),
    path("luot/<str:code>/huy/", taking.batch_cancel, name="figures_batch_cancel"),
    path("luot/<str:code>/don-vi-ky/", headings.batch_headings, name="figures_batch_headings"),
    path("xuat/so-lieu.<slug:form>", export.list_export, name="figures_export"),
    path("don-vi/", overview.unit_page, name="figures_unit"),
    path("bang/", matrix.matrix_page, name="figures_matrix"),
    path("bang/cong/", matrix.column_sum, name="figures_sum"),
    path("bang/xuat/bang.<slug:form>", export.matrix_export, name="figures_matrix_export"),
    path("so-sanh/", overview.periods_page, name="figures_periods"),
    path("chi-tieu/", indicators.indicator_list, name="figures_indicators"),
    path("chi-tieu/them/", indicators.indicator_add, name="figures_indicator_add"),
    path("chi-tieu/<slug:key>/thoi/", indicators.indicator_end, name="figures_indicator_end"),
    path("tu/<int:pk>/bo/", indicators.word_forget, name="figures_word_forget"),
    path("noi/", acts.place_offers, name="figures_places"),
    path(_REPORT, reading.report_page, name="figures_report"),
    path(f"{_REPORT}tep-goc/", taking.original, name="figures_file"),
    path(f"{_REPORT}doc-lai/", taking.retry, name="figures_retry"),
    path(f"{_REPORT}bo-tep/", taking.remove, name="figures_remove"),
    path(f"{_REPORT}don-vi-ky/", heading.heading, name="figures_heading"),
    path(f"{_REPORT}cong-khai/", heading.publish, name="figures_publish"),
    path(f"{_REPORT}go/", heading.withdraw, name="figures_withdraw"),
    path(f"{_REPORT}thay/", heading.supersede, name="figures_supersede"),
    path(f"{_REPORT}dung-lai/", heading.revive, name="figures_revive"),
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
