"""What the lists of threads, replies and reports share: moderating what was chosen, with a reason."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.member import read_member
from community.models import Discussion, Reply
from community.moderation.menus import perform_action
from community.moderation.registry import all_actions, get_action
from learning.admin.long_list import LongListAdmin, M

Post = TypeVar("Post", Discussion, Reply)
AdminAction = Callable[["ModeratingAdmin[Any]", HttpRequest, Iterable[Any]], None]

AT_ONCE: Final = 100


class ReasonedActionForm(ActionForm):
    reason = forms.CharField(label=_("Reason:"), required=False, max_length=500)


class ModeratingAdmin(LongListAdmin[M]):
    """Its list offers the moderation actions that name its model, with a reason beside them, to moderators."""

    action_form = ReasonedActionForm

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.has_perm("community.moderate"))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found: dict[str, Any] = super().get_actions(request)
        if not self.has_moderate_permission(request) or IS_POPUP_VAR in request.GET:
            return found
        here = ((action, action.admin_labels.get(self.model)) for action in all_actions())
        return found | {
            action.key: (_moderate_chosen(action.key), action.key, label) for action, label in here if label
        }

    def target_of(self, row: M) -> Any:
        """What is moderated when `row` is chosen. Raises PostRefused."""
        return row

    def moderate(self, request: HttpRequest, chosen: Iterable[M], key: str) -> None:
        """Do the action `key` to the target of each row. What it refuses is told by row."""
        rows = list(chosen)
        if len(rows) > AT_ONCE:
            self.message_user(request, _("Choose at most 100 at a time."), messages.ERROR)
            return
        moderator, reason, done = read_member(request.user), request.POST.get("reason", "")[:500].strip(), 0
        for row in rows:
            try:
                target, now = self.target_of(row), timezone.now()
                entry = perform_action(key, moderator=moderator, target=target, reason=reason, now=now)
            except PostRefused as refusal:
                self.message_user(request, f"{row}: {refusal.sentence}", messages.WARNING)
                continue
            if entry is not None:
                self.log_change(request, row, f"{get_action(key).logged_as} {reason}".strip())
                done += 1
        self.message_user(request, _("Done for %(done)d of %(chosen)d.") % {"done": done, "chosen": len(rows)})


def _moderate_chosen(key: str) -> AdminAction:
    """An action of a list in the admin, as Django calls it."""

    def moderate_chosen(model_admin: ModeratingAdmin[Any], request: HttpRequest, chosen: Iterable[Any]) -> None:
        model_admin.moderate(request, chosen, key)

    return moderate_chosen


class PostForm(forms.ModelForm[Post]):
    """A thread or reply as a moderator changes it: by moderation actions, each of which is logged.

    They are done while the form is checked, so that what they refuse is told in the form; all of them, or none.
    """

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("Why the words are changed. Everybody can read it in the history."),
    )
    # Who fills the form in; set by get_form() of the admin.
    moderator: Any = None

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors or self.instance._state.adding:
            return
        post = type(self.instance)._default_manager.get(pk=self.instance.pk)
        with transaction.atomic():
            if not self._apply(post):
                transaction.set_rollback(True)

    def _apply(self, post: Any) -> bool:
        """Texts first and flags last: the reverse of the order in which actions are offered."""
        moderator, changed, now = read_member(self.moderator), set(self.changed_data), timezone.now()
        for action in reversed(all_actions()):
            if not changed & set(action.admin_fields):
                continue
            try:
                action.apply_admin_form(moderator=moderator, post=post, values=self.cleaned_data, now=now)
            except PostRefused as refusal:
                self.add_error(action.admin_error_field, refusal.sentence)
                return False
        return True


class PostAdmin(ModeratingAdmin[Post]):
    """Rows that are changed by the actions of a PostForm, and saved by nothing else."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self.has_moderate_permission(request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"moderator": request.user})

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """The posts alone: what goes with them are more rows than a page can list."""
        posts = list(objs)
        refused = set() if self.has_delete_permission(request) else {str(self.opts.verbose_name)}
        return [str(post) for post in posts], {str(self.opts.verbose_name_plural): len(posts)}, refused, []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What was changed is saved by then."""
        if not change:
            obj.author = request.user
            super().save_model(request, obj, form, change)
