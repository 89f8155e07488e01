"""What a class's teacher sees of this room: certificates, and the class's test HBAR."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chain.certificates.of_class import certificates_of_class
from chain.faucet.class_pools import read_budget_of
from learning.classes.access import find_taught
from learning.web.requests import LearnerRequest, page_number

CERTIFICATES_ON_A_PAGE = 50


@require_safe
@login_required
def class_certificates(request: LearnerRequest, class_id: int) -> HttpResponse:
    taught = find_taught(request.user, class_id)
    page = Paginator(certificates_of_class(taught), CERTIFICATES_ON_A_PAGE).get_page(page_number(request))
    return render(request, "chain/class_certificates.html", {"class": taught, "tab": "certificates", "page": page})


@require_safe
@login_required
def class_faucet(request: LearnerRequest, class_id: int) -> HttpResponse:
    taught = find_taught(request.user, class_id)
    shown = read_budget_of(taught, now=timezone.now())
    return render(request, "chain/class_faucet.html", {"class": taught, "tab": "faucet", "shown": shown})
