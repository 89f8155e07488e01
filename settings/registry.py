"""Every platform setting: its key, type, bounds, default and meaning. Source of the numbers: the rules of the game.

A key is added here together with the feature that reads it, never before. Ask with `QUIZ_PASSING_SCORE.current()`.
"""

from typing import Any

from settings.kinds import Kind, Milestones, Switch, WholeNumber

XP_PER_LESSON = WholeNumber(
    "xp_per_lesson", 10, "XP for a text or interactive lesson, unless the lesson names its own.", least=0, most=10_000
)
XP_PER_QUIZ = WholeNumber(
    "xp_per_quiz", 20, "XP for passing a quiz, unless the lesson names its own.", least=0, most=10_000
)
XP_PERFECT_QUIZ = WholeNumber(
    "xp_perfect_quiz",
    30,
    "XP for a quiz in all when every answer is right: pass and perfection together.",
    least=0,
    most=10_000,
)
XP_COURSE_COMPLETE = WholeNumber(
    "xp_course_complete", 100, "XP for finishing a course, unless the course names its own.", least=0, most=100_000
)
QUIZ_PASSING_SCORE = WholeNumber(
    "quiz_passing_score", 70, "Per cent of a quiz that must be right to pass it.", least=1, most=100
)
LEVEL_FORMULA_DIVISOR = WholeNumber(
    "level_formula_divisor",
    100,
    "Level = square root of (XP / this), from 1 to 100. Run `recount` after a change.",
    least=1,
    most=1_000_000,
)
STREAK_MILESTONES = Milestones(
    "streak_milestones", {"7": 50, "30": 200, "100": 500}, "Bonus XP for so many days in a row, once each.", most=10_000
)
STREAK_FREEZES_MAX = WholeNumber(
    "streak_freezes_max",
    2,
    "Streak freezes a learner can hold; one is earned every 7 days and spent on a missed day.",
    least=0,
    most=30,
)
LEADERBOARD_CACHE_MINUTES = WholeNumber(
    "leaderboard_cache_minutes", 5, "Minutes between two refreshes of the leaderboards.", least=1, most=1440
)
CERTIFICATES_ENABLED = Switch(
    "certificates_enabled", True, "Certify finished courses. Certificates that exist stay, and are minted."
)
XP_ACCEPTED_ANSWER = WholeNumber(
    "xp_accepted_answer", 15, "XP for an answer that the asker or a moderator accepts.", least=0, most=10_000
)
XP_UPVOTE_RECEIVED = WholeNumber(
    "xp_upvote_received", 2, "XP for an upvote from somebody who has earned trust by learning.", least=0, most=1000
)
XP_COMMUNITY_DAILY_CAP = WholeNumber(
    "xp_community_daily_cap", 50, "XP a learner can get in the forum in one day (UTC).", least=0, most=100_000
)
FORUM_TRUST_LESSONS = WholeNumber(
    "forum_trust_lessons",
    5,
    "Lessons a learner completes to be trusted in the forum: no small limits, and their upvotes give XP.",
    least=0,
    most=1000,
)
FORUM_POSTS_PER_HOUR = WholeNumber(
    "forum_posts_per_hour", 30, "Threads and replies a trusted learner can write in an hour.", least=1, most=1000
)
FORUM_NEWCOMER_POSTS_PER_HOUR = WholeNumber(
    "forum_newcomer_posts_per_hour", 5, "Threads and replies a newcomer can write in an hour.", least=1, most=1000
)
FORUM_NEWCOMER_LINKS = WholeNumber(
    "forum_newcomer_links", 1, "Links to other sites that a newcomer's post may hold.", least=0, most=100
)
FORUM_REPORTS_TO_HIDE = WholeNumber(
    "forum_reports_to_hide",
    3,
    "Trusted learners who report a post until it is hidden by itself and waits for a moderator.",
    least=1,
    most=100,
)
FAUCET_ENABLED = Switch("faucet_enabled", True, "Let learners ask the faucet for test HBAR.")
FAUCET_DAILY_LIMIT_HBAR = WholeNumber(
    "faucet_daily_limit_hbar",
    10,
    "HBAR a learner, and a wallet, can get from the faucet within `faucet_cooldown_hours`.",
    least=1,
    most=1000,
)
FAUCET_COOLDOWN_HOURS = WholeNumber(
    "faucet_cooldown_hours",
    24,
    "Hours until HBAR asked for no longer count against a learner's limit.",
    least=1,
    most=720,
)
FAUCET_DAILY_BUDGET_HBAR = WholeNumber(
    "faucet_daily_budget_hbar",
    100,
    "HBAR the faucet gives to everyone together within 24 hours. Admins are told when the accounts hold less.",
    least=1,
    most=1_000_000,
)
MAINTENANCE_MODE = Switch("maintenance_mode", False, "Show everyone but staff a maintenance page instead of the site.")

REGISTRY: dict[str, Kind[Any]] = {
    setting.key: setting
    for setting in (
        XP_PER_LESSON,
        XP_PER_QUIZ,
        XP_PERFECT_QUIZ,
        XP_COURSE_COMPLETE,
        QUIZ_PASSING_SCORE,
        LEVEL_FORMULA_DIVISOR,
        STREAK_MILESTONES,
        STREAK_FREEZES_MAX,
        LEADERBOARD_CACHE_MINUTES,
        XP_ACCEPTED_ANSWER,
        XP_UPVOTE_RECEIVED,
        XP_COMMUNITY_DAILY_CAP,
        FORUM_TRUST_LESSONS,
        FORUM_POSTS_PER_HOUR,
        FORUM_NEWCOMER_POSTS_PER_HOUR,
        FORUM_NEWCOMER_LINKS,
        FORUM_REPORTS_TO_HIDE,
        FAUCET_ENABLED,
        FAUCET_DAILY_LIMIT_HBAR,
        FAUCET_COOLDOWN_HOURS,
        FAUCET_DAILY_BUDGET_HBAR,
        CERTIFICATES_ENABLED,
        MAINTENANCE_MODE,
    )
}
