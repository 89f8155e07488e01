"""Pages that people print."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext
from pypdfium2 import PdfDocument

from tests.pages.worst_school import make_worst_school

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_a_certificate_prints_on_one_page_whatever_stands_on_it(open_context: Callable[..., BrowserContext]) -> None:
    school = make_worst_school()
    page = open_context().new_page()
    for status, certificate in school.ledger.certificates.items():
        page.goto(reverse("chain:certificate", args=[certificate.verification_code]), wait_until="networkidle")
        for paper in ("A4", "Letter"):
            printed = page.pdf(format=paper, margin=dict.fromkeys(("top", "bottom", "left", "right"), "1cm"))
            with PdfDocument(printed) as document:
                assert len(document) == 1, f"{status} on {paper}"
