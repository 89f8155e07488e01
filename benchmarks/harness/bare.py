"""The floor under each page: a bare view that reads the rows it shows and writes them down, one after the other.

For learners it looks up the session and its user as well. Mounted by the benchmark's server alone.
"""

from typing import Final

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines

_PAGE: Final = """<!doctype html><title>Rows</title><p>{{ user.username }}
{% for row in rows %}<p>{% for value in row %}{{ value }} {% endfor %}{% endfor %}"""
_COURSES: Final = """SELECT c.slug, c.title, c.description, c.thumbnail_emoji, c.category, c.difficulty,
    c.total_lessons, c.estimated_hours, c.average_rating, c.total_ratings, c.enrollment_count
    FROM courses c WHERE {}"""
_LESSON: Final = "SELECT title, lesson_type, duration_minutes, {} FROM lessons WHERE {} ORDER BY sequence_number"
_THREADS: Final = """SELECT {}, d.id, d.title, d.reply_count, d.score, d.tags, d.is_solved, d.last_activity_at,
    u.username, c.title
    FROM discussions d LEFT JOIN users u ON u.id = d.author_id LEFT JOIN courses c ON c.id = d.course_id
    WHERE {}"""

# What each page shows, by its name; %(of)s is the one that is asked for.
ROWS: Final[dict[str, tuple[str, ...]]] = {
    "nothing": (),
    "courses-3": (_COURSES.format("is_published ORDER BY enrollment_count DESC LIMIT 3"),),
    "courses-12": (_COURSES.format("is_published ORDER BY enrollment_count DESC LIMIT 12"),),
    "course": (
        _COURSES.format("slug = %(of)s"),
        _LESSON.format("slug", "course_id = (SELECT id FROM courses WHERE slug = %(of)s)"),
    ),
    "lesson": (
        _LESSON.format("content->>'markdown'", "id = %(of)s::bigint"),
        _LESSON.format("slug", "course_id = (SELECT course_id FROM lessons WHERE id = %(of)s::bigint)"),
    ),
    "board": (
        """SELECT b.all_time_rank, b.all_time_xp, u.username, u.avatar_emoji, u.current_level
             FROM leaderboard_cache b JOIN users u ON u.id = b.user_id ORDER BY b.all_time_rank LIMIT 100""",
    ),
    "badges": ("SELECT slug, name, description, icon_emoji, category, rarity, xp_reward FROM achievements",),
    "threads": (_THREADS.format("d.category", "d.is_listed ORDER BY d.last_activity_at DESC, d.id DESC LIMIT 20"),),
    "thread": (
        _THREADS.format("d.content_html", "d.id = %(of)s::bigint"),
        """SELECT r.content_html, r.score, r.created_at, u.username, u.avatar_emoji FROM replies r
             LEFT JOIN users u ON u.id = r.author_id WHERE discussion_id = %(of)s::bigint ORDER BY path LIMIT 20""",
    ),
    "found": (_THREADS.format("left(d.content, 200)", "d.id BETWEEN 1 AND 30"),),
    "learner": (
        "SELECT username, avatar_emoji, total_xp, current_streak FROM users WHERE username = %(of)s",
        """SELECT a.name, a.icon_emoji, e.earned_at
             FROM user_achievements e JOIN achievements a ON a.id = achievement_id
            WHERE user_id = (SELECT id FROM users WHERE username = %(of)s)""",
        """SELECT c.title, p.progress_percentage, p.completed_at FROM user_progress p JOIN courses c ON c.id = course_id
            WHERE user_id = (SELECT id FROM users WHERE username = %(of)s)""",
    ),
}


def bare(request: HttpRequest, name: str) -> HttpResponse:
    of, rows = {"of": request.GET.get("of", "")}, []
    with connection.cursor() as cursor:
        for statement in ROWS[name]:
            cursor.execute(statement, of)
            rows += cursor.fetchall()
    user = request.user if "sessionid" in request.COOKIES else None
    return HttpResponse(engines["django"].from_string(_PAGE).render({"rows": rows, "user": user}))
