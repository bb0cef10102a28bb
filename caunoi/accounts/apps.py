from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "caunoi.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
    default_auto_field = "django.db.models.BigAutoField"

    def reseal(self) -> int:
        """The command `reseal` calls this: second factors under the newest seal key; how many."""
        from caunoi.accounts.services import reseal_second_factors

        return reseal_second_factors()
