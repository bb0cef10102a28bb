from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "caunoi.web"
    label = "web"
    verbose_name = "Giao diện chung"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks; say an empty field as a person would, in every form."""
        from django.forms import BooleanField, ChoiceField, Field, ModelChoiceField
        from django.utils.translation import gettext_lazy as _

        from caunoi.web import checks  # noqa: F401 - registers what `caunoi check` looks at

        Field.default_error_messages["required"] = _("Chưa điền ô này.")
        ChoiceField.default_error_messages["required"] = _("Chưa chọn mục nào.")
        ModelChoiceField.default_error_messages["required"] = _("Chưa chọn mục nào.")
        BooleanField.default_error_messages = {"required": _("Chưa đánh dấu ô này.")}
