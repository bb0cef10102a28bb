from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "caunoi.figures"
    label = "figures"
    verbose_name = "Số liệu báo cáo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the search room what of this room is found."""
        from caunoi.figures import searching
        from caunoi.figures.services import indexing
        from caunoi.search import registry

        registry.register(indexing.REPORT, indexing.all_reports, desk=searching.REPORTS)
        registry.register(indexing.PUBLIC_REPORT, indexing.all_public_reports, public=searching.PUBLIC_REPORTS)
        registry.register(searching.FIGURE, desk=searching.FIGURES, public=searching.FIGURES)
        registry.register(searching.INDICATOR, desk=searching.INDICATORS, public=searching.INDICATORS)
