"""The pages and files of certificates: what everyone sees, what only the holder sees, and what nobody does."""

import io
import json
import re
from collections.abc import Iterator
from unittest.mock import patch
from xml.etree import ElementTree as ET  # our own pictures

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from chain.certificates.reissuing import reissue_certificate
from chain.certificates.revoking import revoke_certificate
from chain.models import NftCertificate
from chain.testing.chains import Chain
from chain.testing.nodes import new_address
from chain.tests.minting import deploy, holder_of, make_certificate, mint
from chain.tests.test_credential import SEED, script
from chain.views.verification import MOST_CHECKS
from learning.models import User
from tests.builders import finish_course, make_course, make_enrolment
from tests.html import laid_out
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def no_answers_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def pending(db: None) -> NftCertificate:
    return make_certificate("thandi")


@pytest.fixture
def minted(devnet: Chain) -> NftCertificate:
    deploy()
    certificate = make_certificate("thandi")
    mint(certificate)
    return certificate


def page_of(certificate: NftCertificate, name: str = "certificate") -> str:
    return reverse(f"chain:{name}", args=[certificate.verification_code])


def verdict(text: str) -> str:
    """The big word of a page."""
    found = re.search(r'class="verdict notice [^"]+">\s*<strong>.*?</svg>([^<]+)</strong>', laid_out(text))
    return found[1].strip() if found else ""


def rename(learner: User, username: str) -> None:
    User.objects.filter(pk=learner.pk).update(username=username)


def test_an_employer_sees_who_what_when_and_that_it_is_valid(client: Client, minted: NftCertificate) -> None:
    page = client.get(page_of(minted))
    assert verdict(page.text) == "Valid"
    for words in (
        "<bdi>thandi</bdi> completed",
        minted.course_title,
        minted.certificate_number,
        "Checked on",
        "What was checked",
    ):
        assert words in page.text
    assert minted.recipient_address not in page.text
    assert "linkedin" not in page.text
    assert page["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex"' in page.text
    assert "no-store" in page["Cache-Control"]


def test_the_holder_also_finds_ways_to_show_it(minted: NftCertificate, settings: Settings) -> None:
    settings.SITE_URL = "https://learn.example.org"
    text = signed_in(holder_of(minted)).get(page_of(minted)).text
    assert "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=" in text
    assert f"https://learn.example.org/certificates/{minted.verification_code}/" in text
    assert "Issue it again" not in text


def test_the_name_printed_stays_when_the_learner_takes_another(client: Client, minted: NftCertificate) -> None:
    rename(holder_of(minted), "thandi-m")
    text = client.get(page_of(minted)).text
    assert "<bdi>thandi</bdi> completed" in text
    assert "thandi-m" not in text


def test_only_the_exact_code_opens_it_however_it_is_spelled(client: Client, minted: NftCertificate) -> None:
    code = minted.verification_code
    for spelled in (code.lower(), code.replace("-", ""), code.replace("-", " ")):
        assert client.get(f"/certificates/{spelled}/").headers["Location"] == page_of(minted)
    for wrong in (minted.certificate_number, code[:-1], code[:-1] + "~", "x", "%00", "tokens"):
        for ending in ("/", ".svg", ".png", ".pdf", ".json", "/credential.json"):
            assert client.get(f"/certificates/{wrong}{ending}").status_code == 404


def test_a_certificate_that_is_not_valid_never_says_so(client: Client, pending: NftCertificate) -> None:
    assert verdict(client.get(page_of(pending)).text) == "Being minted"
    revoke_certificate(certificate_id=pending.pk, reason="Copied answers")
    text = client.get(page_of(pending)).text
    assert verdict(text) == "Revoked"
    assert "Copied answers" in text
    NftCertificate.objects.filter(pk=pending.pk).update(holder_name="mallory")
    text = client.get(page_of(pending)).text
    assert verdict(text) == "Not as it was issued"
    assert "mallory" not in text
    assert pending.course_title not in text


def test_when_the_chain_is_down_the_page_says_what_it_knows(
    client: Client, minted: NftCertificate, settings: Settings
) -> None:
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    page = client.get(page_of(minted))
    assert page.status_code == 200
    assert verdict(page.text) == "Recorded, but the chain cannot be asked"
    assert "og:title" not in page.text
    assert client.get(page_of(minted, "certificate-credential")).status_code == 503


def test_the_old_address_of_a_reissued_certificate_leads_on(minted: NftCertificate, kwame_client: Client) -> None:
    old, holder = page_of(minted), signed_in(holder_of(minted))
    reissue = page_of(minted, "certificate-reissue")
    assert kwame_client.post(reissue).status_code == 404
    assert holder.get(reissue).status_code == 405
    refused = holder.post(reissue, follow=True)
    assert "there is nothing to change" in refused.text
    rename(holder_of(minted), "thandi-m")
    assert "Issue it again" in signed_in(holder_of(minted)).get(page_of(minted)).text
    answer = holder.post(reissue)
    minted.refresh_from_db()
    assert answer.headers["Location"] == page_of(minted) != old
    assert holder.post(reissue).status_code == 404
    led = kwame_client.get(old, follow=True)
    assert verdict(led.text) == "Replaced by a newer certificate"
    assert page_of(minted) in led.text
    assert kwame_client.get(old.rstrip("/") + ".svg").status_code == 404


def test_the_picture_is_well_formed_and_read_out(client: Client, minted: NftCertificate) -> None:
    answer = client.get(page_of(minted, "certificate-picture"))
    assert answer["Content-Type"] == "image/svg+xml"
    picture = ET.fromstring(answer.content)  # noqa: S314
    assert picture.get("role") == "img"
    names = {shape.get("id", ""): shape.text for shape in picture if shape.get("id")}
    assert picture.get("aria-labelledby") == " ".join(names) == "title desc"
    assert minted.course_title in (names["title"] or "")
    assert "thandi has completed the course" in (names["desc"] or "")
    written = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"thandi", minted.certificate_number, minted.verification_code} <= set(written)
    for foreign in ("style", "script", "href", "url(", "@", "font-face"):
        assert foreign not in answer.text
    assert "not valid" not in answer.text


