"""How much a person may write, and what nobody may: limits that keep spam out without any service but our own.

A newcomer (who has not yet learned enough to be trusted, see member.py) writes less in an hour and with fewer links.
"""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.access.errors import PostRefused
from community.access.member import is_trusted
from community.markup.links import count_external_links, count_mentions
from community.models import Discussion, PostRevision, Reply
from learning.models import User
from settings.registry import FORUM_NEWCOMER_LINKS, FORUM_NEWCOMER_POSTS_PER_HOUR, FORUM_POSTS_PER_HOUR

MAX_MENTIONS: Final = 10
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_DOUBLE_CLICK: Final = timedelta(minutes=1)
# Characters that many people say alike.
_SMALL_TALK: Final = 40


def check_may_post(*, author: User, content: str, now: datetime) -> None:
    """Raise PostRefused when this is too much from `author`, whose row is locked, so that no two posts pass at once."""
    within_the_hour = {"author": author, "created_at__gt": now - _HOUR}
    _check_rate(author, sum(model._default_manager.filter(**within_the_hour).count() for model in (Discussion, Reply)))
    _check_repetition(author, content, now)
    _check_content(author, content)


def check_may_edit(*, author: User, content: str, now: datetime) -> None:
    """The same for an author's new version of a post; as many an hour as posts, because each one before is kept."""
    _check_rate(author, PostRevision.objects.filter(editor=author, created_at__gt=now - _HOUR).count())
    _check_content(author, content)


def _check_content(author: User, content: str) -> None:
    allowed = FORUM_NEWCOMER_LINKS.current()
    if count_external_links(content) > allowed and not is_trusted(author):
        raise PostRefused(
            ngettext(
                "Until you have completed a few lessons, a post of yours can hold %(count)d link to another site.",
                "Until you have completed a few lessons, a post of yours can hold %(count)d links to other sites.",
                allowed,
            )
            % {"count": allowed}
        )
    if count_mentions(content) > MAX_MENTIONS:
        raise PostRefused(_("Mention at most %(count)d people in one post.") % {"count": MAX_MENTIONS})


def _check_rate(author: User, recent: int) -> None:
    least, most = sorted((FORUM_NEWCOMER_POSTS_PER_HOUR.current(), FORUM_POSTS_PER_HOUR.current()))
    # Whom to trust is asked only when it matters.
    if recent >= least and (recent >= most or not is_trusted(author)):
        raise PostRefused(
            ngettext(
                "You have written %(count)d post in the last hour. Take a break and come back: your text stays here.",
                "You have written %(count)d posts in the last hour. Take a break and come back: your text stays here.",
                recent,
            )
            % {"count": recent},
            status=429,
        )


def _check_repetition(author: User, content: str, now: datetime) -> None:
    """The same words again are a double click or spam; "Thank you!" is neither."""
    since = now - (_DAY if len(content) > _SMALL_TALK else _DOUBLE_CLICK)
    for model in (Discussion, Reply):
        if model._default_manager.filter(author=author, created_at__gt=since, content=content).exists():
            raise PostRefused(_("You have posted just this within the last day. Say it once, and edit it if need be."))
