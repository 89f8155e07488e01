from typing import Any

from django.http import HttpRequest

from learning.admin.long_list import LongListAdmin, M


class ReadOnlyAdmin(LongListAdmin[M]):
    """Rows that operations and the database write: staff with the view permission read them, nobody edits them here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        hidden = self.exclude or ()
        names = (field.name for field in self.opts.fields if not field.primary_key)
        return tuple(name for name in names if name not in hidden)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.get_readonly_fields(request, obj)
