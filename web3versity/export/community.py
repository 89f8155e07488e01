from django.db.models import Q

from community.models import (
    Discussion,
    DiscussionReader,
    DiscussionVote,
    LessonReport,
    ModerationLogEntry,
    PostReport,
    PostRevision,
    Reply,
    Suspension,
)
from web3versity.export.section import Section, same

# What a post has come to, and when.
_FATE = same("upvote_count", "downvote_count", "created_at", "updated_at", "edited_at", "hidden_at", "deleted_at")
# Which post it is about: one of the two.
_POST = {"discussion": "discussion_id", "reply": "reply_id"}


def community_sections(user_id: int) -> list[Section]:
    return [*_posts(user_id), *_actions(user_id), *_what_moderators_did(user_id)]


def _posts(user_id: int) -> list[Section]:
    return [
        Section(
            "discussions",
            Discussion.objects.filter(author=user_id),
            same("id", "title", "content", "category", "tags")
            | {"course": "course__slug", "lesson": "lesson__slug", "merged_into": "merged_into_id"}
            | same("is_solved", "is_locked", "view_count", "reply_count")
            | _FATE,
        ),
        Section(
            "replies",
            Reply.objects.filter(author=user_id),
            {"id": "id", "discussion": "discussion_id", "discussion_title": "discussion__title"}
            | {"answers_reply": "parent_reply_id"}
            | same("content", "is_solution")
            | _FATE,
        ),
        Section(
            "earlier_versions",
            PostRevision.objects.filter(Q(discussion__author=user_id) | Q(reply__author=user_id)),
            _POST | same("title", "content", "note", "created_at"),
        ),
    ]


def _actions(user_id: int) -> list[Section]:
    return [
        Section("votes", DiscussionVote.objects.filter(user=user_id), _POST | same("vote_type", "created_at")),
        Section(
            "threads_read",
            DiscussionReader.objects.filter(user=user_id),
            {"discussion": "discussion_id"} | same("read_at", "is_following", "has_unfollowed"),
        ),
        Section(
            "reports",
            PostReport.objects.filter(reporter=user_id),
            _POST | same("reason", "note", "created_at", "outcome", "decided_at"),
        ),
        Section(
            "lesson_reports",
            LessonReport.objects.filter(reporter=user_id),
            {"course": "lesson__course__slug", "lesson": "lesson__slug"}
            | same("step", "words", "created_at", "outcome", "answer", "decided_at"),
        ),
    ]


def _what_moderators_did(user_id: int) -> list[Section]:
    """To the learner and their posts. Who it was, and who reported them, stays out."""
    return [
        Section(
            "moderation",
            ModerationLogEntry.objects.filter(person=user_id),
            same("action") | _POST | same("reason", "created_at"),
        ),
        Section(
            "suspensions",
            Suspension.objects.filter(person=user_id),
            same("reason", "created_at", "until", "lifted_at"),
        ),
    ]
