import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.models import (
    Discussion,
    DiscussionReader,
    DiscussionVote,
    PostReport,
    PostRevision,
    Reply,
)
from learning.models import User
from tests.builders import make_course, make_discussion, make_reply, make_user
from tests.personas import signed_in
from web3versity.tests.admin_acts import act, log

THREADS = reverse("admin:community_discussion_changelist")
REPLIES = reverse("admin:community_reply_changelist")


def page_of(row: Discussion | Reply, page: str = "change") -> str:
    return reverse(f"admin:community_{row._meta.model_name}_{page}", args=[row.pk])


def thread_form(**changes: object) -> dict[str, object]:
    form = {"title": "Keys", "content": "Paper or metal?", "category": "help", "tags": "keys,paper"}
    return form | {"note": "Shorter."} | changes


def test_a_moderator_with_the_permission_pins_a_thread_and_its_author_stays(
    moyo_client: Client, moyo: User, amina: User, kwame: User
) -> None:
    moyo.user_permissions.set(Permission.objects.filter(codename__in=["view_discussion", "change_discussion"]))
    thread = make_discussion(amina)
    form = thread_form(is_pinned="on", author=kwame.pk, upvote_count=99)
    for _ in range(2):
        assert moyo_client.post(page_of(thread), form).status_code == 302
    thread.refresh_from_db()
    assert (thread.is_pinned, thread.tags) == (True, ["keys", "paper"])
    assert (thread.author, thread.upvote_count) == (amina, 0)
    assert moyo_client.post(page_of(thread, "delete"), {"post": "yes"}).status_code == 403


def test_what_is_changed_here_goes_through_the_operations_and_into_log_and_history(
    moyo_client: Client, moyo: User, amina: User
) -> None:
    thread, course = make_discussion(amina), make_course("Wallets")
    lesson = course.lessons.first()
    assert lesson is not None
    form = thread_form(lesson=lesson.pk, is_locked="on")
    for _ in range(2):
        assert moyo_client.post(page_of(thread), form).status_code == 302
    assert log() == [("moyo", "edit", "Shorter."), ("moyo", "move", ""), ("moyo", "lock", "")]
    kept = PostRevision.objects.get()
    assert (kept.editor, kept.title, kept.note) == (moyo, "How do I keep my keys?", "Shorter.")
    thread.refresh_from_db()
    assert (thread.title, thread.course, thread.lesson, thread.is_locked) == ("Keys", course, lesson, True)
    assert thread.edited_at is not None


def test_words_are_changed_only_with_a_note_and_what_was_typed_is_kept(moyo_client: Client, amina: User) -> None:
    thread = make_discussion(amina)
    answer = moyo_client.post(page_of(thread), thread_form(note="", is_pinned="on"))
    assert answer.status_code == 200
    assert "Say in the note why" in answer.content.decode()
    assert 'value="Keys"' in answer.content.decode()
    thread.refresh_from_db()
    assert (thread.title, thread.is_pinned) == ("How do I keep my keys?", False)
    assert log() == []


def test_what_has_been_deleted_is_not_written_anew_here(ada_client: Client, amina: User) -> None:
    thread = make_discussion(amina)
    Discussion.objects.update(deleted_at=timezone.now())
    answer = ada_client.post(page_of(thread), thread_form())
    assert "It has been deleted." in answer.content.decode()
    assert log() == []


