from django.conf import settings
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import learning.content.facts
import learning.models.lesson
from django.db import migrations, models

from settings.squashed import AtOnce, sql_of


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("learning", "0001_people_and_courses"),
        ("learning", "0002_counters_kept_by_triggers"),
        ("learning", "0003_course_catalog_view"),
        ("learning", "0004_index_purposes"),
        ("learning", "0005_course_ratings"),
        ("learning", "0006_ratings_kept_by_triggers"),
        ("learning", "0007_unread_notifications"),
        ("learning", "0008_guards_refuse_changes"),
        ("learning", "0009_course_locks_by_name"),
        ("learning", "0010_search_is_no_field"),
        ("learning", "0011_attempts_that_wait"),
        ("learning", "0012_roles"),
        ("learning", "0013_search_functions"),
        ("learning", "0014_search_in_every_script"),
        ("learning", "0015_former_usernames"),
        ("learning", "0016_throttle_marks"),
        ("learning", "0017_throttle_and_honest_learning"),
        ("learning", "0018_sign_in_sessions"),
        ("learning", "0019_certificate_name"),
        ("learning", "0020_people_by_part_of_name"),
        ("learning", "0021_second_factors"),
        ("learning", "0022_second_factor_index_purposes"),
        ("learning", "0023_leaving_a_course"),
        ("learning", "0024_lesson_draws"),
        ("learning", "0025_draw_index_purposes"),
        ("learning", "0026_content_versions"),
        ("learning", "0027_lesson_images"),
        ("learning", "0028_image_index_purposes"),
        ("learning", "0029_asked_questions"),
        ("learning", "0030_facts_of_lessons"),
        ("learning", "0031_glossary"),
        ("learning", "0032_glossary_index_purposes"),
        ("learning", "0033_lesson_readings"),
        ("learning", "0034_reading_index_purposes"),
        ("learning", "0035_lesson_faults"),
        ("learning", "0036_fault_index_purposes"),
        ("learning", "0037_review_cards"),
        ("learning", "0038_review_index_purposes"),
        ("learning", "0039_code_works"),
        ("learning", "0040_code_index_purposes"),
        ("learning", "0041_kept_verdicts"),
        ("learning", "0042_verdict_index_purposes"),
        ("learning", "0043_course_drafts"),
        ("learning", "0044_draft_index_purposes"),
        ("learning", "0045_list_indexes"),
        ("learning", "0046_list_index_purposes"),
        ("learning", "0047_dead_links"),
        ("learning", "0048_dead_link_index_purposes"),
        ("learning", "0049_classes"),
        ("learning", "0050_class_index_purposes"),
        ("learning", "0051_staff_acts"),
        ("learning", "0052_staff_acts_are_kept"),
        ("learning", "0053_picture_alt"),
        ("learning", "0054_insight"),
        ("learning", "0055_insight_functions"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("settings", "0005_lock_numbers"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="CatalogCourse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField()),
                        ("title", models.CharField(max_length=120)),
                        ("description", models.TextField()),
                        ("thumbnail_emoji", models.CharField(max_length=16)),
                        (
                            "track",
                            models.CharField(
                                choices=[("explorer", "Explorer"), ("developer", "Developer")], max_length=20
                            ),
                        ),
                        ("category", models.CharField(max_length=40)),
                        (
                            "difficulty",
                            models.CharField(
                                choices=[
                                    ("beginner", "Beginner"),
                                    ("intermediate", "Intermediate"),
                                    ("advanced", "Advanced"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("estimated_hours", models.DecimalField(decimal_places=1, max_digits=5)),
                        ("completion_xp", models.IntegerField(null=True)),
                        ("enrollment_count", models.IntegerField()),
                        ("completion_count", models.IntegerField()),
                        ("average_rating", models.DecimalField(decimal_places=2, max_digits=3)),
                        ("total_ratings", models.IntegerField()),
                        (
                            "learning_objectives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200), size=None
                            ),
                        ),
                        ("is_featured", models.BooleanField()),
                        ("published_at", models.DateTimeField(null=True)),
                        ("lesson_count", models.IntegerField()),
                        ("prerequisites", models.JSONField()),
                    ],
                    options={
                        "db_table": "v_course_catalog",
                        "managed": False,
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "password",
                            models.CharField(db_default="!", default="!", max_length=128, verbose_name="password"),
                        ),
                        (
                            "evm_address",
                            models.CharField(blank=True, max_length=42, null=True, verbose_name="wallet address"),
                        ),
                        (
                            "hedera_account_id",
                            models.CharField(blank=True, max_length=32, null=True, verbose_name="Hedera account"),
                        ),
                        (
                            "username",
                            models.CharField(
                                max_length=30,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A[A-Za-z0-9](?:[A-Za-z0-9_-]{1,28})[A-Za-z0-9]\\Z",
                                        "Use 3 to 30 letters, digits, hyphens or underscores, and begin and end with a letter or digit.",
                                    )
                                ],
                                verbose_name="username",
                            ),
                        ),
                        (
                            "named_since",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="so named since"),
                        ),
                        (
                            "certificate_name",
                            models.CharField(
                                blank=True, max_length=100, null=True, verbose_name="name on certificates"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, db_default="", default="", max_length=254, verbose_name="e-mail"
                            ),
                        ),
                        (
                            "avatar_emoji",
                            models.CharField(db_default="🌱", default="🌱", max_length=16, verbose_name="avatar"),
                        ),
                        (
                            "bio",
                            models.TextField(
                                blank=True, db_default="", default="", max_length=500, verbose_name="about me"
                            ),
                        ),
                        (
                            "timezone",
                            models.CharField(db_default="UTC", default="UTC", max_length=64, verbose_name="time zone"),
                        ),
                        (
                            "total_xp",
                            models.BigIntegerField(db_default=0, default=0, editable=False, verbose_name="XP"),
                        ),
                        (
                            "current_level",
                            models.SmallIntegerField(db_default=1, default=1, editable=False, verbose_name="level"),
                        ),
                        (
                            "current_streak",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="streak"),
                        ),
                        (
                            "longest_streak",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="longest streak"),
                        ),
                        (
                            "streak_freezes",
                            models.SmallIntegerField(
                                db_default=0, default=0, editable=False, verbose_name="streak freezes"
                            ),
                        ),
                        (
                            "last_activity_date",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="last active day"),
                        ),
                        (
                            "courses_completed",
                            models.IntegerField(
                                db_default=0, default=0, editable=False, verbose_name="courses completed"
                            ),
                        ),
                        (
                            "lessons_completed",
                            models.IntegerField(
                                db_default=0, default=0, editable=False, verbose_name="lessons completed"
                            ),
                        ),
                        (
                            "badges_earned",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="badges earned"),
                        ),
                        (
                            "unread_notifications",
                            models.IntegerField(
                                db_default=0, default=0, editable=False, verbose_name="unread notifications"
                            ),
                        ),
                        ("is_active", models.BooleanField(db_default=True, default=True, verbose_name="active")),
                        (
                            "is_superuser",
                            models.BooleanField(db_default=False, default=False, verbose_name="superuser"),
                        ),
                        ("is_staff", models.BooleanField(db_default=False, default=False, verbose_name="staff")),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[("moderator", "Moderator"), ("staff", "Staff")],
                                db_default="",
                                default="",
                                editable=False,
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "profile_public",
                            models.BooleanField(db_default=True, default=True, verbose_name="public profile"),
                        ),
                        (
                            "show_on_leaderboard",
                            models.BooleanField(db_default=True, default=True, verbose_name="on leaderboards"),
                        ),
                        (
                            "last_login",
                            models.DateTimeField(
                                blank=True, db_column="last_login_at", null=True, verbose_name="last sign-in"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="joined",
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "db_table": "users",
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("total_xp"), descending=True),
                                models.F("created_at"),
                                models.F("id"),
                                condition=models.Q(("is_active", True), ("show_on_leaderboard", True)),
                                name="users_standing_idx",
                            ),
                            models.Index(fields=["-created_at"], name="users_created_at_idx"),
                            models.Index(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Lower("username"), name="text_pattern_ops"
                                ),
                                condition=models.Q(("is_active", True)),
                                name="users_mention_idx",
                            ),
                            models.Index(
                                condition=models.Q(("is_staff", True)), fields=["-created_at"], name="users_staff_idx"
                            ),
                            models.Index(
                                condition=models.Q(("is_active", False)),
                                fields=["-created_at"],
                                name="users_closed_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("evm_address",), name="users_evm_address_key"),
                            models.UniqueConstraint(fields=("hedera_account_id",), name="users_hedera_account_id_key"),
                            models.UniqueConstraint(fields=("username",), name="users_username_key"),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("username"),
                                name="users_username_lower_key",
                                violation_error_message="This name is taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("total_xp__gte", 0)), name="users_total_xp_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("current_level__range", (1, 100))), name="users_current_level_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("current_streak__gte", 0)), name="users_current_streak_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("longest_streak__gte", models.F("current_streak"))),
                                name="users_longest_streak_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("streak_freezes__gte", 0)), name="users_streak_freezes_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("evm_address__isnull", True),
                                    ("evm_address__regex", "^0x[0-9a-fA-F]{40}$"),
                                    _connector="OR",
                                ),
                                name="users_evm_address_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("badges_earned__gte", 0),
                                    ("courses_completed__gte", 0),
                                    ("lessons_completed__gte", 0),
                                    ("unread_notifications__gte", 0),
                                ),
                                name="users_counters_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ("", "moderator", "staff"))), name="users_role_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Course",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="slug")),
                        ("title", models.CharField(max_length=120, verbose_name="title")),
                        ("description", models.TextField(max_length=1000, verbose_name="description")),
                        (
                            "thumbnail_emoji",
                            models.CharField(db_default="📘", default="📘", max_length=16, verbose_name="emoji"),
                        ),
                        (
                            "track",
                            models.CharField(
                                choices=[("explorer", "Explorer"), ("developer", "Developer")],
                                max_length=20,
                                verbose_name="track",
                            ),
                        ),
                        ("category", models.SlugField(db_index=False, max_length=40, verbose_name="category")),
                        (
                            "difficulty",
                            models.CharField(
                                choices=[
                                    ("beginner", "Beginner"),
                                    ("intermediate", "Intermediate"),
                                    ("advanced", "Advanced"),
                                ],
                                max_length=20,
                                verbose_name="difficulty",
                            ),
                        ),
                        ("estimated_hours", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="hours")),
                        (
                            "total_lessons",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="lessons"),
                        ),
                        (
                            "completion_xp",
                            models.IntegerField(
                                blank=True,
                                help_text="Empty: the default.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="XP for finishing",
                            ),
                        ),
                        (
                            "enrollment_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="enrolled"),
                        ),
                        (
                            "completion_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="finished"),
                        ),
                        (
                            "average_rating",
                            models.DecimalField(
                                db_default=0,
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=3,
                                verbose_name="rating",
                            ),
                        ),
                        (
                            "total_ratings",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="ratings"),
                        ),
                        (
                            "learning_objectives",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                                verbose_name="objectives",
                            ),
                        ),
                        (
                            "is_published",
                            models.BooleanField(db_default=False, default=False, verbose_name="published"),
                        ),
                        ("is_featured", models.BooleanField(db_default=False, default=False, verbose_name="featured")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published at")),
                        (
                            "kept_in",
                            models.CharField(
                                choices=[("file", "A folder of the library"), ("database", "The studio")],
                                db_default="file",
                                default="file",
                                editable=False,
                                max_length=10,
                                verbose_name="kept in",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="Who writes it in the studio.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="written_courses",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "content_version",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                max_length=64,
                                verbose_name="content version",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "course",
                        "verbose_name_plural": "courses",
                        "db_table": "courses",
                        "ordering": ("title",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("is_published", True)),
                                fields=["track", "difficulty", "category"],
                                name="courses_browse_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("enrollment_count"), descending=True),
                                models.F("id"),
                                condition=models.Q(("is_published", True)),
                                name="courses_popular_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("average_rating"), descending=True),
                                models.OrderBy(models.F("total_ratings"), descending=True),
                                models.F("id"),
                                condition=models.Q(("is_published", True)),
                                name="courses_rated_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("published_at"), descending=True, nulls_last=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_published", True)),
                                name="courses_newest_idx",
                            ),
                            models.Index(
                                condition=models.Q(("is_published", True)),
                                fields=["category"],
                                name="courses_category_idx",
                            ),
                            models.Index(
                                condition=models.Q(("is_featured", True), ("is_published", True)),
                                fields=["id"],
                                name="courses_featured_idx",
                            ),
                            models.Index(
                                condition=models.Q(("author__isnull", False)),
                                fields=["author"],
                                name="courses_author_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("slug",), name="courses_slug_key"),
                            models.CheckConstraint(
                                condition=models.Q(("track__in", ["explorer", "developer"])), name="courses_track_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("difficulty__in", ["beginner", "intermediate", "advanced"])),
                                name="courses_difficulty_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("estimated_hours__gt", 0)), name="courses_estimated_hours_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("average_rating__range", (0, 5))),
                                name="courses_average_rating_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completion_count__gte", 0),
                                    ("enrollment_count__gte", 0),
                                    ("total_lessons__gte", 0),
                                    ("total_ratings__gte", 0),
                                ),
                                name="courses_counters_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kept_in__in", ["file", "database"])), name="courses_kept_in_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoursePrerequisite",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="prerequisites",
                                to="learning.course",
                            ),
                        ),
                        (
                            "prerequisite_course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opens",
                                to="learning.course",
                            ),
                        ),
                        ("is_required", models.BooleanField(db_default=True, default=True, verbose_name="required")),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "prerequisite",
                        "verbose_name_plural": "prerequisites",
                        "db_table": "course_prerequisites",
                        "indexes": [models.Index(fields=["prerequisite_course"], name="course_prereqs_opens_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("course", "prerequisite_course"),
                                name="course_prerequisites_course_id_prerequisite_course_id_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("course", models.F("prerequisite_course")), _negated=True),
                                name="course_prerequisites_no_self_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Lesson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lessons",
                                to="learning.course",
                            ),
                        ),
                        (
                            "slug",
                            models.SlugField(
                                db_index=False,
                                max_length=80,
                                validators=[learning.models.lesson.validate_lesson_slug],
                                verbose_name="slug",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="title")),
                        (
                            "lesson_type",
                            models.CharField(
                                choices=[
                                    ("text", "Text"),
                                    ("interactive", "Interactive"),
                                    ("quiz", "Quiz"),
                                    ("practical", "Practical"),
                                    ("code_editor", "Code"),
                                ],
                                max_length=20,
                                verbose_name="type",
                            ),
                        ),
                        ("content", models.JSONField(verbose_name="content")),
                        (
                            "content_version",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                help_text="Names what its author wrote; empty where nobody has worked it out.",
                                max_length=12,
                                verbose_name="content version",
                            ),
                        ),
                        ("sequence_number", models.SmallIntegerField(verbose_name="number")),
                        ("duration_minutes", models.SmallIntegerField(db_default=5, default=5, verbose_name="minutes")),
                        (
                            "completion_xp",
                            models.IntegerField(
                                blank=True,
                                help_text="Empty: the default of its type.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="XP",
                            ),
                        ),
                        (
                            "perfect_score_xp",
                            models.IntegerField(
                                blank=True,
                                help_text="Quizzes: XP in all when every answer is right. Empty: the default.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="XP when perfect",
                            ),
                        ),
                        (
                            "sources",
                            models.JSONField(
                                blank=True,
                                db_default=[],
                                default=list,
                                help_text='Where its facts can be looked up: [{"title": "…", "url": "https://…"}].',
                                validators=[learning.content.facts.validate_sources],
                                verbose_name="sources",
                            ),
                        ),
                        (
                            "checked_on",
                            models.DateField(
                                blank=True,
                                help_text="The first of the month in which somebody looked.",
                                null=True,
                                verbose_name="facts checked",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "lesson",
                        "verbose_name_plural": "lessons",
                        "db_table": "lessons",
                        "ordering": ("course", "sequence_number"),
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["content"], name="lessons_content_idx", opclasses=("jsonb_path_ops",)
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("course", "sequence_number"),
                                name="lessons_course_id_sequence_number_key",
                            ),
                            models.UniqueConstraint(fields=("course", "slug"), name="lessons_course_id_slug_key"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lesson_type__in", ["text", "interactive", "quiz", "practical", "code_editor"])
                                ),
                                name="lessons_lesson_type_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("duration_minutes__gt", 0), ("sequence_number__gt", 0)),
                                name="lessons_numbers_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LessonCompletion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="completions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="completions",
                                to="learning.lesson",
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="completions",
                                to="learning.course",
                            ),
                        ),
                        (
                            "completed_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="done at"
                            ),
                        ),
                        ("time_spent_seconds", models.IntegerField(blank=True, null=True, verbose_name="seconds")),
                        (
                            "score_percentage",
                            models.SmallIntegerField(
                                blank=True,
                                help_text="Empty where nothing is scored; zero is zero.",
                                null=True,
                                verbose_name="score",
                            ),
                        ),
                        ("attempts", models.IntegerField(db_default=1, default=1, verbose_name="attempts")),
                        ("xp_earned", models.IntegerField(db_default=0, default=0, verbose_name="XP")),
                        (
                            "content_version",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                help_text="Of the lesson that was done; empty where it was not kept.",
                                max_length=12,
                                verbose_name="content version",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "completed lesson",
                        "verbose_name_plural": "completed lessons",
                        "db_table": "lesson_completions",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("completed_at"), descending=True),
                                name="lesson_completions_recent_idx",
                            ),
                            models.Index(fields=["course"], name="lesson_completions_course_idx"),
                            models.Index(fields=["lesson"], name="lesson_completions_lesson_idx"),
                            models.Index(fields=["completed_at"], name="lesson_completions_day_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "lesson"), name="lesson_completions_user_id_lesson_id_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("score_percentage__range", (0, 100)),
                                    ("score_percentage__isnull", True),
                                    _connector="OR",
                                ),
                                name="lesson_completions_score_percentage_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("attempts__gte", 1), ("xp_earned__gte", 0)),
                                name="lesson_completions_counts_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("time_spent_seconds__isnull", True),
                                    ("time_spent_seconds__gte", 0),
                                    _connector="OR",
                                ),
                                name="lesson_completions_time_spent_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuizAttempt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quiz_attempts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quiz_attempts",
                                to="learning.lesson",
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quiz_attempts",
                                to="learning.course",
                            ),
                        ),
                        ("answers", models.JSONField(verbose_name="answers")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("graded", "Graded"),
                                    ("waiting", "Waiting to be graded"),
                                    ("failed", "Could not be graded"),
                                ],
                                db_default="graded",
                                default="graded",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("score_percentage", models.SmallIntegerField(blank=True, null=True, verbose_name="score")),
                        ("passing_score", models.SmallIntegerField(verbose_name="pass mark then")),
                        ("is_passed", models.BooleanField(default=False, verbose_name="passed")),
                        (
                            "feedback",
                            models.JSONField(
                                blank=True,
                                db_default={},
                                default=dict,
                                help_text="What grading said, where that cannot be worked out again.",
                                verbose_name="feedback",
                            ),
                        ),
                        (
                            "outcome",
                            models.JSONField(
                                blank=True,
                                help_text="What a worker's grading completed and earned, for the page to show.",
                                null=True,
                                verbose_name="outcome",
                            ),
                        ),
                        ("xp_earned", models.IntegerField(db_default=0, default=0, verbose_name="XP")),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="handed in",
                            ),
                        ),
                        (
                            "content_version",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                help_text="Of the lesson that was tried; empty where it was not kept.",
                                max_length=12,
                                verbose_name="content version",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quiz attempt",
                        "verbose_name_plural": "quiz attempts",
                        "db_table": "quiz_attempts",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.F("lesson"),
                                models.OrderBy(models.F("submitted_at"), descending=True),
                                name="quiz_attempts_latest_idx",
                            ),
                            models.Index(fields=["user", "course"], name="quiz_attempts_course_idx"),
                            models.Index(fields=["lesson"], name="quiz_attempts_lesson_idx"),
                            models.Index(fields=["course"], name="quiz_attempts_by_course_idx"),
                            models.Index(
                                condition=models.Q(("status", "waiting")),
                                fields=["submitted_at"],
                                name="quiz_attempts_waiting_idx",
                            ),
                            models.Index(fields=["submitted_at"], name="quiz_attempts_day_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("score_percentage__range", (0, 100))),
                                name="quiz_attempts_score_percentage_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("passing_score__range", (1, 100))),
                                name="quiz_attempts_passing_score_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("score_percentage__isnull", False), ("status", "graded")),
                                    models.Q(
                                        ("is_passed", False),
                                        ("score_percentage__isnull", True),
                                        ("status__in", ("waiting", "failed")),
                                    ),
                                    _connector="OR",
                                ),
                                name="quiz_attempts_status_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="progress",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="progress",
                                to="learning.course",
                            ),
                        ),
                        (
                            "enrollment_date",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="enrolled",
                            ),
                        ),
                        ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                        ("completed_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                        (
                            "last_accessed_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="last opened"
                            ),
                        ),
                        (
                            "left_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="What was done stays; enrolling again goes on from there.",
                                null=True,
                                verbose_name="left",
                            ),
                        ),
                        (
                            "lessons_completed",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="lessons done"),
                        ),
                        (
                            "total_lessons",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="lessons in all"),
                        ),
                        (
                            "progress_percentage",
                            models.SmallIntegerField(db_default=0, default=0, editable=False, verbose_name="per cent"),
                        ),
                        (
                            "current_lesson",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="learning.lesson",
                                verbose_name="now at",
                            ),
                        ),
                        (
                            "total_quiz_attempts",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="quiz attempts"),
                        ),
                        (
                            "average_quiz_score",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                editable=False,
                                max_digits=5,
                                null=True,
                                verbose_name="average quiz score",
                            ),
                        ),
                        (
                            "certificate_nft_id",
                            models.CharField(blank=True, max_length=100, null=True, verbose_name="certificate token"),
                        ),
                        (
                            "certificate_minted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="certificate minted"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "enrolment",
                        "verbose_name_plural": "enrolments",
                        "db_table": "user_progress",
                        "indexes": [
                            models.Index(fields=["user", "completed_at"], name="user_progress_completed_idx"),
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("last_accessed_at"), descending=True),
                                name="user_progress_active_idx",
                            ),
                            models.Index(fields=["course"], name="user_progress_course_idx"),
                            models.Index(
                                condition=models.Q(("current_lesson__isnull", False)),
                                fields=["current_lesson"],
                                name="user_progress_lesson_idx",
                            ),
                            models.Index(fields=["enrollment_date"], name="user_progress_enrolled_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "course"), name="user_progress_user_id_course_id_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress_percentage__range", (0, 100))),
                                name="user_progress_progress_percentage_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lessons_completed__gte", 0), ("total_lessons__gte", models.F("lessons_completed"))
                                ),
                                name="user_progress_lessons_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourseRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ratings",
                                to="learning.course",
                            ),
                        ),
                        ("stars", models.SmallIntegerField(verbose_name="stars")),
                        (
                            "review",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=1000, verbose_name="review"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
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
                            models.UniqueConstraint(
                                fields=("user", "course"), name="course_ratings_user_id_course_id_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stars__range", (1, 5))), name="course_ratings_stars_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormerUsername",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="former_usernames",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("username", models.CharField(max_length=30, verbose_name="username")),
                        (
                            "given_up_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="given up",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "former username",
                        "verbose_name_plural": "former usernames",
                        "db_table": "former_usernames",
                        "indexes": [
                            models.Index(
                                django.db.models.functions.text.Lower("username"), name="former_usernames_name_idx"
                            ),
                            models.Index(
                                condition=models.Q(("user__isnull", True)),
                                fields=["given_up_at"],
                                name="former_usernames_left_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("user"),
                                django.db.models.functions.text.Lower("username"),
                                name="former_usernames_user_id_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ThrottleMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scope", models.CharField(max_length=40, verbose_name="limit")),
                        ("subject", models.CharField(max_length=80, verbose_name="of whom")),
                        ("hits", models.IntegerField(verbose_name="counted")),
                        ("ends_at", models.DateTimeField(verbose_name="counted until")),
                        ("refused", models.IntegerField(db_default=0, default=0, verbose_name="refused")),
                        ("refused_at", models.DateTimeField(blank=True, null=True, verbose_name="last refused")),
                    ],
                    options={
                        "verbose_name": "limit reached",
                        "verbose_name_plural": "limits reached",
                        "db_table": "throttle_marks",
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("refused_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("refused__gt", 0)),
                                name="throttle_marks_refused_idx",
                            ),
                            models.Index(fields=["ends_at"], name="throttle_marks_ended_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scope", "subject"), name="throttle_marks_scope_subject_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("refused", 0), ("refused_at", None)),
                                    models.Q(("refused__gt", 0), ("refused_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="throttle_marks_refused_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignInSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("session_key", models.CharField(max_length=40)),
                        ("browser", models.CharField(db_default="", default="", max_length=30, verbose_name="browser")),
                        ("system", models.CharField(db_default="", default="", max_length=30, verbose_name="system")),
                        (
                            "began_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="signed in",
                            ),
                        ),
                        (
                            "last_used_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="last used",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "signed-in browser",
                        "verbose_name_plural": "signed-in browsers",
                        "db_table": "sign_in_sessions",
                        "indexes": [models.Index(fields=["user", "last_used_at"], name="sign_in_sessions_user_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("session_key",), name="sign_in_sessions_session_key_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SecondFactor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="second_factor",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("secret", models.CharField(editable=False, max_length=200)),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                        ("last_step", models.BigIntegerField(db_default=0, default=0, editable=False)),
                        (
                            "recovery_marks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=16),
                                blank=True,
                                db_default=[],
                                default=list,
                                editable=False,
                                size=None,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "second factor",
                        "verbose_name_plural": "second factors",
                        "db_table": "second_factors",
                    },
                ),
                migrations.CreateModel(
                    name="LessonDraw",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="draws",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="draws",
                                to="learning.lesson",
                            ),
                        ),
                        ("seed", models.CharField(editable=False, max_length=32)),
                        (
                            "edition",
                            models.CharField(
                                editable=False,
                                help_text="Of the lesson when this was drawn; another one draws anew.",
                                max_length=120,
                            ),
                        ),
                        ("moves", models.JSONField(blank=True, db_default=[], default=list, verbose_name="moves")),
                        (
                            "attempt",
                            models.OneToOneField(
                                blank=True,
                                help_text="What it became once it was over; empty while it goes on.",
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="draw",
                                to="learning.quizattempt",
                                verbose_name="attempt",
                            ),
                        ),
                        (
                            "asked",
                            models.JSONField(
                                blank=True,
                                db_default=[],
                                default=list,
                                editable=False,
                                help_text="What was asked and answered, and whether it was right, so that an old attempt can be read.",
                                verbose_name="asked",
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="drawn",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "draw",
                        "verbose_name_plural": "draws",
                        "db_table": "lesson_draws",
                        "indexes": [
                            models.Index(fields=["user"], name="lesson_draws_user_idx"),
                            models.Index(fields=["lesson"], name="lesson_draws_lesson_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("attempt__isnull", True)),
                                fields=("user", "lesson"),
                                name="lesson_draws_open_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LessonImage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="images",
                                to="learning.course",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=48,
                                validators=[django.core.validators.RegexValidator("^[0-9a-f]{32}-\\d{1,5}x\\d{1,5}$")],
                                verbose_name="name",
                            ),
                        ),
                        (
                            "file_name",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="What its author calls it; empty: as its name says.",
                                max_length=80,
                                verbose_name="file name",
                            ),
                        ),
                        (
                            "alt",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="What it shows, as its author said in the studio.",
                                max_length=300,
                                verbose_name="in words",
                            ),
                        ),
                        ("data", models.BinaryField(verbose_name="bytes")),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "lesson image",
                        "verbose_name_plural": "lesson images",
                        "db_table": "lesson_images",
                        "indexes": [models.Index(fields=["name"], name="lesson_images_name_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("course", "name"), name="lesson_images_course_id_name_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GlossaryTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.CharField(max_length=80, verbose_name="slug")),
                        ("term", models.CharField(max_length=80, verbose_name="term")),
                        ("also", models.TextField(blank=True, help_text="One a line.", verbose_name="other spellings")),
                        ("means", models.TextField(max_length=400, verbose_name="means")),
                        ("means_html", models.TextField(editable=False)),
                        (
                            "see",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                                verbose_name="see also",
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="Where it is learned.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="terms",
                                to="learning.lesson",
                                verbose_name="lesson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "term of the glossary",
                        "verbose_name_plural": "glossary",
                        "db_table": "glossary_terms",
                        "ordering": ("term",),
                        "indexes": [models.Index(fields=["lesson"], name="glossary_terms_lesson_idx")],
                        "constraints": [models.UniqueConstraint(fields=("slug",), name="glossary_terms_slug_key")],
                    },
                ),
                migrations.CreateModel(
                    name="GlossarySpelling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=80, verbose_name="spelling")),
                        (
                            "term",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="spellings",
                                to="learning.glossaryterm",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "spelling",
                        "verbose_name_plural": "spellings",
                        "db_table": "glossary_spellings",
                        "indexes": [models.Index(fields=["term"], name="glossary_spellings_term_idx")],
                        "constraints": [models.UniqueConstraint(fields=("key",), name="glossary_spellings_key_key")],
                    },
                ),
                migrations.CreateModel(
                    name="LessonReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="learning.lesson",
                            ),
                        ),
                        (
                            "seed",
                            models.CharField(
                                editable=False, help_text="What the lesson's checks draw from.", max_length=32
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                help_text="When the learner first had it before them.", verbose_name="opened"
                            ),
                        ),
                        (
                            "spent_until",
                            models.DateTimeField(
                                blank=True,
                                help_text="The end of the time that its steps have taken: no other lesson's can lie before it.",
                                null=True,
                                verbose_name="time spent until",
                            ),
                        ),
                        (
                            "steps",
                            models.JSONField(
                                blank=True,
                                db_default={},
                                default=dict,
                                help_text="By the id of a step: since when its time counts, when it was done, and answers to its check.",
                                verbose_name="steps",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reading",
                        "verbose_name_plural": "readings",
                        "db_table": "lesson_readings",
                        "indexes": [
                            models.Index(fields=["lesson"], name="lesson_readings_lesson_idx"),
                            models.Index(fields=["opened_at"], name="lesson_readings_opened_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "lesson"), name="lesson_readings_user_lesson_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LessonFault",
                    fields=[
                        (
                            "lesson",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="fault",
                                serialize=False,
                                to="learning.lesson",
                            ),
                        ),
                        ("sentences", models.JSONField(verbose_name="what is wrong")),
                        ("found_at", models.DateTimeField(verbose_name="found")),
                    ],
                    options={
                        "verbose_name": "broken lesson",
                        "verbose_name_plural": "broken lessons",
                        "db_table": "lesson_faults",
                    },
                ),
                migrations.CreateModel(
                    name="ReviewCard",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review_cards",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review_cards",
                                to="learning.lesson",
                            ),
                        ),
                        ("question_id", models.CharField(max_length=60, verbose_name="question")),
                        ("seed", models.CharField(editable=False, max_length=32)),
                        (
                            "stability",
                            models.FloatField(
                                help_text="Days until one in ten such answers is forgotten.", verbose_name="stability"
                            ),
                        ),
                        ("difficulty", models.FloatField(help_text="From 1 to 10.", verbose_name="difficulty")),
                        ("due_at", models.DateTimeField(verbose_name="due")),
                        (
                            "answered_at",
                            models.DateTimeField(
                                help_text="At first: when it was missed.", verbose_name="last answered"
                            ),
                        ),
                        (
                            "answers",
                            models.IntegerField(
                                db_default=0, default=0, help_text="In the review.", verbose_name="answers"
                            ),
                        ),
                        ("right", models.IntegerField(db_default=0, default=0, verbose_name="right answers")),
                        (
                            "made_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="made",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review card",
                        "verbose_name_plural": "review cards",
                        "db_table": "review_cards",
                        "indexes": [
                            models.Index(fields=["user", "due_at"], name="review_cards_due_idx"),
                            models.Index(fields=["lesson"], name="review_cards_lesson_idx"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "lesson", "question_id"), name="review_cards_question_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("difficulty__range", (1, 10)), ("stability__gt", 0)),
                                name="review_cards_memory_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answers__gte", models.F("right")), ("right__gte", 0)),
                                name="review_cards_counts_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CodeWork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="code_works",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="code_works",
                                to="learning.lesson",
                            ),
                        ),
                        ("seed", models.CharField(editable=False, max_length=32)),
                        (
                            "variant",
                            models.SmallIntegerField(
                                help_text="From 0, as the lesson lists them.", verbose_name="variant"
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                choices=[("typing", "Typed"), ("lines", "Put together from pieces")],
                                db_default="typing",
                                default="typing",
                                max_length=10,
                                verbose_name="route",
                            ),
                        ),
                        (
                            "source",
                            models.TextField(
                                blank=True,
                                help_text="What is being typed; empty while it is as it began.",
                                null=True,
                                verbose_name="draft",
                            ),
                        ),
                        (
                            "pieces",
                            models.JSONField(
                                blank=True,
                                db_default=[],
                                default=list,
                                help_text="Which piece was chosen for each gap.",
                                verbose_name="pieces",
                            ),
                        ),
                        (
                            "hints",
                            models.JSONField(
                                blank=True,
                                db_default={},
                                default=dict,
                                help_text="How many were opened, by the id of a check.",
                                verbose_name="hints",
                            ),
                        ),
                        (
                            "shown",
                            models.JSONField(
                                blank=True,
                                db_default=[],
                                default=list,
                                help_text="The variants whose solution was shown before the learner had one of their own.",
                                verbose_name="solutions seen",
                            ),
                        ),
                        ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="draft saved")),
                        (
                            "opened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="begun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "work on a code lesson",
                        "verbose_name_plural": "work on code lessons",
                        "db_table": "code_works",
                        "indexes": [models.Index(fields=["lesson"], name="code_works_lesson_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "lesson"), name="code_works_user_lesson_key"),
                            models.CheckConstraint(
                                condition=models.Q(("variant__gte", 0)), name="code_works_variant_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeptVerdict",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=64, verbose_name="hash")),
                        ("feedback", models.JSONField(verbose_name="what is told")),
                        ("judged_at", models.DateTimeField(verbose_name="judged")),
                    ],
                    options={
                        "verbose_name": "kept verdict",
                        "verbose_name_plural": "kept verdicts",
                        "db_table": "kept_verdicts",
                        "indexes": [models.Index(fields=["judged_at"], name="kept_verdicts_judged_idx")],
                        "constraints": [models.UniqueConstraint(fields=("key",), name="kept_verdicts_key_key")],
                    },
                ),
                migrations.CreateModel(
                    name="CourseDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "course",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="draft", to="learning.course"
                            ),
                        ),
                        ("details", models.JSONField(help_text="What course.yaml holds.", verbose_name="details")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_review", "In review"),
                                    ("scheduled", "Scheduled"),
                                    ("published", "Published"),
                                ],
                                db_default="draft",
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "state_since",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="in this state since"
                            ),
                        ),
                        ("publish_at", models.DateTimeField(blank=True, null=True, verbose_name="to be published")),
                        (
                            "note",
                            models.TextField(
                                blank=True, db_default="", default="", max_length=4000, verbose_name="reviewer's note"
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.IntegerField(
                                db_default=1,
                                default=1,
                                help_text="Counts changes of the details, and submissions.",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="changed"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "course draft",
                        "verbose_name_plural": "course drafts",
                        "db_table": "course_drafts",
                        "permissions": (
                            ("write_draft", "Can write courses of their own in the studio"),
                            ("review_draft", "Can review and publish what others have submitted"),
                            ("take_over_course", "Can take a course over from its files"),
                        ),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("submitted_by__isnull", False)),
                                fields=["submitted_by"],
                                name="course_drafts_submitter_idx",
                            ),
                            models.Index(
                                condition=models.Q(("state__in", ("in_review", "scheduled"))),
                                fields=["state_since"],
                                name="course_drafts_waiting_idx",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "in_review", "scheduled", "published"])),
                                name="course_drafts_state_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publish_at__isnull", False), ("state", "scheduled")),
                                    models.Q(
                                        models.Q(("state", "scheduled"), _negated=True), ("publish_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="course_drafts_schedule_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gt", 0)), name="course_drafts_version_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="learning.coursedraft",
                            ),
                        ),
                        (
                            "lesson_slug",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=80, verbose_name="lesson"
                            ),
                        ),
                        ("data", models.JSONField(verbose_name="what it held")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="when"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "earlier version of a draft",
                        "verbose_name_plural": "earlier versions of drafts",
                        "db_table": "draft_revisions",
                        "indexes": [
                            models.Index(
                                models.F("draft"),
                                models.F("lesson_slug"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="draft_revisions_history_idx",
                            ),
                            models.Index(
                                condition=models.Q(("by__isnull", False)), fields=["by"], name="draft_revisions_by_idx"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LessonDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lessons",
                                to="learning.coursedraft",
                            ),
                        ),
                        (
                            "lesson",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="draft",
                                to="learning.lesson",
                            ),
                        ),
                        ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="slug")),
                        ("number", models.SmallIntegerField(verbose_name="number")),
                        (
                            "lesson_type",
                            models.CharField(
                                choices=[
                                    ("text", "Text"),
                                    ("interactive", "Interactive"),
                                    ("quiz", "Quiz"),
                                    ("practical", "Practical"),
                                    ("code_editor", "Code"),
                                ],
                                max_length=20,
                                verbose_name="type",
                            ),
                        ),
                        (
                            "head",
                            models.JSONField(
                                default=dict,
                                help_text="title, minutes, completion_xp, perfect_score_xp, sources, checked",
                                verbose_name="head",
                            ),
                        ),
                        (
                            "source",
                            models.JSONField(
                                default=dict, help_text="What its kind is compiled from.", verbose_name="source"
                            ),
                        ),
                        ("version", models.IntegerField(db_default=1, default=1, verbose_name="version")),
                        (
                            "updated_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="changed"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lesson draft",
                        "verbose_name_plural": "lesson drafts",
                        "db_table": "lesson_drafts",
                        "ordering": ("draft", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("draft", "slug"), name="lesson_drafts_draft_slug_key"),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("draft", "number"),
                                name="lesson_drafts_draft_number_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lesson_type__in", ["text", "interactive", "quiz", "practical", "code_editor"])
                                ),
                                name="lesson_drafts_type_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gt", 0), ("version__gt", 0)),
                                name="lesson_drafts_numbers_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeadLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dead_links",
                                to="learning.lesson",
                            ),
                        ),
                        ("address", models.CharField(max_length=500, verbose_name="address")),
                        ("trouble", models.CharField(max_length=200, verbose_name="what is wrong")),
                        ("found_at", models.DateTimeField(verbose_name="first found")),
                        ("times_seen", models.IntegerField(db_default=1, default=1, verbose_name="times in a row")),
                    ],
                    options={
                        "verbose_name": "dead link",
                        "verbose_name_plural": "dead links",
                        "db_table": "dead_links",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("lesson", "address"), name="dead_links_lesson_id_address_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("times_seen__gte", 1)), name="dead_links_times_seen_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolClass",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "teacher",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taught_classes",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="teacher",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "code",
                            models.CharField(
                                help_text="Eight digits. Whoever has them can join.", max_length=8, verbose_name="code"
                            ),
                        ),
                        ("code_made_at", models.DateTimeField(verbose_name="code made")),
                        (
                            "is_open",
                            models.BooleanField(
                                db_default=True,
                                default=True,
                                help_text="Its code lets learners in.",
                                verbose_name="open",
                            ),
                        ),
                        ("seats", models.SmallIntegerField(verbose_name="learners at most")),
                        (
                            "made_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="made",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "class",
                        "verbose_name_plural": "classes",
                        "db_table": "classes",
                        "indexes": [models.Index(fields=["teacher"], name="classes_teacher_idx")],
                        "constraints": [
                            models.UniqueConstraint(fields=("code",), name="classes_code_key"),
                            models.CheckConstraint(
                                condition=models.Q(("code__regex", "^[0-9]{8}$")), name="classes_code_check"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__range", (1, 200))), name="classes_seats_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassMembership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "school_class",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="learning.schoolclass",
                                verbose_name="class",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="class_memberships",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="learner",
                            ),
                        ),
                        (
                            "joined_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="joined",
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(blank=True, null=True, verbose_name="agreed")),
                        (
                            "removed_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="By the teacher. Only a newer code lets them in again.",
                                null=True,
                                verbose_name="removed",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "class membership",
                        "verbose_name_plural": "class memberships",
                        "db_table": "class_memberships",
                        "indexes": [models.Index(fields=["user"], name="class_memberships_user_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school_class", "user"), name="class_memberships_class_user_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("removed_at", None), ("agreed_at", None), _connector="OR"),
                                name="class_memberships_removed_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassAssignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "school_class",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="learning.schoolclass",
                                verbose_name="class",
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="learning.course",
                                verbose_name="course",
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "due_on",
                            models.DateField(
                                blank=True,
                                help_text="The last day, where the learner lives.",
                                null=True,
                                verbose_name="due",
                            ),
                        ),
                        (
                            "assigned_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="assigned",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "class assignment",
                        "verbose_name_plural": "class assignments",
                        "db_table": "class_assignments",
                        "indexes": [models.Index(fields=["course"], name="class_assignments_course_idx")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school_class", "course"), name="class_assignments_class_course_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("due_on", None),
                                    ("due_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="class_assignments_dates_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "actor",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="staff_acts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who",
                            ),
                        ),
                        ("act", models.CharField(max_length=60, verbose_name="act")),
                        (
                            "about",
                            models.CharField(blank=True, db_default="", default="", max_length=100, verbose_name="on"),
                        ),
                        (
                            "object_id",
                            models.CharField(blank=True, db_default="", default="", max_length=100, verbose_name="row"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="acts_of_staff",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="whom it concerns",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=1000, verbose_name="words"
                            ),
                        ),
                        (
                            "page",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=300, verbose_name="page"
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="when",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "act of staff",
                        "verbose_name_plural": "record of staff",
                        "db_table": "staff_acts",
                        "indexes": [
                            models.Index(
                                models.F("actor"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="staff_acts_actor_idx",
                            ),
                            models.Index(
                                models.F("person"),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("person__isnull", False)),
                                name="staff_acts_person_idx",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("act__regex", "^[a-z][a-z0-9_-]*$")), name="staff_acts_act_check"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InsightCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rollup", models.CharField(max_length=30, verbose_name="roll-up")),
                        (
                            "day",
                            models.DateField(
                                help_text="The first of the week or month, where it is one.", verbose_name="day"
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="learning.course",
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="learning.lesson",
                            ),
                        ),
                        ("cell", models.CharField(max_length=200, verbose_name="cell")),
                        ("learners", models.BigIntegerField(verbose_name="learners")),
                    ],
                    options={
                        "verbose_name": "insight",
                        "verbose_name_plural": "insights",
                        "db_table": "insight_counts",
                        "permissions": (("see_insight", "Can see how the whole school does"),),
                        "default_permissions": (),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("course__isnull", False)),
                                fields=["course", "rollup"],
                                name="insight_counts_course_idx",
                            ),
                            models.Index(
                                condition=models.Q(("lesson__isnull", False)),
                                fields=["lesson"],
                                name="insight_counts_lesson_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rollup", "day", "course", "lesson", "cell"),
                                name="insight_counts_cell_key",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("learners__gt", 0)), name="insight_counts_learners_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InsightDay",
                    fields=[
                        ("day", models.DateField(primary_key=True, serialize=False, verbose_name="day")),
                        (
                            "rolled_up_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="rolled up"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "day that was rolled up",
                        "verbose_name_plural": "days that were rolled up",
                        "db_table": "insight_days",
                        "default_permissions": (),
                    },
                ),
            ]
        ),
        *sql_of([("learning", "0013_search_functions")]),
        # The columns that search reads, which no model knows. Migration 0014 changed what stands in them.
        *(
            migrations.RunSQL(
                f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS (search_vector({words})) STORED;"
                f"CREATE INDEX {table}_search_idx ON {table} USING gin (search)",
                f"ALTER TABLE {table} DROP COLUMN search",
            )
            for table, words in (("courses", "title, description, ''"), ("lessons", "title, '', content ->> 'plain'"))
        ),
        *sql_of(migration for migration in replaces if migration[1][:4] not in ("0013", "0014")),
    ]
