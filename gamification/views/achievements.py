from hashlib import sha256

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from gamification.achievements.gallery import read_gallery
from gamification.achievements.image import draw_badge
from gamification.achievements.meta import badge_meta, gallery_meta
from gamification.achievements.sharing import find_shared_badge
from learning.accounts.former_usernames import find_renamed
from learning.web.former_addresses import lead_on
from learning.web.kept_pages import kept_for_visitors
from learning.web.page_meta import absolute
from learning.web.requests import Request


@kept_for_visitors()
@require_safe
@vary_on_headers("HX-Request")
def achievements(request: Request) -> HttpResponse:
    """The gallery; a category nobody knows is read as all."""
    gallery = read_gallery(user_id=request.user.pk, category=request.GET.get("category", ""))
    template = "gamification/_gallery.html" if request.htmx else "gamification/achievements.html"
    return render(request, template, {"gallery": gallery, "meta": gallery_meta(request.GET.get("category", ""))})


@require_safe
def badge(request: Request, username: str, slug: str) -> HttpResponse:
    """The page of one earned badge, with what social networks need to show it."""
    shared = find_shared_badge(username=username, slug=slug, viewer_id=request.user.pk)
    if shared is None:
        return _lead_on(request, "gamification:badge", username, slug)
    context = {
        "shared": shared,
        "words": shared.words(),
        "meta": badge_meta(shared),
        "page_url": absolute(reverse("gamification:badge", args=[username, slug])),
    }
    return render(request, "gamification/badge.html", context)


@require_safe
def badge_picture(request: Request, username: str, slug: str) -> HttpResponseBase:
    """The badge as PNG. Whoever keeps a copy asks again each time, so that a profile made private hides at once."""
    shared = find_shared_badge(username=username, slug=slug, viewer_id=request.user.pk)
    if shared is None:
        return _lead_on(request, "gamification:badge-picture", username, slug)
    words = shared.words()
    etag = f'"{sha256(repr(words).encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(draw_badge(words), content_type="image/png")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return response


def _lead_on(request: Request, view_name: str, username: str, slug: str) -> HttpResponse:
    """To the badge of who had this name, under the one they have now. Raises Http404."""
    renamed = find_renamed(username)
    if renamed is None:
        raise Http404
    return lead_on(view_name, renamed, slug, viewer_id=request.user.pk)
