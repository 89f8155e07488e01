"""Who may see how the school does: staff with the permission see all of it, authors their own courses."""

from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from learning.models import Course, User

SEE_SCHOOL: Final = "learning.see_insight"
WRITE: Final = "learning.write_draft"


def sees_school(user: User | AnonymousUser) -> bool:
    return user.is_active and user.is_staff and user.has_perm(SEE_SCHOOL)


def sees_something(user: User | AnonymousUser) -> bool:
    return sees_school(user) or (user.is_active and user.is_staff and user.has_perm(WRITE))


def visible_courses(user: User | AnonymousUser) -> QuerySet[Course]:
    """Courses whose numbers `user` may see; none for whoever may see nothing.

    A draft that learners never saw has no numbers, and its title is its author's.
    """
    if sees_school(user):
        return Course.objects.filter(Q(is_published=True) | Q(published_at__isnull=False))
    return Course.objects.filter(author_id=user.pk) if sees_something(user) else Course.objects.none()
