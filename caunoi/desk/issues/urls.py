"""Addresses of compilations: the list, one table, one issue, its opinions, every act, the way out to paper."""

from django.urls import URLPattern, URLResolver, path

from caunoi.desk.issues import acts, adding, export, listing, reading

_ONE = "<str:code>/"
_ISSUE = f"{_ONE}van-de/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.compilation_list, name="compilations"),
    path("moi/", listing.compilation_new, name="compilation_new"),
    path(_ONE, reading.compilation_page, name="compilation"),
    path(f"{_ONE}sua/", listing.compilation_edit, name="compilation_edit"),
    path(f"{_ONE}gom/", acts.gather, name="compilation_gather"),
    path(f"{_ONE}chot/", acts.close, name="compilation_close"),
    path(f"{_ONE}mo-lai/", acts.reopen, name="compilation_reopen"),
    path(f"{_ONE}xoa/", listing.compilation_delete, name="compilation_delete"),
    path(f"{_ONE}hoan-tac/", acts.undo, name="compilation_undo"),
    path(f"{_ONE}xuat/tong-hop.<slug:form>", export.compilation_export, name="compilation_export"),
    path(f"{_ONE}y-kien/", reading.opinions_page, name="compilation_opinions"),
    path(f"{_ONE}y-kien/them/", adding.add_page, name="compilation_add"),
    path(f"{_ONE}y-kien/chuyen/", acts.move, name="compilation_move"),
    path(f"{_ONE}y-kien/<int:number>/trich/", acts.quote, name="compilation_quote"),
    path(f"{_ONE}van-de/them/", acts.issue_new, name="issue_new"),
    path(f"{_ONE}van-de/gop/", acts.join, name="issue_join"),
    path(_ISSUE, reading.issue_page, name="issue"),
    path(f"{_ISSUE}sua/", acts.issue_edit, name="issue_edit"),
    path(f"{_ISSUE}thu-tu/", acts.issue_order, name="issue_order"),
]
