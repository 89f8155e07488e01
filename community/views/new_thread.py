from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.access.errors import PostRefused
from community.access.member import read_member
from community.access.permissions import posting_denial
from community.models.discussion import DiscussionCategory
from community.posts.forms import ThreadForm
from community.posts.start_thread import start_thread
from community.threads.search import find_similar
from community.views.lookup import refused
from learning.models import Course, Lesson
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_new(request: Request) -> HttpResponse:
    """The page for asking; posting to it starts the thread. ?course= and ?lesson= say what it is about."""
    member = read_member(request.user)
    if member.user is None:
        return redirect_to_login(request.get_full_path())
    if refusal := posting_denial(member):
        return refused(request, PostRefused(refusal, status=403))
    subject = _subject(request)
    if request.method != "POST":
        first = DiscussionCategory.COURSE_QUESTION if subject["course"] else DiscussionCategory.HELP
        form = ThreadForm(initial={"category": first, "title": request.GET.get("title", "")[:200]})
        return render(request, "community/thread_new.html", {"form": form, **subject})
    form = ThreadForm(request.POST)
    status = 422
    if form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("title", "content", "category", "tags")}
        try:
            thread = start_thread(member=member, now=timezone.now(), **data, **subject)
        except PostRefused as refusal_given:
            form.add_error(None, refusal_given.sentence)
            status = refusal_given.status
        else:
            messages.success(
                request, _("Your thread is there. You will be told when somebody answers."), "forget:thread-new"
            )
            return redirect(thread)
    return render(request, "community/thread_new.html", {"form": form, **subject}, status=status)


@require_safe
def thread_similar(request: Request) -> HttpResponse:
    """Threads like the title that is being typed, as a fragment."""
    threads = find_similar(request.GET.get("title", "")[:200]) if request.user.is_authenticated else []
    return render(request, "community/_similar.html", {"similar": threads})


def _subject(request: Request) -> dict[str, Any]:
    """The course and lesson the question is about, as far as this person can see them."""
    courses = Course.objects.readable_by(request.user.pk)
    course = courses.filter(slug=_slug(request, "course")).first()
    lesson_slug = _slug(request, "lesson")
    lesson = Lesson.objects.filter(course=course, slug=lesson_slug).first() if course and lesson_slug else None
    return {"course": course, "lesson": lesson}


def _slug(request: Request, name: str) -> str:
    return (request.POST.get(name) or request.GET.get(name, ""))[:80].replace("\0", "")
