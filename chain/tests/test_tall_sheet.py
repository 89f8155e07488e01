"""The certificate's picture for narrow screens."""

from xml.etree import ElementTree as ET  # our own pictures

import pytest
from django.test import Client
from django.urls import reverse

from chain.certificates.picture.tall import HEIGHT, WIDTH
from chain.models import NftCertificate
from chain.tests.minting import make_certificate

pytestmark = pytest.mark.django_db

# Of a phone of 360 pixels, beside the page's edges and inside a card's.
ROOM = 360 - 2 * 16 - 2 * 25
LONG = "Nomathemba Ntombizanele Mgudlwa-Van der Westhuizen of the eastern coast and its hills"


@pytest.mark.parametrize("name", ["Thandi Nkosi", LONG, "محمد عبد الله الأمين"])
def test_a_phone_shows_every_letter_large_enough_to_read(client: Client, name: str) -> None:
    certificate = make_certificate()
    NftCertificate.objects.filter(pk=certificate.pk).update(holder_name=name, course_title=LONG)
    url = reverse("chain:certificate-tall", args=[certificate.verification_code])
    answer = client.get(url)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    sheet = ET.fromstring(answer.content)  # noqa: S314
    written = [each for each in sheet.iter() if each.tag.endswith("}text")]
    words = " ".join("".join(each.itertext()) for each in written)
    for part in (*name.split(), certificate.certificate_number, certificate.verification_code):
        assert part in words
    assert min(float(each.attrib["font-size"]) for each in written) * ROOM / WIDTH >= 7
    assert max(float(each.attrib["y"]) for each in written) < HEIGHT


def test_the_page_offers_it_to_narrow_screens_alone(client: Client) -> None:
    certificate = make_certificate()
    page = client.get(reverse("chain:certificate", args=[certificate.verification_code])).text
    tall = reverse("chain:certificate-tall", args=[certificate.verification_code])
    assert f'<source media="(max-width: 40rem)" srcset="{tall}"' in page
    assert f'src="{reverse("chain:certificate-picture", args=[certificate.verification_code])}"' in page
