from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from learning.models.course import Course


class CourseRating(models.Model):
    """What a learner who finished a course says of it. `user` is empty after they have left; the rating stays."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="ratings", db_index=False
    )
    course = models.ForeignKey(Course, models.CASCADE, related_name="ratings", db_index=False)
    stars = models.SmallIntegerField(_("stars"))
    review = models.CharField(_("review"), max_length=1000, db_default="", default="", blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "course_ratings"
        verbose_name = _("course rating")
        verbose_name_plural = _("course ratings")
        constraints = (
            models.UniqueConstraint(fields=("user", "course"), name="course_ratings_user_id_course_id_key"),
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="course_ratings_stars_check"),
        )
        indexes = (
            models.Index(fields=("course", "stars"), name="course_ratings_stars_idx"),
            models.Index(
                F("course"),
                F("updated_at").desc(),
                F("id").desc(),
                name="course_ratings_reviews_idx",
                condition=~Q(review=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} gives {self.course_id} {self.stars} of 5"

    @property
    def stars_shown(self) -> str:
        """Such as ★★★★☆."""
        return "★" * self.stars + "☆" * (5 - self.stars)
