"""Pages that people print."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, PdfMargins
from pypdfium2 import PdfDocument

from tests.pages.worst_school import make_worst_school

EDGES = PdfMargins(top="1cm", bottom="1cm", left="1cm", right="1cm")
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_a_certificate_prints_on_one_page_whatever_stands_on_it(open_context: Callable[..., BrowserContext]) -> None:
    school = make_worst_school()
    page = open_context().new_page()
    for status, certificate in school.ledger.certificates.items():
        page.goto(reverse("chain:certificate", args=[certificate.verification_code]), wait_until="networkidle")
        for paper in ("A4", "Letter"):
            printed = page.pdf(format=paper, margin=EDGES)
            with PdfDocument(printed) as document:
                assert len(document) == 1, f"{status} on {paper}"
