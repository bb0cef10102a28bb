from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "caunoi.figures"
    label = "figures"
    verbose_name = "Số liệu báo cáo"
    default_auto_field = "django.db.models.BigAutoField"
