from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "caunoi.issues"
    label = "issues"
    verbose_name = "Bản tổng hợp ý kiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the sample what of this room it shows."""
        from caunoi.cases.sample import extras
        from caunoi.issues.sample import load_sample_compilations, remove_sample_compilations

        extras.register("issues", extras.Extra(load_sample_compilations, remove_sample_compilations))
