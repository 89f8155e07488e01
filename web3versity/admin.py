from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from web3versity.roles import ROLE_NAMES, ROLES

admin.site.site_header = _("Web3Versity administration")
admin.site.site_title = _("Web3Versity")
admin.site.index_title = _("The school")
admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """The roles that the school ships are read here; other groups are made beside them."""

    list_display = ("name", "says")

    @admin.display(description=_("may"))
    def says(self, group: Group) -> str | Promise:
        return next((role.says for role in ROLES if role.name == group.name), "")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_shipped = obj is not None and obj.name in ROLE_NAMES
        return super().has_change_permission(request, obj) and not is_shipped

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_shipped = obj is not None and obj.name in ROLE_NAMES
        return super().has_delete_permission(request, obj) and not is_shipped
