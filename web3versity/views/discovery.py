"""What machines look for at addresses of their own: robots.txt, sitemaps, the web manifest, security.txt."""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from learning.web.page_meta import SCHOOL, absolute
from web3versity.sitemap import SECTIONS, read_index, read_section, write_index, write_section

# What is only for whoever is signed in, and answers that are no pages. Pages that are not to be indexed say so
# themselves, which a search engine reads only where it may go.
NOT_FOR_ROBOTS: Final = (
    "/account/",
    "/admin/",
    "/chain/",
    "/community/moderation/",
    "/community/new/",
    "/community/people/",
    "/community/preview/",
    "/community/similar/",
    "/search/",
    "/dashboard/",
    "/notifications/",
    "/transactions/",
    "/xp/",
)
# A promise is for as long as somebody looks after it: RFC 9116 asks for less than a year.
SECURITY_VALID_FOR: Final = timedelta(days=180)
_THEME: Final = "#263f8c"
_PAPER: Final = "#faf6ee"
_for_an_hour = cache_control(public=True, max_age=3600)
_for_a_day = cache_control(public=True, max_age=24 * 3600)


@require_safe
@_for_a_day
def robots(_request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@_for_an_hour
def sitemap_index(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(write_index(read_index()), content_type="application/xml; charset=utf-8")


@require_safe
@_for_an_hour
def sitemap_section(_request: HttpRequest, section: str, number: int) -> HttpResponse:
    if section != "pages" and section not in SECTIONS:
        raise Http404
    pages = read_section(section, number)
    if not pages:
        raise Http404
    return HttpResponse(write_section(pages), content_type="application/xml; charset=utf-8")


@require_safe
@_for_a_day
def manifest(_request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the school on its home screen."""
    icons = [
        {
            "src": static(f"img/icon-{kind}{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for kind, purpose in (("", "any"), ("maskable-", "maskable"))
        for size in (192, 512)
    ]
    icons.append({"src": static("img/logo.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"})
    told = {
        "id": "/",
        "name": SCHOOL,
        "short_name": SCHOOL,
        "description": _("A free school for blockchains and the open web."),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _THEME,
        "lang": get_language() or "en",
        "categories": ["education"],
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
@_for_a_day
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116). Without SECURITY_CONTACT nobody is named, and the answer says so."""
    if not settings.SECURITY_CONTACT:
        sentence = _("The operator of this site has not said whom to tell of a weakness.")
        return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=404)
    today = datetime.combine(timezone.now().astimezone(UTC), time.min, UTC)
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACT),
        f"Expires: {(today + SECURITY_VALID_FOR).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: en",
        f"Canonical: {absolute(reverse('security-txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def change_password(_request: HttpRequest) -> HttpResponse:
    """Where password managers lead people; here one signs in with a wallet, which the account page says."""
    return redirect("account")
