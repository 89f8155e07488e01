"""Help in a code lesson: a hint more, and the solution at its price."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from learning.code.help import NoHelp, help_for, last_graded, open_hint, show_way
from learning.code.review import reference_of
from learning.code.work import open_work
from learning.lessons.xp import PERCENT_AFTER_SOLUTION, completion_xp, share_of
from learning.pace.clock import LessonGone
from learning.views.code import find_code_lesson
from learning.web.requests import Request


@never_cache
@require_POST
def code_hint(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """Open the hint whose number is posted, of the check that failed last."""
    access = find_code_lesson(request, course_slug, lesson_slug)
    learner, lesson = access.learner, access.lesson
    if learner is None:
        return redirect_to_login(lesson.get_absolute_url())
    number = request.POST.get("hint", "")
    try:
        if not access.can_complete or not (number.isascii() and number.isdigit() and len(number) == 1):
            raise NoHelp
        open_hint(int(number), learner=learner, lesson=lesson)
    except NoHelp:
        raise PermissionDenied(_("There is no such hint for you now.")) from None
    except LessonGone:
        raise Http404(_("There is no such lesson.")) from None
    if request.htmx:
        helped = help_for(open_work(user_id=learner.pk, lesson=lesson), lesson, user_id=learner.pk)
        context = {"help": helped, "is_new": True, "course": access.course, "lesson": lesson}
        return render(request, "learning/code/_help.html", context)
    attempt = last_graded(lesson, user_id=learner.pk)
    return redirect(f"{lesson.get_absolute_url()}{f'?attempt={attempt.pk}' if attempt else ''}#help")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code_way(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """What the solution costs; with POST it is shown, and stays to be read here."""
    access = find_code_lesson(request, course_slug, lesson_slug)
    learner, lesson = access.learner, access.lesson
    if learner is None:
        return redirect_to_login(lesson.get_absolute_url())
    if not access.can_complete:
        return redirect(lesson)
    try:
        if request.method == "POST":
            show_way(learner=learner, lesson=lesson)
            return redirect(request.path)
        work = open_work(user_id=learner.pk, lesson=lesson)
    except NoHelp:
        raise PermissionDenied(_("There is no solution for you to see now.")) from None
    except LessonGone:
        raise Http404(_("There is no such lesson.")) from None
    is_offered = help_for(work, lesson, user_id=learner.pk).is_way_open
    if not is_offered and not work.shown:
        return redirect(lesson)
    full = completion_xp(lesson)
    context = {
        "course": access.course,
        "lesson": lesson,
        "offer": is_offered,
        "solutions": [reference_of(lesson.content, variant) for variant in reversed(work.shown)],
        "full_xp": full,
        "half_xp": share_of(full, percent=PERCENT_AFTER_SOLUTION),
    }
    return render(request, "learning/code/way.html", context)
