"""The forum in the admin. What moderators do here goes through the operations of the pages, and into the same log."""

from community.admin.lesson_reports import LessonReportAdmin
from community.admin.log import ModerationLogEntryAdmin, PostRevisionAdmin
from community.admin.personal_data import (
    DigestMailAdmin,
    DiscussionReaderAdmin,
    DiscussionVoteAdmin,
    EmailConfirmationAdmin,
    NotificationAdmin,
    NotificationChoiceAdmin,
)
from community.admin.replies import ReplyAdmin
from community.admin.reports import PostReportAdmin
from community.admin.suspensions import SuspensionAdmin
from community.admin.threads import DiscussionAdmin

__all__ = [
    "DigestMailAdmin",
    "DiscussionAdmin",
    "DiscussionReaderAdmin",
    "DiscussionVoteAdmin",
    "EmailConfirmationAdmin",
    "LessonReportAdmin",
    "ModerationLogEntryAdmin",
    "NotificationAdmin",
    "NotificationChoiceAdmin",
    "PostReportAdmin",
    "PostRevisionAdmin",
    "ReplyAdmin",
    "SuspensionAdmin",
]
