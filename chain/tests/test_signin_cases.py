import time
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain.signin.errors import SENTENCES, SignInRefused
from chain.signin.message import SignInMessage
from chain.signin.verify import check_signed_message
from chain.tests.signin_cases import ACCEPTED, ADA, CASES, EXPECTED, GOOD, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_ends_as_the_table_says(case: Case) -> None:
    text = case.text
    # What cannot be encoded cannot be signed either; any signature will do there.
    signature = case.signature(text if text.isascii() else "")
    started = time.process_time()
    assert outcome(text, signature, **{**EXPECTED, **case.expected}) == (case.code or ADA.address)
    assert time.process_time() - started < 0.5


def outcome(text: str, signature: str, **expected: Any) -> str:
    """The signer's address, or the code of the refusal."""
    try:
        return check_signed_message(text, signature, **expected)
    except SignInRefused as refusal:
        return refusal.code


def test_every_refusal_has_a_sentence_and_is_the_visitors_doing() -> None:
    for code, sentence in SENTENCES.items():
        refusal = SignInRefused(code)
        assert str(sentence).endswith(".")
        assert 400 <= refusal.status < 500


def test_the_table_has_no_case_twice() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


def test_a_text_is_refused_in_each_single_sign_that_differs() -> None:
    """Signed text that differs from the good one anywhere is another message, or none."""
    good = GOOD.compose()
    signature = ACCEPTED[0].signature(good)
    for place in range(len(good)):
        changed = good[:place] + ("x" if good[place] != "x" else "y") + good[place + 1 :]
        with pytest.raises(SignInRefused):
            check_signed_message(changed, signature, **EXPECTED)


_NAMES = st.from_regex(r"[a-z0-9]([a-z0-9\-]{0,10}[a-z0-9])?(\.[a-z]{2,5}){0,2}", fullmatch=True)
_HOSTS = st.one_of(_NAMES, st.ip_addresses(v=4).map(str), st.ip_addresses(v=6).map(lambda address: f"[{address}]"))
_DOMAINS = st.builds(lambda host, port: host + port, _HOSTS, st.sampled_from(["", ":1", ":8000", ":65535"]))
_PATHS = st.from_regex(r"(/([a-zA-Z0-9._~!$&'()*+,;=:@\-]|%[0-9A-F]{2})*)*", fullmatch=True)
_URIS = st.builds(
    lambda scheme, domain, path: f"{scheme}://{domain}{path}", st.sampled_from(["http", "ipfs"]), _DOMAINS, _PATHS
)
_TIMES = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.astimezone().isoformat())
_STATEMENTS = st.from_regex(r"[a-zA-Z0-9\-._~:/?#\[\]@!$&'()*+,;= ]{1,80}", fullmatch=True)


@given(
    st.builds(
        SignInMessage,
        domain=_DOMAINS,
        address=st.just(ADA.address),
        uri=_URIS,
        chain_id=st.integers(0, 10**70),
        nonce=st.from_regex(r"[a-zA-Z0-9]{8,40}", fullmatch=True),
        issued_at=_TIMES,
        scheme=st.none() | st.sampled_from(["https", "x-scheme+1.0"]),
        statement=st.none() | _STATEMENTS,
        expiration_time=st.none() | _TIMES,
        not_before=st.none() | _TIMES,
        request_id=st.none() | st.from_regex(r"[a-zA-Z0-9._~:@\-]{0,20}", fullmatch=True),
        resources=st.none() | st.lists(_URIS, max_size=4).map(tuple),
    )
)
def test_a_composed_message_parses_to_the_same_fields(message: SignInMessage) -> None:
    assert SignInMessage.parse(message.compose()) == message


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_any_other_text_is_refused_and_nothing_worse(text: str) -> None:
    with pytest.raises(SignInRefused):
        SignInMessage.parse(text)


@given(st.data())
def test_what_parses_is_what_was_written(data: st.DataObject) -> None:
    """Whatever a mangled message parses to, composing it gives the very text back: nothing is read loosely."""
    lines = GOOD.compose().split("\n")
    mangled = "\n".join(data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=len(lines) + 2)))
    try:
        message = SignInMessage.parse(mangled)
    except SignInRefused:
        return
    assert message.compose() == mangled
    assert {f.name for f in fields(message)} == {f.name for f in fields(GOOD)}
