"""Recounting, from the rows, every counter the database maintains: to verify it, or to repair it.

Triggers maintain the counters, so this is not part of daily operation. Run it after rows were loaded with the triggers
disabled, after a rule such as `level_formula_divisor` was changed, or to check that the totals add up.
"""

from dataclasses import dataclass

from django.db import connection, transaction

from gamification.leaderboard.refresh import refresh_leaderboard


@dataclass(frozen=True, slots=True)
class Counters:
    """Columns of `table` that follow from other rows; `recount` selects id and the same columns, counted again."""

    table: str
    columns: tuple[str, ...]
    recount: str


# In the order of repair: what follows from other counters stands after them.
COUNTERS = (
    Counters(
        "courses",
        ("total_lessons",),
        "SELECT k.id, (SELECT count(*) FROM lessons l WHERE l.course_id = k.id) AS total_lessons FROM courses k",
    ),
    Counters(
        "user_progress",
        ("lessons_completed", "total_lessons", "progress_percentage", "total_quiz_attempts", "average_quiz_score"),
        """
        SELECT p.id, coalesce(done.n, 0) AS lessons_completed, coalesce(l.n, 0) AS total_lessons,
               CASE WHEN p.completed_at IS NOT NULL OR done.n >= l.n THEN 100
                    ELSE coalesce(100 * done.n / l.n, 0) END AS progress_percentage,
               coalesce(tried.n, 0) AS total_quiz_attempts, tried.average AS average_quiz_score
          FROM user_progress p
          LEFT JOIN (SELECT course_id, count(*) AS n FROM lessons GROUP BY course_id) l USING (course_id)
          LEFT JOIN (SELECT user_id, course_id, count(*) AS n
                       FROM lesson_completions GROUP BY user_id, course_id) done USING (user_id, course_id)
          LEFT JOIN (SELECT user_id, course_id, count(score_percentage) AS n, round(avg(score_percentage), 2) AS average
                       FROM quiz_attempts GROUP BY user_id, course_id) tried USING (user_id, course_id)
        """,
    ),
    Counters(
        "users",
        ("lessons_completed", "courses_completed", "badges_earned", "total_xp", "current_level"),
        """
        SELECT u.id, coalesce(done.n, 0) AS lessons_completed, coalesce(p.n, 0) AS courses_completed,
               coalesce(b.n, 0) AS badges_earned, coalesce(x.xp, 0) AS total_xp,
               calculate_user_level(coalesce(x.xp, 0)::bigint) AS current_level
          FROM users u
          LEFT JOIN (SELECT user_id, count(*) AS n FROM lesson_completions GROUP BY user_id) done ON done.user_id = u.id
          LEFT JOIN (SELECT user_id, count(completed_at) AS n FROM user_progress GROUP BY user_id) p ON p.user_id = u.id
          LEFT JOIN (SELECT user_id, count(*) AS n FROM user_achievements GROUP BY user_id) b ON b.user_id = u.id
          LEFT JOIN (SELECT user_id, sum(amount) AS xp FROM xp_awards GROUP BY user_id) x ON x.user_id = u.id
        """,
    ),
    Counters(
        "courses",
        ("enrollment_count", "completion_count", "total_ratings", "average_rating"),
        """
        SELECT k.id, coalesce(p.n, 0) AS enrollment_count, coalesce(p.finished, 0) AS completion_count,
               coalesce(r.n, 0) AS total_ratings, coalesce(r.average, 0) AS average_rating
          FROM courses k
          LEFT JOIN (SELECT course_id, count(*) AS n, count(completed_at) AS finished
                       FROM user_progress GROUP BY course_id) p ON p.course_id = k.id
          LEFT JOIN (SELECT course_id, count(*) AS n, round(avg(stars), 2) AS average
                       FROM course_ratings GROUP BY course_id) r ON r.course_id = k.id
        """,
    ),
    Counters(
        "users",
        ("unread_notifications",),
        """
        SELECT u.id, coalesce(n.unread, 0) AS unread_notifications
          FROM users u
          LEFT JOIN (SELECT user_id, count(*) AS unread FROM notifications WHERE read_at IS NULL GROUP BY user_id) n
                 ON n.user_id = u.id
        """,
    ),
    Counters(
        "discussions",
        ("reply_count", "is_solved", "last_activity_at", "upvote_count", "downvote_count"),
        """
        SELECT d.id, coalesce(r.n, 0) AS reply_count, coalesce(r.is_solved, false) AS is_solved,
               greatest(d.created_at, r.last_at) AS last_activity_at,
               coalesce(v.up, 0) AS upvote_count, coalesce(v.down, 0) AS downvote_count
          FROM discussions d
          LEFT JOIN (SELECT discussion_id, count(*) AS n, bool_or(is_solution) AS is_solved, max(created_at) AS last_at
                       FROM replies WHERE is_live GROUP BY discussion_id) r ON r.discussion_id = d.id
          LEFT JOIN (SELECT discussion_id, count(*) FILTER (WHERE vote_type = 'upvote') AS up,
                            count(*) FILTER (WHERE vote_type = 'downvote') AS down
                       FROM discussion_votes GROUP BY discussion_id) v ON v.discussion_id = d.id
        """,
    ),
    Counters(
        "replies",
        ("upvote_count", "downvote_count"),
        """
        SELECT r.id, coalesce(v.up, 0) AS upvote_count, coalesce(v.down, 0) AS downvote_count
          FROM replies r
          LEFT JOIN (SELECT reply_id, count(*) FILTER (WHERE vote_type = 'upvote') AS up,
                            count(*) FILTER (WHERE vote_type = 'downvote') AS down
                       FROM discussion_votes GROUP BY reply_id) v ON v.reply_id = r.id
        """,
    ),
    Counters(
        "replies",
        ("path",),
        """
        WITH RECURSIVE tree AS (
            SELECT r.id, ARRAY[r.id] AS path FROM replies r
             WHERE NOT EXISTS (SELECT FROM replies p WHERE p.id = r.parent_reply_id
                                                       AND p.discussion_id = r.discussion_id)
            UNION ALL
            SELECT r.id, t.path[1:2] || r.id
              FROM tree t JOIN replies p ON p.id = t.id
              JOIN replies r ON r.parent_reply_id = p.id AND r.discussion_id = p.discussion_id
        )
        SELECT id, path FROM tree
        """,
    ),
    Counters(
        "achievements",
        ("times_earned",),
        """
        SELECT a.id, (SELECT count(*) FROM user_achievements e WHERE e.achievement_id = a.id) AS times_earned
          FROM achievements a
        """,
    ),
)