def test_staff_who_may_change_rows_but_not_moderate_read_only(amina: User) -> None:
    clerk = make_user("clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename__in=["view_discussion", "change_discussion"]))
    thread, browser = make_discussion(amina), signed_in(clerk)
    assert browser.get(page_of(thread)).status_code == 200
    assert browser.post(page_of(thread), thread_form()).status_code == 403
    assert 'value="pin"' not in browser.get(THREADS).content.decode()


def test_a_thread_added_here_is_by_who_adds_it(ada_client: Client, ada: User) -> None:
    assert ada_client.post(reverse("admin:community_discussion_add"), thread_form()).status_code == 302
    assert Discussion.objects.get().author == ada


def test_threads_are_found_by_their_words(ada_client: Client, amina: User) -> None:
    thread = make_discussion(amina, content="My pelican is fishing.")
    make_discussion(amina)
    page = ada_client.get(THREADS, {"q": "pelicans"})
    assert list(page.context["cl"].result_list) == [thread]


def test_hidden_deleted_and_locked_ones_are_found_by_filters(ada_client: Client, amina: User) -> None:
    hidden = make_discussion(amina, hidden_at=timezone.now(), is_locked=True)
    make_discussion(amina)
    make_reply(amina, hidden, deleted_at=timezone.now())
    for where, question in (
        (THREADS, {"hidden_at__isempty": "0"}),
        (THREADS, {"is_locked__exact": "1"}),
        (REPLIES, {"deleted_at__isempty": "0"}),
        (REPLIES, {"discussion__is_locked__exact": "1"}),
    ):
        assert ada_client.get(where, question).context["cl"].result_count == 1
    assert ada_client.get(THREADS, {"deleted_at__isempty": "0"}).context["cl"].result_count == 0


@pytest.mark.parametrize(
    ("action", "column", "value"),
    [("pin", "is_pinned", True), ("lock", "is_locked", True), ("hide", "is_listed", False)],
)
def test_chosen_threads_are_moderated_by_the_same_operations(
    action: str, column: str, value: bool, moyo_client: Client, amina: User
) -> None:
    threads = [make_discussion(amina), make_discussion(amina)]
    page = act(moyo_client, THREADS, action, *threads, reason="Asked often.").content.decode()
    assert "Done for 2 of 2." in page
    assert set(Discussion.objects.values_list(column, flat=True)) == {value}
    assert log() == [("moyo", action, "Asked often.")] * 2
    reverse_action = {"pin": "unpin", "lock": "unlock", "hide": "restore"}[action]
    assert "Done for 0 of 2." in act(moyo_client, THREADS, action, *threads).content.decode()
    assert "Done for 2 of 2." in act(moyo_client, THREADS, reverse_action, *threads).content.decode()
    assert set(Discussion.objects.values_list(column, flat=True)) == {not value}


def test_chosen_replies_are_hidden_and_what_cannot_be_is_told(moyo_client: Client, amina: User) -> None:
    thread = make_discussion(amina)
    replies = [make_reply(amina, thread), make_reply(amina, thread, deleted_at=timezone.now())]
    page = act(moyo_client, REPLIES, "hide", *replies).content.decode()
    assert "Done for 1 of 2." in page
    assert "It has been deleted." in page
    assert Reply.objects.filter(hidden_at__isnull=False).count() == 1


def test_a_reply_keeps_its_thread_and_cannot_be_made_the_solution_here(
    ada_client: Client, amina: User, kwame: User
) -> None:
    reply = make_reply(kwame, make_discussion(amina))
    form = {"content": "Mended.", "note": "A slip.", "is_solution": "on", "author": amina.pk}
    assert ada_client.post(page_of(reply), form).status_code == 302
    reply.refresh_from_db()
    assert (reply.content, reply.is_solution, reply.author) == ("Mended.", False, kwame)
    assert log() == [("ada", "edit", "A slip.")]
    assert ada_client.get(reverse("admin:community_reply_add")).status_code == 403


def test_a_thread_is_deleted_with_its_replies_and_votes(ada_client: Client, amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(kwame, thread)
    DiscussionVote.objects.create(user=kwame, discussion=thread, vote_type="upvote")
    DiscussionVote.objects.create(user=amina, reply=reply, vote_type="upvote")
    DiscussionReader.objects.create(user=kwame, discussion=thread)
    PostReport.objects.create(reporter=kwame, discussion=thread, reason="spam")
    PostRevision.objects.create(discussion=thread, content="Wood?")
    assert ada_client.post(page_of(thread, "delete"), {"post": "yes"}).status_code == 302
    assert not Reply.objects.exists()
    assert not DiscussionVote.objects.exists()
