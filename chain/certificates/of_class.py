"""The certificates that a class's teacher sees: of those who agreed, for the courses assigned to the class."""

from django.db.models import QuerySet

from chain.models import NftCertificate
from learning.models import SchoolClass


def certificates_of_class(school_class: SchoolClass) -> QuerySet[NftCertificate]:
    """The newest first, without those that their holders withdrew."""
    agreed = school_class.memberships.sharing().values("user")
    assigned = school_class.assignments.values("course")
    rows = NftCertificate.objects.filter(user__in=agreed, course__in=assigned, is_withdrawn=False)
    return rows.select_related("user").order_by("-issued_at", "-pk")
