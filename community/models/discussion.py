from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models import Course


class DiscussionCategory(models.TextChoices):
    GENERAL = "general", _("General")
    COURSE_QUESTION = "course_question", _("Course question")
    HELP = "help", _("Help")
    SHOWCASE = "showcase", _("Showcase")


class Discussion(models.Model):
    """A thread. `author` is empty after the author has left; the thread stays."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="discussions", db_index=False
    )
    course = models.ForeignKey(
        Course, models.SET_NULL, null=True, blank=True, related_name="discussions", db_index=False
    )
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("content"), max_length=20_000)
    category = models.CharField(_("category"), max_length=20, choices=DiscussionCategory)
    tags = ArrayField(models.CharField(max_length=30), verbose_name=_("tags"), db_default=[], default=list, blank=True)
    is_pinned = models.BooleanField(_("pinned"), db_default=False, default=False)
    is_locked = models.BooleanField(_("locked"), db_default=False, default=False)
    is_solved = models.BooleanField(_("solved"), db_default=False, default=False)
    view_count = models.IntegerField(_("views"), db_default=0, default=0, editable=False)
    reply_count = models.IntegerField(_("replies"), db_default=0, default=0, editable=False)
    upvote_count = models.IntegerField(_("votes"), db_default=0, default=0, editable=False)
    created_at = models.DateTimeField(_("asked"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    last_activity_at = models.DateTimeField(_("last activity"), db_default=Now(), editable=False)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("content", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        db_table = "discussions"
        ordering = ("-last_activity_at",)
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        constraints = (
            models.CheckConstraint(
                condition=Q(category__in=DiscussionCategory.values), name="discussions_category_check"
            ),
            models.CheckConstraint(
                condition=Q(view_count__gte=0, reply_count__gte=0), name="discussions_counters_check"
            ),
        )
        indexes = (
            models.Index(F("last_activity_at").desc(), F("id").desc(), name="discussions_active_idx"),
            models.Index(F("category"), F("last_activity_at").desc(), F("id").desc(), name="discussions_category_idx"),
            models.Index(F("course"), F("last_activity_at").desc(), name="discussions_course_idx"),
            models.Index(F("author"), F("created_at").desc(), name="discussions_author_idx"),
            models.Index(F("upvote_count").desc(), F("id").desc(), name="discussions_top_idx"),
            models.Index(F("created_at").desc(), F("id").desc(), name="discussions_new_idx"),
            models.Index(F("last_activity_at").desc(), name="discussions_pinned_idx", condition=Q(is_pinned=True)),
            models.Index(F("created_at").desc(), name="discussions_unsolved_idx", condition=Q(is_solved=False)),
            GinIndex(fields=("tags",), name="discussions_tags_idx"),
            GinIndex(fields=("search",), name="discussions_search_idx"),
        )

    def __str__(self) -> str:
        return self.title


class Reply(models.Model):
    """An answer in a thread, or to another answer in it."""

    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="replies", db_index=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="replies", db_index=False
    )
    parent_reply = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", db_index=False
    )
    content = models.TextField(_("content"), max_length=20_000)
    is_solution = models.BooleanField(_("solution"), db_default=False, default=False)
    upvote_count = models.IntegerField(_("votes"), db_default=0, default=0, editable=False)
    created_at = models.DateTimeField(_("written"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    search = models.GeneratedField(
        expression=SearchVector("content", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

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
        )
        indexes = (
            models.Index(fields=("discussion", "created_at", "id"), name="replies_thread_idx"),
            models.Index(F("author"), F("created_at").desc(), name="replies_author_idx"),
            models.Index(fields=("parent_reply",), name="replies_parent_idx", condition=Q(parent_reply__isnull=False)),
            GinIndex(fields=("search",), name="replies_search_idx"),
        )

    def __str__(self) -> str:
        return f"#{self.pk} in {self.discussion_id}"
