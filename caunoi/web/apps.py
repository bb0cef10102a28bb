from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "caunoi.web"
    label = "web"
    verbose_name = "Giao diện chung"
    default_auto_field = "django.db.models.BigAutoField"
