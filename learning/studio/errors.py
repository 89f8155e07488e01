"""Why the studio refuses. Each says so in a sentence for the author."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from learning.content.problems import Problem


class NotYours(PermissionDenied):
    """The draft belongs to somebody else, or the person may not do this to it."""

    def __init__(self) -> None:
        super().__init__(_("You may not do this to this course."))


class Refused(Exception):
    """What was asked for cannot be done now; `str()` says why."""


class StaleDraft(Refused):
    """Somebody saved meanwhile: what was typed was made from an older version."""

    def __init__(self) -> None:
        super().__init__(_("Somebody has saved this meanwhile. Look at their version before you save yours."))


class NotNow(Refused):
    """The draft is in a state in which this cannot be done."""


class KeptInFiles(Refused):
    """The course is kept in a folder, and read-only here."""

    def __init__(self) -> None:
        super().__init__(_("This course is kept in files. Take it over before you change it here."))


class SlugTaken(Refused):
    """Another course or lesson has this address."""

    def __init__(self, slug: str) -> None:
        super().__init__(_('The address "%(slug)s" is taken.') % {"slug": slug})


class BadSlug(Refused):
    """What was typed cannot be an address."""


class DraftProblems(Refused):
    """What an author must change first: by the slug of the lesson, "" for the details of the course."""

    def __init__(self, problems: Mapping[str, list[Problem]]) -> None:
        self.problems = dict(problems)
        count = sum(len(found) for found in self.problems.values())
        super().__init__(_("Something must be changed first. Mistakes: %(count)d.") % {"count": count})
