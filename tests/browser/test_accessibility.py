"""axe-core over every page, as a visitor and as a learner, in light and in dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import PHONE
from tests.browser.deeds import make_practice_wallet_and_sign_in, read_lesson

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
COURSE = "/courses/blockchain-from-zero/"
PUBLIC = [
    "/",
    "/courses/",
    "/courses/?q=nothing-has-this-word",
    COURSE,
    "/courses/your-first-wallet-kept-safe/",
    COURSE + "what-is-a-ledger/",
    COURSE + "check-ledgers-and-hashes/",
    "/signin/",
    "/achievements/",
    "/leaderboard/",
    "/faucet/",
    "/verify/",
    "/community/",
    "/community/?show=solved",
    "/no-such-page/",
]
LEARNERS = [
    "/dashboard/",
    "/xp/",
    "/faucet/",
    "/transactions/",
    "/certificates/",
    "/account/",
    "/community/",
    "/community/new/",
    "/notifications/",
    "/notifications/choices/",
    COURSE,
    COURSE + "what-is-a-ledger/",
    COURSE + "check-ledgers-and-hashes/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(scheme: str, open_context: Callable[..., BrowserContext]) -> None:
    # axe is injected, which the site's own policy rightly forbids to anyone else.
    context = open_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    found = {path: _violations(page, path) for path in PUBLIC}

    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    page.goto(COURSE)
    page.get_by_role("button", name="Enrol").click()
    read_lesson(page)
    found |= {f"{path} (signed in)": _violations(page, path) for path in LEARNERS}

    assert {path: problems for path, problems in found.items() if problems} == {}


def _violations(page: Page, path: str) -> list[str]:
    page.goto(path)
    page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    return [f"{item['id']}: {node['html'][:120]}" for item in result["violations"] for node in item["nodes"]]
