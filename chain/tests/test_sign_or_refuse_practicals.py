"""The practicals of "Sign or refuse" with the lessons' own words, on a real node."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from chain.models import PracticalAttempt
from chain.practicals.artefacts import call_of
from chain.practicals.handing_in import hand_in
from chain.practicals.looking import look
from chain.testing.chains import Chain
from chain.testing.nodes import rpc
from chain.tests.practicals import begin, contract_of, make_doer, make_practical, offer, result

pytestmark = pytest.mark.django_db

COURSE = Path(settings.BASE_DIR) / "learning" / "library" / "sign-or-refuse"
OLD_GAME = "0x897099aCD8e3b03B3eDB64f698119fFEAd7925e6"
UNLIMITED = str(2**256 - 1)


def content_of(file: str) -> dict[str, Any]:
    source: dict[str, Any] = yaml.safe_load((COURSE / file).read_text(encoding="utf-8"))
    return {name: value for name, value in source.items() if name not in ("type", "title", "minutes")}


def read(attempt: PracticalAttempt, url: str, function: str, *arguments: str) -> int:
    data = "0x" + call_of("old_approval", function, list(arguments)).hex()
    return int(rpc(url, "eth_call", {"to": contract_of(attempt), "data": data}, "latest"), 16)


def test_who_refuses_the_claim_and_pays_the_cook_is_done(devnet: Chain) -> None:
    lesson = make_practical(content_of("04-say-no-where-it-counts.yaml"))
    doer = make_doer(devnet.anvil, lesson)
    attempt = begin(doer, lesson)
    hand_in(attempt=attempt, declined="claim")
    looked = offer(attempt, doer.call(attempt, "transfer", attempt.params["cook"], str(attempt.params["amount"])))
    assert set(looked.attempt.green) == {"refused", "paid", "kept"}
    assert looked.attempt.is_passed
    assert read(attempt, devnet.anvil, "balanceOf", doer.address) == 100 - int(attempt.params["amount"])


def test_who_signs_the_claim_is_not_done_whatever_is_said_afterwards(devnet: Chain) -> None:
    lesson = make_practical(content_of("04-say-no-where-it-counts.yaml"))
    doer = make_doer(devnet.anvil, lesson)
    attempt = begin(doer, lesson)
    offer(attempt, doer.call(attempt, "approve", attempt.params["stranger"], UNLIMITED))
    hand_in(attempt=attempt, declined="claim")
    looked = offer(attempt, doer.call(attempt, "transfer", attempt.params["cook"], str(attempt.params["amount"])))
    assert not looked.attempt.is_passed
    assert result(looked, "refused") == ("refused", "sent")


def test_an_old_right_ends_with_a_zero(devnet: Chain) -> None:
    lesson = make_practical(content_of("07-take-an-old-right-back.yaml"))
    doer = make_doer(devnet.anvil, lesson)
    attempt = begin(doer, lesson)
    assert read(attempt, devnet.anvil, "allowance", doer.address, OLD_GAME) == 2**256 - 1
    looked = offer(attempt, doer.call(attempt, "approve", OLD_GAME, "5"))
    assert looked.attempt.green == {}
    looked = offer(attempt, doer.call(attempt, "approve", OLD_GAME, "0"))
    assert set(looked.attempt.green) == {"revoked", "ended", "kept"}
    hand_in(attempt=attempt, answers={"block": str(looked.attempt.green["revoked"]["block"])})
    assert look(attempt=attempt, is_pressing=True).attempt.is_passed
