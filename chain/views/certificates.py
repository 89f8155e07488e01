"""A learner's own certificates."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from chain.certificates.issuing import printed_name
from chain.certificates.listing import read_my_certificates
from chain.certificates.lookup import read_code
from chain.certificates.name_form import NameForm
from chain.certificates.naming import choose_name, courses_awaiting
from chain.certificates.reissuing import ReissueRefused, reissue_own_certificate
from chain.models import NftCertificate
from chain.tokens.badge_opt_in import has_opted_in
from gamification.adire.typesetting import MISSING, drawable
from learning.models import Course
from learning.web.requests import LearnerRequest
from settings.registry import CERTIFICATE_NAME_DAYS


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
        **_naming(request),
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
    context = {**_naming(request), "course": course, "certificate": certificate, "is_news": bool(was)}
    return render(request, "chain/_course_certificate.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def certificate_name(request: LearnerRequest) -> HttpResponse:
    """What name shall stand on certificates: `name`, or with `decline` the username. HTMX is answered by `course`."""
    if request.method != "POST":
        return redirect("chain:certificates")
    form = NameForm({} if "decline" in request.POST else request.POST)
    course = Course.objects.filter(slug=request.POST.get("course", "")).first() if request.htmx else None
    if form.is_valid():
        choose_name(learner=request.user, name=form.cleaned_data.get("name", ""))
        _say_what_is_printed(request)
        if course is None:
            return redirect("chain:certificates")
    context = {**_naming(request), "name_form": form, "mine": read_my_certificates(request.user.pk)}
    status = 200 if form.is_valid() else 422
    if course is None:
        context["has_opted_in"] = has_opted_in(user_id=request.user.pk)
        return render(request, "chain/certificates.html", context, status=status)
    certificate = NftCertificate.objects.filter(user=request.user, course=course).first()
    context |= {"course": course, "certificate": certificate, "is_news": False}
    return render(request, "chain/_course_certificate.html", context, status=status)


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


def _naming(request: LearnerRequest) -> dict[str, Any]:
    """What the question for the name says."""
    learner = request.user
    return {
        "awaiting": courses_awaiting(learner),
        "name_form": NameForm(initial={"name": learner.certificate_name}),
        "name_days": CERTIFICATE_NAME_DAYS.current(),
        "printed_name": printed_name(learner),
    }


def _say_what_is_printed(request: LearnerRequest) -> None:
    name = printed_name(request.user)
    messages.success(request, _("Your certificates bear the name %(name)s from now on.") % {"name": name})
    if MISSING in drawable(name):
        sentence = _("Some of its letters are missing in the PNG and the PDF; the page and the SVG show them all.")
        messages.warning(request, sentence)
