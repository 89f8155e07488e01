"""What the names in a badge's criteria stand for: courses, and the tracks and categories they belong to."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from learning.models import Course


def unmet_names(criteria: Mapping[str, Any]) -> list[str]:
    """A sentence for each course, track or category that nobody can finish yet, since nothing published answers to it.

    No mistake by itself: a badge may be written before its course. `criteria` is valid (gamification/criteria.py).
    """
    sentences = {
        "courses": ("slug", _("No published course has the slug %(name)s, so nobody can earn this yet.")),
        "tracks": ("track", _("No published course is in the track %(name)s, so nobody can earn this yet.")),
        "categories": ("category", _("No published course is in the category %(name)s, so nobody can earn this yet.")),
    }
    unmet = []
    for key, (column, sentence) in sentences.items():
        if names := criteria.get(key, []):
            known = set(Course.objects.published().filter(**{f"{column}__in": names}).values_list(column, flat=True))
            unmet += [sentence % {"name": name} for name in names if name not in known]
    return unmet
