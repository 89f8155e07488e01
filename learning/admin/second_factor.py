from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from learning.models import SecondFactor


@admin.register(SecondFactor)
class SecondFactorAdmin(FindByLearner[SecondFactor], ReadOnlyAdmin[SecondFactor]):
    """Who has one. Superusers delete that of somebody who has lost it; another is set up at the next sign-in."""

    list_display = ("user", "confirmed_at")
    list_select_related = ("user",)
    fields = ("user", "confirmed_at")
    exclude = ("secret", "last_step", "recovery_marks")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_active and request.user.is_superuser
