from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from learning.models.trigger_maintained import TriggerMaintainedModel

username_shape = RegexValidator(
    r"\A[A-Za-z0-9](?:[A-Za-z0-9_-]{1,28})[A-Za-z0-9]\Z",
    _("Use 3 to 30 letters, digits, hyphens or underscores, and begin and end with a letter or digit."),
)


class Role(models.TextChoices):
    MODERATOR = "moderator", _("Moderator")
    STAFF = "staff", _("Staff")


def is_named(username: str) -> Exact[Any]:
    """The condition that a row's `username` is this one, in whatever upper and lower case."""
    # A text with NUL cannot be asked for, and nobody is called so.
    return Exact(Lower("username"), username.replace("\0", " ").lower())


class UserManager(BaseUserManager["User"]):
    """Learners are made by signing in with a wallet (learning/accounts/signup.py); these two make staff."""

    def named(self, username: str) -> models.QuerySet["User"]:
        """Whoever has this name, in whatever upper and lower case."""
        return self.filter(is_named(username))

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)


class User(TriggerMaintainedModel, AbstractBaseUser, PermissionsMixin):
    """A person: a learner known by a wallet address, or staff known by a password.

    The counters and XP are kept by the database (triggers and award_xp); Python reads them and never adds.
    """

    # "!" is no password at all: learners sign in by signature, staff by a password set in the admin.
    password = models.CharField(_("password"), max_length=128, db_default="!", default="!")
    evm_address = models.CharField(_("wallet address"), max_length=42, null=True, blank=True)
    hedera_account_id = models.CharField(_("Hedera account"), max_length=32, null=True, blank=True)
    username = models.CharField(_("username"), max_length=30, validators=[username_shape])
    # Null for the name they came with, when nobody had it before.
    named_since = models.DateTimeField(_("so named since"), null=True, blank=True, editable=False)
    # Null until they have said what name shall stand there; empty when it shall be the username.
    certificate_name = models.CharField(_("name on certificates"), max_length=100, null=True, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, db_default="", default="")
    avatar_emoji = models.CharField(_("avatar"), max_length=16, db_default="🌱", default="🌱")
    bio = models.TextField(_("about me"), max_length=500, blank=True, db_default="", default="")
    timezone = models.CharField(_("time zone"), max_length=64, db_default="UTC", default="UTC")

    total_xp = models.BigIntegerField(_("XP"), db_default=0, default=0, editable=False)
    current_level = models.SmallIntegerField(_("level"), db_default=1, default=1, editable=False)
    current_streak = models.IntegerField(_("streak"), db_default=0, default=0, editable=False)
    longest_streak = models.IntegerField(_("longest streak"), db_default=0, default=0, editable=False)
    streak_freezes = models.SmallIntegerField(_("streak freezes"), db_default=0, default=0, editable=False)
    last_activity_date = models.DateField(_("last active day"), null=True, blank=True, editable=False)
    courses_completed = models.IntegerField(_("courses completed"), db_default=0, default=0, editable=False)
    lessons_completed = models.IntegerField(_("lessons completed"), db_default=0, default=0, editable=False)
    badges_earned = models.IntegerField(_("badges earned"), db_default=0, default=0, editable=False)
    unread_notifications = models.IntegerField(_("unread notifications"), db_default=0, default=0, editable=False)

    is_active = models.BooleanField(_("active"), db_default=True, default=True)
    is_superuser = models.BooleanField(_("superuser"), db_default=False, default=False)
    is_staff = models.BooleanField(_("staff"), db_default=False, default=False)
    # What stands beside their name. The database keeps it by what they may do (community/sql/keep_roles.sql).
    role = models.CharField(
        _("role"), max_length=10, choices=Role, blank=True, db_default="", default="", editable=False
    )
    profile_public = models.BooleanField(_("public profile"), db_default=True, default=True)
    show_on_leaderboard = models.BooleanField(_("on leaderboards"), db_default=True, default=True)
    last_login = models.DateTimeField(_("last sign-in"), db_column="last_login_at", null=True, blank=True)
    created_at = models.DateTimeField(_("joined"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    trigger_fields = (
        "total_xp",
        "current_level",
        "current_streak",
        "longest_streak",
        "streak_freezes",
        "last_activity_date",
        "courses_completed",
        "lessons_completed",
        "badges_earned",
        "unread_notifications",
        "role",
        "named_since",
    )
    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        db_table = "users"
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            models.UniqueConstraint(fields=("evm_address",), name="users_evm_address_key"),
            models.UniqueConstraint(fields=("hedera_account_id",), name="users_hedera_account_id_key"),
            models.UniqueConstraint(fields=("username",), name="users_username_key"),
            models.UniqueConstraint(
                Lower("username"), name="users_username_lower_key", violation_error_message=_("This name is taken.")
            ),
            models.CheckConstraint(condition=Q(total_xp__gte=0), name="users_total_xp_check"),
            models.CheckConstraint(condition=Q(current_level__range=(1, 100)), name="users_current_level_check"),
            models.CheckConstraint(condition=Q(current_streak__gte=0), name="users_current_streak_check"),
            models.CheckConstraint(
                condition=Q(longest_streak__gte=models.F("current_streak")), name="users_longest_streak_check"
            ),
            models.CheckConstraint(condition=Q(streak_freezes__gte=0), name="users_streak_freezes_check"),
            models.CheckConstraint(
                condition=Q(
                    courses_completed__gte=0,
                    lessons_completed__gte=0,
                    badges_earned__gte=0,
                    unread_notifications__gte=0,
                ),
                name="users_counters_check",
            ),
            models.CheckConstraint(
                condition=Q(evm_address__isnull=True) | Q(evm_address__regex=r"^0x[0-9a-fA-F]{40}$"),
                name="users_evm_address_check",
            ),
            models.CheckConstraint(condition=Q(role__in=("", *Role.values)), name="users_role_check"),
        )
        indexes = (
            models.Index(
                models.F("total_xp").desc(),
                models.F("created_at"),
                models.F("id"),
                name="users_standing_idx",
                condition=Q(is_active=True, show_on_leaderboard=True),
            ),
            models.Index(fields=("-created_at",), name="users_created_at_idx"),
            # Of a million people, the few that the admin's filters ask for.
            models.Index(fields=("-created_at",), name="users_staff_idx", condition=Q(is_staff=True)),
            models.Index(fields=("-created_at",), name="users_closed_idx", condition=Q(is_active=False)),
            # Names by their beginning, for @mentions; the unique index on them follows the order of a language.
            models.Index(
                OpClass(Lower("username"), name="text_pattern_ops"),
                name="users_mention_idx",
                condition=Q(is_active=True),
            ),
        )

    def __str__(self) -> str:
        return self.username

    @property
    def short_address(self) -> str:
        """The address as people compare it: its first and last characters."""
        return f"{self.evm_address[:6]}…{self.evm_address[-4:]}" if self.evm_address else ""
