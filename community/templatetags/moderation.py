"""The menus of moderators, in templates."""

from django import template

from community.models import Discussion, Reply
from community.moderation import menus

register = template.Library()


@register.simple_tag
def moderation_menu(post: Discussion | Reply, back: str) -> menus.Menu:
    """What the menu below `post` offers; forms lead `back`."""
    return menus.short_menu(post, back=back)


@register.simple_tag
def queue_menu(post: Discussion | Reply, back: str) -> list[menus.MenuItem]:
    """What answers the reports on `post`."""
    return menus.queue_items(post, back=back)
