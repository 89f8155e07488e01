"""Threads and posts as plain values, so that a line or a post is rendered once for all who see the same.

Everything is named as in the rows, whose templates they share (learning.web.parts.py).
"""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from community.access.permissions import PostAction
from community.models import Discussion, Reply
from community.models.discussion import DiscussionCategory
from community.models.post_urls import PostUrls
from community.threads.page import ShownPost
from learning.content.words import slug_of
from learning.models import User
from learning.models.user import Role


@dataclass(frozen=True, slots=True)
class Person:
    username: str
    avatar_emoji: str
    profile_public: bool
    is_active: bool
    role: str

    @property
    def get_role_display(self) -> str:
        return str(Role(self.role).label)


@dataclass(frozen=True, slots=True)
class Titled:
    """A course or lesson that a thread is about."""

    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A thread of a list."""

    pk: int
    title: str
    author: Person | None
    course: Titled | None
    lesson: Titled | None
    category: str
    tags: tuple[str, ...]
    reply_count: int
    score: int
    new_replies: int | None
    last_activity_at: datetime
    is_pinned: bool
    is_solved: bool
    is_locked: bool
    hidden_at: datetime | None

    @property
    def get_absolute_url(self) -> str:
        return reverse("community:thread", args=[self.pk, slug_of(self.title) or "thread"])

    @property
    def get_category_display(self) -> str:
        return str(DiscussionCategory(self.category).label)


@dataclass(frozen=True)
class Post(PostUrls):
    """An opening post or a reply. `place` is what its addresses name it by; `discussion_id` is None for a thread."""

    pk: int
    place: tuple[int | str, ...]
    discussion_id: int | None
    author: Person | None
    author_id: int | None
    created_at: datetime
    edited_at: datetime | None
    hidden_at: datetime | None
    deleted_at: datetime | None
    is_solution: bool
    score: int

    @property
    def kind(self) -> str:
        return "reply" if self.discussion_id else "thread"

    @property
    def key(self) -> str:
        return f"reply:{self.pk}" if self.discussion_id else f"discussion:{self.pk}"

    @property
    def get_absolute_url(self) -> str:
        return reverse(f"community:{self.kind}", args=self.place)

    def url_for(self, page: str) -> str:
        return reverse(f"community:{self.kind}-{page}", args=self.place)


@dataclass(frozen=True, slots=True)
class Shown:
    """A post as somebody sees it (ShownPost), without its words."""

    post: Post
    may: frozenset[PostAction]
    my_vote: str
    is_new: bool
    in_reply_to: Post | None


@dataclass(frozen=True, slots=True)
class Around:
    """The thread that a post stands in."""

    pk: int
    slug: str
    author_id: int | None
    merged_into_id: int | None
    is_listed: bool
    is_locked: bool

    @property
    def get_absolute_url(self) -> str:
        return reverse("community:thread", args=[self.pk, self.slug])


def person_of(user: User | None) -> Person | None:
    if user is None:
        return None
    return Person(user.username, user.avatar_emoji, user.profile_public, user.is_active, user.role)


def line_of(thread: Discussion) -> Line:
    """A thread that with_list_columns() read."""
    return Line(
        pk=thread.pk,
        title=thread.title,
        author=person_of(thread.author),
        course=Titled(thread.course.title) if thread.course else None,
        lesson=Titled(thread.lesson.title) if thread.lesson else None,
        category=thread.category,
        tags=tuple(thread.tags),
        reply_count=thread.reply_count,
        score=thread.score,
        new_replies=thread.new_replies,
        last_activity_at=thread.last_activity_at,
        is_pinned=thread.is_pinned,
        is_solved=thread.is_solved,
        is_locked=thread.is_locked,
        hidden_at=thread.hidden_at,
    )


def around_of(thread: Discussion) -> Around:
    slug, is_listed = thread.slug, bool(thread.is_listed)
    return Around(thread.pk, slug, thread.author_id, thread.merged_into_id, is_listed, thread.is_locked)


def shown_of(shown: ShownPost) -> Shown:
    answered = _post_of(shown.in_reply_to) if shown.in_reply_to else None
    return Shown(_post_of(shown.post), shown.may, shown.my_vote, shown.is_new, answered)


def _post_of(post: Discussion | Reply) -> Post:
    reply = post if isinstance(post, Reply) else None
    return Post(
        pk=post.pk,
        place=(post.pk, post.slug) if isinstance(post, Discussion) else (post.pk,),
        discussion_id=reply.discussion_id if reply else None,
        author=person_of(post.author),
        author_id=post.author_id,
        created_at=post.created_at,
        edited_at=post.edited_at,
        hidden_at=post.hidden_at,
        deleted_at=post.deleted_at,
        is_solution=bool(reply and reply.is_solution),
        score=post.score,
    )
