"""The roles that the school ships: one table of who may do what, and nowhere else.

A role is a group of Django's. Each migrate makes its permissions exactly those of the table: whoever needs more gets a
permission of their own, or a group that the school did not ship. Passwords, groups and permissions are in no role: only
a superuser makes staff (docs/decisions/030-roles-and-the-record-of-staff.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.access.member import MODERATORS


@dataclass(frozen=True, slots=True)
class Role:
    """`permissions` are written app.codename; with `has_the_rooms` all of the rooms come too, but for `never`."""

    name: str
    says: str | Promise
    permissions: frozenset[str] = frozenset()
    has_the_rooms: bool = False
    never: frozenset[str] = frozenset()


def view(app: str, *models: str) -> set[str]:
    """To see rows of these."""
    return {f"{app}.view_{model}" for model in models}


def change(app: str, *models: str) -> set[str]:
    """To change rows of these, or to run the actions that stand for changing them."""
    return {f"{app}.change_{model}" for model in models}


def _all(*parts: Iterable[str]) -> frozenset[str]:
    return frozenset(permission for part in parts for permission in part)


_COURSES: Final = (
    view("learning", "course", "courseprerequisite", "lessonfault", "deadlink", "courserating"),
    view("learning", "glossaryterm", "glossaryspelling"),
    view("community", "lessonreport"),
)

# Lessons, with their answers, are read by reviewers; an author has their own in the studio.
_REVIEW: Final = {"learning.review_draft"} | view("learning", "lesson", "lessonimage")

_LEARNER: Final = (
    view("learning", "user", "formerusername", "signinsession", "userprogress", "lessoncompletion", "quizattempt"),
    view("learning", "lessonreading", "codework", "reviewcard"),
    view("learning", "schoolclass", "classmembership", "classassignment"),
    view("gamification", "userachievement", "userstreak", "xpaward"),
    view("learning", "staffact"),
    view("community", "emailconfirmation"),
    view("chain", "signinchallenge", "transaction", "faucetrequest", "nftcertificate", "certificateevidence"),
    view("chain", "replacedcertificate", "credentialstatus", "soulboundtoken", "badgeminting"),
    view("chain", "practicalattempt", "practicalinstance", "practicalclaim", "practicalnote"),
)

_MACHINERY: Final = (
    view("settings", "platformsetting", "settingchange", "owedtask"),
    view("learning", "throttlemark", "keptverdict", "lessonfault"),
    view("community", "digestmail"),
    view("gamification", "leaderboardrefresh"),
    view("chain", "chainsigner", "chainlife", "chaintrouble", "contractdeployment", "transaction", "faucetrequest"),
    view("chain", "nftcertificate", "soulboundtoken", "badgeminting", "credentialstatus", "signinchallenge"),
    view("chain", "classbudget"),
    view("chain", "explorerposition", "explorerblock", "explorertransaction", "explorerlog"),
)

ROLES: Final = (
    Role(
        "Admins",
        _("Run the school: everything but passwords, second factors, groups and the making of staff."),
        has_the_rooms=True,
        never=frozenset({"learning.add_user", "learning.delete_secondfactor"}),
    ),
    Role(
        "Authors",
        _("Write courses of their own, and see what learners make of them."),
        _all(*_COURSES, {"learning.write_draft"}),
    ),
    Role(
        "Reviewers",
        _("Read what authors have submitted, publish it or send it back, and decide reports of mistakes."),
        _all(*_COURSES, _REVIEW, change("community", "lessonreport")),
    ),
    Role(
        MODERATORS,
        _("Keep the forum: from its pages, and as staff in the admin."),
        _all(
            {"community.moderate"},
            view("community", "discussion", "reply", "postreport", "moderationlogentry", "suspension", "postrevision"),
            change("community", "discussion", "reply"),
        ),
    ),
    Role(
        "Support",
        _("See what one learner has done and got, and correct their XP by a line of the ledger with its reason."),
        _all(*_LEARNER, {"gamification.add_xpaward"}),
    ),
    Role(
        "Operators",
        _("Keep the machinery running: keys, payouts, mints, tasks and settings."),
        _all(
            *_MACHINERY,
            change("settings", "platformsetting", "owedtask"),
            {"settings.delete_owedtask"},
            {"chain.add_contractdeployment"},
            change("chain", "chainsigner", "transaction", "faucetrequest", "soulboundtoken", "nftcertificate"),
        ),
    ),
)

ROLE_NAMES: Final = frozenset(role.name for role in ROLES)
