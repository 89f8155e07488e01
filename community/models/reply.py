from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models.discussion import Discussion
from community.models.post_urls import PostUrls
from learning.models.trigger_maintained import TriggerMaintainedModel


class ReplyQuerySet(models.QuerySet["Reply"]):
    def live(self) -> "ReplyQuerySet":
        """Those everybody may read: neither hidden nor deleted."""
        return self.filter(is_live=True)


class Reply(PostUrls, TriggerMaintainedModel):
    """An answer in a thread, or to another answer in it. Deleted ones stay as empty rows, so that others keep sense."""

    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="replies", db_index=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="replies", db_index=False
    )
    parent_reply = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", db_index=False
    )
    # The thread in the order it is read: ids from the first level down to this reply, at most three. Deeper replies
    # stand on the third level. Kept by the database (sql/place_reply.sql).
    path = ArrayField(models.BigIntegerField(), db_default=[], default=list, editable=False)
    content = models.TextField(_("content"), max_length=20_000)
    # What pages show. Null: not rendered since the content changed; the next reader renders it.
    content_html = models.TextField(null=True, blank=True, editable=False)
    is_solution = models.BooleanField(_("solution"), db_default=False, default=False)
    upvote_count = models.IntegerField(_("upvotes"), db_default=0, default=0, editable=False)
    downvote_count = models.IntegerField(_("downvotes"), db_default=0, default=0, editable=False)
    score = models.GeneratedField(
        expression=F("upvote_count") - F("downvote_count"), output_field=models.IntegerField(), db_persist=True
    )
    created_at = models.DateTimeField(_("written"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True, editable=False)
    # The duplicate thread whose opening post this is a copy of: its own replies stand below.
    merged_from = models.OneToOneField(
        Discussion, models.SET_NULL, null=True, blank=True, related_name="merged_as", editable=False
    )
    is_live = models.GeneratedField(
        expression=Q(hidden_at__isnull=True, deleted_at__isnull=True),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )

    # What the thread's page reads along with it (threads/page.py); unset otherwise.
    my_vote: str | None

    trigger_fields = ("path", "upvote_count", "downvote_count")
    objects = ReplyQuerySet.as_manager()

    class Meta:
        db_table = "replies"
        ordering = ("created_at", "id")
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = (
            models.UniqueConstraint(
                fields=("discussion",), name="replies_one_solution_key", condition=Q(is_solution=True)
            ),
            models.CheckConstraint(
                condition=Q(parent_reply__isnull=True) | ~Q(parent_reply=F("id")), name="replies_not_own_parent_check"
            ),
            models.CheckConstraint(
                condition=Q(upvote_count__gte=0, downvote_count__gte=0), name="replies_counters_check"
            ),
        )
        indexes = (
            models.Index(fields=("discussion", "path"), name="replies_tree_idx"),
            models.Index(
                fields=("discussion", "created_at", "id"), name="replies_thread_idx", condition=Q(is_live=True)
            ),
            models.Index(F("author"), F("created_at").desc(), name="replies_author_idx"),
            models.Index(fields=("parent_reply",), name="replies_parent_idx", condition=Q(parent_reply__isnull=False)),
        )

    def __str__(self) -> str:
        return f"#{self.pk} in {self.discussion_id}"

    @property
    def key(self) -> str:
        """The reply among all posts: what notifications and XP name it by."""
        return f"reply:{self.pk}"

    @property
    def depth(self) -> int:
        """1 for an answer to the thread itself, at most 3."""
        return len(self.path)

    def get_absolute_url(self) -> str:
        """The page of the thread on which this reply stands."""
        return reverse("community:reply", args=[self.pk])

    def url_for(self, page: str) -> str:
        return reverse(f"community:reply-{page}", args=[self.pk])
