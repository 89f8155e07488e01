from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from community.models.discussion import Discussion
from community.models.reply import Reply
from community.models.vote import ONE_POST


class PostRevision(models.Model):
    """A post as it stood before an edit, for everybody to compare. It goes when its post is deleted by its author."""

    discussion = models.ForeignKey(Discussion, models.CASCADE, null=True, related_name="revisions", db_index=False)
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="revisions", db_index=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="revisions", db_index=False
    )
    title = models.CharField(_("title"), max_length=200, blank=True, db_default="", default="")
    content = models.TextField(_("content"))
    note = models.CharField(_("note"), max_length=300, blank=True, db_default="", default="")
    created_at = models.DateTimeField(_("edited"), db_default=Now(), editable=False)

    class Meta:
        db_table = "post_revisions"
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        constraints = (models.CheckConstraint(condition=ONE_POST, name="post_revisions_one_object_check"),)
        indexes = (
            models.Index(fields=("discussion", "id"), name="post_revisions_thread_idx"),
            models.Index(fields=("reply", "id"), name="post_revisions_reply_idx"),
            models.Index(fields=("editor",), name="post_revisions_editor_idx"),
        )

    def __str__(self) -> str:
        return f"{self.discussion_id or self.reply_id} at {self.created_at:%Y-%m-%d %H:%M}"
