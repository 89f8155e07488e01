from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import BACKEND_SESSION_KEY
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.views.decorators.cache import never_cache

from learning.accounts.second_factor import find_factor
from learning.models import User
from web3versity.attention.page import read_matters
from web3versity.audited_admin import audited
from web3versity.staff_sign_in import StaffSignInForm
from web3versity.views.attention import attention_remedy
from web3versity.views.second_factor import SESSION_KEY, second_factor
from web3versity.views.support import support, support_learner

# Without use; a learner's lasts for a month. Counted anew at each half hour of use (learning/accounts/session_log.py).
SESSION_SECONDS = 12 * 60 * 60
BY_PASSWORD = "django.contrib.auth.backends.ModelBackend"  # noqa: S105 - a class, no secret


class StaffSite(AdminSite):
    """The admin, for staff who signed in by password. A wallet's session is a learner's, whoever owns the wallet.

    Who has a second factor must show it, and where STAFF_NEEDS_SECOND_FACTOR everybody must have one.
    """

    login_form = StaffSignInForm

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Whatever is registered writes what is done in it into the record of staff."""
        super().register(model_or_iterable, audited(admin_class or ModelAdmin), **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return self.has_password(request) and not self.lacks_second_factor(request)

    def has_password(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and request.session.get(BACKEND_SESSION_KEY) == BY_PASSWORD

    def lacks_second_factor(self, request: HttpRequest) -> bool:
        """Whether this session must show one yet."""
        person = request.user
        factor = find_factor(person) if isinstance(person, User) else None
        if factor is None:
            return bool(settings.STAFF_NEEDS_SECOND_FACTOR)
        return bool(request.session.get(SESSION_KEY) != factor.pk)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        remedy = path("attention/<slug:watcher>/<slug:remedy>/", self.admin_view(attention_remedy), name="attention")
        return [
            path("second-factor/", never_cache(self.second_factor), name="second_factor"),
            remedy,
            path("support/", self.admin_view(support), name="support"),
            path("support/<int:pk>/", self.admin_view(support_learner), name="support_learner"),
            *super().get_urls(),
        ]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What needs a person comes first."""
        matters = read_matters(request.user) if isinstance(request.user, User) else []
        return super().index(request, {**(extra_context or {}), "matters": matters})

    def second_factor(self, request: HttpRequest) -> HttpResponse:
        return second_factor(request) if self.has_password(request) else redirect("admin:login")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Who has given the password goes on to the second factor."""
        if request.method != "POST" and self.has_password(request) and self.lacks_second_factor(request):
            wanted = {"next": request.GET.get("next", "")}
            return redirect(f"{reverse('admin:second_factor')}?{urlencode(wanted)}")
        response = super().login(request, extra_context)
        if isinstance(response, HttpResponseRedirect) and self.has_password(request):
            request.session.set_expiry(SESSION_SECONDS)
        return response
