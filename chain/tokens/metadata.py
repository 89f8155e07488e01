"""ERC-721 metadata of a token, for wallets and explorers.

Serials can be counted through, so nothing here names the learner or opens a certificate; who has its code sees more at
the certificate's own address.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from chain.models import NftCertificate
from chain.tokens.image import draw_token
from gamification.models import UserAchievement


def describe_certificate(certificate: NftCertificate) -> dict[str, Any]:
    title = certificate.course_title
    return {
        "name": _("Certificate: %(course)s") % {"course": title},
        "description": _("Whoever holds this token has finished the course. It cannot be sold or given away."),
        "image": draw_token(certificate.course.thumbnail_emoji, title, _("Certificate")),
        "external_url": settings.SITE_URL + reverse("chain:verify"),
        "attributes": [
            {"trait_type": _("Course"), "value": title},
            {"trait_type": _("Finished on"), "value": certificate.completion_date.isoformat()},
        ],
    }


def describe_badge(earned: UserAchievement) -> dict[str, Any]:
    badge = earned.achievement
    rarity = badge.get_rarity_display()
    return {
        "name": _("Badge: %(badge)s") % {"badge": badge.name},
        "description": badge.description,
        "image": draw_token(badge.icon_emoji, badge.name, rarity),
        "external_url": settings.SITE_URL + reverse("gamification:achievements"),
        "attributes": [
            {"trait_type": _("Rarity"), "value": rarity},
            {"trait_type": _("Earned on"), "value": earned.earned_at.date().isoformat()},
        ],
    }
