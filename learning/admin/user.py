from typing import Any, Final

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm, UsernameField
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, connection, transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from learning.admin.long_list import LongListAdmin
from learning.admin.public_page import link_to
from learning.models import User
from learning.search.people import people_known_as

DATES = ("last_login", "created_at", "updated_at")
ROLES = ("is_staff", "is_superuser", "groups", "user_permissions")
KEPT_BY_THE_DATABASE = (
    "total_xp",
    "current_level",
    "current_streak",
    "longest_streak",
    "streak_freezes",
    "last_activity_date",
    "courses_completed",
    "lessons_completed",
    "badges_earned",
)


class StaffCreationForm(BaseUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("username", "email")
        field_classes = {"username": UsernameField}


class PersonChangeForm(UserChangeForm[User]):
    class Meta:
        model = User
        fields = "__all__"
        field_classes = {"username": UsernameField}

    def clean_timezone(self) -> str:
        """Only a time zone that PostgreSQL knows, because it counts the days of streaks."""
        name: str = self.cleaned_data["timezone"]
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT now() AT TIME ZONE %s", [name])
        except DataError:
            raise ValidationError(_("There is no such time zone.")) from None
        return name


class KindOfPerson(admin.SimpleListFilter):
    """Few are staff or have a closed account: an index knows them. Nearly everybody else learns."""

    title = _("kind")
    parameter_name = "kind"
    kinds: Final = {
        "learners": (_("Learners"), {"is_staff": False}),
        "staff": (_("Staff"), {"is_staff": True}),
        "superusers": (_("Superusers"), {"is_staff": True, "is_superuser": True}),
        "closed": (_("Accounts that are not active"), {"is_active": False}),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, words) for key, (words, _columns) in self.kinds.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        chosen = self.kinds.get(self.value() or "")
        return queryset.filter(**chosen[1]) if chosen else queryset


@admin.register(User)
class UserAdmin(LongListAdmin[User], DjangoUserAdmin[User]):
    """Learners, who come by wallet, and staff, who are added here and sign in by password.

    Only a superuser makes staff, gives roles or touches the account of other staff, whose password would be theirs.
    """

    form = PersonChangeForm
    add_form = StaffCreationForm
    list_display = (
        "username",
        "avatar_emoji",
        "short_address",
        "total_xp",
        "current_level",
        "current_streak",
        "courses_completed",
        "is_active",
        "is_staff",
        "public_page",
        "last_login",
        "created_at",
        "help_them",
    )
    list_filter = (KindOfPerson, "groups", "created_at")
    search_fields = ("username",)
    search_help_text = _("Part of a username, or a whole wallet address or Hedera account.")
    ordering = ("-created_at",)
    readonly_fields = (*KEPT_BY_THE_DATABASE, "evm_address", "certificate_name", *DATES)
    fieldsets = (
        (None, {"fields": ("username", "password", "email", "is_active")}),
        (_("Wallet"), {"fields": ("evm_address", "hedera_account_id")}),
        (
            _("Profile"),
            {"fields": ("avatar_emoji", "bio", "timezone", "profile_public", "show_on_leaderboard")},
        ),
        (_("Certificates"), {"fields": ("certificate_name",)}),
        (_("Progress"), {"fields": KEPT_BY_THE_DATABASE}),
        (_("Permissions"), {"fields": ROLES}),
        (_("Dates"), {"fields": DATES}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "email", "password1", "password2", "groups")}),
    )

    @admin.display(description=_("support"))
    def help_them(self, person: User) -> str:
        """The way to all that this learner has done and got, on one page."""
        return format_html('<a href="{}">{}</a>', reverse("admin:support_learner", args=[person.pk]), _("Help"))

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """A learner has no password, so none is offered."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.is_staff:
            return fieldsets
        (title, first), *others = fieldsets
        return [(title, {**first, "fields": [name for name in first["fields"] if name != "password"]}), *others]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        names = tuple(super().get_readonly_fields(request, obj))
        return names if request.user.is_superuser else (*names, *ROLES)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[User], search_term: str
    ) -> tuple[QuerySet[User], bool]:
        """Ids and no subquery, so that the planner sees how few they are."""
        words = search_term.strip()
        if not words:
            return queryset, False
        return queryset.filter(pk__in=list(people_known_as(words).values_list("pk", flat=True))), False

    @admin.display(description=_("public page"))
    def public_page(self, person: User) -> SafeString | str:
        return link_to(self.view_on_site(person))

    def view_on_site(self, person: User) -> str:
        return reverse("profile", args=[person.username])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever has learned or earned something is made inactive instead: the books refer to them."""
        if obj is not None and (obj.total_xp or obj.progress.exists()):
            return False
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request: HttpRequest, obj: User | None) -> bool:
        is_other_staff = obj is not None and (obj.is_staff or obj.is_superuser) and obj != request.user
        return request.user.is_superuser or not is_other_staff

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Nobody is deleted by the hundred."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm[User], change: bool) -> None:
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Only staff have passwords."""
        person = self.get_object(request, id)
        if person is not None and not person.is_staff:
            raise PermissionDenied(_("Learners sign in with their wallet and have no password."))
        return super().user_change_password(request, id, form_url)
