"""Proof that generated data is what learners would have left: every number counted again, every rule asked again."""

from django.db import connection

from gamification.counters import find_differences

# What `recount` does not look at; each counts the rows that are wrong.
RECOUNTS = {
    "enrolments begun and finished": """
        SELECT count(*) FROM user_progress p
          LEFT JOIN (SELECT user_id, course_id, count(*) AS n, min(completed_at) AS first_at
                       FROM lesson_completions GROUP BY user_id, course_id) l USING (user_id, course_id)
         WHERE (p.started_at, p.completed_at IS NOT NULL)
               IS DISTINCT FROM (l.first_at, coalesce(l.n = p.total_lessons, false))
    """,
    "badges deserved and not given, of a hundred learners": """
        SELECT count(*) FROM (SELECT id FROM users ORDER BY hashint8(id) LIMIT 100) u
         CROSS JOIN LATERAL (SELECT learner_metrics(u.id) AS metrics OFFSET 0) m
          JOIN achievements a ON a.is_active AND meets_criteria(a.criteria, m.metrics)
         WHERE NOT EXISTS (SELECT FROM user_achievements e WHERE e.user_id = u.id AND e.achievement_id = a.id)
    """,
}

_STREAKS = """
    SELECT id, current_streak, longest_streak, streak_freezes, last_activity_date FROM users WHERE id = ANY (%s)
"""
_DAYS = """
    SELECT user_id, streak_date, streak_count, activity_type FROM user_streaks
     WHERE user_id = ANY (%s) ORDER BY user_id, streak_date
"""


def find_mistakes() -> list[str]:
    """A line for everything in the connected database that does not add up; empty when all is well."""
    mistakes = find_differences()
    with connection.cursor() as cursor:
        for what, statement in RECOUNTS.items():
            cursor.execute(statement)
            if wrong := cursor.fetchone()[0]:
                mistakes.append(f"{what}: {wrong} rows are wrong")
    if not streaks_stand():
        mistakes.append("streaks of a hundred learners: counted again, they are others")
    return mistakes


def streaks_stand() -> bool:
    """Whether the calendars of a hundred learners, counted again by the database's own rules, stay as they are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(id) FROM (SELECT id FROM users ORDER BY hashint8(id) LIMIT 100) u")
        (ids,) = cursor.fetchone()

        def read() -> list[tuple[object, ...]]:
            cursor.execute(_STREAKS, [ids])
            standings = sorted(cursor.fetchall())
            cursor.execute(_DAYS, [ids])
            return standings + list(cursor.fetchall())

        before = read()
        cursor.execute("SELECT count(count_streak(id, NULL)::text) FROM unnest(%s::bigint[]) AS learner (id)", [ids])
        return read() == before