def test_the_picture_escapes_what_it_prints(client: Client, minted: NftCertificate) -> None:
    NftCertificate.objects.filter(pk=minted.pk).update(course_title='</text><script>alert("&")</script>')
    picture = ET.fromstring(client.get(page_of(minted, "certificate-picture")).content)  # noqa: S314
    assert not list(picture.iter(f"{SVG}script"))


def test_the_square_code_leads_to_the_page(pending: NftCertificate, settings: Settings) -> None:
    from chain.certificates.picture.wording import words_for

    settings.SITE_URL = "https://learn.example.org"
    assert words_for(pending).address == f"https://learn.example.org{page_of(pending)}"


def test_pictures_of_what_is_not_valid_carry_a_warning(client: Client, minted: NftCertificate) -> None:
    fresh = client.get(page_of(minted, "certificate-picture"))
    revoke_certificate(certificate_id=minted.pk, reason="Copied answers")
    revoked = client.get(page_of(minted, "certificate-picture"), headers={"If-None-Match": fresh["ETag"]})
    assert "not valid any more" in revoked.text
    same = client.get(page_of(minted, "certificate-picture"), headers={"If-None-Match": revoked["ETag"]})
    assert same.status_code == 304
    assert client.get(page_of(make_certificate(), "certificate-picture")).text.count("valid once it is minted") == 2