def find_differences() -> list[str]:
    """A line for every counter that is not what its rows say; empty when all are right."""
    lines: list[str] = []
    with connection.cursor() as cursor:
        for counters in COUNTERS:
            cursor.execute(_difference(counters))
            for key, *values in cursor.fetchall():
                kept, counted = values[: len(counters.columns)], values[len(counters.columns) :]
                lines += [
                    f"{counters.table}.{column} of {key}: stored {was}, counted {now}"
                    for column, was, now in zip(counters.columns, kept, counted, strict=True)
                    if was != now
                ]
    return lines


@transaction.atomic
def recount() -> list[str]:
    """Repair every counter and refresh the leaderboards; returns what had differed."""
    differences = find_differences()
    if differences:
        with connection.cursor() as cursor:
            for counters in COUNTERS:
                cursor.execute(_repair(counters))
    refresh_leaderboard()
    return differences


def _difference(counters: Counters) -> str:
    kept, counted = _columns("t", counters), _columns("r", counters)
    return f"""
        SELECT t.id, {kept}, {counted} FROM {counters.table} t JOIN ({counters.recount}) r USING (id)
         WHERE ({kept}) IS DISTINCT FROM ({counted}) ORDER BY t.id
    """  # noqa: S608 - every part is written above


def _repair(counters: Counters) -> str:
    changes = ", ".join(f"{column} = r.{column}" for column in counters.columns)
    return f"""
        UPDATE {counters.table} t SET {changes} FROM ({counters.recount}) r
         WHERE r.id = t.id AND ({_columns("t", counters)}) IS DISTINCT FROM ({_columns("r", counters)})
    """  # noqa: S608 - every part is written above


def _columns(alias: str, counters: Counters) -> str:
    return ", ".join(f"{alias}.{column}" for column in counters.columns)
