from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.member import read_member
from community.admin.post_moderation import ModeratingAdmin
from community.admin.search import FindByPerson
from community.models import Suspension
from community.moderation.actions.suspend import suspend_person, suspension_in_force
from learning.admin.read_only import ReadOnlyAdmin
from learning.models import User


class SuspensionForm(forms.ModelForm[Suspension]):
    """A new suspension, given while the form is checked; what it refuses is told in the form."""

    person_name = forms.CharField(label=_("Person"), max_length=30, help_text=_("A whole username."))
    moderator: Any = None

    def clean_person_name(self) -> User:
        person = User.objects.named(self.cleaned_data["person_name"]).first()
        if person is None:
            raise ValidationError(_("Nobody has that name."))
        return person

    def _post_clean(self) -> None:
        if self.errors:
            return
        new, now = self.cleaned_data, timezone.now()
        try:
            suspend_person(
                moderator=read_member(self.moderator),
                person=new["person_name"],
                until=new["until"],
                reason=new["reason"],
                now=now,
            )
        except PostRefused as refusal:
            self.add_error(None, refusal.sentence)
        else:
            given = suspension_in_force(new["person_name"], now)
            if given is not None:
                self.instance = given


@admin.register(Suspension)
class SuspensionAdmin(FindByPerson[Suspension], ModeratingAdmin[Suspension], ReadOnlyAdmin[Suspension]):
    """A suspension is given and lifted, and never rewritten."""

    form = SuspensionForm
    list_display = ("person", "until", "reason", "suspended_by", "created_at", "lifted_at")
    list_filter = (("lifted_at", admin.EmptyFieldListFilter), "until")
    list_select_related = ("person", "suspended_by")
    people_fields = ("person", "suspended_by")
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_moderate_permission(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return super().get_fields(request, obj) if obj else ("person_name", "until", "reason")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return super().get_readonly_fields(request, obj) if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"moderator": request.user})

    def save_model(self, request: HttpRequest, obj: Suspension, form: Any, change: bool) -> None:
        """The form has written it."""

    def target_of(self, row: Suspension) -> User:
        """The person. Raises PostRefused for a suspension that is over."""
        if suspension_in_force(row.person, timezone.now()) != row:
            raise PostRefused(gettext("It is not in force."))
        return row.person
