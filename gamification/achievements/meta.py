"""What the pages of badges say of themselves (learning/web/page_meta.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gamification.achievements.sharing import SharedBadge
from learning.courses.meta import site_preview
from learning.web.page_meta import PageMeta, Picture


def gallery_meta(category: str) -> PageMeta:
    return PageMeta(
        title=_("Badges"),
        description=_("Thirty badges for what you really did at Web3Versity, each with what it takes to earn it."),
        path=reverse("gamification:achievements"),
        picture=site_preview().picture(),
        is_indexed=not category,
    )


def badge_meta(shared: SharedBadge) -> PageMeta:
    words = shared.words()
    args = [shared.holder.username, shared.slug]
    alt = f"{words.kicker}: {shared.name}. {words.holder}, {words.earned}"
    names = {"learner": shared.holder.username, "name": shared.name}
    return PageMeta(
        title=_("%(learner)s earned the badge %(name)s") % names,
        description=shared.description,
        path=reverse("gamification:badge", args=args),
        picture=Picture(reverse("gamification:badge-picture", args=args), alt),
        kind="article",
        is_indexed=shared.is_public,
    )
