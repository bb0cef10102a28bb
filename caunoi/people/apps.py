from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "caunoi.people"
    label = "people"
    verbose_name = "Cơ quan, tổ chức"
    default_auto_field = "django.db.models.BigAutoField"
