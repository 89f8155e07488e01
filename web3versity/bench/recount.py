"""Proof that generated data is what learners would have left: every counter recounted, every rule asked again."""

from django.db import connection

# Each counts the rows that are wrong.
RECOUNTS = {
    "XP and levels of learners": """
        SELECT count(*) FROM users u
          LEFT JOIN (SELECT user_id, sum(amount) AS xp FROM xp_awards GROUP BY user_id) x ON x.user_id = u.id
         WHERE u.total_xp <> coalesce(x.xp, 0) OR u.current_level <> calculate_user_level(coalesce(x.xp, 0)::bigint)
    """,
    "lessons, courses and badges of learners": """
        SELECT count(*) FROM users u
          LEFT JOIN (SELECT user_id, count(*) AS n FROM lesson_completions GROUP BY user_id) l ON l.user_id = u.id
          LEFT JOIN (SELECT user_id, count(completed_at) AS n FROM user_progress GROUP BY user_id) p ON p.user_id = u.id
          LEFT JOIN (SELECT user_id, count(*) AS n FROM user_achievements GROUP BY user_id) b ON b.user_id = u.id
         WHERE (u.lessons_completed, u.courses_completed, u.badges_earned)
               <> (coalesce(l.n, 0), coalesce(p.n, 0), coalesce(b.n, 0))
    """,
    "enrolments": """
        SELECT count(*) FROM user_progress p
          JOIN courses k ON k.id = p.course_id
          LEFT JOIN (SELECT user_id, course_id, count(*) AS n, min(completed_at) AS first_at,
                            max(completed_at) AS last_at
                       FROM lesson_completions GROUP BY user_id, course_id) l USING (user_id, course_id)
          LEFT JOIN (SELECT user_id, course_id, count(*) AS n, round(avg(score_percentage), 2) AS average
                       FROM quiz_attempts GROUP BY user_id, course_id) q USING (user_id, course_id)
         WHERE (p.lessons_completed, p.total_lessons, p.progress_percentage, p.total_quiz_attempts,
                p.average_quiz_score, p.started_at, p.completed_at)
               IS DISTINCT FROM (coalesce(l.n, 0), k.total_lessons, 100 * coalesce(l.n, 0) / k.total_lessons,
                                 coalesce(q.n, 0), q.average, l.first_at,
                                 CASE WHEN l.n = k.total_lessons THEN l.last_at END)
    """,
    "courses": """
        SELECT count(*) FROM courses k
          LEFT JOIN (SELECT course_id, count(*) AS n FROM lessons GROUP BY course_id) l ON l.course_id = k.id
          LEFT JOIN (SELECT course_id, count(*) AS n, count(completed_at) AS finished
                       FROM user_progress GROUP BY course_id) p ON p.course_id = k.id
         WHERE (k.total_lessons, k.enrollment_count, k.completion_count)
               <> (coalesce(l.n, 0), coalesce(p.n, 0), coalesce(p.finished, 0))
    """,
    "holders of badges": """
        SELECT count(*) FROM achievements a
         WHERE a.times_earned <> (SELECT count(*) FROM user_achievements e WHERE e.achievement_id = a.id)
    """,
    "threads and their counts": """
        SELECT count(*) FROM discussions d
          LEFT JOIN (SELECT discussion_id, count(*) AS n, bool_or(is_solution) AS is_solved
                       FROM replies GROUP BY discussion_id) r ON r.discussion_id = d.id
          LEFT JOIN (SELECT discussion_id, count(*) AS n FROM discussion_votes GROUP BY discussion_id) v
                 ON v.discussion_id = d.id
         WHERE (d.reply_count, d.is_solved, d.upvote_count)
               <> (coalesce(r.n, 0), coalesce(r.is_solved, false), coalesce(v.n, 0))
    """,
    "votes on replies": """
        SELECT count(*) FROM replies r
          LEFT JOIN (SELECT reply_id, count(*) AS n FROM discussion_votes GROUP BY reply_id) v ON v.reply_id = r.id
         WHERE r.upvote_count <> coalesce(v.n, 0)
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


def find_wrong_counts() -> dict[str, int]:
    """What does not add up in the connected database, with the number of wrong rows; empty when all is well."""
    wrong = {}
    with connection.cursor() as cursor:
        for what, statement in RECOUNTS.items():
            cursor.execute(statement)
            if rows := cursor.fetchone()[0]:
                wrong[what] = rows
    if not streaks_stand():
        wrong["streaks of a hundred learners"] = 1
    return wrong


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
