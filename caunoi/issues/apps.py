from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "caunoi.issues"
    label = "issues"
    verbose_name = "Bản tổng hợp ý kiến"
    default_auto_field = "django.db.models.BigAutoField"