def test_it_can_be_downloaded_as_png_and_pdf(client: Client, pending: NftCertificate) -> None:
    png = client.get(page_of(pending, "certificate-png"))
    with Image.open(io.BytesIO(png.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1600, 1131))
    assert len(png.content) < 300_000
    pdf = client.get(page_of(pending, "certificate-pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    width, height = (float(side) for side in re.findall(rb"MediaBox \[0 0 ([\d.]+) ([\d.]+)", pdf.content)[0])
    assert (round(width), round(height)) == (842, 595)  # A4 across, in points
    assert pdf["Content-Disposition"] == f'inline; filename="{pending.certificate_number}.pdf"'


def test_the_metadata_has_the_shape_of_erc_721(client: Client, minted: NftCertificate, settings: Settings) -> None:
    settings.SITE_URL = "https://learn.example.org"
    answer = client.get(page_of(minted, "certificate-metadata"))
    said = answer.json()
    assert set(said) == {"name", "description", "image", "external_url", "attributes"}
    assert said["image"] == f"https://learn.example.org{page_of(minted, 'certificate-picture')}"
    assert {"trait_type": "Status", "value": "minted"} in said["attributes"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_credential_is_verified_with_the_key_the_site_publishes(
    client: Client, minted: NftCertificate, settings: Settings
) -> None:
    settings.SITE_URL, settings.CREDENTIAL_SIGNING_KEY = "https://learn.example.org", SEED
    answer = client.get(page_of(minted, "certificate-credential"))
    assert answer["Content-Type"] == "application/vc"
    assert f"{minted.certificate_number}.credential.json" in answer["Content-Disposition"]
    did = client.get("/.well-known/did.json")
    assert did["Content-Type"] == "application/did+json"
    script.verify(answer.content, did.json())
    with pytest.raises(script.NotGenuine):
        script.verify(answer.content[:-9] + b"A" + answer.content[-8:], did.json())
    jwks = client.get("/.well-known/jwks.json").json()
    assert jwks["keys"][0]["kid"] == json.loads(answer.content)["proof"][0]["verificationMethod"]
    assert page_of(minted, "certificate-credential") in client.get(page_of(minted)).text


def test_the_address_that_a_credential_is_called_by_answers_programs_with_it(
    client: Client, minted: NftCertificate, settings: Settings
) -> None:
    settings.CREDENTIAL_SIGNING_KEY = SEED
    credential = client.get(page_of(minted, "certificate-credential")).content
    for wanted, given in (
        ("application/vc", "application/vc"),
        ("application/ld+json", "application/ld+json"),
        ("application/json, text/html;q=0.5", "application/json"),
    ):
        answer = client.get(page_of(minted), headers={"accept": wanted})
        assert (answer["Content-Type"], answer.content, "Accept" in answer["Vary"]) == (given, credential, True)
    for browser in ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*"):
        assert client.get(page_of(minted), headers={"accept": browser})["Content-Type"].startswith("text/html")
    other = client.get(page_of(minted, "certificate-credential"), headers={"accept": "text/plain"})
    assert (other["Content-Type"], other.content) == ("application/vc", credential)


def test_no_credential_for_what_is_not_valid(client: Client, minted: NftCertificate, settings: Settings) -> None:
    settings.CREDENTIAL_SIGNING_KEY = SEED
    assert client.get(page_of(make_certificate(), "certificate-credential")).status_code == 503
    NftCertificate.objects.filter(pk=minted.pk).update(recipient_address=new_address())
    answer = client.get(page_of(minted, "certificate-credential"))
    assert answer.status_code == 409
    assert "proofValue" not in answer.text
    assert page_of(minted, "certificate-credential") not in client.get(page_of(minted)).text


def test_without_a_key_the_download_says_that_it_is_not_configured(
    client: Client, minted: NftCertificate, settings: Settings
) -> None:
    settings.CREDENTIAL_SIGNING_KEY, settings.DEBUG = "", False
    answer = client.get(page_of(minted, "certificate-credential"))
    assert answer.status_code == 503
    assert "not configured" in answer.text
    assert page_of(minted, "certificate-credential") not in client.get(page_of(minted)).text
    for address in ("/.well-known/did.json", "/.well-known/jwks.json"):
        assert client.get(address).status_code == 404


def test_verify_tells_by_number_that_it_is_valid_but_not_whose_it_is(client: Client, minted: NftCertificate) -> None:
    page = client.get("/verify/", {"code": minted.certificate_number})
    assert verdict(page.text) == "Valid"
    assert minted.course_title in page.text
    assert "Its verification code or its link shows the name" in " ".join(page.text.split())
    for secret in ("thandi", "Awarded to", "Finished on", minted.verification_code, minted.recipient_address):
        assert secret not in page.text
    assert page["X-Robots-Tag"] == "noindex"
    by_code = client.get("/verify/", {"code": f"https://learn.example.org{page_of(minted)}"})
    assert page_of(minted) in by_code.text
    assert "thandi" in by_code.text
    assert "Finished on" in by_code.text


def test_verify_gives_no_reasons_to_whoever_has_only_the_number(client: Client, pending: NftCertificate) -> None:
    old_number, old_code = pending.certificate_number, pending.verification_code
    User.objects.filter(pk=holder_of(pending).pk).update(evm_address=new_address())
    new = reissue_certificate(certificate_id=pending.pk, reason="thandi has asked")
    revoke_certificate(certificate_id=pending.pk, reason="thandi has copied")
    for number, code, said in (
        (old_number, old_code, "Replaced by a newer certificate"),
        (new.certificate_number, new.verification_code, "Revoked"),
    ):
        by_number, by_code = (client.get("/verify/", {"code": typed}).text for typed in (number, code))
        assert verdict(by_number) == verdict(by_code) == said
        assert "thandi" not in by_number
        assert "thandi has" in by_code


def test_verify_tells_what_it_cannot_find(client: Client, db: None) -> None:
    assert verdict(client.get("/verify/").text) == ""
    for typed in ("W3V-2026-00000", "nothing like it", "\0", "<script>"):
        page = client.get("/verify/", {"code": typed})
        assert page.status_code == 200
        assert verdict(page.text) == ("No such certificate" if typed != "\0" else "")
    assert "<script>" not in client.get("/verify/", {"code": "<script>"}).text.split("</head>")[1]


def test_verify_asks_for_patience_after_very_many_questions(client: Client, db: None) -> None:
    for _ in range(MOST_CHECKS):
        assert client.get("/verify/", {"code": "x"}).status_code == 200
    refused = client.get("/verify/", {"code": "x"})
    assert refused.status_code == 429
    assert "A little slower" in refused.text
    assert client.get("/verify/").status_code == 200
    assert client.get("/verify/", {"code": "x"}, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_my_certificates_are_mine_alone(client: Client, pending: NftCertificate, kwame_client: Client) -> None:
    assert client.get("/certificates/").headers["Location"] == "/signin/?next=/certificates/"
    assert pending.certificate_number in signed_in(holder_of(pending)).get("/certificates/").text
    text = kwame_client.get("/certificates/").text
    assert pending.certificate_number not in text
    assert "No certificate yet" in text


def test_the_list_asks_again_until_all_are_minted(minted: NftCertificate) -> None:
    NftCertificate.objects.filter(pk=minted.pk).update(status="pending")
    holder = signed_in(holder_of(minted))
    text = laid_out(holder.get("/certificates/").text)
    (again,) = re.findall(r'hx-get="(/certificates/\?mark=[^"]+)" hx-trigger="every 2s"', text)
    assert holder.get(again, headers=HTMX).status_code == 204
    NftCertificate.objects.filter(pk=minted.pk).update(status="minted")
    news = holder.get(again, headers=HTMX)
    assert "data-announce" in news.text
    assert "hx-get" not in news.text
    assert "<html" not in news.text
    assert "data-announce" not in holder.get("/certificates/").text


def test_the_list_costs_the_same_for_many(
    pending: NftCertificate, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from chain.certificates.issuing import issue_certificate

    for _ in range(5):
        course = make_course(lessons=1)
        make_enrolment(holder_of(pending), course)
        finish_course(holder_of(pending), course)
        issue_certificate(user_id=holder_of(pending).pk, course_id=course.pk)
    holder = signed_in(holder_of(pending))
    with django_assert_max_num_queries(5):
        assert holder.get("/certificates/").text.count("certificate-card") == 6


def test_the_finished_course_shows_its_certificate_being_minted(pending: NftCertificate) -> None:
    holder = signed_in(holder_of(pending))
    address = reverse("chain:course-certificate", args=[pending.course.slug])
    finished = holder.get(reverse("learning:course-finished", args=[pending.course.slug])).text
    assert f'hx-get="{address}" hx-trigger="load"' in finished
    first = holder.get(address, headers=HTMX).text
    assert "Being minted" in first
    assert f'hx-get="{address}?was=pending"' in first
    assert holder.get(f"{address}?was=pending", headers=HTMX).status_code == 204
    NftCertificate.objects.filter(pk=pending.pk).update(status="minted")
    then = holder.get(f"{address}?was=pending", headers=HTMX).text
    assert "Your certificate is minted." in then
    assert "hx-get" not in then
    assert page_of(pending) in then


def test_the_fragment_of_a_course_is_for_its_learner(
    client: Client, pending: NftCertificate, kwame_client: Client
) -> None:
    address = reverse("chain:course-certificate", args=[pending.course.slug])
    assert client.get(address, headers=HTMX).headers["HX-Redirect"] == f"/signin/?next={address}"
    assert kwame_client.get(address).headers["Location"] == "/certificates/"
    assert pending.verification_code not in kwame_client.get(address, headers=HTMX).text
    assert kwame_client.get("/certificates/courses/no-such-course/", headers=HTMX).status_code == 404


def test_reading_changes_nothing(client: Client, minted: NftCertificate) -> None:
    with patch.object(NftCertificate, "save", side_effect=AssertionError):
        for _ in range(2):
            assert verdict(client.get(page_of(minted)).text) == "Valid"
    for name in ("certificate", "certificate-picture", "certificate-metadata", "certificate-credential"):
        assert client.post(page_of(minted, name)).status_code == 405


def test_the_pages_hold_no_inline_code(client: Client, minted: NftCertificate) -> None:
    holder = signed_in(holder_of(minted))
    for text in (holder.get(page_of(minted)).text, holder.get("/certificates/").text, client.get("/verify/").text):
        for forbidden in (" style=", " onclick=", "<style", "javascript:", "hx-on"):
            assert forbidden not in text
