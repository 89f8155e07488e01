from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models.discussion import Discussion


class DiscussionReader(models.Model):
    """How a person stands to a thread: when they last read it, and whether they follow it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="threads_read", db_index=False)
    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="readers", db_index=False)
    read_at = models.DateTimeField(_("last read"), null=True, blank=True)
    is_following = models.BooleanField(_("following"), db_default=False, default=False)
    # They have stopped following it: writing in the thread does not begin that again.
    has_unfollowed = models.BooleanField(db_default=False, default=False, editable=False)

    class Meta:
        db_table = "discussion_readers"
        verbose_name = _("reader of a thread")
        verbose_name_plural = _("readers of threads")
        constraints = (models.UniqueConstraint(fields=("user", "discussion"), name="discussion_readers_user_id_key"),)
        indexes = (
            # Also finds the rows of a thread that is deleted.
            models.Index(fields=("discussion", "is_following"), name="discussion_readers_thread_idx"),
            models.Index(fields=("user",), name="discussion_readers_follow_idx", condition=Q(is_following=True)),
        )

    def __str__(self) -> str:
        return f"{self.user_id} reads {self.discussion_id}"
