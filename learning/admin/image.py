from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.content.pictures.address import address_of
from learning.models import LessonImage


@admin.register(LessonImage)
class LessonImageAdmin(ReadOnlyAdmin[LessonImage]):
    """Pictures that lessons show. They come from the files of a course, by load_courses."""

    list_display = ("name", "course", "created_at", "address")
    list_select_related = ("course",)
    search_fields = ("name", "course__slug")
    ordering = ("-created_at", "name")
    exclude = ("data",)

    @admin.display(description=_("address"))
    def address(self, image: LessonImage) -> SafeString:
        return format_html('<a href="{0}">{0}</a>', address_of(image.name))
