"""What learners say about themselves, and who may see it."""

from django.db import DataError, IntegrityError, transaction

from learning.models import User


class UsernameTaken(Exception):
    """Somebody else has this name, perhaps in other upper and lower case."""


class UnknownTimeZone(Exception):
    """The database does not know this time zone."""


@transaction.atomic
def update_profile(*, learner: User, username: str, avatar_emoji: str, bio: str, timezone: str) -> None:
    """Save how `learner` wants to be known, and the time zone their days are counted in.

    Raises UsernameTaken or UnknownTimeZone, and `learner` is as before.
    """
    changes = {"username": username, "avatar_emoji": avatar_emoji, "bio": bio, "timezone": timezone}
    try:
        with transaction.atomic():
            User.objects.filter(pk=learner.pk).update(**changes)
    except IntegrityError as error:
        raise UsernameTaken from error
    except DataError as error:
        raise UnknownTimeZone from error
    learner.refresh_from_db(fields=list(changes))


def set_privacy(*, learner: User, profile_public: bool, show_on_leaderboard: bool) -> None:
    """Show or hide `learner`. Hiding holds at once everywhere; a place on the boards comes back with a refresh."""
    learner.profile_public = profile_public
    learner.show_on_leaderboard = show_on_leaderboard
    learner.save(update_fields=["profile_public", "show_on_leaderboard"])
