"""What a badge can ask for: the keys of achievements.criteria, joined by AND.

The counting itself is done in the database by learner_metrics() and check_achievements(), for all badges at once.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

COUNT_KEYS = (
    "lessons_completed",
    "courses_completed",
    "quizzes_passed",
    "perfect_scores",
    "code_lessons",
    "practicals",
    "streak_days",
    "total_xp",
    "level",
    "answers_accepted",
    "replies",
    "discussions",
    "upvotes_received",
    "transactions",
    "certificates",
    "lessons_in_a_day",
)
# Slugs of courses to finish; tracks and categories whose published courses must all be finished.
LIST_KEYS = ("courses", "tracks", "categories")
KNOWN_KEYS = COUNT_KEYS + LIST_KEYS


def validate_criteria(criteria: object) -> None:
    """Raises ValidationError, naming the known keys, unless `criteria` is a non-empty object of known keys."""
    if not isinstance(criteria, dict) or not criteria:
        raise ValidationError(_('Criteria must look like {"lessons_completed": 10}.'))
    for key, value in criteria.items():
        if key not in KNOWN_KEYS:
            raise ValidationError(
                _("There is no criterion called %(key)s. Known criteria: %(known)s."),
                params={"key": key, "known": ", ".join(KNOWN_KEYS)},
            )
        if key in LIST_KEYS:
            _validate_list(key, value)
        elif isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ValidationError(_("%(key)s must be a whole number of at least 1."), params={"key": key})


def _validate_list(key: str, value: object) -> None:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise ValidationError(_("%(key)s must be a list of names."), params={"key": key})
