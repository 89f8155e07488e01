"""A forum of a few people and threads, and everything that can happen to what the database counts in it."""

from community.models import Discussion, DiscussionVote, Notification, Reply
from learning.models import User
from tests.builders import make_discussion, make_reply, make_user
from tests.sql import run

PEOPLE, THREADS = 4, 2
_VOTES = ("upvote", "downvote")


class Forum:
    """Every method is something that can happen. Its numbers pick who and what, modulo how many there are."""

    def __init__(self) -> None:
        people = [make_user() for _ in range(PEOPLE)]
        for author in people[:THREADS]:
            self._answer(make_discussion(author), people[-1])

    def _answer(self, thread: Discussion, author: User) -> None:
        first = make_reply(author, thread)
        make_reply(None, thread, parent_reply=first)

    def _person(self, pick: int) -> int:
        people = list(User.objects.order_by("pk").values_list("pk", flat=True))
        return people[pick % len(people)]

    def _thread(self, pick: int) -> Discussion | None:
        threads = list(Discussion.objects.order_by("pk"))
        return threads[pick % len(threads)] if threads else None

    def _reply(self, pick: int) -> Reply | None:
        replies = list(Reply.objects.order_by("pk"))
        return replies[pick % len(replies)] if replies else None

    def ask(self, who: int, _what: int, _: int) -> None:
        make_discussion(User.objects.get(pk=self._person(who)))

    def reply(self, who: int, what: int, _: int) -> None:
        if thread := self._thread(what):
            make_reply(User.objects.get(pk=self._person(who)), thread)

    def answer_a_reply(self, who: int, what: int, _: int) -> None:
        if parent := self._reply(what):
            make_reply(User.objects.get(pk=self._person(who)), parent.discussion, parent_reply=parent)

    def answer_everything_in_one_statement(self, who: int, _what: int, _: int) -> None:
        if Reply.objects.count() > 30:
            return
        run(
            """INSERT INTO replies (discussion_id, author_id, parent_reply_id, content, hidden_at)
               SELECT discussion_id, %s, id, '', CASE WHEN id %% 2 = 0 THEN now() END FROM replies""",
            self._person(who),
        )

    def vote_for_a_thread(self, who: int, what: int, which: int) -> None:
        thread, person = self._thread(what), self._person(who)
        if thread and thread.author_id != person:
            DiscussionVote.objects.update_or_create(
                user_id=person, discussion=thread, defaults={"vote_type": _VOTES[which % 2]}
            )

    def vote_for_a_reply(self, who: int, what: int, which: int) -> None:
        reply, person = self._reply(what), self._person(who)
        if reply and reply.author_id != person:
            DiscussionVote.objects.update_or_create(
                user_id=person, reply=reply, defaults={"vote_type": _VOTES[which % 2]}
            )

    def vote_for_everything_in_one_statement(self, who: int, _what: int, which: int) -> None:
        for table, key in (("discussions", "discussion_id"), ("replies", "reply_id")):
            run(
                f"""INSERT INTO discussion_votes (user_id, {key}, vote_type)
                    SELECT %s, id, %s FROM {table} WHERE author_id IS DISTINCT FROM %s
                    ON CONFLICT DO NOTHING""",  # noqa: S608
                self._person(who),
                _VOTES[which % 2],
                self._person(who),
            )

    def turn_every_vote(self, _who: int, _what: int, _: int) -> None:
        run("UPDATE discussion_votes SET vote_type = CASE vote_type WHEN 'upvote' THEN 'downvote' ELSE 'upvote' END")

    def take_votes_back(self, who: int, _what: int, _: int) -> None:
        DiscussionVote.objects.filter(user_id=self._person(who)).delete()

    def take_every_other_vote_back(self, _who: int, _what: int, _: int) -> None:
        run("DELETE FROM discussion_votes WHERE id % 2 = 0")

    def hide_or_restore(self, _who: int, what: int, _: int) -> None:
        if reply := self._reply(what):
            run("UPDATE replies SET hidden_at = CASE WHEN hidden_at IS NULL THEN now() END WHERE id = %s", reply.pk)

    def hide_half_and_restore_the_other(self, _who: int, _what: int, _: int) -> None:
        run("UPDATE replies SET hidden_at = CASE WHEN id % 2 = 0 THEN now() END")

    def empty_a_reply(self, _who: int, what: int, _: int) -> None:
        if reply := self._reply(what):
            run("UPDATE replies SET deleted_at = now(), content = '', is_solution = false WHERE id = %s", reply.pk)

    def empty_all_of_a_person(self, who: int, _what: int, _: int) -> None:
        run("UPDATE replies SET deleted_at = now() WHERE author_id = %s", self._person(who))

    def accept(self, _who: int, what: int, _: int) -> None:
        if reply := self._reply(what):
            Reply.objects.filter(discussion=reply.discussion_id, is_solution=True).update(is_solution=False)
            Reply.objects.filter(pk=reply.pk).update(is_solution=True)

    def accept_nothing(self, _who: int, _what: int, _: int) -> None:
        Reply.objects.update(is_solution=False)

    def move_a_thread_into_another(self, _who: int, what: int, where: int) -> None:
        source, target = self._thread(what), self._thread(where)
        if source and target:
            self.accept_nothing(0, 0, 0)
            Reply.objects.filter(discussion=source).update(discussion=target)

    def move_every_other_reply(self, _who: int, what: int, where: int) -> None:
        """Their answers stay behind and stand on the first level."""
        source, target = self._thread(what), self._thread(where)
        if source and target:
            self.accept_nothing(0, 0, 0)
            run("UPDATE replies SET discussion_id = %s WHERE discussion_id = %s AND id %% 2 = 0", target.pk, source.pk)

    def answer_something_else(self, _who: int, what: int, _: int) -> None:
        """The answer and all below it move along, to the first reply of their thread or to the thread itself."""
        if reply := self._reply(what):
            first = Reply.objects.filter(discussion=reply.discussion_id, pk__lt=reply.pk, parent_reply=None).first()
            Reply.objects.filter(pk=reply.pk).update(parent_reply=first)

    def remove_a_reply(self, _who: int, what: int, _: int) -> None:
        if reply := self._reply(what):
            reply.delete()

    def remove_a_thread(self, _who: int, what: int, _: int) -> None:
        if thread := self._thread(what):
            thread.delete()

    def save_what_was_read_before(self, who: int, what: int, which: int) -> None:
        """As when an admin opens a form, somebody votes and answers, and the admin presses save."""
        thread, reply = self._thread(what), self._reply(what)
        self.vote_for_a_thread(who, what, which)
        self.vote_for_a_reply(who, what, which)
        self.reply(who, what, 0)
        for row in (thread, reply):
            if row:
                row.save()

    def touch_counted_columns(self, _who: int, _what: int, _: int) -> None:
        """Updates that name the counted columns without changing them."""
        run("UPDATE replies SET path = path, is_solution = is_solution, hidden_at = hidden_at")
        run("UPDATE discussions SET reply_count = reply_count, is_solved = is_solved")
        run("UPDATE notifications SET read_at = read_at")

    def notify(self, who: int, what: int, is_read: int) -> None:
        Notification.objects.get_or_create(
            user_id=self._person(who),
            kind="reply",
            subject=f"discussion:{what}",
            read_at=None,
            defaults={"title": "", "url": "/"},
        )
        if is_read:
            self.read_a_subject(who, what, 0)

    def notify_everybody(self, who: int, what: int, _: int) -> None:
        run(
            """INSERT INTO notifications (user_id, kind, subject, title, url, actor_id)
               SELECT id, 'reply', 'discussion:' || %s, '', '/', %s FROM users ON CONFLICT DO NOTHING""",
            what,
            self._person(who),
        )

    def read_a_subject(self, _who: int, what: int, _: int) -> None:
        run("UPDATE notifications SET read_at = now() WHERE read_at IS NULL AND subject = 'discussion:' || %s", what)

    def read_everything(self, who: int, _what: int, _: int) -> None:
        run("UPDATE notifications SET read_at = now() WHERE user_id = %s", self._person(who))

    def forget_half_of_the_notifications(self, _who: int, _what: int, _: int) -> None:
        run("DELETE FROM notifications WHERE id % 2 = 0")

    def person_leaves(self, who: int, _what: int, _: int) -> None:
        if User.objects.count() > 1:
            User.objects.get(pk=self._person(who)).delete()


HAPPENINGS = [name for name in vars(Forum) if not name.startswith("_")]
