"""What the contract's tokenURI leads to."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from chain.models import SoulboundToken
from chain.models.token import TokenState
from chain.tokens.metadata import describe_badge, describe_certificate


@require_safe
@cache_control(public=True, max_age=300)
def token_metadata(_request: HttpRequest, deployment_id: int, serial: int) -> JsonResponse:
    tokens = SoulboundToken.objects.select_related("certificate__course", "earned_badge__achievement")
    token = tokens.filter(deployment=deployment_id, serial_number=serial).exclude(state=TokenState.BURNED).first()
    if token is not None and token.certificate is not None:
        response = JsonResponse(describe_certificate(token.certificate))
    elif token is not None and token.earned_badge is not None:
        response = JsonResponse(describe_badge(token.earned_badge))
    else:
        raise Http404
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
