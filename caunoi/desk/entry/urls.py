"""What comes in at the desk: one opinion, pasted text, files, boxes, appointments, pointers, lost codes."""

from django.urls import URLPattern, URLResolver, path

from caunoi.desk.entry import boxes, imports, paste, reception, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.entry, name="entry"),
    path("giong/", views.same_offers, name="entry_same"),
    path("phieu/", views.entry_slip, name="entry_slip"),
    path("dan/", paste.paste, name="paste"),
    path("dan/nhap/", paste.paste_import, name="paste_import"),
    path("tep/", imports.import_list, name="import_list"),
    path("tep/<int:pk>/", imports.import_batch, name="import_batch"),
    path("tep/<int:pk>/cot/", imports.import_mapping, name="import_mapping"),
    path("tep/<int:pk>/chay/", imports.import_run, name="import_run"),
    path("tep/<int:pk>/bi-loai/", imports.import_refused, name="import_refused"),
    path("tep/<int:pk>/xoa/", imports.import_forget, name="import_forget"),
    path("tep/<int:pk>/bo/", imports.import_remove, name="import_remove"),
    path("hom-thu/", boxes.box_list, name="box_list"),
    path("hom-thu/them/", boxes.box_new, name="box_new"),
    path("hom-thu/lan-mo/<int:pk>/", boxes.box_opening, name="box_opening"),
    path("hom-thu/lan-mo/<int:pk>/khep/", boxes.box_close, name="box_close"),
    path("hom-thu/<slug:code>/mo/", boxes.box_open, name="box_open"),
    path("hom-thu/<slug:code>/ap-phich/", boxes.box_poster, name="box_poster"),
    path("hom-thu/<slug:code>/dung/", boxes.box_active, name="box_active"),
    path("lich-hen/", reception.appointments, name="appointments"),
    path("lich-hen/<slug:code>/lien-he/", reception.appointment_contact, name="appointment_contact"),
    path("lich-hen/<slug:code>/chot/", reception.appointment_settle, name="appointment_settle"),
    path("to-cao/", reception.pointers, name="pointers"),
    path("mat-ma/", reception.lost_code, name="lost_code"),
    path("mat-ma/in-lai/", reception.reprint, name="reprint"),
]
