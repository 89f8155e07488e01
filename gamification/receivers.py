"""What gamification does when it hears that something was learned, or found good in the forum."""

from typing import Any

from django.dispatch import receiver

from community.signals import answer_accepted, reply_posted, thread_started, upvote_received
from gamification.achievements.tasks import notify_of_badges
from gamification.models.streak import ActivityType
from gamification.models.xp import XpReason
from gamification.signals import achievement_earned
from gamification.xp.awards import Award, reward, reward_community
from learning.lesson_types import worth_of
from learning.lessons.rewards import Reward
from learning.signals import course_completed, effort_lost, lesson_completed, review_counted
from settings.queue import owe_on_commit
from settings.registry import XP_ACCEPTED_ANSWER, XP_UPVOTE_RECEIVED


@receiver(lesson_completed)
def reward_lesson(*, user_id: int, lesson_id: int, lesson_type: str, xp: int, perfect_xp: int, **_: Any) -> Reward:
    worth, source = worth_of(lesson_type), f"lesson:{lesson_id}"
    awards = [
        Award(XpReason(worth.xp_reason), source, xp),
        Award(XpReason(worth.perfect_xp_reason), source, perfect_xp),
    ]
    return reward(user_id=user_id, awards=awards, activity=ActivityType(worth.activity))


@receiver(course_completed)
def reward_course(*, user_id: int, course_id: int, xp: int, **_: Any) -> Reward:
    return reward(user_id=user_id, awards=[Award(XpReason.COURSE_COMPLETED, f"course:{course_id}", xp)])


@receiver(effort_lost)
def keep_streak(*, user_id: int, **_: Any) -> Reward:
    """Our failure is never the learner's: a day on which a broken lesson was tried counts, and is worth no XP."""
    return reward(user_id=user_id, awards=[], activity=ActivityType.LESSON_COMPLETE)


@receiver(review_counted)
def count_review(*, user_id: int, **_: Any) -> Reward:
    """Reviewing earns no XP, which would be paid for missing things; it is a day of learning."""
    return reward(user_id=user_id, awards=[], activity=ActivityType.REVIEW)


@receiver(thread_started)
@receiver(reply_posted)
def reward_post(*, user_id: int, **_: Any) -> Reward:
    """Writing earns no XP, which would be paid by the word; there are badges for it."""
    return reward(user_id=user_id, awards=[])


@receiver(answer_accepted)
def reward_answer(
    *, user_id: int, discussion_id: int, asker_id: int | None, giver_id: int | None, network: str | None, **_: Any
) -> Reward:
    """Once per thread, whichever of the learner's answers it is. Who accepts their own earns nothing."""
    if asker_id == user_id:
        return Reward()
    award = Award(XpReason.ANSWER_ACCEPTED, f"discussion:{discussion_id}", XP_ACCEPTED_ANSWER.current())
    return reward_community(user_id=user_id, award=award, giver_id=giver_id, network=network)


@receiver(upvote_received)
def reward_upvote(
    *, user_id: int, post: str, voter_id: int, giver_id: int | None, network: str | None, **_: Any
) -> Reward:
    """Once per voter and post, however often the vote is turned, from those who have earned trust by learning."""
    award = Award(XpReason.UPVOTE_RECEIVED, f"{post}:by:{voter_id}", XP_UPVOTE_RECEIVED.current())
    return reward_community(user_id=user_id, award=award, giver_id=giver_id, network=network)


@receiver(achievement_earned, dispatch_uid="gamification.tell_when_committed")
def tell_when_committed(*, earned: dict[int, list[str]], **_: Any) -> None:
    owe_on_commit(notify_of_badges, list(earned.items()))
