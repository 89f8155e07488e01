"""Forms that did not get through, shown with what they hold and sent again by one press."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning.web.kept_form import KeptForm, kept_form
from learning.web.requests import LearnerRequest

_LABELS: Final[dict[str, Promise]] = {
    "title": gettext_lazy("Title"),
    "content": gettext_lazy("Text"),
    "tags": gettext_lazy("Tags"),
    "category": gettext_lazy("Category"),
    "note": gettext_lazy("Note"),
    "reason": gettext_lazy("Reason"),
    "amount": gettext_lazy("Amount"),
    "username": gettext_lazy("Name"),
    "bio": gettext_lazy("About you"),
}


@never_cache
@require_safe
@login_required
def unsent(request: LearnerRequest) -> HttpResponse:
    """Where somebody comes to who was signed out while sending, once they have signed in again."""
    form = kept_form(request)
    if form is None:
        return redirect("dashboard")
    return render_unsent(request, form, sentence=_("You were signed out when you sent this."), status=200)


def render_unsent(request: HttpRequest, form: KeptForm, *, sentence: str, status: int) -> HttpResponse:
    """`sentence` says why nothing has been sent; what the form holds stands below for the person to read."""
    context = {"form": form, "shown": shown_fields(form), "sentence": sentence}
    return render(request, "unsent.html", context, status=status)


def shown_fields(form: KeptForm) -> list[tuple[Promise | str, str]]:
    """What a form holds, with names for people."""
    return [(_LABELS.get(name, name.replace("_", " ")), value) for name, value in form.fields if value.strip()]
