from typing import Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from learning.models import LessonImage
from learning.web.requests import Request

_A_YEAR: Final = 365 * 24 * 60 * 60  # seconds


@require_safe
@cache_control(public=True, max_age=_A_YEAR, immutable=True)
def lesson_image(_request: Request, name: str) -> HttpResponse:
    """A picture of a lesson. Two courses may show the same one."""
    image = get_object_or_404(LessonImage.objects.filter(name=name)[:1])
    return HttpResponse(bytes(image.data), content_type="image/webp")
