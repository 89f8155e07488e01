from django.contrib.admin import AdminSite
from django.contrib.auth import BACKEND_SESSION_KEY
from django.http import HttpRequest

from web3versity.staff_sign_in import StaffSignInForm

BY_PASSWORD = "django.contrib.auth.backends.ModelBackend"  # noqa: S105 - a class, no secret


class StaffSite(AdminSite):
    """The admin, for staff who signed in by password. A wallet's session is a learner's, whoever owns the wallet."""

    login_form = StaffSignInForm

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and request.session.get(BACKEND_SESSION_KEY) == BY_PASSWORD
