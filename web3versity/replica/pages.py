"""Which pages may be read from a replica: what is the same for many, looks for much, and decides nothing."""

from typing import Final

from django.http import HttpRequest

# For everybody: a moment old they are right still. What a learner did lately keeps them off it (middleware/replica.py).
_FOR_ALL: Final = frozenset(
    {
        "search",
        "profile",
        "robots",
        "sitemap",
        "sitemap-section",
        "preview-site",
        "preview-course",
        "preview-lesson",
        "preview-thread",
        "preview-learner",
        "learning:catalog",
        "learning:glossary",
        "community:thread-list",
        "community:feed",
        "community:category-feed",
        "community:course-feed",
        "community:thread-feed",
        "gamification:leaderboard",
        "gamification:badge",
        "gamification:badge-picture",
        "chain:explorer",
        "chain:explorer-block",
        "chain:explorer-transaction",
        "chain:explorer-address",
    }
)
# For those who have not signed in. For a learner they show what is theirs, or write down where they were.
_FOR_VISITORS: Final = frozenset({"home", "learning:course", "community:thread", "gamification:achievements"})


def may_lag(request: HttpRequest) -> bool:
    """Whether what is asked for may be a few seconds old. Its address has been resolved."""
    match = request.resolver_match
    if match is None or request.method not in ("GET", "HEAD"):
        return False
    return match.view_name in _FOR_ALL or (match.view_name in _FOR_VISITORS and not request.user.is_authenticated)
