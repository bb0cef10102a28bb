from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "caunoi.places"
    label = "places"
    verbose_name = "Địa bàn"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the search room what of this room is found."""
        from caunoi.places import indexing
        from caunoi.search import registry

        registry.register(indexing.PLACE, indexing.all_places, desk=indexing.VIEW, public=indexing.VIEW)
