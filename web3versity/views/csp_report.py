from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException, UnreadablePostError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from web3versity.csp_reports.counting import count_reports
from web3versity.csp_reports.reading import MOST_BYTES, read_reports

_NOTHING: Final = 204


# A browser reports without a token and for nobody: what it says is a number, and never who says it.
@csrf_exempt
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    """Where browsers report what the Content-Security-Policy kept out. Rubbish is answered like a report."""
    try:
        body = request.body
    except (RawPostDataException, RequestDataTooBig, UnreadablePostError):
        body = b""
    violations = read_reports(body) if len(body) <= MOST_BYTES else []
    if violations:
        count_reports(request, violations, now=timezone.now())
    return HttpResponse(status=_NOTHING)
