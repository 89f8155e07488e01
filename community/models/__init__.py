from community.models.discussion import Discussion, Reply
from community.models.vote import DiscussionVote

__all__ = ["Discussion", "DiscussionVote", "Reply"]
