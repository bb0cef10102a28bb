from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "caunoi.portal"
    label = "portal"
    verbose_name = "Cổng người dân"
    default_auto_field = "django.db.models.BigAutoField"
