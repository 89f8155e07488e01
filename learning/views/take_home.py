import logging
from typing import Final

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning.lessons.access import find_lesson
from learning.models.lesson import LessonType
from learning.takehome.folder import NoFolder, take_home_zip
from learning.takehome.variant import passed_variant
from learning.web.requests import Request
from learning.web.throttle import is_throttled, register_scope

FOLDERS: Final = register_scope("take-home", gettext_lazy("Folders to take home"))
# Each is packed anew. For Python the reference runs for it, in an interpreter of its own: some 40 ms, 5 s at the most.
MOST_FOLDERS: Final = 10
PER_SECONDS: Final = 60

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def take_home(request: Request, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The lesson as a zip for the learner's own tools, once they have passed it."""
    access = find_lesson(request.user, course_slug, lesson_slug)
    if access.lesson.lesson_type != LessonType.CODE_EDITOR:
        raise Http404(_("There is no such folder."))
    if access.learner is None:
        return redirect_to_login(access.lesson.get_absolute_url())
    if not access.is_completed:
        raise PermissionDenied(_("Pass this lesson once; then you can take it home."))
    if is_throttled(access.learner.pk, FOLDERS, limit=MOST_FOLDERS, seconds=PER_SECONDS):
        messages.error(request, _("That were many folders at once. Wait a minute, then download it again."))
        return redirect(access.lesson)
    try:
        archive = take_home_zip(access.lesson, variant=passed_variant(access.learner, access.lesson))
    except NoFolder:
        logger.exception("No folder of lesson %s", access.lesson.pk)
        messages.error(request, _("The folder cannot be packed at the moment. That is our fault; try again later."))
        return redirect(access.lesson)
    name = f"{access.lesson.slug}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(archive, content_type="application/zip", headers=headers)
