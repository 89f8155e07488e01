from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from learning.admin.read_only import ReadOnlyAdmin
from learning.models import LessonFault


@admin.register(LessonFault)
class LessonFaultAdmin(ReadOnlyAdmin[LessonFault]):
    """Lessons that do not work as they are. A row goes by itself when the next trial finds the lesson sound."""

    list_display = ("lesson", "course", "found_at", "what")
    list_select_related = ("lesson__course",)
    search_fields = ("lesson__title", "lesson__slug", "lesson__course__slug")
    ordering = ("-found_at", "lesson")

    @admin.display(description=_("course"))
    def course(self, fault: LessonFault) -> str:
        return fault.lesson.course.title

    @admin.display(description=_("what is wrong"))
    def what(self, fault: LessonFault) -> SafeString:
        return format_html_join("", "<p>{}</p>", ((sentence,) for sentence in fault.sentences[:3]))
