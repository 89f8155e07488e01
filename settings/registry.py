"""Every platform setting: its key, type, bounds, default and meaning. Source of the numbers: the rules of the game.

A key is added here together with the feature that reads it, never before: one `register()`, and it has its row, its
field in the admin and its value. Ask with `QUIZ_PASSING_SCORE.current()`.
"""

from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from settings.kinds import Kind, Milestones, Switch, WholeNumber
from settings.rooms import Room

K = TypeVar("K", bound=Kind[Any])

REGISTRY: dict[str, Kind[Any]] = {}


def register(setting: K) -> K:
    """Make `setting` known. Raises ValueError when its key is taken."""
    if setting.key in REGISTRY:
        raise ValueError(f"There is a setting called {setting.key} already.")
    REGISTRY[setting.key] = setting
    return setting


XP_PER_LESSON = register(
    WholeNumber(
        "xp_per_lesson",
        10,
        _("XP for a text or interactive lesson, unless the lesson names its own."),
        least=0,
        most=10_000,
        room=Room.LEARNING,
        unit=_("XP"),
    )
)
XP_PER_QUIZ = register(
    WholeNumber(
        "xp_per_quiz",
        20,
        _("XP for passing a quiz, unless the lesson names its own."),
        least=0,
        most=10_000,
        room=Room.LEARNING,
        unit=_("XP"),
    )
)
XP_PERFECT_QUIZ = register(
    WholeNumber(
        "xp_perfect_quiz",
        30,
        _("XP for a quiz in all when every answer is right: pass and perfection together."),
        least=0,
        most=10_000,
        room=Room.LEARNING,
        unit=_("XP"),
    )
)
XP_COURSE_COMPLETE = register(
    WholeNumber(
        "xp_course_complete",
        100,
        _("XP for finishing a course, unless the course names its own."),
        least=0,
        most=100_000,
        room=Room.LEARNING,
        unit=_("XP"),
    )
)
QUIZ_PASSING_SCORE = register(
    WholeNumber(
        "quiz_passing_score",
        70,
        _("Per cent of a quiz that must be right to pass it."),
        least=1,
        most=100,
        room=Room.LEARNING,
        unit=_("per cent"),
    )
)
QUIZ_TRIES_PER_DAY = register(
    WholeNumber(
        "quiz_tries_per_day",
        5,
        _(
            "Tries at a quiz in 24 hours, counted from the first. Which answers were wrong is told once they are used "
            "up, or one has passed."
        ),
        least=1,
        most=1000,
        room=Room.LEARNING,
        unit=_("tries"),
    )
)
REVIEW_CARDS_PER_DAY = register(
    WholeNumber(
        "review_cards_per_day",
        10,
        _("Questions of the review that a learner is asked in a day; what else is due waits for the next."),
        least=1,
        most=200,
        room=Room.LEARNING,
        unit=_("questions"),
    )
)
LEVEL_FORMULA_DIVISOR = register(
    WholeNumber(
        "level_formula_divisor",
        100,
        _("Level = square root of (XP / this), from 1 to 100. Run `recount` after a change."),
        least=1,
        most=1_000_000,
        room=Room.GAMIFICATION,
        unit=_("XP"),
    )
)
STREAK_MILESTONES = register(
    Milestones(
        "streak_milestones",
        {"7": 50, "30": 200, "100": 500},
        _("Bonus XP for so many days in a row, once each."),
        most=10_000,
        room=Room.GAMIFICATION,
    )
)
STREAK_FREEZES_MAX = register(
    WholeNumber(
        "streak_freezes_max",
        2,
        _("Streak freezes a learner can hold; one is earned every 7 days and spent on a missed day."),
        least=0,
        most=30,
        room=Room.GAMIFICATION,
        unit=_("freezes"),
    )
)
LEADERBOARD_CACHE_MINUTES = register(
    WholeNumber(
        "leaderboard_cache_minutes",
        5,
        _("Minutes between two refreshes of the leaderboards."),
        least=1,
        most=1440,
        room=Room.GAMIFICATION,
        unit=_("minutes"),
    )
)
CERTIFICATES_ENABLED = register(
    Switch(
        "certificates_enabled",
        True,
        _("Certify finished courses. Certificates that exist stay, and are minted."),
        room=Room.CHAIN,
    )
)
CERTIFICATE_NAME_DAYS = register(
    WholeNumber(
        "certificate_name_days",
        7,
        _("Days a certificate waits for the learner to say what name shall stand on it, before it bears the username."),
        least=0,
        most=365,
        room=Room.CHAIN,
        unit=_("days"),
    )
)
XP_ACCEPTED_ANSWER = register(
    WholeNumber(
        "xp_accepted_answer",
        15,
        _("XP for an answer that the asker or a moderator accepts."),
        least=0,
        most=10_000,
        room=Room.COMMUNITY,
        unit=_("XP"),
    )
)
XP_UPVOTE_RECEIVED = register(
    WholeNumber(
        "xp_upvote_received",
        2,
        _("XP for an upvote from somebody who has earned trust by learning."),
        least=0,
        most=1000,
        room=Room.COMMUNITY,
        unit=_("XP"),
    )
)
XP_COMMUNITY_DAILY_CAP = register(
    WholeNumber(
        "xp_community_daily_cap",
        50,
        _("XP a learner can get in the forum in one day (UTC)."),
        least=0,
        most=100_000,
        room=Room.COMMUNITY,
        unit=_("XP"),
    )
)
FORUM_THANKS_PER_PERSON = register(
    WholeNumber(
        "forum_thanks_per_person",
        3,
        _("How often in thirty days one person's upvotes and acceptances give a learner XP."),
        least=0,
        most=1000,
        room=Room.COMMUNITY,
        unit=_("times"),
    )
)
FORUM_THANKS_PER_DAY = register(
    WholeNumber(
        "forum_thanks_per_day",
        10,
        _("How often in 24 hours one person's upvotes and acceptances give XP, whoever gets them."),
        least=0,
        most=10_000,
        room=Room.COMMUNITY,
        unit=_("times"),
    )
)
FORUM_THANKS_PER_NETWORK = register(
    WholeNumber(
        "forum_thanks_per_network",
        5,
        _("How often in a week upvotes and acceptances from one network give a learner XP."),
        least=0,
        most=10_000,
        room=Room.COMMUNITY,
        unit=_("times"),
    )
)
HONEST_PACE_PERCENT = register(
    WholeNumber(
        "honest_pace_percent",
        20,
        _(
            "Per cent of a lesson's minutes that have passed since the learner's last one when it counts as honestly "
            "learned: before that an account's word weighs nothing."
        ),
        least=0,
        most=100,
        room=Room.LEARNING,
        unit=_("per cent"),
    )
)
READING_WORDS_PER_MINUTE = register(
    WholeNumber(
        "reading_words_per_minute",
        600,
        _(
            "Words a minute that nobody reads faster: a step of a text counts when the time for its words has passed. "
            "0: at once."
        ),
        least=0,
        most=100_000,
        room=Room.LEARNING,
        unit=_("words a minute"),
    )
)
LEAST_LESSON_PERCENT = register(
    WholeNumber(
        "least_lesson_percent",
        12,
        _("Per cent of the minutes of a quiz or practice that must have passed before it can count. 0: at once."),
        least=0,
        most=50,
        room=Room.LEARNING,
        unit=_("per cent"),
    )
)
FORUM_TRUST_LESSONS = register(
    WholeNumber(
        "forum_trust_lessons",
        5,
        _("Lessons a learner honestly learns to be trusted in the forum: no small limits, and their upvotes give XP."),
        least=0,
        most=1000,
        room=Room.COMMUNITY,
        unit=_("lessons"),
    )
)
FORUM_TRUST_DAYS = register(
    WholeNumber(
        "forum_trust_days",
        2,
        _(
            "Days (UTC) on which a learner must have honestly learned before their upvotes give XP and their reports "
            "hide a post."
        ),
        least=0,
        most=100,
        room=Room.COMMUNITY,
        unit=_("days"),
    )
)
FORUM_POSTS_PER_HOUR = register(
    WholeNumber(
        "forum_posts_per_hour",
        30,
        _("Threads and replies a trusted learner can write in an hour."),
        least=1,
        most=1000,
        room=Room.COMMUNITY,
        unit=_("posts"),
    )
)
FORUM_NEWCOMER_POSTS_PER_HOUR = register(
    WholeNumber(
        "forum_newcomer_posts_per_hour",
        5,
        _("Threads and replies a newcomer can write in an hour."),
        least=1,
        most=1000,
        room=Room.COMMUNITY,
        unit=_("posts"),
    )
)
FORUM_NEWCOMER_LINKS = register(
    WholeNumber(
        "forum_newcomer_links",
        1,
        _("Links to other sites that a newcomer's post may hold."),
        least=0,
        most=100,
        room=Room.COMMUNITY,
        unit=_("links"),
    )
)
FORUM_REPORTS_TO_HIDE = register(
    WholeNumber(
        "forum_reports_to_hide",
        3,
        _(
            "Trusted learners, each from another network, who report a post until it is hidden by itself and waits for "
            "a moderator."
        ),
        least=1,
        most=100,
        room=Room.COMMUNITY,
        unit=_("learners"),
    )
)
USERNAME_REST_DAYS = register(
    WholeNumber(
        "username_rest_days",
        180,
        _("Days until somebody else can take a name that was given up. It leads to whoever had it until then."),
        least=0,
        most=3650,
        room=Room.SITE,
        unit=_("days"),
    )
)
FAUCET_ENABLED = register(
    Switch("faucet_enabled", True, _("Let learners ask the faucet for test HBAR."), room=Room.CHAIN)
)
FAUCET_DAILY_LIMIT_HBAR = register(
    WholeNumber(
        "faucet_daily_limit_hbar",
        10,
        _("HBAR a learner, and a wallet, can get from the faucet within `faucet_cooldown_hours`."),
        least=1,
        most=1000,
        room=Room.CHAIN,
        unit="HBAR",
    )
)
FAUCET_COOLDOWN_HOURS = register(
    WholeNumber(
        "faucet_cooldown_hours",
        24,
        _("Hours until HBAR asked for no longer count against a learner's limit."),
        least=1,
        most=720,
        room=Room.CHAIN,
        unit=_("hours"),
    )
)
FAUCET_DAILY_BUDGET_HBAR = register(
    WholeNumber(
        "faucet_daily_budget_hbar",
        100,
        _("HBAR the faucet gives to everyone together within 24 hours. Admins are told when the accounts hold less."),
        least=1,
        most=1_000_000,
        room=Room.CHAIN,
        unit="HBAR",
    )
)
FAUCET_FIRST_HBAR = register(
    WholeNumber(
        "faucet_first_hbar",
        1,
        _(
            "HBAR a learner who asks for the first time is served from a part of their own; before the first lesson "
            "nobody gets more within `faucet_cooldown_hours`."
        ),
        least=1,
        most=1000,
        room=Room.CHAIN,
        unit="HBAR",
    )
)
FAUCET_FIRST_PERCENT = register(
    WholeNumber(
        "faucet_first_percent",
        40,
        _("Per cent of the faucet's day kept for learners who ask for the first time; a network can have it all."),
        least=0,
        most=100,
        room=Room.CHAIN,
        unit=_("per cent"),
    )
)
FAUCET_NEWCOMER_PERCENT = register(
    WholeNumber(
        "faucet_newcomer_percent",
        20,
        _("Per cent of the faucet's day at most for those who have not honestly learned a lesson yet."),
        least=0,
        most=100,
        room=Room.CHAIN,
        unit=_("per cent"),
    )
)
FAUCET_NETWORK_PERCENT = register(
    WholeNumber(
        "faucet_network_percent",
        25,
        _("Per cent of the faucet's day that goes to one network at most, besides first requests."),
        least=1,
        most=100,
        room=Room.CHAIN,
        unit=_("per cent"),
    )
)
FAUCET_CLASSES_HBAR = register(
    WholeNumber(
        "faucet_classes_hbar",
        200,
        _(
            "HBAR that the budgets of all classes together give within 24 hours at most, beside the faucet's own day: "
            "what admins have granted beyond it waits."
        ),
        least=0,
        most=100_000,
        room=Room.CHAIN,
        unit="HBAR",
    )
)
MAINTENANCE_MODE = register(
    Switch(
        "maintenance_mode", False, _("Show everyone but staff a maintenance page instead of the site."), room=Room.SITE
    )
)
