from typing import Final

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

# Kinds are registered by the rooms that notify of them (community/notifications/kinds.py). The database knows only the
# shape of their keys, so that a new kind in a room above needs no migration here.
KIND_SHAPE: Final = "^[a-z][a-z_]*$"


class Channel(models.TextChoices):
    PAGE = "page", _("On this site only")
    EMAIL = "email", _("By e-mail at once")
    DIGEST = "digest", _("In a daily e-mail")
    NEVER = "never", _("Never")


class Notification(models.Model):
    """Something that happened to a person's things. What happens again is merged into the same row until it is read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications", db_index=False)
    kind = models.CharField(_("kind"), max_length=20)
    # What it is about, and so what it is merged with: "discussion:5", "reply:12", "achievement:3".
    subject = models.CharField(_("subject"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    url = models.CharField(_("address"), max_length=300)
    # The latest of those who caused it, when it was a person.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="caused_notifications", db_index=False
    )
    # Each thing that happened, by a name of its own ("reply:88"), so that storing it twice counts once; at most 100.
    events = ArrayField(models.CharField(max_length=60), db_default=[], default=list)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    happened_at = models.DateTimeField(_("last"), db_default=Now())
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    # When it was last sent by e-mail, whatever the choice was then.
    emailed_at = models.DateTimeField(_("e-mailed"), null=True, blank=True)

    class Meta:
        db_table = "notifications"
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = (
            models.CheckConstraint(condition=Q(kind__regex=KIND_SHAPE), name="notifications_kind_check"),
            models.UniqueConstraint(
                fields=("user", "kind", "subject"),
                name="notifications_unread_user_id_key",
                condition=Q(read_at__isnull=True),
            ),
        )
        indexes = (
            models.Index(F("user"), F("happened_at").desc(), F("id").desc(), name="notifications_newest_idx"),
            models.Index(fields=("subject", "user", "kind"), name="notifications_subject_idx"),
            models.Index(fields=("actor",), name="notifications_actor_idx", condition=Q(actor__isnull=False)),
            # Carries the digests: what nobody has read or been sent.
            models.Index(
                fields=("happened_at",),
                name="notifications_unsent_idx",
                condition=Q(read_at__isnull=True, emailed_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} for {self.user_id}"


class NotificationChoice(models.Model):
    """Over which channel a person wants to hear of one kind of thing. Without a row: on the site only."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_choices", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=20)
    channel = models.CharField(_("how"), max_length=10, choices=Channel)

    class Meta:
        db_table = "notification_choices"
        verbose_name = _("notification choice")
        verbose_name_plural = _("notification choices")
        constraints = (
            models.CheckConstraint(condition=Q(kind__regex=KIND_SHAPE), name="notification_choices_kind_check"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="notification_choices_channel_check"),
            models.UniqueConstraint(fields=("user", "kind"), name="notification_choices_user_id_key"),
        )
        indexes = (models.Index(fields=("user",), name="notification_digest_idx", condition=Q(channel="digest")),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} by {self.channel}"


class DigestMail(models.Model):
    """A daily e-mail that was sent: one per person and day of theirs, whatever runs twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests", db_index=False)
    day = models.DateField(_("day"))
    sent_at = models.DateTimeField(_("sent"), db_default=Now(), editable=False)

    class Meta:
        db_table = "digest_mails"
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        constraints = (models.UniqueConstraint(fields=("user", "day"), name="digest_mails_user_id_day_key"),)

    def __str__(self) -> str:
        return f"{self.user_id} on {self.day}"
