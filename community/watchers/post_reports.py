"""Posts that learners have reported."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.access.errors import PostRefused
from community.access.member import read_member
from community.models import PostReport
from community.moderation.actions.dismiss import DismissReports
from community.moderation.menus import perform_action
from learning.models import User
from settings.attention import Concern, NotDone, Remedy, Watcher

_TEXTS = tuple(f"{post}__{column}" for post in ("discussion", "reply") for column in ("content", "content_html"))


def find_post_reports(most: int) -> list[Concern]:
    waiting = PostReport.objects.filter(outcome=None).select_related("discussion", "reply__discussion").defer(*_TEXTS)
    return [_concern(report) for report in waiting.order_by("pk")[:most]]


def _concern(report: PostReport) -> Concern:
    post = report.discussion or report.reply
    title = report.discussion.title if report.discussion else report.reply.discussion.title if report.reply else ""
    said = f"{report.get_reason_display()}. {report.note}".strip()
    return Concern(
        key=str(report.pk),
        words=f"“{title}”: {said}",
        about=post,
        url=reverse("community:review-queue"),
        since=report.created_at,
    )


def _dismiss(concern: Concern, by: int, _typed: str) -> str:
    moderator, now = read_member(User.objects.get(pk=by)), timezone.now()
    try:
        entry = perform_action(DismissReports.key, moderator=moderator, target=concern.about, reason="", now=now)
    except PostRefused as refusal:
        raise NotDone(refusal.sentence) from None
    return _("The reports on it are dismissed.") if entry else _("Its reports were decided together with another.")


POST_REPORTS = Watcher(
    key="post-reports",
    title=gettext_lazy("Reported posts"),
    meaning=gettext_lazy("Learners ask a moderator to look at them."),
    permission="community.moderate",
    find=find_post_reports,
    url=lambda: reverse("community:review-queue"),
    remedies=(
        Remedy(
            key="dismiss",
            label=gettext_lazy("Nothing wrong"),
            warning=gettext_lazy("The posts stay, and the reports on them are closed. The log can take it back."),
            permission="community.moderate",
            do=_dismiss,
        ),
    ),
)
