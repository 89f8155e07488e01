"""The certificate for printers: its words can be selected, searched and read aloud, in the holder's own script."""

import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from chain.certificates.picture.formats import sheet_pdf
from chain.models import NftCertificate
from chain.tests.minting import make_certificate

pytestmark = pytest.mark.django_db


def pdf_of(client: Client, certificate: NftCertificate) -> bytes:
    return client.get(reverse("chain:certificate-pdf", args=[certificate.verification_code])).content


@pytest.mark.parametrize(
    "name",
    ["Thandi Nkosi", "Ọlá Adébáyọ̀", "Nguyễn Thị Hằng", "محمد عبد الله الأمين", "प्रिया शर्मा", "አበበ በቂላ", "王小明"],
    ids=["Latin", "Yoruba", "Vietnamese", "Arabic", "Devanagari", "Amharic", "Chinese"],
)
def test_name_course_and_number_can_be_extracted(client: Client, name: str) -> None:
    certificate = make_certificate()
    NftCertificate.objects.filter(pk=certificate.pk).update(holder_name=name)
    pdf = pdf_of(client, certificate)
    with PdfDocument(pdf) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()
    assert {name, certificate.course_title, certificate.certificate_number, certificate.verification_code} <= set(lines)
    assert b"DCTDecode" not in pdf
    assert len(pdf) < 150_000


def test_it_says_what_it_is(client: Client) -> None:
    certificate = make_certificate("thandi")
    pdf = pdf_of(client, certificate)
    with PdfDocument(pdf) as document:
        about = document.get_metadata_dict()
    assert about["Title"] == f"Certificate of completion: {certificate.course_title}, thandi"
    assert about["Author"] == "Web3Versity"
    assert "thandi has completed the course" in about["Subject"]
    assert about["CreationDate"].startswith(certificate.issued_at.strftime("D:%Y%m%d"))
    assert b"/Lang (en)" in pdf


def test_it_is_drawn_the_same_each_time(client: Client) -> None:
    certificate = make_certificate("thandi")
    first = pdf_of(client, certificate)
    sheet_pdf.cache_clear()
    assert pdf_of(client, certificate) == first
