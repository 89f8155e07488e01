from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.models.post_urls import PostUrls
from learning.content.words import slug_of
from learning.models import Course, Lesson
from learning.models.trigger_maintained import TriggerMaintainedModel


class DiscussionCategory(models.TextChoices):
    GENERAL = "general", _("General")
    COURSE_QUESTION = "course_question", _("Course question")
    HELP = "help", _("Help")
    SHOWCASE = "showcase", _("Showcase")


class DiscussionQuerySet(models.QuerySet["Discussion"]):
    def listed(self) -> "DiscussionQuerySet":
        """What lists, searches and feeds show: neither hidden nor deleted nor merged into another thread."""
        return self.filter(is_listed=True)


class Discussion(PostUrls, TriggerMaintainedModel):
    """A thread. `author` is empty after the author has left; the thread stays."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="discussions", db_index=False
    )
    course = models.ForeignKey(
        Course, models.SET_NULL, null=True, blank=True, related_name="discussions", db_index=False
    )
    lesson = models.ForeignKey(
        Lesson, models.SET_NULL, null=True, blank=True, related_name="discussions", db_index=False
    )
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("content"), max_length=20_000)
    # What pages show. Null: not rendered since the content changed; the next reader renders it.
    content_html = models.TextField(null=True, blank=True, editable=False)
    category = models.CharField(_("category"), max_length=20, choices=DiscussionCategory)
    tags = ArrayField(models.CharField(max_length=30), verbose_name=_("tags"), db_default=[], default=list, blank=True)
    is_pinned = models.BooleanField(_("pinned"), db_default=False, default=False)
    is_locked = models.BooleanField(_("locked"), db_default=False, default=False)
    is_solved = models.BooleanField(_("solved"), db_default=False, default=False, editable=False)
    view_count = models.IntegerField(_("views"), db_default=0, default=0, editable=False)
    reply_count = models.IntegerField(_("replies"), db_default=0, default=0, editable=False)
    upvote_count = models.IntegerField(_("upvotes"), db_default=0, default=0, editable=False)
    downvote_count = models.IntegerField(_("downvotes"), db_default=0, default=0, editable=False)
    score = models.GeneratedField(
        expression=F("upvote_count") - F("downvote_count"), output_field=models.IntegerField(), db_persist=True
    )
    created_at = models.DateTimeField(_("asked"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    last_activity_at = models.DateTimeField(_("last activity"), db_default=Now(), editable=False)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="duplicates", db_index=False, editable=False
    )
    is_listed = models.GeneratedField(
        expression=Q(hidden_at__isnull=True, deleted_at__isnull=True, merged_into__isnull=True),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )

    # What lists and pages read along with a thread (threads/listing.py, threads/page.py); unset otherwise.
    new_replies: int | None
    rows: int
    solution_id: int | None
    my_vote: str | None
    my_read_at: datetime | None
    my_following: bool | None

    trigger_fields = (
        "is_solved",
        "view_count",
        "reply_count",
        "upvote_count",
        "downvote_count",
        "last_activity_at",
    )
    objects = DiscussionQuerySet.as_manager()

    class Meta:
        db_table = "discussions"
        ordering = ("-last_activity_at",)
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        permissions = (("moderate", _("Can moderate the forum: pin, lock, solve, move, edit, hide, merge, suspend")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(category__in=DiscussionCategory.values), name="discussions_category_check"
            ),
            models.CheckConstraint(
                condition=Q(view_count__gte=0, reply_count__gte=0, upvote_count__gte=0, downvote_count__gte=0),
                name="discussions_counters_check",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="discussions_merged_into_check"
            ),
        )
        indexes = (
            models.Index(
                F("last_activity_at").desc(), F("id").desc(), name="discussions_active_idx", condition=Q(is_listed=True)
            ),
            models.Index(
                F("category"),
                F("last_activity_at").desc(),
                F("id").desc(),
                name="discussions_category_idx",
                condition=Q(is_listed=True),
            ),
            models.Index(F("course"), F("last_activity_at").desc(), F("id").desc(), name="discussions_course_idx"),
            models.Index(
                F("lesson"),
                F("last_activity_at").desc(),
                F("id").desc(),
                name="discussions_lesson_idx",
                condition=Q(lesson__isnull=False),
            ),
            models.Index(F("author"), F("created_at").desc(), name="discussions_author_idx"),
            models.Index(F("score").desc(), F("id").desc(), name="discussions_top_idx", condition=Q(is_listed=True)),
            models.Index(
                F("created_at").desc(), F("id").desc(), name="discussions_new_idx", condition=Q(is_listed=True)
            ),
            models.Index(
                F("last_activity_at").desc(),
                name="discussions_pinned_idx",
                condition=Q(is_pinned=True, is_listed=True),
            ),
            models.Index(
                F("last_activity_at").desc(),
                F("id").desc(),
                name="discussions_unanswered_idx",
                condition=Q(reply_count=0, is_listed=True),
            ),
            models.Index(
                F("last_activity_at").desc(),
                F("id").desc(),
                name="discussions_solved_idx",
                condition=Q(is_solved=True, is_listed=True),
            ),
            models.Index(
                fields=("merged_into",), name="discussions_merged_idx", condition=Q(merged_into__isnull=False)
            ),
            GinIndex(fields=("tags",), name="discussions_tags_idx", fastupdate=False),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """The thread among all posts: what notifications and XP name it by."""
        return f"discussion:{self.pk}"

    @property
    def slug(self) -> str:
        """What the address says of the title, in its script. Titles without any letter have no such words."""
        return slug_of(self.title) or "thread"

    def get_absolute_url(self) -> str:
        return reverse("community:thread", args=[self.pk, self.slug])

    def url_for(self, page: str) -> str:
        return reverse(f"community:thread-{page}", args=[self.pk, self.slug])
