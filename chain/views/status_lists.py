"""The public lists of credentials that have ended."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from chain.credentials.signing_key import NoSigningKey, signing_key
from chain.credentials.status_list import NoSuchList, read_status_list

# How long a copy may serve before it is asked for anew, and so how late a revocation may be heard of.
MAX_AGE_SECONDS = 300


@require_safe
def status_list(request: HttpRequest, number: int) -> HttpResponseBase:
    """404 where there is no such list, and where no key is configured to sign it."""
    try:
        octets = read_status_list(number, signing_key())
    except (NoSuchList, NoSigningKey):
        raise Http404 from None
    etag = f'"{sha256(octets).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(octets, content_type="application/vc")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE_SECONDS}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
