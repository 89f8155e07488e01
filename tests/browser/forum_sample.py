"""A forum in which everything has happened once, and the addresses of its pages by who looks at them."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from community.access.member import Member, read_member
from community.models import Discussion, DiscussionReader, ModerationLogEntry, Reply
from community.models.moderation import ReportReason
from community.models.vote import VoteType
from community.moderation.actions.hide import hide_post
from community.moderation.actions.lock import lock_thread
from community.moderation.actions.merge import merge_thread
from community.moderation.actions.pin import pin_thread
from community.moderation.actions.suspend import suspend_person
from community.moderation.reports import report_post
from community.notifications.recipients import notify_of_reply, notify_of_upvote
from community.posts.accept import accept_answer
from community.posts.delete import delete_reply
from community.posts.edit import edit_post
from community.posts.reply import post_reply
from community.posts.start_thread import start_thread
from community.posts.vote import cast_vote
from learning.accounts.deletion import delete_account
from learning.models import Lesson, User
from tests.builders import make_trusted_user

QUESTION = """I sent **1 HBAR** to a fresh wallet and paid far more than in the lesson.

- first transfer: about 0.7 HBAR
- second transfer: almost nothing

Is that normal, or did I do something wrong?

```python
receipt = web3.eth.wait_for_transaction_receipt("0x4f2c8a91d0e7b36655aa10c3fe1d77a9b0c2d4e6f80123456789abcdef012345")
print(receipt.gasUsed)  # 610000
```"""
ANSWER = """That is normal. On Hedera the *first* transfer to an address creates the account behind it: gas.

> Hollow accounts are finished when their key signs for the first time.

| transfer | gas |
|---|---|
| the first | 610,000 |
| any other | 21,000 |

See https://docs.hedera.com/hedera/core-concepts/accounts/auto-account-creation-of-a-hollow-account, @amina."""


@dataclass(frozen=True, slots=True)
class Sample:
    """`public`, `learner` (Amina, who asked) and `moderator` are pages by name."""

    thread: Discussion
    amina: User
    moyo: User
    public: dict[str, str]
    learner: dict[str, str]
    moderator: dict[str, str]


def make_forum(moyo: User, lesson: Lesson) -> Sample:
    """`moyo` moderates. The thread about `lesson` is the one to look at."""
    faces = {"amina": "🦒", "kwame": "🥁", "zuri-whose-name-is-thirty-long": "🐢", "thabo": "🌍", "fatou": "🌻"}
    people = [make_trusted_user(name, avatar_emoji=face) for name, face in faces.items()]
    amina, kwame, zuri, thabo, fatou = (read_member(person) for person in people)
    moderator = read_member(moyo)
    thread = _ask(
        amina,
        "Why does my transfer cost more the first time I send to a new wallet?",
        QUESTION,
        category="course_question",
        tags=["gas-fees", "hedera"],
        lesson=lesson,
    )
    accepted = _answer(kwame, thread, ANSWER)
    asked_back = _answer(amina, thread, "Thank you! Does the receiver have to do anything?", accepted)
    told = _answer(zuri, thread, "No. They only sign when they want to *send* something.", asked_back)
    _answer(thabo, thread, "And that signature completes the account.", told)
    late = _answer(thabo, thread, "The faucet pays this for you, so learners in my class never notice it.")
    gone = _answer(kwame, thread, "I was wrong here.")
    _answer(fatou, thread, "What was it you were wrong about?", gone)
    rude = _answer(zuri, thread, "Who asks that should not have a wallet.")
    scam = _answer(thabo, thread, "Send me your twelve words and I pay it for you: https://example.org/free")
    leaving = make_trusted_user("leaver")
    _answer(read_member(leaving), thread, "Ask the block explorer, it shows every hollow account.")

    for voter in (zuri, thabo, fatou):
        for post in (thread, accepted):
            cast_vote(member=voter, post=post, vote=VoteType.UPVOTE)
    accept_answer(member=amina, reply=accepted)
    now = timezone.now()
    edit_post(
        member=kwame, post=accepted, content=f"{ANSWER} It is in the lesson, too.", note="Where it says so", now=now
    )
    edit_post(member=thabo, post=late, content="The faucet pays this for you, so most never notice it.", now=now)
    delete_reply(member=kwame, reply=gone, now=now)
    delete_account(user_id=leaving.pk)

    welcome = _ask(moderator, "Welcome! How this forum works", "Be kind. Never share keys.")
    pin_thread(moderator=moderator, thread=welcome)
    lock_thread(moderator=moderator, thread=welcome, reason="To be read, not to be talked about.")
    _ask(fatou, "My first contract: a savings circle for my market group", "We call it a tontine.", category="showcase")
    open_one = _ask(kwame, "Paper or metal for a seed phrase in a humid climate?", "Paper rots here.", tags=["keys"])
    double = _ask(thabo, "Is the first transfer dearer than others?", "It cost me 0.7 HBAR.")
    merge_thread(moderator=moderator, source=double, target=thread, reason="The same question.")
    _look_at(people[0], open_one)
    _answer(thabo, open_one, "Steel, stamped by hand. It also survives a fire.")

    hide_post(moderator=moderator, post=rude, reason="Rude to a beginner.", now=now)
    for member, note in ((amina, "Asks for my keys!"), (kwame, "")):
        report_post(member=member, post=scam, reason=ReportReason.SCAM, note=note, now=now)
    report_post(member=amina, post=open_one, reason=ReportReason.OFF_TOPIC, now=now)
    until = now + timedelta(days=3)
    suspend_person(moderator=moderator, person=people[2], until=until, reason="Rude to beginners.", now=now)
    for reply in Reply.objects.all():
        notify_of_reply(reply_id=reply.pk)
    for voter in (zuri, thabo, fatou):
        notify_of_upvote(post=thread.key, voter_id=voter.pk or 0)
    for at in (thread, accepted, scam, double):
        at.refresh_from_db()
    return Sample(thread, people[0], moyo, *_pages(thread, accepted, scam, late, asked_back, double))


