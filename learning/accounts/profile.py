"""What learners say about themselves, and who may see it."""

from django.db import DataError, IntegrityError, transaction

from learning.accounts.former_usernames import is_resting
from learning.accounts.reserved_names import is_reserved, is_too_near_to_staff
from learning.models import User


class UsernameTaken(Exception):
    """Somebody else has this name, perhaps in other upper and lower case, or had it until lately."""


class UsernameReserved(Exception):
    """Whoever had this name could be taken for somebody who runs the site."""


class UnknownTimeZone(Exception):
    """The database does not know this time zone."""


@transaction.atomic
def update_profile(*, learner: User, username: str, avatar_emoji: str, bio: str, timezone: str) -> None:
    """Save how `learner` wants to be known, and the time zone their days are counted in.

    A name they have already is theirs to keep. Raises UsernameTaken, UsernameReserved or UnknownTimeZone, and `learner`
    is as before.
    """
    is_another = username.lower() != learner.username.lower()
    if is_another and (is_reserved(username) or is_too_near_to_staff(username)):
        raise UsernameReserved
    changes = {"username": username, "avatar_emoji": avatar_emoji, "bio": bio, "timezone": timezone}
    try:
        with transaction.atomic():
            User.objects.filter(pk=learner.pk).update(**changes)
            # Asked afterwards: who had the name may have given it up while we waited for it.
            if is_another and is_resting(username, for_user_id=learner.pk):
                raise UsernameTaken
    except IntegrityError as error:
        raise UsernameTaken from error
    except DataError as error:
        raise UnknownTimeZone from error
    learner.refresh_from_db(fields=list(changes))


def should_choose_another_name(learner: User) -> bool:
    """Whether a learner has a name from before such names were reserved. Asks nothing."""
    return not learner.role and is_reserved(learner.username)


def set_privacy(*, learner: User, profile_public: bool, show_on_leaderboard: bool) -> None:
    """Show or hide `learner`. Hiding holds at once everywhere; a place on the boards comes back with a refresh."""
    learner.profile_public = profile_public
    learner.show_on_leaderboard = show_on_leaderboard
    learner.save(update_fields=["profile_public", "show_on_leaderboard"])
