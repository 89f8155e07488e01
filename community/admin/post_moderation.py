"""What the lists of threads, replies and reports share: acts of moderators on what was chosen, with a reason."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.member import Member, read_member
from community.models import Discussion, ModerationLogEntry, Reply
from community.models.moderation import ModerationAction
from community.moderation.actions import do_act

M = TypeVar("M", bound=Model)
Post = TypeVar("Post", Discussion, Reply)

AT_ONCE: Final = 100


class ReasonedActionForm(ActionForm):
    reason = forms.CharField(label=_("Reason:"), required=False, max_length=500)


class ModeratingAdmin(admin.ModelAdmin[M]):
    """Actions with `permissions=["moderate"]` are for whoever may moderate, and ask for a reason beside them."""

    action_form = ReasonedActionForm

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.has_perm("community.moderate"))

    def moderate(
        self, request: HttpRequest, chosen: Iterable[M], deed: Callable[[Member, M, str], ModerationLogEntry | None]
    ) -> None:
        """`deed` for each, which is handed the moderator, the row and the reason. What it refuses is told by row."""
        rows = list(chosen)
        if len(rows) > AT_ONCE:
            self.message_user(request, _("Choose at most 100 at a time."), messages.ERROR)
            return
        moderator, reason, done = read_member(request.user), request.POST.get("reason", "")[:500].strip(), 0
        for row in rows:
            try:
                act = deed(moderator, row, reason)
            except PostRefused as refusal:
                self.message_user(request, f"{row}: {refusal.sentence}", messages.WARNING)
                continue
            if act is not None:
                self.log_change(request, row, f"{act.get_action_display()} {reason}".strip())
                done += 1
        self.message_user(request, _("Done for %(done)d of %(chosen)d.") % {"done": done, "chosen": len(rows)})


def post_action(action: ModerationAction, words: Any) -> Callable[[Any, HttpRequest, Iterable[Any]], None]:
    """An action of the list that does `action` to each chosen thread or reply."""

    def deed(moderator: Member, post: Discussion | Reply, reason: str) -> ModerationLogEntry | None:
        return do_act(action, moderator=moderator, post=post, reason=reason, now=timezone.now())

    @admin.action(description=words, permissions=["moderate"])
    def do(model_admin: ModeratingAdmin[Any], request: HttpRequest, chosen: Iterable[Any]) -> None:
        model_admin.moderate(request, chosen, deed)

    do.__name__ = action.value
    return do


class PostForm(forms.ModelForm[Post]):
    """A thread or reply as a moderator changes it: by deeds, each of which is logged.

    They are done while the form is checked, so that what they refuse is told in the form; the view is one transaction.
    """

    words: tuple[str, ...] = ("content",)
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
        try:
            self.do_deeds(read_member(self.moderator), type(self.instance)._default_manager.get(pk=self.instance.pk))
        except PostRefused as refusal:
            self.add_error("note" if set(self.words) & set(self.changed_data) else None, refusal.sentence)

    def do_deeds(self, moderator: Member, post: Any) -> None:
        """Raises PostRefused."""
        raise NotImplementedError


class PostAdmin(ModeratingAdmin[Post]):
    """Rows that are changed by the deeds of a PostForm, and saved by nothing else."""

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
