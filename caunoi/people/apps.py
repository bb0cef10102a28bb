from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "caunoi.people"
    label = "people"
    verbose_name = "Cơ quan, tổ chức"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the search room what of this room is found."""
        from caunoi.people import indexing
        from caunoi.search import registry

        registry.register(indexing.BODY, indexing.all_bodies, desk=indexing.DESK_VIEW, public=indexing.PUBLIC_VIEW)
