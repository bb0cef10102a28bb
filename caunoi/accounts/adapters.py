"""What allauth asks of us: no sign-up, Vietnamese words, secrets sealed, every sign-in in the journal."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import redirect, resolve_url
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.accounts import services
from caunoi.accounts.models import User
from caunoi.common import clock
from caunoi.web import qr, sealed

_WRONG = gettext_lazy("Tên đăng nhập hoặc mật khẩu không đúng.")


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and out, passwords."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Tài khoản đã ngừng hoạt động."),
        "email_password_mismatch": _WRONG,
        "username_password_mismatch": _WRONG,
        "enter_current_password": gettext_lazy("Mật khẩu đang dùng không đúng."),
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
        "incorrect_code": gettext_lazy("Mã không đúng. Mã đổi 30 giây một lần."),
        "invalid_password_reset": gettext_lazy("Đường dẫn đặt lại mật khẩu không còn dùng được."),
        "too_many_login_attempts": gettext_lazy("Sai quá nhiều lần. Tài khoản tạm khóa, xin thử lại sau 15 phút."),
        "rate_limited": gettext_lazy("Thao tác quá nhiều lần. Xin chờ ít phút."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an administrator opens accounts."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and into the journal, or neither."""
        methods = sorted({str(entry["method"]) for entry in get_authentication_records(request, user)})
        with transaction.atomic():
            super().login(request, user)
            services.note("sign_in", user=user, by=user, at=clock.now(), methods=methods)

    def logout(self, request: HttpRequest) -> None:
        """Sign out."""
        user = request.user
        with transaction.atomic():
            super().logout(request)
            if isinstance(user, User):
                services.note("sign_out", user=user, by=user, at=clock.now())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password for an account that exists; names nobody has leave no trace (they may be passwords)."""
        user = _who(credentials)
        if user and user.is_active:
            services.note("sign_in_failed", user=user, by=user, at=clock.now())

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One counter an account, whether its name or its e-mail was typed."""
        user = _who(credentials)
        return f"account:{user.code}" if user else super()._get_login_attempts_cache_key(request, **credentials)

    def set_password(self, user: Any, password: str) -> None:
        """The holder chose a password himself (after a change, a reset by mail)."""
        by = self.request.user if isinstance(self.request.user, User) else user
        services.set_password(user=user, password=password, by=by, at=clock.now())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to work."""
        return str(resolve_url(settings.LOGIN_REDIRECT_URL))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, on the public address of the site, whatever host the request named."""
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.PUBLIC_URL}{path}"

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm who sits there, in Vietnamese."""
        names = {"reauthenticate": _("Dùng mật khẩu"), "mfa_reauthenticate": _("Dùng mã xác thực hoặc mã dự phòng")}
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": names.get(method["id"], method["description"])} for method in methods]


def _who(credentials: dict[str, Any]) -> User | None:
    name = str(credentials.get("username") or credentials.get("email") or "").strip().lower()
    return User.objects.filter(Q(username=name) | Q(email=name)).first() if name else None


class MFAAdapter(DefaultMFAAdapter):
    """The second factor: secrets sealed in the database, QR code drawn by ourselves."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Mã không đúng. Mã đổi 30 giây một lần; hãy xem giờ trên điện thoại."),
        "cannot_delete_authenticator": gettext_lazy("Đơn vị yêu cầu xác thực hai bước, không tắt được."),
        "cannot_generate_recovery_codes": gettext_lazy("Hãy bật xác thực hai bước trước khi lấy mã dự phòng."),
        "rate_limited": gettext_lazy("Sai quá nhiều lần. Xin chờ 5 phút rồi thử lại."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return sealed.seal(text).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return sealed.unseal(encrypted_text.encode("ascii"))

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code as SVG inside the page: our content policy allows no data: images."""
        return qr.svg(url, label=_("Mã QR để quét bằng ứng dụng xác thực"))

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not where the unit asks everybody for a second factor."""
        return not settings.SECOND_FACTOR_REQUIRED

    def get_totp_issuer(self) -> str:
        """The name shown in the app on the telephone."""
        return f"Cầu Nối ({urlsplit(settings.PUBLIC_URL).hostname})"


class SocialAdapter(DefaultSocialAccountAdapter):
    """The unit's own identity provider (OIDC): signs in accounts that exist here, never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """An identity seen for the first time is linked to the account with the same verified e-mail, or sent away."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        user = User.objects.filter(email__in=verified, is_active=True).first() if verified else None
        if user is None:
            messages.error(request, _("Chưa có tài khoản gắn với danh tính này. Hãy liên hệ người quản trị đơn vị."))
            raise ImmediateHttpResponse(redirect("account_login"))
        with transaction.atomic():
            sociallogin.connect(request, user)
            services.note("identity_linked", user=user, by=user, at=clock.now())
