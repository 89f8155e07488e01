"""What the forms of a lesson and of a course's details share: which fields to mend, and what a save is answered."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.studio.errors import Refused, StaleDraft
from learning.web.requests import LearnerRequest
from learning.writing.nodes import Node, walk


def version_in(request: LearnerRequest) -> int:
    """The version that was shown with what was typed."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def acted_in(request: LearnerRequest) -> str:
    return request.POST.get("do", "").partition(":")[0]


def to_do(root: Node) -> list[tuple[Node, str]]:
    """What is wrong, in the order of the form."""
    return [(node, sentence) for node in walk(root) for sentence in node.errors]


def without_errors(root: Node) -> Node:
    """A form that nobody has written in yet says nothing beside its fields."""
    for node in walk(root):
        node.errors = []
    return root


def answer_save(
    request: LearnerRequest, context: dict[str, Any], *, page: str, refused: Refused | None
) -> HttpResponse:
    """For a save by itself a line; otherwise the form as it was typed, or the page anew. `refused` says why nothing was
    saved."""
    do = request.POST.get("do", "")
    context = context | {"acted": acted_in(request), "saved_at": None if refused else timezone.now()}
    if refused:
        context |= {"stale": isinstance(refused, StaleDraft), "sentence": str(refused)}
        part = "learning/studio/_stale_autosave.html" if do == "autosave" else "learning/studio/_form.html"
        return render(request, part if request.htmx else page, context, status=409)
    if not request.htmx:
        return redirect(f"{request.path}?saved") if do in ("save", "overwrite") else render(request, page, context)
    answer = render(request, f"learning/studio/{'_said' if do == 'autosave' else '_form'}.html", context)
    answer["HX-Trigger"] = "studio-saved"
    return answer
