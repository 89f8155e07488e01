"""The classes of one person: those they teach and those they are in."""

from dataclasses import dataclass

from django.db.models import Count, Q

from learning.models import ClassMembership, SchoolClass, User


@dataclass(frozen=True, slots=True)
class MyClasses:
    taught: list[SchoolClass]
    joined: list[ClassMembership]


def read_my_classes(user: User) -> MyClasses:
    """Two queries. Each class that they teach has `learners` and `courses`, both numbers."""
    present = Q(memberships__removed_at=None, memberships__isnull=False)
    taught = SchoolClass.objects.filter(teacher=user).annotate(
        learners=Count("memberships", filter=present, distinct=True),
        courses=Count("assignments", distinct=True),
    )
    joined = ClassMembership.objects.present().filter(user=user).select_related("school_class__teacher")
    return MyClasses(list(taught.order_by("name", "pk")), list(joined.order_by("school_class__name", "pk")))
