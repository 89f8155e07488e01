"""What stands behind a certificate, lesson by lesson: a page for people, and the record for whoever checks it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chain.certificates.lookup import MOST_READ, read_signs
from chain.certificates.verification import Outcome, find_record, verify_certificate, without_reasons
from chain.evidence.reading import read_evidence
from chain.evidence.record import write_out
from chain.models import CertificateEvidence, ReplacedCertificate
from chain.views.certificate import find_certificate, for_everyone
from chain.views.verification import is_checked_too_often
from learning.web.requests import Request


@never_cache
@require_safe
def certificate_evidence(request: Request, code: str) -> HttpResponse:
    """By code, all of it. A number can be guessed: it tells what the course asks for, and nothing of anybody."""
    reference = read_signs(code[:MOST_READ])
    if reference is None:
        raise Http404
    by_code = bool(reference.code)
    if not by_code and is_checked_too_often(request):
        return render(request, "chain/verify.html", {"waits": True, "typed": code}, status=429)
    record = find_record(reference)
    if record is None:
        raise Http404
    if code not in (reference.code, reference.number):
        return redirect("chain:certificate-evidence", reference.code or reference.number)
    replaced = record if isinstance(record, ReplacedCertificate) else None
    certificate = record.certificate if isinstance(record, ReplacedCertificate) else record
    result = verify_certificate(certificate)
    context = {
        "certificate": certificate,
        "replaced": replaced,
        "result": result if by_code else without_reasons(result),
        "by_code": by_code,
        "evidence": read_evidence(certificate) if result.outcome is not Outcome.TAMPERED else None,
        "course": certificate.course,
    }
    response = render(request, "chain/evidence.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def certificate_record(_request: HttpRequest, code: str) -> HttpResponse:
    """The record to the byte, whose SHA-256 the credential names."""
    kept = CertificateEvidence.objects.filter(certificate=find_certificate(code)).first()
    if kept is None:
        raise Http404
    return for_everyone(HttpResponse(write_out(kept.record), content_type="application/json"))
