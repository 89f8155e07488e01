"""What finished learners wrote about a course, the latest first."""

from django.core.paginator import Page, Paginator

from learning.models import Course, CourseRating

PAGE_SIZE = 10


def read_reviews(course: Course, *, page_number: int) -> Page[CourseRating]:
    """One page of the ratings that say something, each with its learner, who is None after they have left."""
    reviews = CourseRating.objects.filter(course=course).exclude(review="").select_related("user")
    return Paginator(reviews.order_by("-updated_at", "-pk"), PAGE_SIZE).get_page(page_number)
