from django.contrib import admin

from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from learning.models import SignInSession


@admin.register(SignInSession)
class SignInSessionAdmin(FindByLearner[SignInSession], ReadOnlyAdmin[SignInSession]):
    """Where people are signed in. The key of a session opens it, and is shown to nobody."""

    list_display = ("user", "browser", "system", "began_at", "last_used_at")
    list_select_related = ("user",)
    ordering = ("-last_used_at",)
    exclude = ("session_key",)
