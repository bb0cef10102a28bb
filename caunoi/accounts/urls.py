"""Addresses of /tai-khoan/: the part of allauth that we use, under its own names, with Vietnamese paths. No sign-up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path

from caunoi.accounts import views

urlpatterns = [
    path("", views.account_home, name="account_home"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("ngung/", account.account_inactive, name="account_inactive"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/doi/", account.password_change, name="account_change_password"),
    path("mat-khau/dat/", account.password_set, name="account_set_password"),
    path("mat-khau/quen/", account.password_reset, name="account_reset_password"),
    path("mat-khau/quen/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mat-khau/quen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mat-khau/quen/xong/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("hai-buoc/", mfa.index, name="mfa_index"),
    path("hai-buoc/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("hai-buoc/xac-nhan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("hai-buoc/bat/", views.ActivateSecondFactor.as_view(), name="mfa_activate_totp"),
    path("hai-buoc/tat/", views.DeactivateSecondFactor.as_view(), name="mfa_deactivate_totp"),
    path("hai-buoc/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("hai-buoc/ma-du-phong/moi/", views.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("hai-buoc/ma-du-phong/tai-ve/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("danh-tinh/", social.connections, name="socialaccount_connections"),
    path("danh-tinh/huy/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("danh-tinh/loi/", social.login_error, name="socialaccount_login_error"),
    path("danh-tinh/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("danh-tinh/<slug:provider_id>/ve/", oidc.callback, name="openid_connect_callback"),
]
