from learning.models import SchoolClass


def hold_class(class_id: int) -> SchoolClass | None:
    """The class, whose row is held until the transaction ends, or None when it has ended.

    In the order of docs/decisions/003 it comes after the learner's row. Must run in a transaction.
    """
    return SchoolClass.objects.select_for_update(no_key=True, of=("self",)).filter(pk=class_id).first()
