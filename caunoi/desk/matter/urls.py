"""Addresses of the case page, its acts, its papers and files, and the quarantine."""

from django.urls import URLPattern, URLResolver, path

from caunoi.desk.matter.acts import OWN_WORDS, PLAIN, SEALED
from caunoi.desk.matter.views import acting, answering, papers, publishing, reading, sealed

_OWN = {"answer": answering.case_answer, "publish": publishing.case_publish, "paper": papers.case_paper}

urlpatterns: list[URLPattern | URLResolver] = [
    path("cach-ly/", sealed.sealed_list, name="sealed_list"),
    path("cach-ly/<str:code>/", sealed.sealed_detail, name="sealed_detail"),
    path("cach-ly/<str:code>/xem/", sealed.sealed_open, name="sealed_open"),
    *[
        path(f"cach-ly/<str:code>/{spec.slug}/", sealed.sealed_act, {"act": act}, name=f"sealed_{act}")
        for act, spec in SEALED.items()
    ],
    path("tep/<str:code>/", papers.file, name="file"),
    path("van-ban/<str:code>/", papers.document, name="document"),
    path("<str:code>/", reading.case_detail, name="case_detail"),
    path("<str:code>/nguoi-gui/", reading.case_identity, name="case_identity"),
    *[path(f"<str:code>/{OWN_WORDS[act][2]}/", view, name=f"case_{act}") for act, view in _OWN.items()],
    *[
        path(f"<str:code>/{spec.slug}/", acting.case_act, {"act": act}, name=f"case_{act}")
        for act, spec in PLAIN.items()
    ],
]