def _pages(
    thread: Discussion, accepted: Reply, scam: Reply, late: Reply, own: Reply, double: Discussion
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    here = thread.get_absolute_url()
    act = ModerationLogEntry.objects.filter(action="hide").latest("pk")
    public = {
        "list": "/community/",
        "list-lesson": f"/community/?course={thread.course.slug}&lesson={thread.lesson.slug}",  # type: ignore[union-attr]
        "list-tag": "/community/?tag=keys",
        "list-empty": "/community/?show=unanswered&category=showcase&tag=nothing",
        "search": "/community/?q=hollow+account",
        "search-empty": "/community/?q=nothing-has-this-word",
        "thread": here,
        "merged": double.get_absolute_url(),
        "history": reverse("community:reply-history", args=[accepted.pk]),
    }
    learner = {
        "list": "/community/",
        "new": "/community/new/?title=Why+is+the+first+transfer+dear%3F",
        "thread": here,
        "reply": f"{here}reply/?to={late.pk}",
        "edit": f"{here}edit/",
        "edit-reply": reverse("community:reply-edit", args=[own.pk]),
        "delete": reverse("community:reply-delete", args=[own.pk]),
        "report": reverse("community:reply-report", args=[late.pk]),
        "refused": reverse("community:reply-edit", args=[late.pk]),
        "notifications": "/notifications/",
        "choices": "/notifications/choices/",
    }
    moderator = {
        "list": "/community/",
        "thread": here,
        "queue": "/community/moderation/",
        "log": "/community/moderation/log/",
        "log-empty": "/community/moderation/log/?person=nobody-at-all",
        "undo": reverse("community:moderation-undo", args=[act.pk]),
        "moderate": f"{here}moderate/",
        "moderate-reply": reverse("community:reply-moderate", args=[scam.pk]),
        "move": f"{here}move/",
        "merge": f"{here}merge/",
        "suspend": "/community/people/thabo/suspend/",
        "suspended": "/community/people/zuri-whose-name-is-thirty-long/suspend/",
    }
    return public, learner, moderator


def _ask(member: Member, title: str, content: str, *, category: str = "general", **place: object) -> Discussion:
    return start_thread(member=member, title=title, content=content, category=category, now=timezone.now(), **place)  # type: ignore[arg-type]


def _answer(member: Member, thread: Discussion, content: str, to: Reply | None = None) -> Reply:
    return post_reply(member=member, thread=thread, content=content, parent=to, now=timezone.now())


def _look_at(person: User, thread: Discussion) -> None:
    DiscussionReader.objects.create(user=person, discussion=thread, read_at=timezone.now())
