"""Every counter the database keeps, counted again from its rows."""

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True, slots=True)
class Counter:
    """A kept column, and the SQL that says what it must be; the row is called `k` in it."""

    table: str
    column: str
    recount: str


COUNTERS = (
    Counter("users", "lessons_completed", "(SELECT count(*) FROM lesson_completions c WHERE c.user_id = k.id)"),
    Counter(
        "users",
        "courses_completed",
        "(SELECT count(*) FROM user_progress p WHERE p.user_id = k.id AND p.completed_at IS NOT NULL)",
    ),
    Counter("users", "total_xp", "(SELECT coalesce(sum(amount), 0) FROM xp_awards x WHERE x.user_id = k.id)"),
    Counter(
        "users",
        "current_level",
        """(SELECT greatest(1, least(100, floor(sqrt(coalesce(sum(amount), 0) / (
               SELECT (setting_value #>> '{}')::numeric FROM platform_settings
                WHERE setting_key = 'level_formula_divisor')))))
              FROM xp_awards x WHERE x.user_id = k.id)""",
    ),
    Counter("users", "badges_earned", "(SELECT count(*) FROM user_achievements a WHERE a.user_id = k.id)"),
    Counter("courses", "total_lessons", "(SELECT count(*) FROM lessons l WHERE l.course_id = k.id)"),
    Counter("courses", "enrollment_count", "(SELECT count(*) FROM user_progress p WHERE p.course_id = k.id)"),
    Counter(
        "courses",
        "completion_count",
        "(SELECT count(*) FROM user_progress p WHERE p.course_id = k.id AND p.completed_at IS NOT NULL)",
    ),
    Counter("courses", "total_ratings", "(SELECT count(*) FROM course_ratings r WHERE r.course_id = k.id)"),
    Counter(
        "courses",
        "average_rating",
        "(SELECT coalesce(round(avg(stars), 2), 0) FROM course_ratings r WHERE r.course_id = k.id)",
    ),
    Counter(
        "user_progress",
        "lessons_completed",
        "(SELECT count(*) FROM lesson_completions c WHERE c.user_id = k.user_id AND c.course_id = k.course_id)",
    ),
    Counter("user_progress", "total_lessons", "(SELECT count(*) FROM lessons l WHERE l.course_id = k.course_id)"),
    Counter(
        "user_progress",
        "progress_percentage",
        # Finished stays finished, also when a lesson is added afterwards.
        """CASE WHEN k.completed_at IS NOT NULL THEN 100 ELSE (
               SELECT coalesce(100 * count(c.id) / nullif(count(*), 0), 0)
                 FROM lessons l LEFT JOIN lesson_completions c ON c.lesson_id = l.id AND c.user_id = k.user_id
                WHERE l.course_id = k.course_id) END""",
    ),
    Counter(
        "user_progress",
        "completed_at IS NOT NULL",
        """k.completed_at IS NOT NULL OR (
               EXISTS (SELECT FROM lessons l WHERE l.course_id = k.course_id)
               AND NOT EXISTS (SELECT FROM lessons l WHERE l.course_id = k.course_id AND NOT EXISTS (
                   SELECT FROM lesson_completions c WHERE c.lesson_id = l.id AND c.user_id = k.user_id)))""",
    ),
    Counter(
        "user_progress",
        "total_quiz_attempts",
        """(SELECT count(score_percentage) FROM quiz_attempts a
             WHERE a.user_id = k.user_id AND a.course_id = k.course_id)""",
    ),
    Counter(
        "user_progress",
        "average_quiz_score",
        """(SELECT round(avg(score_percentage), 2) FROM quiz_attempts a
             WHERE a.user_id = k.user_id AND a.course_id = k.course_id)""",
    ),
    Counter("achievements", "times_earned", "(SELECT count(*) FROM user_achievements a WHERE a.achievement_id = k.id)"),
    Counter(
        "users",
        "unread_notifications",
        "(SELECT count(*) FROM notifications n WHERE n.user_id = k.id AND n.read_at IS NULL)",
    ),
    Counter(
        "discussions",
        "reply_count",
        """(SELECT count(*) FROM replies r
             WHERE r.discussion_id = k.id AND r.hidden_at IS NULL AND r.deleted_at IS NULL)""",
    ),
    Counter(
        "discussions",
        "is_solved",
        """EXISTS (SELECT FROM replies r WHERE r.discussion_id = k.id AND r.is_solution
                                           AND r.hidden_at IS NULL AND r.deleted_at IS NULL)""",
    ),
    Counter(
        "discussions",
        "last_activity_at",
        """greatest(k.created_at, (
               SELECT max(r.created_at) FROM replies r
                WHERE r.discussion_id = k.id AND r.hidden_at IS NULL AND r.deleted_at IS NULL))""",
    ),
    *(
        Counter(
            table,
            f"{vote}_count",
            f"(SELECT count(*) FROM discussion_votes v WHERE v.{key} = k.id AND v.vote_type = '{vote}')",  # noqa: S608
        )
        for table, key in (("discussions", "discussion_id"), ("replies", "reply_id"))
        for vote in ("upvote", "downvote")
    ),
    # A reply to the thread, or to one that has left it, stands on the first level; nothing below the third.
    Counter(
        "replies",
        "path",
        """coalesce((SELECT p.path[1:2] FROM replies p
                      WHERE p.id = k.parent_reply_id AND p.discussion_id = k.discussion_id), '{}') || k.id""",
    ),
)

