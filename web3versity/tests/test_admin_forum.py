from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from community.models import Discussion, DiscussionVote, Reply
from learning.models import User
from tests.builders import make_discussion, make_reply

THREADS = reverse("admin:community_discussion_changelist")


def page_of(row: Discussion | Reply, page: str = "change") -> str:
    return reverse(f"admin:community_{row._meta.model_name}_{page}", args=[row.pk])


def thread_form(**changes: object) -> dict[str, object]:
    return {"title": "Keys", "content": "Paper or metal?", "category": "help", "tags": "keys,paper"} | changes


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


def test_a_thread_added_here_is_by_who_adds_it(ada_client: Client, ada: User) -> None:
    assert ada_client.post(reverse("admin:community_discussion_add"), thread_form()).status_code == 302
    assert Discussion.objects.get().author == ada


def test_threads_are_found_by_their_words(ada_client: Client, amina: User) -> None:
    thread = make_discussion(amina, content="My pelican is fishing.")
    make_discussion(amina)
    page = ada_client.get(THREADS, {"q": "pelicans"})
    assert list(page.context["cl"].result_list) == [thread]


def test_a_reply_keeps_its_thread_and_cannot_be_made_the_solution_here(
    ada_client: Client, amina: User, kwame: User
) -> None:
    reply = make_reply(kwame, make_discussion(amina))
    form = {"content": "Mended.", "is_solution": "on", "author": amina.pk}
    assert ada_client.post(page_of(reply), form).status_code == 302
    reply.refresh_from_db()
    assert (reply.content, reply.is_solution, reply.author) == ("Mended.", False, kwame)
    assert ada_client.get(reverse("admin:community_reply_add")).status_code == 403


def test_a_thread_is_deleted_with_its_replies_and_votes(ada_client: Client, amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(kwame, thread)
    DiscussionVote.objects.create(user=kwame, discussion=thread, vote_type="upvote")
    DiscussionVote.objects.create(user=amina, reply=reply, vote_type="upvote")
    assert ada_client.post(page_of(thread, "delete"), {"post": "yes"}).status_code == 302
    assert not Reply.objects.exists()
    assert not DiscussionVote.objects.exists()
