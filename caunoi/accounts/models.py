"""Officers' accounts: a person who signs in. What he may do comes from a term at a body, never from a flag here."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from caunoi.common.codes import new_token


class UserManager(BaseUserManager["User"]):
    """Creates accounts; passwords are always hashed."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        """Save a new account; without a password the account cannot sign in by password."""
        user = self.model(username=username.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An officer's account. `code` stands for him in the journal; `label` is how colleagues see him ("Chị Hạnh")."""

    username = models.CharField(
        _("Tên đăng nhập"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]{2,59}\Z",
                _("Tên đăng nhập dài từ 3 ký tự, chỉ gồm chữ thường không dấu, số, dấu chấm và gạch."),
            )
        ],
    )
    email = models.EmailField(_("Thư điện tử"), blank=True)
    label = models.CharField(_("Tên gọi"), max_length=80)
    code = models.CharField(max_length=16, unique=True, default=new_token, editable=False)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["label"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(username=Lower("username")), name="accounts_user_username_lower"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="accounts_user_email_lower"),
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="accounts_user_email_once"),
        ]

    def __str__(self) -> str:
        return self.label
