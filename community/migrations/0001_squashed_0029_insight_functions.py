from django.conf import settings
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.db import migrations, models

from settings.squashed import AtOnce, sql_of


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("community", "0001_forum"),
        ("community", "0002_updated_at"),
        ("community", "0003_index_purposes"),
        ("community", "0004_tags_as_text"),
        ("community", "0005_whole_threads"),
        ("community", "0006_readers_and_revisions"),
        ("community", "0007_moderation"),
        ("community", "0008_notifications"),
        ("community", "0009_counts_kept_by_triggers"),
        ("community", "0010_search"),
        ("community", "0011_index_purposes"),
        ("community", "0012_email_confirmations"),
        ("community", "0013_address_index_purposes"),
        ("community", "0014_room_for_counts"),
        ("community", "0015_notification_kinds_by_shape"),
        ("community", "0016_moderation_log_entry"),
        ("community", "0017_audit_log_refuses_changes"),
        ("community", "0018_action_keys"),
        ("community", "0019_search_is_no_field"),
        ("community", "0020_roles_kept_by_triggers"),
        ("community", "0021_search_in_every_script"),
        ("community", "0022_mentions_lead_to_people"),
        ("community", "0023_confirmation_handed_over"),
        ("community", "0024_networks_of_reports"),
        ("community", "0025_whole_words_first"),
        ("community", "0026_posts_read_anew"),
        ("community", "0027_lesson_reports"),
        ("community", "0028_lesson_report_index_purposes"),
        ("community", "0029_insight_functions"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("learning", "0055_insight_functions"),
        ("settings", "0005_lock_numbers"),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Discussion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="discussions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="discussions",
                                to="learning.course",
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="discussions",
                                to="learning.lesson",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("content", models.TextField(max_length=20000, verbose_name="content")),
                        ("content_html", models.TextField(blank=True, editable=False, null=True)),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("general", "General"),
                                    ("course_question", "Course question"),
                                    ("help", "Help"),
                                    ("showcase", "Showcase"),
                                ],
                                max_length=20,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "tags",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                                verbose_name="tags",
                            ),
                        ),
                        ("is_pinned", models.BooleanField(db_default=False, default=False, verbose_name="pinned")),
                        ("is_locked", models.BooleanField(db_default=False, default=False, verbose_name="locked")),
                        (
                            "is_solved",
                            models.BooleanField(db_default=False, default=False, editable=False, verbose_name="solved"),
                        ),
                        (
                            "view_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="views"),
                        ),
                        (
                            "reply_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="replies"),
                        ),
                        (
                            "upvote_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="upvotes"),
                        ),
                        (
                            "downvote_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="downvotes"),
                        ),
                        (
                            "score",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.expressions.CombinedExpression(
                                    models.F("upvote_count"), "-", models.F("downvote_count")
                                ),
                                output_field=models.IntegerField(),
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="asked",
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="edited"),
                        ),
                        (
                            "last_activity_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="last activity",
                            ),
                        ),
                        (
                            "hidden_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden"),
                        ),
                        (
                            "deleted_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted"),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="duplicates",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "is_listed",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Q(
                                    ("deleted_at__isnull", True),
                                    ("hidden_at__isnull", True),
                                    ("merged_into__isnull", True),
                                ),
                                output_field=models.BooleanField(),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "discussion",
                        "verbose_name_plural": "discussions",
                        "db_table": "discussions",
                        "ordering": ("-last_activity_at",),
                        "indexes": [
                            models.Index(
                                models.F("author"),
                                models.OrderBy(models.F("created_at"), descending=True),
                                name="discussions_author_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_listed", True)),
                                name="discussions_active_idx",
                            ),
                            models.Index(
                                models.F("category"),
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_listed", True)),
                                name="discussions_category_idx",
                            ),
                            models.Index(
                                models.F("course"),
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="discussions_course_idx",
                            ),
                            models.Index(
                                models.F("lesson"),
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("lesson__isnull", False)),
                                name="discussions_lesson_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("score"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_listed", True)),
                                name="discussions_top_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("created_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_listed", True)),
                                name="discussions_new_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                condition=models.Q(("is_listed", True), ("is_pinned", True)),
                                name="discussions_pinned_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_listed", True), ("reply_count", 0)),
                                name="discussions_unanswered_idx",
                            ),
                            models.Index(
                                models.OrderBy(models.F("last_activity_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                condition=models.Q(("is_listed", True), ("is_solved", True)),
                                name="discussions_solved_idx",
                            ),
                            models.Index(
                                condition=models.Q(("merged_into__isnull", False)),
                                fields=["merged_into"],
                                name="discussions_merged_idx",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["tags"], name="discussions_tags_idx"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("category__in", ["general", "course_question", "help", "showcase"])
                                ),
                                name="discussions_category_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("downvote_count__gte", 0),
                                    ("reply_count__gte", 0),
                                    ("upvote_count__gte", 0),
                                    ("view_count__gte", 0),
                                ),
                                name="discussions_counters_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="discussions_merged_into_check",
                            ),
                        ],
                        "permissions": (
                            ("moderate", "Can moderate the forum: pin, lock, solve, move, edit, hide, merge, suspend"),
                        ),
                    },
                ),
                migrations.CreateModel(
                    name="Reply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="replies",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replies",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "parent_reply",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="children",
                                to="community.reply",
                            ),
                        ),
                        (
                            "path",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                db_default=[],
                                default=list,
                                editable=False,
                                size=None,
                            ),
                        ),
                        ("content", models.TextField(max_length=20000, verbose_name="content")),
                        ("content_html", models.TextField(blank=True, editable=False, null=True)),
                        ("is_solution", models.BooleanField(db_default=False, default=False, verbose_name="solution")),
                        (
                            "upvote_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="upvotes"),
                        ),
                        (
                            "downvote_count",
                            models.IntegerField(db_default=0, default=0, editable=False, verbose_name="downvotes"),
                        ),
                        (
                            "score",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.expressions.CombinedExpression(
                                    models.F("upvote_count"), "-", models.F("downvote_count")
                                ),
                                output_field=models.IntegerField(),
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="written",
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "edited_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="edited"),
                        ),
                        (
                            "hidden_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="hidden"),
                        ),
                        (
                            "deleted_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted"),
                        ),
                        (
                            "merged_from",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged_as",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "is_live",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Q(("deleted_at__isnull", True), ("hidden_at__isnull", True)),
                                output_field=models.BooleanField(),
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reply",
                        "verbose_name_plural": "replies",
                        "db_table": "replies",
                        "ordering": ("created_at", "id"),
                        "indexes": [
                            models.Index(
                                models.F("author"),
                                models.OrderBy(models.F("created_at"), descending=True),
                                name="replies_author_idx",
                            ),
                            models.Index(
                                condition=models.Q(("parent_reply__isnull", False)),
                                fields=["parent_reply"],
                                name="replies_parent_idx",
                            ),
                            models.Index(fields=["discussion", "path"], name="replies_tree_idx"),
                            models.Index(
                                condition=models.Q(("is_live", True)),
                                fields=["discussion", "created_at", "id"],
                                name="replies_thread_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_solution", True)),
                                fields=("discussion",),
                                name="replies_one_solution_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent_reply__isnull", True),
                                    models.Q(("parent_reply", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="replies_not_own_parent_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("downvote_count__gte", 0), ("upvote_count__gte", 0)),
                                name="replies_counters_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DiscussionVote",
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
                                related_name="votes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="community.reply",
                            ),
                        ),
                        (
                            "vote_type",
                            models.CharField(
                                choices=[("upvote", "Up"), ("downvote", "Down")], max_length=10, verbose_name="vote"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                    ],
                    options={
                        "verbose_name": "vote",
                        "verbose_name_plural": "votes",
                        "db_table": "discussion_votes",
                        "indexes": [models.Index(fields=["user"], name="discussion_votes_user_idx")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("discussion__isnull", True), ("reply__isnull", False)),
                                    models.Q(("discussion__isnull", False), ("reply__isnull", True)),
                                    _connector="OR",
                                ),
                                name="discussion_votes_one_object_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("vote_type__in", ["upvote", "downvote"])),
                                name="discussion_votes_vote_type_check",
                            ),
                            models.UniqueConstraint(
                                fields=("discussion", "user"), name="discussion_votes_discussion_id_user_id_key"
                            ),
                            models.UniqueConstraint(
                                fields=("reply", "user"), name="discussion_votes_reply_id_user_id_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DiscussionReader",
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
                                related_name="threads_read",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readers",
                                to="community.discussion",
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="last read")),
                        (
                            "is_following",
                            models.BooleanField(db_default=False, default=False, verbose_name="following"),
                        ),
                        ("has_unfollowed", models.BooleanField(db_default=False, default=False, editable=False)),
                    ],
                    options={
                        "verbose_name": "reader of a thread",
                        "verbose_name_plural": "readers of threads",
                        "db_table": "discussion_readers",
                        "indexes": [
                            models.Index(fields=["discussion", "is_following"], name="discussion_readers_thread_idx"),
                            models.Index(
                                condition=models.Q(("is_following", True)),
                                fields=["user"],
                                name="discussion_readers_follow_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "discussion"), name="discussion_readers_user_id_key"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="community.reply",
                            ),
                        ),
                        (
                            "editor",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="revisions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=200, verbose_name="title"
                            ),
                        ),
                        ("content", models.TextField(verbose_name="content")),
                        (
                            "note",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=300, verbose_name="note"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="edited",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "earlier version",
                        "verbose_name_plural": "earlier versions",
                        "db_table": "post_revisions",
                        "indexes": [
                            models.Index(fields=["discussion", "id"], name="post_revisions_thread_idx"),
                            models.Index(fields=["reply", "id"], name="post_revisions_reply_idx"),
                            models.Index(fields=["editor"], name="post_revisions_editor_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("discussion__isnull", True), ("reply__isnull", False)),
                                    models.Q(("discussion__isnull", False), ("reply__isnull", True)),
                                    _connector="OR",
                                ),
                                name="post_revisions_one_object_check",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModerationLogEntry",
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
                                related_name="moderation_log",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("action", models.CharField(max_length=20, verbose_name="action")),
                        (
                            "discussion",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="moderation_log",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="moderation_log",
                                to="community.reply",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="moderated",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=500, verbose_name="reason"
                            ),
                        ),
                        ("details", models.JSONField(db_default={}, default=dict, verbose_name="details")),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="when",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "act of moderation",
                        "verbose_name_plural": "audit log of moderation",
                        "db_table": "moderation_acts",
                        "indexes": [
                            models.Index(
                                models.OrderBy(models.F("created_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="moderation_acts_newest_idx",
                            ),
                            models.Index(fields=["discussion"], name="moderation_acts_thread_idx"),
                            models.Index(
                                condition=models.Q(("reply__isnull", False)),
                                fields=["reply"],
                                name="moderation_acts_reply_idx",
                            ),
                            models.Index(
                                condition=models.Q(("person__isnull", False)),
                                fields=["person"],
                                name="moderation_acts_person_idx",
                            ),
                            models.Index(fields=["actor"], name="moderation_acts_actor_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("action__regex", "^[a-z][a-z_]*$")),
                                name="moderation_acts_action_check",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reporter",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="community.discussion",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="community.reply",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("scam", "A scam, or asks for keys or seed phrases"),
                                    ("spam", "Spam or advertising"),
                                    ("abuse", "Hurts or insults somebody"),
                                    ("wrong", "Dangerously wrong advice"),
                                    ("off_topic", "Does not belong here"),
                                    ("other", "Something else"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=500, verbose_name="note"
                            ),
                        ),
                        (
                            "network_mark",
                            models.CharField(blank=True, db_default="", default="", editable=False, max_length=16),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("upheld", "Upheld"), ("dismissed", "Dismissed")],
                                max_length=10,
                                null=True,
                                verbose_name="outcome",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="decided_reports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report",
                        "verbose_name_plural": "reports",
                        "db_table": "post_reports",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("outcome__isnull", True)),
                                fields=["created_at", "id"],
                                name="post_reports_open_idx",
                            ),
                            models.Index(fields=["reporter"], name="post_reports_reporter_idx"),
                            models.Index(
                                condition=models.Q(("decided_by__isnull", False)),
                                fields=["decided_by"],
                                name="post_reports_decided_idx",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("discussion__isnull", True), ("reply__isnull", False)),
                                    models.Q(("discussion__isnull", False), ("reply__isnull", True)),
                                    _connector="OR",
                                ),
                                name="post_reports_one_object_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reason__in", ["scam", "spam", "abuse", "wrong", "off_topic", "other"])
                                ),
                                name="post_reports_reason_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("outcome__isnull", True)),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("outcome__in", ["upheld", "dismissed"]),
                                        ("outcome__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="post_reports_outcome_check",
                            ),
                            models.UniqueConstraint(
                                fields=("discussion", "reporter"), name="post_reports_discussion_id_reporter_key"
                            ),
                            models.UniqueConstraint(
                                fields=("reply", "reporter"), name="post_reports_reply_id_reporter_key"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suspension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="suspensions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "suspended_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="given_suspensions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="since",
                            ),
                        ),
                        ("until", models.DateTimeField(verbose_name="until")),
                        ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="lifted")),
                    ],
                    options={
                        "verbose_name": "suspension",
                        "verbose_name_plural": "suspensions",
                        "db_table": "suspensions",
                        "indexes": [
                            models.Index(
                                models.F("person"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="suspensions_person_idx",
                            ),
                            models.Index(fields=["suspended_by"], name="suspensions_by_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gt", models.F("created_at"))),
                                name="suspensions_until_check",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_at__isnull", True)),
                                fields=("person",),
                                name="suspensions_one_in_force_key",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DigestMail",
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
                                related_name="digests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="sent",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "digest",
                        "verbose_name_plural": "digests",
                        "db_table": "digest_mails",
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "day"), name="digest_mails_user_id_day_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notification",
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
                                related_name="notifications",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="kind")),
                        ("subject", models.CharField(max_length=60, verbose_name="subject")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("url", models.CharField(max_length=300, verbose_name="address")),
                        (
                            "actor",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="caused_notifications",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "events",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), db_default=[], default=list, size=None
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        (
                            "happened_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="last"
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="read")),
                        ("emailed_at", models.DateTimeField(blank=True, null=True, verbose_name="e-mailed")),
                    ],
                    options={
                        "verbose_name": "notification",
                        "verbose_name_plural": "notifications",
                        "db_table": "notifications",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("happened_at"), descending=True),
                                models.OrderBy(models.F("id"), descending=True),
                                name="notifications_newest_idx",
                            ),
                            models.Index(fields=["subject", "user", "kind"], name="notifications_subject_idx"),
                            models.Index(
                                condition=models.Q(("actor__isnull", False)),
                                fields=["actor"],
                                name="notifications_actor_idx",
                            ),
                            models.Index(
                                condition=models.Q(("emailed_at__isnull", True), ("read_at__isnull", True)),
                                fields=["happened_at"],
                                name="notifications_unsent_idx",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("read_at__isnull", True)),
                                fields=("user", "kind", "subject"),
                                name="notifications_unread_user_id_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__regex", "^[a-z][a-z_]*$")), name="notifications_kind_check"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NotificationChoice",
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
                                related_name="notification_choices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="kind")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("page", "On this site only"),
                                    ("email", "By e-mail at once"),
                                    ("digest", "In a daily e-mail"),
                                    ("never", "Never"),
                                ],
                                max_length=10,
                                verbose_name="how",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "notification choice",
                        "verbose_name_plural": "notification choices",
                        "db_table": "notification_choices",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("channel", "digest")),
                                fields=["user"],
                                name="notification_digest_idx",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("channel__in", ["page", "email", "digest", "never"])),
                                name="notification_choices_channel_check",
                            ),
                            models.UniqueConstraint(fields=("user", "kind"), name="notification_choices_user_id_key"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__regex", "^[a-z][a-z_]*$")),
                                name="notification_choices_kind_check",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmailConfirmation",
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
                                related_name="email_confirmations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("address", models.EmailField(max_length=254, verbose_name="e-mail")),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="sent",
                            ),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="handed over"),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                    ],
                    options={
                        "verbose_name": "confirmation of an e-mail address",
                        "verbose_name_plural": "confirmations of e-mail addresses",
                        "db_table": "email_confirmations",
                        "indexes": [
                            models.Index(
                                models.F("user"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="email_confirmations_user_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LessonReport",
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
                                related_name="reports",
                                to="learning.lesson",
                            ),
                        ),
                        (
                            "reporter",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="lesson_reports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=200, verbose_name="step"
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="what is wrong")),
                        (
                            "content_version",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                max_length=12,
                                verbose_name="content version",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("mended", "Mended"), ("no_mistake", "No mistake")],
                                max_length=10,
                                null=True,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True, db_default="", default="", max_length=500, verbose_name="answer"
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="decided_lesson_reports",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mistake in a lesson",
                        "verbose_name_plural": "mistakes in lessons",
                        "db_table": "lesson_reports",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("outcome__isnull", True)),
                                fields=["id"],
                                name="lesson_reports_open_idx",
                            ),
                            models.Index(fields=["lesson"], name="lesson_reports_lesson_idx"),
                            models.Index(fields=["reporter"], name="lesson_reports_reporter_idx"),
                            models.Index(
                                condition=models.Q(("decided_by__isnull", False)),
                                fields=["decided_by"],
                                name="lesson_reports_decided_idx",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("outcome__isnull", True)),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("outcome__in", ["mended", "no_mistake"]),
                                        ("outcome__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="lesson_reports_outcome_check",
                            )
                        ],
                    },
                ),
            ]
        ),
        *sql_of([("community", "0004_tags_as_text")]),
        # The columns that search reads, which no model knows. Migration 0021 changed what stands in them.
        *(
            migrations.RunSQL(
                f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS (search_vector({words})) STORED;"
                f"CREATE INDEX {table}_search_idx ON {table} USING gin (search) WITH (fastupdate = off)",
                f"ALTER TABLE {table} DROP COLUMN search",
            )
            for table, words in (("discussions", "title, tags_text(tags), content"), ("replies", "'', '', content"))
        ),
        *sql_of(migration for migration in replaces if migration[1][:4] not in ("0004", "0021")),
    ]
