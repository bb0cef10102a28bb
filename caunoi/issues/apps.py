from django.apps import AppConfig


class IssuesConfig(AppConfig):
    name = "caunoi.issues"
    label = "issues"
    verbose_name = "Bản tổng hợp ý kiến"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the sample what of this room it shows, the search room what of it is found."""
        from caunoi.cases.sample import extras
        from caunoi.issues import searching
        from caunoi.issues.sample import load_sample_compilations, remove_sample_compilations
        from caunoi.issues.services import indexing
        from caunoi.search import registry

        registry.register(indexing.COMPILATION, indexing.all_compilations, desk=searching.COMPILATIONS)
        registry.register(indexing.ISSUE, indexing.all_issues, desk=searching.ISSUES)

        extras.register("issues", extras.Extra(load_sample_compilations, remove_sample_compilations))
