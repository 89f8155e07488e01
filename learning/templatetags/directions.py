from django import template
from django.utils.safestring import SafeString

from learning.content.directions import set_directions
from learning.glossary.definitions import with_definitions

register = template.Library()


@register.filter
def directed(html: str) -> SafeString:
    """Rendered and sanitized HTML, each block of it running the way its own first letter says; terms are defined."""
    return set_directions(with_definitions(html))
