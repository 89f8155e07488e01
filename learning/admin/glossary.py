from django.contrib import admin

from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByText
from learning.models import GlossarySpelling, GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(FindByText[GlossaryTerm], ReadOnlyAdmin[GlossaryTerm]):
    """What learning/library/glossary.yaml says; it is changed there."""

    list_display = ("term", "means", "lesson")
    list_select_related = ("lesson",)
    search_fields = ("term",)


@admin.register(GlossarySpelling)
class GlossarySpellingAdmin(ReadOnlyAdmin[GlossarySpelling]):
    """Which words lead to which term."""

    list_display = ("key", "term")
    list_select_related = ("term",)
    search_fields = ("key",)
