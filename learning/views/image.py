from typing import Final

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from learning.models import Course, LessonImage
from learning.studio.access import visible_drafts
from learning.web.requests import Request

_A_YEAR: Final = 365 * 24 * 60 * 60  # seconds


@require_safe
def lesson_image(request: Request, name: str) -> HttpResponse:
    """A picture of a lesson. Two courses may show the same one; that of a draft is for whoever may see the draft."""
    images = LessonImage.objects.filter(name=name)
    image = images.filter(course__is_published=True).first()
    is_public = image is not None
    if image is None:
        readable = Q(course__in=Course.objects.readable_by(request.user.pk))
        image = get_object_or_404(images.filter(readable | Q(course__draft__in=visible_drafts(request.user)))[:1])
    answer = HttpResponse(bytes(image.data), content_type="image/webp")
    if is_public:
        patch_cache_control(answer, public=True, max_age=_A_YEAR, immutable=True)
    else:
        patch_cache_control(answer, private=True, max_age=60)
    return answer
