"""Signing in to the admin by password: braked before a password is hashed, and never locked for its owner elsewhere."""

from typing import Any, Final

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from learning.web.client_ip import client_network
from learning.web.throttle import is_network_throttled, is_object_throttled, register_scope

SCOPE: Final = register_scope("staff-sign-in", _("Sign-ins of staff from one network"))
ACCOUNT_SCOPE: Final = register_scope("staff-account", _("Sign-ins to one staff account from one network"))
# Within a quarter of an hour. Networks are counted apart: whoever guesses elsewhere does not lock the owner out.
MOST_PER_ACCOUNT: Final = 5
MOST_PER_NETWORK: Final = 20
PER_SECONDS: Final = 15 * 60


class StaffSignInForm(AdminAuthenticationForm):
    """Django's, which looks at the password only when there have not been too many tries from this network."""

    def clean(self) -> dict[str, Any]:
        if self.request is not None and _is_braked(self.request, str(self.cleaned_data.get("username", ""))):
            raise ValidationError(
                _("Too many sign-ins from your network. Please wait a quarter of an hour."), code="too_many"
            )
        return super().clean()


def _is_braked(request: HttpRequest, username: str) -> bool:
    name = f"{username.casefold()}@{client_network(request) or ''}"
    # Both count each try, whichever refuses it.
    answers = [
        is_network_throttled(request, SCOPE, limit=MOST_PER_NETWORK, seconds=PER_SECONDS),
        is_object_throttled(name, ACCOUNT_SCOPE, limit=MOST_PER_ACCOUNT, seconds=PER_SECONDS),
    ]
    return any(answers)
