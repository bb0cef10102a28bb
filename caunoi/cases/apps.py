from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "caunoi.cases"
    label = "cases"
    verbose_name = "Ý kiến, vụ việc"
    default_auto_field = "django.db.models.BigAutoField"
