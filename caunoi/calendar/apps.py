from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "caunoi.calendar"
    label = "calendar"
    verbose_name = "Ngày nghỉ"
    default_auto_field = "django.db.models.BigAutoField"
