from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.access.errors import PostRefused
from community.access.member import Member
from community.access.permissions import PostAction, denial
from community.models import Discussion, Reply
from community.posts.forms import PostForm
from community.posts.reply import post_reply
from community.threads.page import show_reply
from community.views.lookup import refused, thread_of
from community.views.thread import render_thread
from learning.web.in_place import say_in_place
from learning.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thread_reply(request: Request, discussion_id: int, slug: str) -> HttpResponse:
    """A form to answer the reply `to`, as a page or as the fragment HTMX puts below it; posting answers.

    Without `to` it is the thread that is answered, on whose page the form stands.
    """
    member, thread = thread_of(request, discussion_id)
    if member.user is None:
        return redirect_to_login(thread.get_absolute_url())
    parent = _parent(request, thread)
    if request.method != "POST":
        if refusal := denial(PostAction.REPLY, member, parent or thread):
            return refused(request, PostRefused(refusal, status=403))
        if parent is None:
            return redirect(f"{thread.get_absolute_url()}#answer")
        return _page(request, member, thread, parent, _form(parent))
    form = _form(parent, request.POST)
    status = 422
    if form.is_valid():
        try:
            content = form.cleaned_data["content"]
            reply = post_reply(member=member, thread=thread, content=content, parent=parent, now=timezone.now())
        except PostRefused as refusal_given:
            form.add_error(None, refusal_given.sentence)
            status = refusal_given.status
        else:
            kept = f"reply-{parent.pk}" if parent else f"thread-{thread.pk}"
            messages.success(request, _("Your answer is there."), f"forget:{kept}")
            return redirect(reply)
    return _page(request, member, thread, parent, form, status=status)


def _page(
    request: Request, member: Member, thread: Discussion, parent: Reply | None, form: PostForm, *, status: int = 200
) -> HttpResponse:
    if parent is None and request.htmx:
        sentences = [str(sentence) for found in form.errors.values() for sentence in found]
        return say_in_place(request, " ".join(sentences), status=status)
    if parent is None:
        return render_thread(request, member, thread, form=form, status=status)
    context = {"thread": thread, "parent": show_reply(parent, thread, member), "form": form, "member": member}
    template = "community/_reply_form.html" if request.htmx else "community/thread_reply.html"
    return render(request, template, context, status=status)


def _form(parent: Reply | None, data: QueryDict | None = None) -> PostForm:
    """Several forms may stand on one page, so each names its fields for itself."""
    if parent is None:
        return PostForm(data)
    form = PostForm(data, auto_id=f"id_%s_{parent.pk}")
    name = parent.author.username if parent.author else _("former learner")
    form.fields["content"].label = _("Your answer to %(name)s") % {"name": name}
    if data is None:
        form.fields["content"].widget.attrs["autofocus"] = True
    return form


def _parent(request: Request, thread: Discussion) -> Reply | None:
    """The reply that is answered; none when there is no such reply in this thread."""
    text = request.POST.get("to") or request.GET.get("to", "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    parent = Reply.objects.filter(pk=int(text), discussion=thread, deleted_at=None).select_related("author").first()
    if parent is not None:
        parent.discussion = thread
    return parent
