"""Mistakes in lessons that learners have told of."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lesson_reports.decide import decide_lesson_report
from community.models import LessonReport
from community.models.lesson_report import LONGEST_REPORT, LessonReportOutcome
from learning.web.form_fields import SeenTextField
from learning.web.seed_phrase import refuse_seed_phrase
from settings.attention import Concern, NotDone, Remedy, Watcher


def find_lesson_reports(most: int) -> list[Concern]:
    waiting = LessonReport.objects.filter(outcome=None).select_related("lesson__course")
    waiting = waiting.defer("lesson__content", "lesson__course__description")
    return [
        Concern(
            key=str(report.pk),
            words=f"{report.lesson.course.title}: {report.lesson.title}. {report.words[:200]}",
            about=report,
            url=report.lesson.get_absolute_url(),
            since=report.created_at,
        )
        for report in waiting.order_by("pk")[:most]
    ]


def _answer_field() -> SeenTextField:
    label = gettext_lazy("A sentence for them, if you like")
    return SeenTextField(label=label, required=False, max_length=LONGEST_REPORT, validators=[refuse_seed_phrase])


def _decide(concern: Concern, by: int, typed: str, outcome: LessonReportOutcome) -> str:
    decided = decide_lesson_report(
        report_id=int(concern.key), decider_id=by, outcome=outcome, now=timezone.now(), answer=typed
    )
    if decided is None:
        raise NotDone(_("Somebody has decided it before."))
    return _("Whoever told of it hears of it.")


def _mended(concern: Concern, by: int, typed: str) -> str:
    return _decide(concern, by, typed, LessonReportOutcome.MENDED)


def _no_mistake(concern: Concern, by: int, typed: str) -> str:
    return _decide(concern, by, typed, LessonReportOutcome.NO_MISTAKE)


LESSON_REPORTS = Watcher(
    key="lesson-reports",
    title=gettext_lazy("Mistakes told of in lessons"),
    meaning=gettext_lazy("Mend what is wrong, then tell who found it."),
    permission="community.view_lessonreport",
    find=find_lesson_reports,
    url=lambda: reverse("admin:community_lessonreport_changelist") + "?outcome__isnull=True",
    remedies=(
        Remedy(
            key="mended",
            label=gettext_lazy("It is mended"),
            warning=gettext_lazy("Whoever told of the mistake is thanked and told."),
            permission="learning.change_lesson",
            do=_mended,
            suits_all=False,
            asks=_answer_field,
        ),
        Remedy(
            key="no-mistake",
            label=gettext_lazy("It is no mistake"),
            warning=gettext_lazy("Whoever told of it is told so."),
            permission="learning.change_lesson",
            do=_no_mistake,
            asks=_answer_field,
        ),
    ),
)
