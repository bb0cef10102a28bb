from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "caunoi.cases"
    label = "cases"
    verbose_name = "Ý kiến, vụ việc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the search room what of this room is found."""
        from caunoi.cases import searching
        from caunoi.cases.sample import extras, routes
        from caunoi.cases.services import indexing
        from caunoi.search import registry

        extras.register("routes", extras.Extra(routes.load_sample_rules, routes.remove_sample_rules))

        registry.register(indexing.CASE, indexing.all_cases, desk=searching.CASES)
        registry.register(indexing.OPINION, indexing.all_opinions, desk=searching.OPINIONS)
        registry.register(indexing.PUBLICATION, indexing.all_publications, public=searching.PUBLICATIONS)
