from django.urls import path

from community.feeds import RepliesFeed, ThreadsFeed
from community.views import (
    asking,
    composing,
    deleting,
    editing,
    moderation,
    replying,
    reporting,
    reviewing,
    suspending,
    thread,
    thread_list,
    voting,
)

app_name = "community"
urlpatterns = [
    path("", thread_list.thread_list, name="thread-list"),
    path("new/", asking.thread_new, name="thread-new"),
    path("similar/", asking.thread_similar, name="thread-similar"),
    path("preview/", composing.post_preview, name="post-preview"),
    path("people/", composing.people, name="people"),
    # Feeds
    path("feed/", ThreadsFeed(), name="feed"),
    path("feed/<str:category>/", ThreadsFeed(), name="category-feed"),
    path("courses/<slug:course_slug>/feed/", ThreadsFeed(), name="course-feed"),
    # Moderation
    path("moderation/", reviewing.review_queue, name="review-queue"),
    path("moderation/log/", reviewing.moderation_log, name="moderation-log"),
    path("moderation/log/<int:act_id>/undo/", reviewing.moderation_undo, name="moderation-undo"),
    path("people/<str:username>/suspend/", suspending.person_suspend, name="person-suspend"),
    path("<int:discussion_id>/<slug:slug>/moderate/", moderation.thread_moderate, name="thread-moderate"),
    path("<int:discussion_id>/<slug:slug>/move/", moderation.thread_move, name="thread-move"),
    path("<int:discussion_id>/<slug:slug>/merge/", moderation.thread_merge, name="thread-merge"),
    path("<int:discussion_id>/<slug:slug>/report/", reporting.thread_report, name="thread-report"),
    path("replies/<int:reply_id>/moderate/", moderation.reply_moderate, name="reply-moderate"),
    path("replies/<int:reply_id>/report/", reporting.reply_report, name="reply-report"),
    # One thread
    path("<int:discussion_id>/", thread.thread, name="thread-by-number"),
    path("<int:discussion_id>/<slug:slug>/", thread.thread, name="thread"),
    path("<int:discussion_id>/<slug:slug>/reply/", replying.thread_reply, name="thread-reply"),
    path("<int:discussion_id>/<slug:slug>/vote/", voting.thread_vote, name="thread-vote"),
    path("<int:discussion_id>/<slug:slug>/follow/", voting.thread_follow, name="thread-follow"),
    path("<int:discussion_id>/<slug:slug>/edit/", editing.thread_edit, name="thread-edit"),
    path("<int:discussion_id>/<slug:slug>/delete/", deleting.thread_delete, name="thread-delete"),
    path("<int:discussion_id>/<slug:slug>/history/", editing.thread_history, name="thread-history"),
    path("<int:discussion_id>/<slug:slug>/feed/", RepliesFeed(), name="thread-feed"),
    # One reply
    path("replies/<int:reply_id>/", thread.reply, name="reply"),
    path("replies/<int:reply_id>/vote/", voting.reply_vote, name="reply-vote"),
    path("replies/<int:reply_id>/accept/", voting.reply_accept, name="reply-accept"),
    path("replies/<int:reply_id>/edit/", editing.reply_edit, name="reply-edit"),
    path("replies/<int:reply_id>/delete/", deleting.reply_delete, name="reply-delete"),
    path("replies/<int:reply_id>/history/", editing.reply_history, name="reply-history"),
]
