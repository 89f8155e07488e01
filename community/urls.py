from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import conditional_page, require_safe

from community.threads.feeds import RepliesFeed, ThreadsFeed
from community.views import (
    composer,
    deletion,
    edits,
    lesson_reports,
    moderation,
    new_thread,
    replies,
    reports,
    review_queue,
    suspensions,
    thread,
    thread_list,
    votes,
)


class TitleConverter(StringConverter):
    """What an address says of a title, in any script (Discussion.slug), or said of an earlier one."""

    regex = r"[^/\x00-\x20\x7f]+"


register_converter(TitleConverter, "title")

# Readers that ask again are told when nothing is new (304).
threads_feed = require_safe(conditional_page(ThreadsFeed()))
replies_feed = require_safe(conditional_page(RepliesFeed()))

app_name = "community"
urlpatterns = [
    path("", thread_list.thread_list, name="thread-list"),
    path("new/", new_thread.thread_new, name="thread-new"),
    path("similar/", new_thread.thread_similar, name="thread-similar"),
    path("preview/", composer.post_preview, name="post-preview"),
    path("people/", composer.people, name="people"),
    # Feeds
    path("feed/", threads_feed, name="feed"),
    path("feed/<str:category>/", threads_feed, name="category-feed"),
    path("courses/<slug:course_slug>/feed/", threads_feed, name="course-feed"),
    # Moderation
    path("moderation/", review_queue.review_queue, name="review-queue"),
    path("moderation/limits/", review_queue.moderation_refusals, name="moderation-refusals"),
    path("moderation/log/", review_queue.moderation_log, name="moderation-log"),
    path("moderation/log/<int:entry_id>/undo/", review_queue.moderation_undo, name="moderation-undo"),
    path("moderation/lessons/", lesson_reports.lesson_report_queue, name="lesson-report-queue"),
    path("moderation/lessons/<int:report_id>/", lesson_reports.lesson_report_decide, name="lesson-report-decide"),
    path("people/<str:username>/suspend/", suspensions.person_suspend, name="person-suspend"),
    path("<int:discussion_id>/<title:slug>/moderate/", moderation.thread_moderate, name="thread-moderate"),
    path("<int:discussion_id>/<title:slug>/move/", moderation.thread_move, name="thread-move"),
    path("<int:discussion_id>/<title:slug>/merge/", moderation.thread_merge, name="thread-merge"),
    path("<int:discussion_id>/<title:slug>/report/", reports.thread_report, name="thread-report"),
    path("replies/<int:reply_id>/moderate/", moderation.reply_moderate, name="reply-moderate"),
    path("replies/<int:reply_id>/report/", reports.reply_report, name="reply-report"),
    # Mistakes in lessons
    path("lessons/<slug:course_slug>/<slug:lesson_slug>/report/", lesson_reports.lesson_report, name="lesson-report"),
    # One thread
    path("<int:discussion_id>/", thread.thread, name="thread-by-number"),
    path("<int:discussion_id>/<title:slug>/", thread.thread, name="thread"),
    path("<int:discussion_id>/<title:slug>/reply/", replies.thread_reply, name="thread-reply"),
    path("<int:discussion_id>/<title:slug>/vote/", votes.thread_vote, name="thread-vote"),
    path("<int:discussion_id>/<title:slug>/follow/", votes.thread_follow, name="thread-follow"),
    path("<int:discussion_id>/<title:slug>/edit/", edits.thread_edit, name="thread-edit"),
    path("<int:discussion_id>/<title:slug>/delete/", deletion.thread_delete, name="thread-delete"),
    path("<int:discussion_id>/<title:slug>/history/", edits.thread_history, name="thread-history"),
    path("<int:discussion_id>/<title:slug>/feed/", replies_feed, name="thread-feed"),
    # One reply
    path("replies/<int:reply_id>/", thread.reply, name="reply"),
    path("replies/<int:reply_id>/vote/", votes.reply_vote, name="reply-vote"),
    path("replies/<int:reply_id>/accept/", votes.reply_accept, name="reply-accept"),
    path("replies/<int:reply_id>/edit/", edits.reply_edit, name="reply-edit"),
    path("replies/<int:reply_id>/delete/", deletion.reply_delete, name="reply-delete"),
    path("replies/<int:reply_id>/history/", edits.reply_history, name="reply-history"),
]
