from community.models import Discussion, DiscussionVote, Reply
from web3versity.export.section import Section, same


def community_sections(user_id: int) -> list[Section]:
    return [
        Section(
            "discussions",
            Discussion.objects.filter(author=user_id),
            same("id", "title", "content", "category", "tags")
            | {"course": "course__slug"}
            | same("is_solved", "is_locked", "reply_count", "upvote_count", "created_at", "updated_at"),
        ),
        Section(
            "replies",
            Reply.objects.filter(author=user_id),
            {"id": "id", "discussion": "discussion_id", "discussion_title": "discussion__title"}
            | {"answers_reply": "parent_reply_id"}
            | same("content", "is_solution", "upvote_count", "created_at", "updated_at"),
        ),
        Section(
            "votes",
            DiscussionVote.objects.filter(user=user_id),
            {"discussion": "discussion_id", "reply": "reply_id"} | same("vote_type", "created_at"),
        ),
    ]
