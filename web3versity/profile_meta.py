"""What a learner's public page says of itself (learning/web/page_meta.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gamification.xp.levels import current_level
from learning.models import User
from learning.web.page_meta import Json, PageMeta, Preview, absolute, shortened


def profile_preview(learner: User) -> Preview:
    """Of what changes seldom: each number in it makes another picture."""
    courses = learner.courses_completed
    finished = ngettext("%(count)d course finished", "%(count)d courses finished", courses) % {"count": courses}
    return Preview(
        path=reverse("preview-learner", args=[learner.username]),
        kicker=_("Learns at Web3Versity"),
        title=learner.username,
        note=_("Level %(level)d · %(finished)s")
        % {"level": current_level(learner.total_xp).number, "finished": finished},
        slug=learner.username,
        category="learner",
    )


def profile_meta(learner: User) -> PageMeta:
    path = reverse("profile", args=[learner.username])
    level = current_level(learner.total_xp).number
    names = {"name": learner.username, "level": level, "courses": learner.courses_completed}
    return PageMeta(
        title=learner.username,
        description=_("%(name)s learns at Web3Versity: level %(level)d, courses finished: %(courses)d.") % names,
        path=path,
        picture=profile_preview(learner).picture() if learner.profile_public else None,
        kind="profile",
        data=[_profile_node(learner, path)] if learner.profile_public else [],
        is_indexed=learner.profile_public,
    )


def _profile_node(learner: User, path: str) -> Json:
    person: Json = {"@type": "Person", "name": learner.username, "url": absolute(path)}
    if learner.bio:
        person["description"] = shortened(learner.bio)
    return {
        "@type": "ProfilePage",
        "url": absolute(path),
        "dateCreated": learner.created_at.isoformat(timespec="seconds"),
        "mainEntity": person,
    }
