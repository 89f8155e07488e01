from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import ThrottleMark
from learning.web.throttle import label_of


@admin.register(ThrottleMark)
class ThrottleMarkAdmin(ReadOnlyAdmin[ThrottleMark]):
    """What the throttle counts at the moment, and what it has refused within a week."""

    list_display = ("limit", "subject", "hits", "ends_at", "refused", "refused_at")
    list_filter = ("scope",)
    search_fields = ("=subject",)
    ordering = ("-ends_at",)

    @admin.display(description=_("limit"), ordering="scope")
    def limit(self, mark: ThrottleMark) -> str:
        return str(label_of(mark.scope))
