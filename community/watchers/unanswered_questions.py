"""Questions that nobody has answered for two days."""

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.access.errors import PostRefused
from community.access.member import read_member
from community.markup.text import PostField
from community.models import Discussion
from community.models.discussion import DiscussionCategory
from community.posts.forms import content_field
from community.posts.reply import post_reply
from learning.models import User
from settings.attention import Concern, NotDone, Remedy, Watcher

PATIENCE: Final = timedelta(days=2)
QUESTIONS: Final = (DiscussionCategory.COURSE_QUESTION, DiscussionCategory.HELP)


def find_unanswered_questions(most: int) -> list[Concern]:
    """The latest first: whoever asked them may still be waiting."""
    waiting = Discussion.objects.listed().filter(
        reply_count=0, category__in=QUESTIONS, is_locked=False, is_solved=False, author__isnull=False
    )
    asked_before = waiting.filter(last_activity_at__lt=timezone.now() - PATIENCE).defer("content", "content_html")
    return [
        Concern(
            key=str(thread.pk),
            words=thread.title,
            about=thread,
            url=thread.get_absolute_url(),
            since=thread.created_at,
        )
        for thread in asked_before.order_by("-last_activity_at", "-pk")[:most]
    ]


def _answer_field() -> PostField:
    return content_field(gettext_lazy("Your answer"), rows=8)


def _answer(concern: Concern, by: int, typed: str) -> str:
    thread, member = Discussion.objects.filter(pk=concern.key).first(), read_member(User.objects.get(pk=by))
    if thread is None:
        raise NotDone(_("The question is gone."))
    try:
        post_reply(member=member, thread=thread, content=typed, now=timezone.now())
    except PostRefused as refusal:
        raise NotDone(refusal.sentence) from None
    return _("It is answered, and who asked hears of it.")


UNANSWERED_QUESTIONS = Watcher(
    key="unanswered-questions",
    title=gettext_lazy("Questions without an answer"),
    meaning=gettext_lazy("Learners have waited for more than two days."),
    permission="community.view_discussion",
    find=find_unanswered_questions,
    url=lambda: reverse("community:thread-list") + "?show=unanswered",
    remedies=(
        Remedy(
            key="answer",
            label=gettext_lazy("Answer"),
            warning=gettext_lazy("Your answer stands in the forum under your name, below each question you choose."),
            permission="community.view_discussion",
            do=_answer,
            suits_all=False,
            asks=_answer_field,
        ),
    ),
)
