"""Numbers, codes and addresses are read however they were typed, and anything else is nobody's."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chain.certificates.lookup import Reference, read_code, read_reference
from chain.certificates.numbering import ALPHABET, new_code

CODE = "7K3QX-9M2PD-4RT8V-HW6N0"
codes = st.text(ALPHABET, min_size=20, max_size=20).map(
    lambda signs: "-".join(signs[i : i + 5] for i in (0, 5, 10, 15))
)


@pytest.mark.parametrize(
    "typed",
    [
        "W3V-2026-00042",
        "w3v-2026-00042",
        " W3V 2026 00042 ",
        "W3V–2026–00042",
        "w3v2026ooo42",
        "Ｗ３Ｖ－２０２６－０００４２",
        "https://learn.example.org/verify/?code=W3V-2026-00042",
    ],
)
def test_a_number_is_read(typed: str) -> None:
    assert read_reference(typed) == Reference(number="W3V-2026-00042")
    assert read_code(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"\t{CODE}\n",
        "7K3QX-9M2PD-4RT8V-HW6NO",
        f"https://learn.example.org/certificates/{CODE}/",
        f"http://localhost:8000/certificates/{CODE.lower()}.svg",
        f"https://learn.example.org/certificates/{CODE}/credential.json?x=1#top",
        f"learn.example.org/certificates/{CODE}",
        f"/certificates/{CODE}/",
        f"https://learn.example.org/verify/?lang=en&code={CODE}",
    ],
)
def test_a_code_is_read(typed: str) -> None:
    assert read_reference(typed) == Reference(code=CODE)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "W3V", "W3V-2026", "W3V-2026-42", "W3V-1926-00042", "\0", "?code=", "💥" * 600),
        *(CODE[:-1], CODE + "0", CODE.replace("K", "U"), CODE.replace("-", "/")),
        *("https://learn.example.org/", "https://[", "https://learn.example.org/certificates/"),
    ],
)
def test_what_is_neither_is_nobodys(typed: str) -> None:
    assert read_reference(typed) is None


def test_new_codes_are_read_back_as_they_are() -> None:
    drawn = {new_code() for _ in range(50)}
    assert len(drawn) == 50
    assert all(read_reference(code) == Reference(code=code) for code in drawn)


@given(codes, st.sampled_from(["{}", " {} ", "https://a.example/certificates/{}/", "/verify/?code={}"]))
def test_a_code_survives_typists(code: str, around: str) -> None:
    assert read_reference(around.format(code.lower().replace("0", "o").replace("1", "l"))) == Reference(code=code)


@given(st.text(max_size=600))
def test_no_text_is_too_strange(typed: str) -> None:
    reference = read_reference(typed)
    assert reference is None or bool(reference.number) != bool(reference.code)


@pytest.mark.django_db
@given(st.one_of(st.text(max_size=200), st.from_regex(r"[wW]3[vV][- ]?20\d\d[- ]?\d{3,7}"), codes))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_page(client: Client, typed: str) -> None:
    page = client.get("/verify/", {"code": typed}, REMOTE_ADDR="unknown")
    assert page.status_code == 200
    assert "Valid</strong>" not in page.text
