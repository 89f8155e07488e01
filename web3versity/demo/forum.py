"""The demo's forum: real questions and answers, spread over the months, with votes and accepted answers."""

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml
from django.db import connection

from community.markup.render import render_post
from community.models import Discussion, DiscussionVote, Reply
from community.models.vote import VoteType, about
from learning.models import Lesson, User
from settings.registry import XP_ACCEPTED_ANSWER
from web3versity.demo.people import Person

CONVERSATIONS = Path(__file__).with_name("conversations.yaml")


def talk(people: list[Person], *, now: datetime, random: Random) -> int:
    """Hold every conversation among `people`; how many threads were started. The newest are hours old, not months."""
    conversations: list[dict[str, Any]] = yaml.safe_load(CONVERSATIONS.read_text(encoding="utf-8"))
    lessons = {lesson.slug: lesson for lesson in Lesson.objects.select_related("course")}
    speakers = [person.user for person in people if person.joined_days_ago > 0 and person.eagerness > 0.15]
    for number, conversation in zip(count(), conversations, strict=False):
        asked_at = now - timedelta(hours=3 + number**2.3 * 4, minutes=random.randrange(60))
        _hold(conversation, speakers, lessons.get(conversation.get("lesson", "")), asked_at, now=now, random=random)
    return len(conversations)


def _hold(
    conversation: dict[str, Any],
    speakers: list[User],
    lesson: Lesson | None,
    asked_at: datetime,
    *,
    now: datetime,
    random: Random,
) -> None:
    asker, *answerers = random.sample(speakers, 1 + len(conversation["replies"]))
    thread = Discussion.objects.create(
        author=asker,
        lesson=lesson,
        course=lesson.course if lesson else None,
        title=conversation["title"],
        content=conversation["asks"].strip(),
        content_html=render_post(conversation["asks"].strip()),
        category=conversation["category"],
        tags=conversation["tags"],
        created_at=asked_at,
    )
    Discussion.objects.filter(pk=thread.pk).update(last_activity_at=asked_at, view_count=random.randint(12, 400))
    _vote(thread, speakers, random=random)
    at = asked_at
    for number, (words, author) in enumerate(zip(conversation["replies"], answerers, strict=True), start=1):
        at = min(now, at + timedelta(minutes=random.randint(4, 700)))
        reply = Reply.objects.create(
            discussion=thread,
            author=author,
            content=words.strip(),
            content_html=render_post(words.strip()),
            created_at=at,
            is_solution=number == conversation.get("accepted"),
        )
        _vote(reply, speakers, random=random)
        if reply.is_solution:
            _reward(author, thread, at=at)


def _vote(post: Discussion | Reply, speakers: list[User], *, random: Random) -> None:
    for voter in random.sample(speakers, random.randint(0, min(14, len(speakers)))):
        if voter.pk != post.author_id:
            DiscussionVote.objects.create(user=voter, vote_type=VoteType.UPVOTE, **about(post))


def _reward(author: User, thread: Discussion, *, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reward_community(%s, 'answer_accepted', %s, %s, p_at => %s)",
            [author.pk, f"discussion:{thread.pk}", XP_ACCEPTED_ANSWER.current(), at],
        )
