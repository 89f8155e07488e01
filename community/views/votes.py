from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, Reply
from community.models.vote import VoteType
from community.moderation.actions.accept import solve_thread, unsolve_thread
from community.posts.accept import accept_answer, withdraw_acceptance
from community.posts.vote import cast_vote
from community.threads.follow import follow, unfollow
from community.threads.page import show_vote_buttons
from community.views.lookup import refused, reply_of, thread_of
from community.views.moderator_pages import action_response
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_vote(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    """`vote` is upvote, downvote, or anything else to take it back."""
    member, thread = thread_of(request, discussion_id)
    return _vote(request, member, thread, thread)


@require_http_methods(["GET", "HEAD", "POST"])
def reply_vote(request: Request, reply_id: int) -> HttpResponse:
    member, reply = reply_of(request, reply_id)
    return _vote(request, member, reply.discussion, reply)


def _vote(request: Request, member: Member, thread: Discussion, post: Discussion | Reply) -> HttpResponse:
    back = post.get_absolute_url()
    if request.method != "POST":
        # A refused form leaves this address in the browser's address line.
        return redirect(back)
    if member.user is None:
        return redirect_to_login(thread.get_absolute_url())
    wish = request.POST.get("vote", "")
    vote = VoteType(wish) if wish in VoteType.values else None
    try:
        cast_vote(member=member, post=post, vote=vote)
    except PostRefused as refusal:
        return refused(request, refusal)
    if not request.htmx:
        return redirect(back)
    post.refresh_from_db(fields=["upvote_count", "downvote_count", "score"])
    shown = show_vote_buttons(post, member, my_vote=vote or "")
    return render(request, "community/_votes.html", {"shown": shown, "thread": thread, "is_signed_in": True})


@require_http_methods(["GET", "HEAD", "POST"])
def reply_accept(request: Request, reply_id: int) -> HttpResponse:
    """`accept` is 1 to make it the solution, anything else to let it be an answer like others."""
    member, reply = reply_of(request, reply_id)
    if request.method != "POST":
        return redirect(reply)
    if member.user is None:
        return redirect_to_login(reply.discussion.get_absolute_url())
    accepts = request.POST.get("accept") == "1"
    try:
        if member.is_moderator and not member.wrote(reply.discussion):
            entry = (solve_thread if accepts else unsolve_thread)(moderator=member, reply=reply)
            return action_response(request, entry, back=reply.get_absolute_url())
        (accept_answer if accepts else withdraw_acceptance)(member=member, reply=reply)
    except PostRefused as refusal:
        return refused(request, refusal)
    return redirect(reply)


@require_http_methods(["GET", "HEAD", "POST"])
def thread_follow(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    """`follow` is 1 to be told of replies, anything else not to."""
    member, thread = thread_of(request, discussion_id)
    if request.method != "POST":
        return redirect(thread)
    if member.user is None:
        return redirect_to_login(thread.get_absolute_url())
    is_following = request.POST.get("follow") == "1"
    (follow if is_following else unfollow)(user_id=member.user.pk, thread=thread)
    if not request.htmx:
        return redirect(thread)
    return render(request, "community/_follow.html", {"thread": thread, "is_following": is_following})
