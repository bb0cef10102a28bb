"""allauth's forms with Vietnamese labels; a wrong code of the second factor goes into the journal."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.accounts import services
from caunoi.common import clock

_LABELS = {
    "login": gettext_lazy("Tên đăng nhập hoặc thư điện tử"),
    "email": gettext_lazy("Thư điện tử"),
    "oldpassword": gettext_lazy("Mật khẩu đang dùng"),
    "password": gettext_lazy("Mật khẩu"),
    "password1": gettext_lazy("Mật khẩu mới"),
    "password2": gettext_lazy("Gõ lại mật khẩu mới"),
    "code": gettext_lazy("Mã xác thực"),
}
_HINTS = {"password1": gettext_lazy("Ít nhất 12 ký tự. Nên ghép bốn từ không liên quan, dễ nhớ mà khó đoán.")}


class _Vietnamese:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = _LABELS.get(name, field.label)
            field.help_text = _HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "class": "input--code"}


class _NewPassword(_Vietnamese):
    def clean(self) -> dict[str, Any]:
        """Says in Vietnamese that the two differ (allauth drops the second from the cleaned data then)."""
        data: dict[str, Any] = super().clean()  # type: ignore[misc]
        if "password1" in data and "password2" not in data and self.data.get("password2"):  # type: ignore[attr-defined]
            self.errors["password2"] = self.error_class([_("Hai lần gõ chưa giống nhau.")])  # type: ignore[attr-defined]
        return data


class LoginForm(_Vietnamese, account.LoginForm):
    """Name or e-mail, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "autofocus": True}


class ChangePasswordForm(_NewPassword, account.ChangePasswordForm):
    """Old and new password; the new one must be another."""

    def clean_password1(self) -> str:
        """Raises ValidationError when nothing would change."""
        password = str(self.cleaned_data["password1"])
        if self.user is not None and self.user.check_password(password):
            raise ValidationError(_("Mật khẩu mới phải khác mật khẩu đang dùng."), code="same")
        return password


class SetPasswordForm(_NewPassword, account.SetPasswordForm):
    """A first password for an account that had none."""


class ResetPasswordForm(_Vietnamese, account.ResetPasswordForm):
    """Where to send the link."""


class ResetPasswordKeyForm(_NewPassword, account.ResetPasswordKeyForm):
    """A new password, after the link of the mail."""


class ReauthenticateForm(_Vietnamese, account.ReauthenticateForm):
    """The password again, before something delicate."""


class _JournalsFailure:
    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        user = self.user  # type: ignore[attr-defined]
        services.note("second_factor_failed", user=user, by=user, at=clock.now())


class SecondFactorForm(_JournalsFailure, _Vietnamese, mfa.AuthenticateForm):
    """The code at sign-in: of the app, or a recovery code."""


class SecondFactorAgainForm(_JournalsFailure, _Vietnamese, mfa.ReauthenticateForm):
    """The code again, before something delicate."""


class ActivateTOTPForm(_Vietnamese, totp.ActivateTOTPForm):
    """The first code of the app proves that it was set up."""
