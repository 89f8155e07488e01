"""The pictures of previews, for whoever may read the page itself without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from community.models import Discussion
from community.threads.meta import thread_preview
from learning.courses.meta import course_preview, site_preview
from learning.lessons.meta import lesson_preview
from learning.models import Course, Lesson, User
from learning.web.page_meta import Preview
from web3versity.previews.card import draw_preview
from web3versity.profile_meta import profile_preview

FOR_GOOD = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"


@require_safe
def site(request: HttpRequest) -> HttpResponseBase:
    return _picture(request, site_preview())


@require_safe
def course(request: HttpRequest, course_slug: str) -> HttpResponseBase:
    return _picture(request, course_preview(get_object_or_404(Course.objects.published(), slug=course_slug)))


@require_safe
def lesson(request: HttpRequest, course_slug: str, lesson_slug: str) -> HttpResponseBase:
    lessons = Lesson.objects.select_related("course").defer("content").filter(course__is_published=True)
    return _picture(request, lesson_preview(get_object_or_404(lessons, course__slug=course_slug, slug=lesson_slug)))


@require_safe
def thread(request: HttpRequest, discussion_id: int) -> HttpResponseBase:
    threads = Discussion.objects.listed().select_related("course").defer("content", "content_html")
    return _picture(request, thread_preview(get_object_or_404(threads, pk=discussion_id)))


@require_safe
def learner(request: HttpRequest, username: str) -> HttpResponseBase:
    person = User.objects.filter(username=username, is_active=True, profile_public=True).first()
    if person is None:
        raise Http404
    return _picture(request, profile_preview(person))


def _picture(request: HttpRequest, preview: Preview) -> HttpResponseBase:
    """Kept for good under the address of its version, for an hour under any other."""
    etag = f'"{preview.version}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(draw_preview(preview), content_type="image/png")
    is_versioned = request.GET.get("v") == preview.version
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = FOR_GOOD if is_versioned else FOR_AN_HOUR
    return response
