"""A certificate as people meet it: the learner who has just finished, and an employer with a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chain.certificates.revoking import revoke_certificate
from chain.models import NftCertificate
from chain.tests.minting import deploy, mint
from learning.models import Course, User
from tests.browser.actions import make_practice_wallet_and_sign_in, read_lesson
from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import AXE, RULES
from tests.builders import make_course

pytestmark = pytest.mark.browser


@pytest.fixture
def course(transactional_db: None) -> Course:
    return make_course("Keys and locks", lessons=1, category="wallets")


def finish(page: Page, course: Course) -> NftCertificate:
    """Sign in with a new wallet, take the only lesson and say what name shall stand on the certificate; the page of the
    finished course is open then."""
    page.goto("/signin/")
    address = make_practice_wallet_and_sign_in(page)
    page.goto(course.get_absolute_url())
    page.get_by_role("button", name="Enrol").click()
    read_lesson(page)
    expect(page.get_by_text("Course finished")).to_be_visible()
    page.get_by_label("Name on my certificates").fill("Amina Okonkwo")
    page.get_by_role("button", name="Put this name on it").click()
    expect(page.get_by_role("img", name="Certificate of Amina Okonkwo")).to_be_visible()
    return NftCertificate.objects.get(user=User.objects.get(evm_address=address))


def test_a_finished_course_shows_its_certificate_being_minted_and_then_minted(page: Page, course: Course) -> None:
    deploy()
    certificate = finish(page, course)
    shown = page.locator("#course-certificate")
    expect(shown.get_by_text("Being minted", exact=True)).to_be_visible()
    expect(shown.get_by_role("img", name="Certificate of")).to_be_visible()
    mint(certificate)
    # Without a reload:
    expect(shown.get_by_text("Minted", exact=True)).to_be_visible()
    shown.get_by_role("link", name="Open the certificate").click()
    expect_verdict(page, "Valid")
    expect(page.get_by_role("link", name="Add to LinkedIn")).to_be_visible()
    page.goto("/certificates/")
    expect(page.get_by_role("link", name="Keys and locks")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_employer_with_a_phone_sees_at_once_whether_it_is_valid(
    scheme: str, page: Page, course: Course, open_context: Callable[..., BrowserContext]
) -> None:
    deploy()
    certificate = finish(page, course)
    mint(certificate)
    address = f"/certificates/{certificate.verification_code}/"
    phone = open_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True).new_page()
    phone.goto(address)
    expect(phone.locator(".verdict")).to_be_in_viewport()
    expect_verdict(phone, "Valid")
    expect(phone.get_by_role("img", name="Certificate of completion")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert violations(phone) == []
    phone.goto(f"/verify/?code={certificate.certificate_number}")
    expect_verdict(phone, "Valid")
    assert violations(phone) == []

    revoke_certificate(certificate_id=certificate.pk, reason="Issued by mistake")
    phone.goto(address)
    expect_verdict(phone, "Revoked")
    assert violations(phone) == []


def expect_verdict(page: Page, word: str) -> None:
    """Asked again, as the page itself advises, while a busy machine's node does not answer in time."""
    expect(page.locator(".verdict")).to_be_visible()
    for _ in range(10):
        if not page.get_by_text("the chain cannot be asked").is_visible():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    expect(page.locator(".verdict").get_by_text(word)).to_be_visible()


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    return [f"{item['id']}: {node['html'][:120]}" for item in result["violations"] for node in item["nodes"]]
