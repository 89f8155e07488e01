from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from gamification.criteria import validate_criteria
from learning.models.trigger_maintained import TriggerMaintainedModel


class AchievementCategory(models.TextChoices):
    LEARNING = "learning", _("Learning")
    SOCIAL = "social", _("Social")
    SPECIAL = "special", _("Special")


class Rarity(models.TextChoices):
    COMMON = "common", _("Common")
    RARE = "rare", _("Rare")
    EPIC = "epic", _("Epic")
    LEGENDARY = "legendary", _("Legendary")


class Achievement(TriggerMaintainedModel):
    """A badge and what it takes: every key of `criteria` must be met (see gamification/criteria.py)."""

    slug = models.SlugField(_("slug"), max_length=80, db_index=False)
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("description"), max_length=300)
    icon_emoji = models.CharField(_("emoji"), max_length=16)
    category = models.CharField(_("category"), max_length=20, choices=AchievementCategory)
    rarity = models.CharField(_("rarity"), max_length=20, choices=Rarity)
    criteria = models.JSONField(_("criteria"), validators=[validate_criteria])
    xp_reward = models.IntegerField(_("XP"), db_default=50, default=50, validators=[MinValueValidator(0)])
    times_earned = models.IntegerField(_("times earned"), db_default=0, default=0, editable=False)
    is_active = models.BooleanField(_("active"), db_default=True, default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    trigger_fields = ("times_earned",)

    class Meta:
        db_table = "achievements"
        ordering = ("name",)
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")
        constraints = (
            models.UniqueConstraint(fields=("slug",), name="achievements_slug_key"),
            models.CheckConstraint(
                condition=Q(category__in=AchievementCategory.values), name="achievements_category_check"
            ),
            models.CheckConstraint(condition=Q(rarity__in=Rarity.values), name="achievements_rarity_check"),
            models.CheckConstraint(
                condition=Q(xp_reward__gte=0, times_earned__gte=0), name="achievements_counts_check"
            ),
        )
        indexes = (
            GinIndex(fields=("criteria",), name="achievements_criteria_idx"),
            models.Index(fields=("category", "rarity"), name="achievements_active_idx", condition=Q(is_active=True)),
        )

    def __str__(self) -> str:
        return self.name


class UserAchievement(models.Model):
    """A badge earned, once per learner; the token columns are filled when it is minted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="achievements", db_index=False)
    achievement = models.ForeignKey(Achievement, models.CASCADE, related_name="earned_by", db_index=False)
    earned_at = models.DateTimeField(_("earned"), db_default=Now())
    nft_token_id = models.CharField(_("token"), max_length=100, null=True, blank=True)
    nft_minted_at = models.DateTimeField(_("minted"), null=True, blank=True)
    nft_transaction_id = models.CharField(_("transaction"), max_length=100, null=True, blank=True)

    class Meta:
        db_table = "user_achievements"
        verbose_name = _("earned achievement")
        verbose_name_plural = _("earned achievements")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "achievement"), name="user_achievements_user_id_achievement_id_key"
            ),
        )
        indexes = (
            models.Index(F("user"), F("earned_at").desc(), name="user_achievements_recent_idx"),
            models.Index(F("achievement"), F("earned_at").desc(), name="user_achievements_badge_idx"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} earned {self.achievement_id}"
