import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0004_index_purposes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CourseRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stars", models.SmallIntegerField(verbose_name="stars")),
                (
                    "review",
                    models.CharField(blank=True, db_default="", default="", max_length=1000, verbose_name="review"),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "course",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="learning.course",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ratings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "course rating",
                "verbose_name_plural": "course ratings",
                "db_table": "course_ratings",
                "indexes": [
                    models.Index(fields=["course", "stars"], name="course_ratings_stars_idx"),
                    models.Index(
                        models.F("course"),
                        models.OrderBy(models.F("updated_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("review", ""), _negated=True),
                        name="course_ratings_reviews_idx",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "course"), name="course_ratings_user_id_course_id_key"),
                    models.CheckConstraint(
                        condition=models.Q(("stars__range", (1, 5))), name="course_ratings_stars_check"
                    ),
                ],
            },
        ),
    ]
