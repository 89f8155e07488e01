from community.models.discussion import Discussion
from community.models.email_confirmation import EmailConfirmation
from community.models.lesson_report import LessonReport
from community.models.moderation import ModerationLogEntry, PostReport, Suspension
from community.models.notification import DigestMail, Notification, NotificationChoice
from community.models.reader import DiscussionReader
from community.models.reply import Reply
from community.models.revision import PostRevision
from community.models.vote import DiscussionVote

__all__ = [
    "DigestMail",
    "Discussion",
    "DiscussionReader",
    "DiscussionVote",
    "EmailConfirmation",
    "LessonReport",
    "ModerationLogEntry",
    "Notification",
    "NotificationChoice",
    "PostReport",
    "PostRevision",
    "Reply",
    "Suspension",
]
