"""Where no key, phrase or passphrase may come: what the browser sends, the processes' logs and the database."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.actions import make_practice_wallet_and_sign_in
from tests.browser.conftest import PHONE
from tests.browser.test_wallet_page import PASSPHRASE, back_up, balance, press, shown_address, window
from tests.browser.wallet_actions import KNOWN_ADDRESS, give_hbar
from tests.builders import make_discussion, make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

LEAK = """([words, key, passphrase]) => fetch(`/no-such-page/?q=${encodeURIComponent(words)}`, {
    method: "POST", headers: { "X-Note": key }, body: JSON.stringify({ note: passphrase }) })"""


def test_no_secret_leaves_the_browser_in_a_whole_journey(
    open_context: Callable[..., BrowserContext], site_environment: dict[str, str], worker: None
) -> None:
    context = open_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    sent: list[str] = []
    context.on("request", lambda request: sent.append(_all_of(request)))
    page.goto("/signin/")
    address = make_practice_wallet_and_sign_in(page)
    secrets = page.evaluate("JSON.parse(localStorage.getItem('web3versity.wallet')).secrets")
    page.goto("/wallet/")
    phrase = back_up(page)
    assert secrets["phrase"] == phrase
    _send(page, address)
    _lock_and_unlock(page)
    _restore(page, phrase)
    assert shown_address(page) == address

    needles = _needles(phrase, secrets["keys"][address])
    logs = [Path(site_environment["VAR_DIR"]) / name for name in ("server.log", "worker.log")]
    assert len(sent) > 50
    assert _found(needles, sent) == set()
    assert _found(needles, (log.read_text() for log in logs)) == set()
    assert _found(needles, _rows()) == set()

    # This looks where it says it does: each of them is found once it is there.
    words = " ".join(phrase.split()[4:7])
    page.evaluate(LEAK, [words, secrets["keys"][address], PASSPHRASE])
    assert _found(needles, sent) == {words, secrets["keys"][address][2:], PASSPHRASE}
    make_discussion(make_user("careless"), title="Is this safe?", content=f"My words: {words.upper()}")
    assert _found(needles, _rows()) == {words}
    with logs[1].open("a") as log:
        log.write(f"failed with {secrets['keys'][address]}\n")
    assert secrets["keys"][address][2:] in _found(needles, (log.read_text() for log in logs))


def _send(page: Page, address: str) -> None:
    give_hbar(address, 12)
    page.reload()
    expect(balance(page)).to_have_text("12")
    press(page, "Send")
    window(page).get_by_label("To which address?").fill(KNOWN_ADDRESS)
    window(page).get_by_label("How many HBAR?").fill("0.7")
    press(window(page), "Continue")
    press(page.locator("[data-window=approval]"), "Send")
    expect(page.locator("[data-history] li")).to_contain_text(re.compile("Send 0.7 HBAR.*Done", re.DOTALL))


def _lock_and_unlock(page: Page) -> None:
    press(page, "Passphrase")
    window(page).get_by_label("New passphrase").fill(PASSPHRASE)
    window(page).get_by_label("Once more").fill(PASSPHRASE)
    press(window(page), "Set the passphrase")
    expect(page.locator("[data-status]")).to_contain_text("opens with your passphrase")
    press(page, "Lock now")
    press(page, "Unlock")
    window(page).get_by_label("Passphrase").fill(PASSPHRASE)
    press(window(page), "Unlock")
    expect(balance(page)).to_be_visible()


def _restore(page: Page, phrase: str) -> None:
    press(page, "Remove the wallet from this browser…")
    press(window(page), "Remove it")
    press(page, "Bring it back")
    window(page).get_by_label("Your words, or a secret key").fill(phrase)
    press(window(page), "Restore")


def _all_of(request: Request) -> str:
    body = (request.post_data_buffer or b"").decode(errors="replace")
    return f"{request.method} {request.url}\n{request.headers}\n{body}"


def _needles(phrase: str, key: str) -> list[str]:
    words = phrase.split()
    return [key[2:], PASSPHRASE, *(" ".join(words[place : place + 3]) for place in range(len(words) - 2))]


def _found(needles: list[str], texts: Iterable[str]) -> set[str]:
    """Which of them stand in the texts, whatever was between their words and however it was quoted."""
    plain = "\n".join(re.sub(r"[^0-9a-z]+", " ", unquote_plus(text).lower()) for text in texts)
    return {needle for needle in needles if needle in plain}


def _rows() -> Iterable[str]:
    """Every row of every table as text, and what the sessions hold."""
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT row::text FROM {connection.ops.quote_name(table)} row")  # noqa: S608 (our own tables)
            yield from (row for (row,) in cursor)
    yield from (str(SessionStore().decode(session.session_data)) for session in Session.objects.all())
