"""The versions of a post, the newest first, each compared with the one before it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.safestring import SafeString

from community.markup.diff import diff_html
from community.models import Discussion, Reply
from learning.models import User

# Comparing costs: a post that was edited more often shows its newest versions alone.
MOST_VERSIONS: Final = 50


@dataclass(frozen=True, slots=True)
class Version:
    """What an edit made of a post. `changes` marks what came and went; of the first version it is the whole text."""

    editor: User | None
    at: datetime
    note: str
    title: str
    changes: SafeString
    is_first: bool = False


def read_history(post: Discussion | Reply) -> list[Version]:
    """The newest versions of `post`. One query."""
    revisions = list(post.revisions.select_related("editor").order_by("-pk")[:MOST_VERSIONS])
    newer_title, newer_content = getattr(post, "title", ""), post.content
    versions = []
    for revision in revisions:
        changes = diff_html(revision.content, newer_content)
        versions.append(Version(revision.editor, revision.created_at, revision.note, newer_title, changes))
        newer_title, newer_content = revision.title, revision.content
    if len(revisions) < MOST_VERSIONS:
        whole = diff_html(newer_content, newer_content)
        versions.append(Version(post.author, post.created_at, "", newer_title, whole, is_first=True))
    return versions
