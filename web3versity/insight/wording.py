"""Released numbers in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from learning.insight.figures import Unit, Value
from learning.insight.release import PEERS


def in_words(value: Value, unit: Unit) -> str:
    """As tables and drawings say it. A number of people is the least that it can be."""
    if isinstance(value, str):
        return value
    if value is None:
        return "–"
    number = number_format(value, decimal_pos=0, force_grouping=True)
    if unit == "percent":
        return _("%(number)s%%") % {"number": number}
    if value == 0:
        return _("≤ %(number)s") % {"number": PEERS}
    return _("%(number)s+") % {"number": number}
