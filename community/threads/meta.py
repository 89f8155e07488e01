"""What the pages of the forum say of themselves (learning/web/page_meta.py)."""

from html import unescape
from typing import Final

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from community.markup.text import clean_text
from community.models import Discussion, Reply
from community.models.discussion import DiscussionCategory
from community.threads.page import ShownPost, ThreadPage
from learning.courses.meta import site_preview
from learning.models import User
from learning.web.page_meta import Json, PageMeta, Preview, absolute, breadcrumbs_node, shortened

# What search engines are told of a post, which stands on the page in full.
_MOST_WORDS: Final = 400
_MOST_ANSWERS: Final = 3
# What is asked has answers; what is told is talked about.
_QUESTIONS: Final = {DiscussionCategory.HELP, DiscussionCategory.COURSE_QUESTION}


def forum_meta(*, is_filtered: bool) -> PageMeta:
    return PageMeta(
        title=_("Community"),
        description=_(
            "Ask about blockchains, wallets and the open web, and answer what you know: a friendly forum of learners."
        ),
        path=reverse("community:thread-list"),
        picture=site_preview().picture(),
        is_indexed=not is_filtered,
    )


def thread_preview(thread: Discussion) -> Preview:
    """Of the title and its place alone: numbers of answers and votes would make another picture each time."""
    return Preview(
        path=reverse("preview-thread", args=[thread.pk]),
        kicker=thread.course.title if thread.course else str(thread.get_category_display()),
        title=clean_text(thread.title),
        note=_("Asked and answered in the community"),
        slug=f"thread-{thread.pk}",
        category=thread.course.category if thread.course else "community",
        difficulty=thread.course.difficulty if thread.course else "",
    )


def thread_meta(thread: Discussion, shown: ThreadPage) -> PageMeta:
    path, number = thread.get_absolute_url(), shown.page.number
    steps = [(_("Community"), reverse("community:thread-list")), (thread.title, path)]
    data = [breadcrumbs_node(steps)]
    if number == 1 and thread.is_listed:
        data.append(_question_page(thread, shown) if _is_answered(thread, shown) else _posting_node(thread, shown))
    return PageMeta(
        title=thread.title,
        description=shortened(words_of_html(shown.opening.html)) or thread.title,
        path=f"{path}?page={number}" if number > 1 else path,
        picture=thread_preview(thread).picture() if thread.is_listed else None,
        kind="article",
        data=data,
        is_indexed=thread.is_listed,
    )


def words_of_html(html: str) -> str:
    """The words of a post as it is shown."""
    return unescape(strip_tags(html.replace("<", " <")))


def _is_answered(thread: Discussion, shown: ThreadPage) -> bool:
    has_answers = shown.solution is not None or any(_is_answer(reply) for reply in shown.replies)
    return has_answers and (thread.category in _QUESTIONS or thread.is_solved)


def _is_answer(shown: ShownPost) -> bool:
    return bool(shown.html) and isinstance(shown.post, Reply) and len(shown.post.path) == 1


def _question_page(thread: Discussion, shown: ThreadPage) -> Json:
    others = [reply for reply in shown.replies if _is_answer(reply) and reply.post.pk != thread.solution_id]
    others.sort(key=lambda reply: -reply.post.score)
    question = _post_node("Question", shown.opening) | {"name": thread.title, "answerCount": thread.reply_count}
    if shown.solution:
        question["acceptedAnswer"] = _answer_node(shown.solution)
    if others:
        question["suggestedAnswer"] = [_answer_node(reply) for reply in others[:_MOST_ANSWERS]]
    return {"@type": "QAPage", "mainEntity": question}


def _posting_node(thread: Discussion, shown: ThreadPage) -> Json:
    address = absolute(thread.get_absolute_url())
    return _post_node("DiscussionForumPosting", shown.opening) | {
        "headline": thread.title,
        "url": address,
        "mainEntityOfPage": address,
        "commentCount": thread.reply_count,
    }


def _answer_node(shown: ShownPost) -> Json:
    return _post_node("Answer", shown) | {"url": absolute(shown.post.get_absolute_url())}


def _post_node(kind: str, shown: ShownPost) -> Json:
    post = shown.post
    return {
        "@type": kind,
        "text": shortened(words_of_html(shown.html), _MOST_WORDS),
        "upvoteCount": post.upvote_count,
        "datePublished": post.created_at.isoformat(timespec="seconds"),
        "author": _author_node(post.author),
    }


def _author_node(author: User | None) -> Json:
    if author is None:
        return {"@type": "Person", "name": _("former learner")}
    node = {"@type": "Person", "name": author.username}
    if author.profile_public and author.is_active:
        node["url"] = absolute(reverse("profile", args=[author.username]))
    return node
