"""The account's own page; allauth's views of the second factor, journalled in the same transaction."""

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from caunoi.accounts import services
from caunoi.common import clock


@login_required
@require_safe
def account_home(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the ways to password, second factor and other identities."""
    return render(request, "account/home.html")


class _Journalled:
    act = ""
    request: HttpRequest

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Do it and journal it, or neither."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        user = self.request.user
        services.note(self.act, user=user, by=user, at=clock.now())  # type: ignore[arg-type]
        return response


class ActivateSecondFactor(_Journalled, ActivateTOTPView):
    """Turn the authenticator app on."""

    act = "second_factor_on"


class DeactivateSecondFactor(_Journalled, DeactivateTOTPView):
    """Turn it off, where the unit allows that."""

    act = "second_factor_off"


class NewRecoveryCodes(_Journalled, GenerateRecoveryCodesView):
    """Ten new recovery codes; the old ones die."""

    act = "recovery_codes_new"
