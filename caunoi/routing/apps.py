from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "caunoi.routing"
    label = "routing"
    verbose_name = "Đề xuất lĩnh vực, phân công"
    default_auto_field = "django.db.models.BigAutoField"
