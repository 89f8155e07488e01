"""Finding a class for a person: its teacher, or somebody who is in it. For all others there is none."""

from django.http import Http404
from django.utils.translation import gettext as _

from learning.models import ClassMembership, SchoolClass, User


def find_taught(user: User, class_id: int) -> SchoolClass:
    """The class that `user` teaches. Raises Http404: staff have no other way in, either."""
    found = SchoolClass.objects.filter(pk=class_id, teacher=user).first()
    if found is None:
        raise Http404(_("There is no such class."))
    return found


def find_membership(user: User, class_id: int) -> ClassMembership:
    """What `user` is in it, with the class and its teacher. Raises Http404."""
    mine = ClassMembership.objects.present().select_related("school_class__teacher")
    found = mine.filter(user=user, school_class=class_id).first()
    if found is None:
        raise Http404(_("There is no such class."))
    return found
