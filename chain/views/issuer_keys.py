"""The public key that credentials are checked with, at the addresses where verifiers look for it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from chain.credentials.did import did_document, key_set
from chain.credentials.signing_key import NoSigningKey, SigningKey, signing_key


@require_safe
def did(_request: HttpRequest) -> JsonResponse:
    return published(did_document, "application/did+json")


@require_safe
def jwks(_request: HttpRequest) -> JsonResponse:
    return published(key_set, "application/jwk-set+json")


def published(describe: Callable[[SigningKey], dict[str, Any]], content_type: str) -> JsonResponse:
    """404 where no key is configured: there is nothing to publish."""
    try:
        response = JsonResponse(describe(signing_key()), content_type=content_type)
    except NoSigningKey:
        response = JsonResponse({"error": "This site signs no credentials."}, status=404)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
