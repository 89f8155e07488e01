from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from learning.models.course import Difficulty, Track
from learning.models.lesson import Lesson
from learning.models.search_column import SearchColumn, WantedWords, matching


class CatalogQuerySet(models.QuerySet["CatalogCourse"]):
    def with_lessons(self) -> "CatalogQuerySet":
        """Those that have any: looked up in the index, where to compare lesson_count would count those of every row."""
        return self.filter(Exists(Lesson.objects.filter(course_id=OuterRef("pk"))))

    def search(self, words: str) -> "CatalogQuerySet":
        """Courses whose title, description or any lesson's text has all the words (learning/sql/search_query.sql)."""
        in_lessons = matching(Lesson.objects.filter(course_id=OuterRef("pk")), words)
        return self.alias(search=SearchColumn()).filter(Q(search=WantedWords(words)) | Exists(in_lessons))


class CatalogCourse(models.Model):
    """A row of the view v_course_catalog: published courses with their prerequisites and real lesson count."""

    slug = models.SlugField()
    title = models.CharField(max_length=120)
    description = models.TextField()
    thumbnail_emoji = models.CharField(max_length=16)
    track = models.CharField(max_length=20, choices=Track)
    category = models.CharField(max_length=40)
    difficulty = models.CharField(max_length=20, choices=Difficulty)
    estimated_hours = models.DecimalField(max_digits=5, decimal_places=1)
    completion_xp = models.IntegerField(null=True)
    enrollment_count = models.IntegerField()
    completion_count = models.IntegerField()
    average_rating = models.DecimalField(max_digits=3, decimal_places=2)
    total_ratings = models.IntegerField()
    learning_objectives = ArrayField(models.CharField(max_length=200))
    is_featured = models.BooleanField()
    published_at = models.DateTimeField(null=True)
    lesson_count = models.IntegerField()
    # [{"id": 1, "slug": "…", "title": "…", "is_required": true}]
    prerequisites = models.JSONField()

    # How one learner stands with the course: open, locked, enrolled or completed. Set by learning/courses/catalog.py.
    state: str = "open"
    progress_percentage: int = 0
    missing_prerequisites: Sequence[dict[str, Any]] = ()

    objects = CatalogQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "v_course_catalog"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:course", args=[self.slug])
