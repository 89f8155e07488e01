"""What workers do to find dead links. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task
from django.utils import timezone

from learning.links.checking import check_links
from learning.models import Lesson


@shared_task
def look_at_links() -> None:
    """Look at the links of every lesson that learners can take, each lesson in a task of its own."""
    published = Lesson.objects.filter(course__is_published=True).order_by("course", "sequence_number")
    for lesson_id in published.values_list("pk", flat=True):
        look_at_links_of.apply_async((lesson_id,), retry=False, expires=6 * 60 * 60)


@shared_task
def look_at_links_of(lesson_id: int) -> None:
    """Look at the links of one lesson."""
    check_links(lesson_id=lesson_id, now=timezone.now())
