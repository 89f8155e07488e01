from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from community.admin.search import FindByPerson
from community.lesson_reports.decide import decide_lesson_report
from community.models import LessonReport
from community.models.lesson_report import LessonReportOutcome
from learning.admin.read_only import ReadOnlyAdmin


@admin.register(LessonReport)
class LessonReportAdmin(FindByPerson[LessonReport], ReadOnlyAdmin[LessonReport]):
    """What learners found wrong in lessons. Authors decide for chosen rows; whoever told of it hears of it."""

    list_display = ("id", "lesson", "step", "words", "reporter", "outcome", "answer", "decided_by", "created_at")
    list_filter = ("outcome", "lesson__course")
    list_select_related = ("lesson", "reporter", "decided_by")
    people_fields = ("reporter", "decided_by")
    ordering = ("-pk",)
    actions = ("mark_mended", "mark_no_mistake")

    @admin.action(description=_("It is mended"), permissions=["decide"])
    def mark_mended(self, request: HttpRequest, queryset: QuerySet[LessonReport]) -> None:
        self._decide(request, queryset, LessonReportOutcome.MENDED)

    @admin.action(description=_("It is no mistake"), permissions=["decide"])
    def mark_no_mistake(self, request: HttpRequest, queryset: QuerySet[LessonReport]) -> None:
        self._decide(request, queryset, LessonReportOutcome.NO_MISTAKE)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """For whoever may change lessons, or reports: nobody edits a report itself."""
        return request.user.has_perm("learning.change_lesson") or request.user.has_perm("community.change_lessonreport")

    def _decide(self, request: HttpRequest, queryset: QuerySet[LessonReport], outcome: LessonReportOutcome) -> None:
        decided = [
            decide_lesson_report(report_id=pk, decider_id=request.user.pk or 0, outcome=outcome, now=timezone.now())
            for pk in sorted(queryset.filter(outcome=None).values_list("pk", flat=True))
        ]
        count = sum(report is not None for report in decided)
        sentence = ngettext("%(count)d report was decided.", "%(count)d reports were decided.", count)
        self.message_user(request, sentence % {"count": count}, messages.SUCCESS)
