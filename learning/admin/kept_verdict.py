from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import KeptVerdict


@admin.register(KeptVerdict)
class KeptVerdictAdmin(ReadOnlyAdmin[KeptVerdict]):
    """What the same source would be told again. Whose it is cannot be found."""

    list_display = ("__str__", "judged_at", "outcome")
    search_fields = ("key",)
    ordering = ("-judged_at", "-pk")

    @admin.display(description=_("outcome"))
    def outcome(self, kept: KeptVerdict) -> str:
        return str(kept.feedback.get("outcome", ""))
