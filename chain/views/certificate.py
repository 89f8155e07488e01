"""One certificate, for whoever has its code: the page, the pictures, and what machines read."""

from hashlib import sha256
from typing import Final, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from chain.certificates.lookup import Reference, read_code
from chain.certificates.meta import certificate_meta
from chain.certificates.picture.formats import FORMATS
from chain.certificates.picture.wording import words_for
from chain.certificates.reissuing import differs
from chain.certificates.sharing import explorer_link, linkedin_link, page_address, token_metadata
from chain.certificates.verification import Outcome, find_record, verify_certificate
from chain.credentials.data_integrity import canonical
from chain.credentials.open_badge import sign_credential
from chain.credentials.signing_key import NoSigningKey, signing_key, signing_trouble
from chain.models import NftCertificate, ReplacedCertificate
from chain.networks import current_network
from learning.web.requests import Request

Answer = TypeVar("Answer", bound=HttpResponse)

# The first is a credential's own (https://www.w3.org/TR/vc-data-model-2.0/#media-types).
CREDENTIAL_TYPES: Final = ["application/vc", "application/ld+json", "application/json"]


@never_cache
@require_safe
@vary_on_headers("Accept")
def certificate(request: Request, code: str) -> HttpResponse:
    """The page; the credential, whose id this address is, for programs that ask for one."""
    if request.get_preferred_type(["text/html", *CREDENTIAL_TYPES]) in CREDENTIAL_TYPES:
        return certificate_credential(request, code)
    tidy = read_code(code)
    record = find_record(Reference(code=tidy)) if tidy else None
    if record is None:
        raise Http404
    if isinstance(record, ReplacedCertificate):
        return redirect(f"{reverse('chain:verify')}?code={tidy}")
    if code != tidy:
        return redirect("chain:certificate", tidy)
    result = verify_certificate(record)
    is_mine = record.user_id is not None and record.user_id == request.user.pk
    words = words_for(record)
    context = {
        "result": result,
        "meta": certificate_meta(record, words) if result.is_valid else None,
        "certificate": record,
        "words": words,
        "page_url": page_address(record),
        "explorer_url": explorer_link(record),
        "network": current_network(),
        "is_mine": is_mine,
        "can_be_reissued": is_mine and record.revoked_at is None and differs(record),
        "linkedin_url": linkedin_link(record) if is_mine and result.is_valid else "",
        "has_credential": result.is_valid and signing_trouble() is None,
    }
    response = render(request, "chain/certificate.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def certificate_picture(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """Drawn from the record. Whoever keeps a copy asks again each time, so that a revoked one shows it at once."""
    record = find_certificate(code)
    words = words_for(record)
    language = get_language() or "en"
    content_type, draw = FORMATS[kind]
    etag = f'"{sha256(repr((kind, language, words)).encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(draw(words, language), content_type=content_type)
    response.headers["Content-Disposition"] = f'inline; filename="{record.certificate_number}.{kind}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def certificate_metadata(_request: HttpRequest, code: str) -> JsonResponse:
    return for_everyone(JsonResponse(token_metadata(find_certificate(code))))


@never_cache
@require_safe
@vary_on_headers("Accept")
def certificate_credential(request: HttpRequest, code: str) -> HttpResponse:
    """Signed for a certificate that is valid right now, and for no other. Canonical JSON, to the byte."""
    record = find_certificate(code)
    result = verify_certificate(record)
    if not result.is_valid:
        status = 503 if result.outcome in (Outcome.UNREACHABLE, Outcome.PENDING) else 409
        return render(request, "chain/no_credential.html", {"result": result, "certificate": record}, status=status)
    try:
        key = signing_key()
    except NoSigningKey:
        sentence = _("Signing credentials is not configured on this site. The certificate itself is valid.")
        context = {"result": result, "certificate": record, "sentence": sentence}
        return render(request, "chain/no_credential.html", context, status=503)
    response = HttpResponse(canonical(sign_credential(record, key)), content_type=preferred_type(request))
    response.headers["Content-Disposition"] = f'attachment; filename="{record.certificate_number}.credential.json"'
    return for_everyone(response)


def preferred_type(request: HttpRequest) -> str:
    """What the same credential is called for whoever asks: application/vc, unless they can only take JSON of a kind."""
    return request.get_preferred_type(CREDENTIAL_TYPES) or CREDENTIAL_TYPES[0]


def find_certificate(code: str) -> NftCertificate:
    """By its code, however it is written. Raises Http404, also for a replaced one."""
    tidy = read_code(code)
    record = find_record(Reference(code=tidy)) if tidy else None
    if not isinstance(record, NftCertificate):
        raise Http404
    return record


def for_everyone(response: Answer) -> Answer:
    """What other sites' pages may read: wallets, and verifiers that run in a browser."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
