from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Field, QuerySet
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gamification.achievements.reach import beyond_reach, read_courses, supply_of
from gamification.achievements.tasks import award_achievements
from gamification.criteria import KNOWN_KEYS, validate_criteria
from gamification.models import (
    Achievement,
    LeaderboardEntry,
    LeaderboardRefresh,
    UserAchievement,
    UserStreak,
    XpAward,
)
from gamification.xp.adjustment_form import AdjustmentForm
from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from settings.queue import owe_on_commit

CRITERIA_HELP = _('Keys and what they must reach, all of them, such as {{"lessons_completed": 10}}. Known: {known}.')


class CriterionFilter(admin.SimpleListFilter):
    """Badges that ask for this, found by the index on criteria."""

    title = _("criterion")
    parameter_name = "criterion"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, key) for key in KNOWN_KEYS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Achievement]) -> QuerySet[Achievement]:
        key = self.value()
        return queryset.filter(criteria__has_key=key) if key else queryset


@admin.register(Achievement)
class AchievementAdmin(admin.ModelAdmin[Achievement]):
    """A badge that someone has earned is made inactive, not deleted."""

    list_display = (
        "name",
        "icon_emoji",
        "category",
        "rarity",
        "criteria",
        "xp_reward",
        "times_earned",
        "is_active",
        "is_in_reach",
    )
    list_filter = ("is_active", "category", "rarity", CriterionFilter)
    search_fields = ("name", "slug", "description")
    readonly_fields = ("times_earned", "why_hidden", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Achievement]:
        """What the courses give is read once for a list."""
        self._supply = supply_of(read_courses())
        return super().get_queryset(request)

    @admin.display(description=_("in reach"), boolean=True)
    def is_in_reach(self, badge: Achievement) -> bool:
        return not self._reasons(badge)

    @admin.display(description=_("hidden because"))
    def why_hidden(self, badge: Achievement) -> str:
        """Whoever has earned it keeps it, and sees it."""
        return " ".join(self._reasons(badge)) or str(_("It is not: it can be earned."))

    def _reasons(self, badge: Achievement) -> list[str]:
        """Criteria that are no criteria (typed wrongly just now, or written past the admin) are in nobody's reach."""
        try:
            validate_criteria(badge.criteria)
        except ValidationError as error:
            return error.messages
        return list(beyond_reach(badge.criteria, self._supply))

    def get_readonly_fields(self, request: HttpRequest, obj: Achievement | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name == "criteria" and field is not None:
            field.help_text = format_lazy(CRITERIA_HELP, known=", ".join(KNOWN_KEYS))
        return field

    def get_prepopulated_fields(self, request: HttpRequest, obj: Achievement | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    def save_model(self, request: HttpRequest, obj: Achievement, form: Any, change: bool) -> None:
        """Names that answer to no course are allowed but mentioned; whoever qualifies already gets the badge soon."""
        super().save_model(request, obj, form, change)
        for sentence in beyond_reach(obj.criteria, supply_of(read_courses())):
            messages.warning(request, sentence)
        if obj.is_active and (not change or {"criteria", "is_active"} & set(form.changed_data)):
            # A queue that cannot be reached must not undo what was saved: the badges stay owed, and are given later.
            owe_on_commit(award_achievements)
            messages.info(request, _("Learners who already qualify are being given this badge."))


@admin.register(UserAchievement)
class UserAchievementAdmin(FindByLearner[UserAchievement], ReadOnlyAdmin[UserAchievement]):
    list_display = ("user", "achievement", "earned_at", "nft_token_id", "nft_minted_at")
    list_filter = ("achievement",)
    list_select_related = ("user", "achievement")


@admin.register(UserStreak)
class UserStreakAdmin(FindByLearner[UserStreak], ReadOnlyAdmin[UserStreak]):
    list_display = ("user", "streak_date", "streak_count", "activity_type", "first_activity_at", "last_activity_at")
    list_filter = ("streak_date", "activity_type")
    list_select_related = ("user",)
    ordering = ("-streak_date",)


@admin.register(XpAward)
class XpAwardAdmin(FindByLearner[XpAward], ReadOnlyAdmin[XpAward]):
    """The ledger grows by what learners do, and here by adjustments. No line of it is ever changed or taken away."""

    list_display = ("user", "amount", "reason", "source", "awarded_at")
    list_filter = ("reason", "awarded_at")
    list_select_related = ("user",)
    autocomplete_fields = ("user",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_readonly_fields(self, request: HttpRequest, obj: XpAward | None = None) -> tuple[str, ...]:
        return super().get_readonly_fields(request, obj) if obj else ()

    def get_fields(self, request: HttpRequest, obj: XpAward | None = None) -> tuple[str, ...]:
        return super().get_fields(request, obj) if obj else ("user", "amount", "reason", "source")

    def get_form(
        self, request: HttpRequest, obj: XpAward | None = None, change: bool = False, **options: Any
    ) -> type[forms.ModelForm[XpAward]]:
        if obj is None:
            options["form"] = type("AdjustmentForm", (AdjustmentForm,), {"by_id": request.user.pk})
        return super().get_form(request, obj, change, **options)


@admin.register(LeaderboardEntry)
class LeaderboardEntryAdmin(FindByLearner[LeaderboardEntry], ReadOnlyAdmin[LeaderboardEntry]):
    list_display = (
        "all_time_rank",
        "user",
        "all_time_xp",
        "weekly_rank",
        "weekly_xp",
        "monthly_rank",
        "monthly_xp",
        "calculated_at",
    )
    list_display_links = ("user",)
    list_select_related = ("user",)
    ordering = ("all_time_rank",)


@admin.register(LeaderboardRefresh)
class LeaderboardRefreshAdmin(ReadOnlyAdmin[LeaderboardRefresh]):
    list_display = ("refreshed_at", "rows_written")
