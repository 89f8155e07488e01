"""The way from a row of the admin to what everybody sees of it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def link_to(address: str, words: str = "") -> SafeString | str:
    """A link in a list, "" without an address."""
    return format_html('<a href="{}">{}</a>', address, words or _("Open")) if address else ""
