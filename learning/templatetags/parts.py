from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from learning.courses.card import card_of, resume_card_of
from learning.models import CatalogCourse, UserProgress
from learning.web.parts import age_of, render_part

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, **values: Any) -> SafeString:
    """The template of that name with these values alone, rendered once for the same (learning.web.parts.py)."""
    return render_part(name, token=lambda: str(context["csrf_token"]), **values)


@register.simple_tag
def course_card(course: CatalogCourse) -> SafeString:
    return render_part("learning/_course_card.html", course=card_of(course))


@register.simple_tag
def resume_card(row: UserProgress) -> SafeString:
    return render_part("learning/_resume_card.html", course=resume_card_of(row))


@register.filter
def age(moment: datetime) -> int:
    """What a part has to be given beside a moment of which it says how long ago it was."""
    return age_of(moment)
