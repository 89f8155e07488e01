"""Writing many rows by COPY, into tables whose triggers and indexes wait until the end."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

COLUMNS = {
    "users": (
        "id evm_address username avatar_emoji timezone total_xp current_level current_streak longest_streak "
        "streak_freezes last_activity_date courses_completed lessons_completed badges_earned is_active "
        "profile_public show_on_leaderboard last_login_at created_at updated_at"
    ),
    "courses": (
        "id slug title description thumbnail_emoji track category difficulty estimated_hours total_lessons "
        "enrollment_count completion_count learning_objectives is_published is_featured published_at"
    ),
    "lessons": "id course_id slug title lesson_type content sequence_number duration_minutes created_at",
    "course_prerequisites": "course_id prerequisite_course_id",
    "user_progress": (
        "user_id course_id enrollment_date started_at completed_at last_accessed_at lessons_completed total_lessons "
        "progress_percentage current_lesson_id total_quiz_attempts average_quiz_score"
    ),
    "lesson_completions": (
        "user_id lesson_id course_id completed_at time_spent_seconds score_percentage attempts xp_earned"
    ),
    "quiz_attempts": (
        "user_id lesson_id course_id answers score_percentage passing_score is_passed xp_earned submitted_at"
    ),
    "xp_awards": "user_id amount reason source awarded_at",
    "user_streaks": "user_id streak_date streak_count activity_type first_activity_at last_activity_at",
    "user_achievements": "user_id achievement_id earned_at",
    "achievements": "slug name description icon_emoji category rarity criteria xp_reward",
    "discussions": (
        "id author_id course_id lesson_id title content content_html category tags is_pinned is_solved view_count "
        "reply_count upvote_count downvote_count created_at last_activity_at hidden_at deleted_at"
    ),
    "replies": (
        "id discussion_id author_id parent_reply_id path content content_html is_solution upvote_count downvote_count "
        "created_at hidden_at deleted_at"
    ),
    "discussion_votes": "user_id discussion_id reply_id vote_type created_at",
    "discussion_readers": "user_id discussion_id read_at is_following",
    "transactions": (
        "user_id transaction_id transaction_type amount_hbar from_account to_account status consensus_timestamp "
        "hashscan_url chain_id created_at"
    ),
}
_WITH_OWN_IDS = ("users", "courses", "lessons", "discussions", "replies")

# Constraints in the order in which they may go: what others refer to goes last and comes back first.
_WAITING = """
    SELECT 'constraint', c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid)
      FROM pg_constraint c
     WHERE c.connamespace = current_schema()::regnamespace AND c.contype IN ('f', 'u')
       AND c.conrelid = ANY (%(tables)s::text[]::regclass[])
    UNION ALL
    SELECT 'index', i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
      FROM pg_index i
     WHERE i.indrelid = ANY (%(tables)s::text[]::regclass[]) AND NOT i.indisprimary
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('u', 'x'))
"""


class Loader:
    """Collects rows table by table and copies them in batches. Columns left out take the table's defaults."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, table: str, *row: Any) -> None:
        self._rows[table].append(row)

    def flush(self) -> None:
        """Write what was collected."""
        with connection.cursor() as cursor:
            for table, rows in self._rows.items():
                columns = ", ".join(COLUMNS[table].split())
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
        self._rows.clear()


@contextmanager
def bare_tables() -> Iterator[None]:
    """Empty tables without triggers, indexes and foreign keys; afterwards all are back, and so are proved to hold.

    Needs no superuser. Primary keys and checks stay: they cost little on rows that come in order.
    """
    tables = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        cursor.execute(_WAITING, {"tables": list(COLUMNS)})
        waiting = sorted(cursor.fetchall(), key=lambda row: row[3].startswith("FOREIGN KEY"), reverse=True)
        for table in COLUMNS:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for kind, table, name, _ in waiting:
            is_index = kind == "index"
            cursor.execute(f"DROP INDEX {name}" if is_index else f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    yield
    with connection.cursor() as cursor:
        for kind, table, name, definition in reversed(waiting):
            is_index = kind == "index"
            cursor.execute(definition if is_index else f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for table in COLUMNS:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for table in _WITH_OWN_IDS:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")  # noqa: S608 (names of our own)
        cursor.execute("VACUUM (ANALYZE)")
        # What was made is on the disk before anything is measured, where the server lets us say so.
        cursor.execute("SELECT pg_has_role('pg_checkpoint', 'USAGE')")
        if cursor.fetchone()[0]:
            cursor.execute("CHECKPOINT")
        cursor.execute("RESET synchronous_commit; RESET maintenance_work_mem")
