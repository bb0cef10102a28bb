"""What passwords are refused beyond Django's own list: the short, the common in Vietnam.."""

import re

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from caunoi.language.fold import fold

_STEMS = (
    "matkhau",
    "password",
    "anhyeuem",
    "emyeuanh",
    "vietnam",
    "caunoi",
    "danvan",
    "uybannhandan",
    "ubnd",
    "qwerty",
)
_LEAST_BESIDES = 8  # characters that must be left beside such a word


class LongEnough:
    """Refuses a short password (Django's own validator has no Vietnamese words for it in 5.2)."""

    def __init__(self, min_length: int = 12) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError below the least length."""
        if len(password) < self.min_length:
            raise ValidationError(_("Mật khẩu quá ngắn, cần ít nhất %d ký tự.") % self.min_length, code="too_short")

    def get_help_text(self) -> str:
        """The least length."""
        return _("Mật khẩu có ít nhất %d ký tự.") % self.min_length


class NoCommonWord:
    """Refuses a password that is little more than a word everybody tries ("Matkhau@123456")."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError when fewer than eight characters are left without the common word."""
        plain = re.sub(r"[^a-z0-9]", "", fold(password))
        if any(stem in plain and len(plain.replace(stem, "")) < _LEAST_BESIDES for stem in _STEMS):
            raise ValidationError(_("Mật khẩu chứa từ rất hay bị thử đoán."), code="common_word")

    def get_help_text(self) -> str:
        """What to do instead."""
        return _("Nên ghép bốn từ không liên quan với nhau, dễ nhớ mà khó đoán.")


class NoRepetition:
    """Refuses a password of fewer than five different characters ("aaaaaaaaaaaa", "121212121212")."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError for too few different characters."""
        if len(set(password)) < 5:
            raise ValidationError(_("Mật khẩu lặp lại quá ít ký tự khác nhau."), code="repetition")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Mật khẩu có ít nhất năm ký tự khác nhau.")
