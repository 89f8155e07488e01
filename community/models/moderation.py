from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from community.models.discussion import Discussion
from community.models.reply import Reply
from community.models.vote import ONE_POST

# Actions are registered by the apps that bring them (community/moderation/registry.py). The database knows only the
# shape of their keys, so that a new one in an app above needs no migration here.
ACTION_SHAPE: Final = "^[a-z][a-z_]*$"


class ReportReason(models.TextChoices):
    SCAM = "scam", _("A scam, or asks for keys or seed phrases")
    SPAM = "spam", _("Spam or advertising")
    ABUSE = "abuse", _("Hurts or insults somebody")
    WRONG = "wrong", _("Dangerously wrong advice")
    OFF_TOPIC = "off_topic", _("Does not belong here")
    OTHER = "other", _("Something else")


class ReportOutcome(models.TextChoices):
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Dismissed")


class PostReport(models.Model):
    """Somebody says that a post needs a moderator: once per person and post. Open until a moderator has decided."""

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reports", db_index=False
    )
    discussion = models.ForeignKey(Discussion, models.CASCADE, null=True, related_name="reports", db_index=False)
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="reports", db_index=False)
    reason = models.CharField(_("reason"), max_length=20, choices=ReportReason)
    note = models.CharField(_("note"), max_length=500, blank=True, db_default="", default="")
    # Of one network and this post (learning/web/client_ip.py); forgotten with the decision.
    network_mark = models.CharField(max_length=16, blank=True, db_default="", default="", editable=False)
    created_at = models.DateTimeField(_("reported"), db_default=Now(), editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=ReportOutcome, null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="decided_reports", db_index=False
    )

    class Meta:
        db_table = "post_reports"
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = (
            models.CheckConstraint(condition=ONE_POST, name="post_reports_one_object_check"),
            models.CheckConstraint(condition=Q(reason__in=ReportReason.values), name="post_reports_reason_check"),
            models.CheckConstraint(
                condition=Q(outcome__isnull=True, decided_at__isnull=True)
                | Q(outcome__isnull=False, outcome__in=ReportOutcome.values, decided_at__isnull=False),
                name="post_reports_outcome_check",
            ),
            models.UniqueConstraint(fields=("discussion", "reporter"), name="post_reports_discussion_id_reporter_key"),
            models.UniqueConstraint(fields=("reply", "reporter"), name="post_reports_reply_id_reporter_key"),
        )
        indexes = (
            models.Index(fields=("created_at", "id"), name="post_reports_open_idx", condition=Q(outcome__isnull=True)),
            models.Index(fields=("reporter",), name="post_reports_reporter_idx"),
            models.Index(
                fields=("decided_by",), name="post_reports_decided_idx", condition=Q(decided_by__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.reason}: {self.discussion_id or self.reply_id}"


class ModerationLogEntry(models.Model):
    """A line of the audit log: who did what to which post or person, when and why. Append-only.

    It is about a thread or a reply, and `person` wrote it; or about `person` alone.
    """

    # Null: the forum itself, when enough people have reported a post (details: by_forum); or a moderator who has left.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="moderation_log", db_index=False
    )
    # The key of a registered action (community/moderation/registry.py), which says it in words.
    action = models.CharField(_("action"), max_length=20)
    discussion = models.ForeignKey(
        Discussion, models.SET_NULL, null=True, related_name="moderation_log", db_index=False
    )
    reply = models.ForeignKey(Reply, models.SET_NULL, null=True, related_name="moderation_log", db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="moderated", db_index=False
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True, db_default="", default="")
    # What taking it back needs to know, and what was changed: ids, categories, dates.
    details = models.JSONField(_("details"), db_default={}, default=dict)
    created_at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        db_table = "moderation_acts"
        verbose_name = _("act of moderation")
        verbose_name_plural = _("audit log of moderation")
        constraints = (
            models.CheckConstraint(condition=Q(action__regex=ACTION_SHAPE), name="moderation_acts_action_check"),
        )
        indexes = (
            models.Index(F("created_at").desc(), F("id").desc(), name="moderation_acts_newest_idx"),
            models.Index(fields=("discussion",), name="moderation_acts_thread_idx"),
            models.Index(fields=("reply",), name="moderation_acts_reply_idx", condition=Q(reply__isnull=False)),
            models.Index(fields=("person",), name="moderation_acts_person_idx", condition=Q(person__isnull=False)),
            models.Index(fields=("actor",), name="moderation_acts_actor_idx"),
        )

    def __str__(self) -> str:
        return f"{self.actor_id} {self.action}"

    @property
    def post(self) -> Discussion | Reply | None:
        """What was moderated, unless it was a person or is gone."""
        return self.discussion or self.reply


class Suspension(models.Model):
    """A person may read but not write in the forum until a moment, or until it is lifted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions", db_index=False)
    suspended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="given_suspensions", db_index=False
    )
    reason = models.CharField(_("reason"), max_length=500)
    created_at = models.DateTimeField(_("since"), db_default=Now(), editable=False)
    until = models.DateTimeField(_("until"))
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    class Meta:
        db_table = "suspensions"
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        constraints = (
            models.CheckConstraint(condition=Q(until__gt=F("created_at")), name="suspensions_until_check"),
            models.UniqueConstraint(
                fields=("person",), name="suspensions_one_in_force_key", condition=Q(lifted_at__isnull=True)
            ),
        )
        indexes = (
            models.Index(F("person"), F("id").desc(), name="suspensions_person_idx"),
            models.Index(fields=("suspended_by",), name="suspensions_by_idx"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until:%Y-%m-%d}"
