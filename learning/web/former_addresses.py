from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from learning.models import User


def lead_on(view_name: str, person: User, *rest: str, viewer_id: int | None) -> HttpResponse:
    """To the page of somebody who had, or may have had, another name. Raises Http404 when it is not for the viewer.

    Permanent for search engines. Browsers ask again each time: a name can be taken back, and would lead in a circle.
    """
    if not person.profile_public and person.pk != viewer_id:
        raise Http404
    response = HttpResponsePermanentRedirect(reverse(view_name, args=[person.username, *rest]))
    response.headers["Cache-Control"] = "no-cache"
    return response
