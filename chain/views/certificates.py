"""A learner's own certificates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from chain.certificates.listing import read_my_certificates
from chain.certificates.lookup import read_code
from chain.certificates.reissuing import ReissueRefused, reissue_own_certificate
from chain.models import NftCertificate
from chain.tokens.badge_opt_in import has_opted_in
from learning.models import Course
from learning.web.requests import LearnerRequest


@never_cache
@login_required
@require_safe
@vary_on_headers("HX-Request")
def certificates(request: LearnerRequest) -> HttpResponse:
    """All of them. While one is being minted the list asks for itself again: 204 when nothing is new."""
    mine = read_my_certificates(request.user.pk)
    if request.htmx and request.GET.get("mark") == mine.mark:
        return HttpResponse(status=204)
    template = "chain/_certificates.html" if request.htmx else "chain/certificates.html"
    context = {
        "mine": mine,
        "news": mine.news_since(request.GET.get("mark", "")),
        "has_opted_in": has_opted_in(user_id=request.user.pk),
    }
    return render(request, template, context)


@never_cache
@login_required
@require_safe
def course_certificate(request: LearnerRequest, course_slug: str) -> HttpResponse:
    """A fragment for the page of a finished course: the certificate, being minted and then minted."""
    if not request.htmx:
        return redirect("chain:certificates")
    course = get_object_or_404(Course, slug=course_slug)
    certificate = NftCertificate.objects.filter(user=request.user, course=course).first()
    was, now = request.GET.get("was", ""), certificate.status if certificate else "none"
    if was == now:
        return HttpResponse(status=204)
    context = {"course": course, "certificate": certificate, "is_news": bool(was)}
    return render(request, "chain/_course_certificate.html", context)


@require_POST
@login_required
def certificate_reissue(request: LearnerRequest, code: str) -> HttpResponse:
    """The same certificate with the learner's present name and wallet, under a new number and code."""
    mine = NftCertificate.objects.filter(user=request.user, verification_code=read_code(code)).first()
    if mine is None:
        raise Http404
    try:
        mine = reissue_own_certificate(user_id=request.user.pk, certificate_id=mine.pk)
    except ReissueRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your new certificate is being minted. The old one leads here from now on."))
    return redirect("chain:certificate", mine.verification_code)