# Rows that should not be there at all, each with a select of how many there are.
STRAYS = {
    "completion outside its lesson's course": """
        SELECT count(*) FROM lesson_completions c JOIN lessons l ON l.id = c.lesson_id
         WHERE c.course_id <> l.course_id""",
    "attempt outside its lesson's course": """
        SELECT count(*) FROM quiz_attempts a JOIN lessons l ON l.id = a.lesson_id
         WHERE a.course_id <> l.course_id""",
    "completion without enrolment": """
        SELECT count(*) FROM lesson_completions c WHERE NOT EXISTS (
            SELECT FROM user_progress p WHERE p.user_id = c.user_id AND p.course_id = c.course_id)""",
    "vote for one's own post": """
        SELECT count(*) FROM discussion_votes v
          LEFT JOIN discussions d ON d.id = v.discussion_id LEFT JOIN replies r ON r.id = v.reply_id
         WHERE v.user_id IN (d.author_id, r.author_id)""",
    "forum XP above the cap of a day": """
        SELECT count(*) FROM (
            SELECT sum(amount) AS xp FROM xp_awards WHERE reason IN ('answer_accepted', 'upvote_received')
             GROUP BY user_id, (awarded_at AT TIME ZONE 'UTC')::date) AS day
         WHERE xp > coalesce((SELECT (setting_value #>> '{}')::int FROM platform_settings
                               WHERE setting_key = 'xp_community_daily_cap'), 50)""",
    "attempt without enrolment": """
        SELECT count(*) FROM quiz_attempts a WHERE NOT EXISTS (
            SELECT FROM user_progress p WHERE p.user_id = a.user_id AND p.course_id = a.course_id)""",
}


def _difference(counter: Counter) -> str:
    return """SELECT '{name} of ' || k.id || ': kept ' || coalesce({kept}::text, 'null')
                     || ', counted ' || coalesce({counted}::text, 'null')
                FROM {table} k WHERE {kept} IS DISTINCT FROM {counted}""".format(  # noqa: S608
        name=f"{counter.table}.{counter.column}",
        kept=f"(k.{counter.column})",
        counted=f"({counter.recount})",
        table=counter.table,
    )


def _stray(name: str, count: str) -> str:
    return "SELECT '{}: ' || n FROM ({}) AS stray (n) WHERE n > 0".format(name.replace("'", "''"), count)  # noqa: S608


ALL_DIFFERENCES = "\nUNION ALL\n".join(
    [*map(_difference, COUNTERS), *(_stray(name, count) for name, count in STRAYS.items())]
)


def find_differences() -> list[str]:
    """A line for every counter that is not what its rows say; empty when the books are right."""
    with connection.cursor() as cursor:
        cursor.execute(ALL_DIFFERENCES)
        return [line for (line,) in cursor.fetchall()]
