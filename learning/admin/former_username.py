from django.contrib import admin

from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from learning.models import FormerUsername


@admin.register(FormerUsername)
class FormerUsernameAdmin(FindByLearner[FormerUsername], ReadOnlyAdmin[FormerUsername]):
    """Who was called how, until when."""

    list_display = ("username", "user", "given_up_at")
    list_select_related = ("user",)
    ordering = ("-given_up_at",)
