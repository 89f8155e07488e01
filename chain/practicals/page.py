"""A practical lesson's page: the attempt with its numbers, contract, buttons and checks. Reads the database alone."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chain.models import PracticalAttempt, PracticalNote
from chain.models.practical import PracticalState
from chain.networks import Network, practice_network, wallet_entry
from chain.practicals.artefacts import functions_of
from chain.practicals.asking import transaction_of
from chain.practicals.begin import edition_of, keep_up
from chain.practicals.content import checks_of, contract_of, requests_of
from chain.practicals.instances import is_late, stands_at
from chain.practicals.life import current_instance, network_of, replay_network
from chain.practicals.notes import open_note
from chain.practicals.own import OwnCode, is_own, is_own_late, own_address, own_code
from chain.practicals.params import PLACEHOLDER, filled
from chain.practicals.recording import is_of_its_learner
from chain.practicals.replay import honour_of, network_for_replay, proof_link
from chain.practicals.script_texts import MESSAGES
from learning.models import Lesson, User
from learning.pace.lesson import seconds_left_of_lesson

# Seconds between two looks of a page that is seen: soon at first, less often of one that stays open.
SOON, LATER = 3, 15
# An amount is typed and read again; an address is what nobody types.
WORTH_COPYING: Final = 16
SOON_FOR: Final = timedelta(minutes=20)


@dataclass(frozen=True)
class CheckLine:
    """`is_next` is the first that is not green: it alone explains itself."""

    id: str
    says: str
    is_green: bool
    is_next: bool
    result: dict[str, str]
    hint_html: str
    transaction: str
    link: str


@dataclass(frozen=True)
class RequestLine:
    id: str
    label: str
    is_message: bool
    transaction: str


@dataclass(frozen=True)
class AttemptPage:
    """`mark` changes when there is something new to see."""

    attempt: PracticalAttempt
    network: Network
    is_replay: bool
    task_html: SafeString
    debrief_html: SafeString
    checks: list[CheckLine]
    requests: list[RequestLine]
    questions: list[dict[str, str]]
    needs_contract: bool
    own: OwnCode | None
    contract: str
    contract_link: str
    is_late: bool
    is_of_another_wallet: bool
    is_changed: bool
    note: PracticalNote | None
    pace: int
    counts_in: int
    trouble: str = ""
    mark: str = field(default="")

    @property
    def green_count(self) -> int:
        return sum(check.is_green for check in self.checks)

    @property
    def was_reset(self) -> bool:
        """Whether the chain has begun anew since the attempt did."""
        return self.attempt.began_block < 0


def practical_state(lesson: Lesson, learner: User) -> dict[str, Any]:
    """What templates/chain/practical/lesson.html finds as `state`, for a learner who may do the lesson."""
    practice, replay = practice_network(), replay_network() if lesson.content.get("replay") else None
    honour = honour_of(lesson, learner)
    attempt = latest_attempt(lesson, learner, practice)
    again = latest_attempt(lesson, learner, replay) if replay else None
    shown = again if again is not None and again.is_open else attempt
    return {
        "page": page_of(shown) if shown else None,
        "has_wallet": bool(learner.evm_address),
        "replay": network_for_replay(lesson, learner),
        "honour": honour,
        "honour_link": proof_link(honour) if honour else "",
        "network": practice,
        "wallet_entry": wallet_entry((network_of(shown) if shown else None) or practice),
        "words": MESSAGES,
        "contract": contract_entry(str(lesson.content.get("instance", ""))),
    }


def contract_entry(contract: str) -> dict[str, Any]:
    """What the practice wallet is told of the lesson's contract, so that it shows its calls by name."""
    return {"name": _("The contract of this lesson"), "abi": functions_of(contract) if contract else []}


def latest_attempt(lesson: Lesson, learner: User, network: Network) -> PracticalAttempt | None:
    """The open one, else the one that was passed last."""
    mine = PracticalAttempt.objects.filter(user=learner, lesson=lesson, chain_id=network.chain_id)
    mine = mine.exclude(state=PracticalState.ENDED).select_related("lesson__course", "user")
    return mine.filter(state=PracticalState.OPEN).first() or mine.order_by("-pk").first()


def page_of(attempt: PracticalAttempt, *, trouble: str = "") -> AttemptPage | None:
    """None when the site has left the attempt's network."""
    network = network_of(attempt)
    if network is None:
        return None
    keep_up(attempt)
    instance = current_instance(attempt)
    content = attempt.lesson.content
    contract = own_address(attempt) if is_own(content) else stands_at(instance)
    checks = check_lines(attempt, network)
    page = AttemptPage(
        attempt=attempt,
        network=network,
        is_replay=attempt.chain_id != practice_network().chain_id,
        task_html=with_drawn(content["html"], attempt.params),
        debrief_html=with_drawn(content["debrief_html"], attempt.params),
        checks=checks,
        requests=[request_line(each, attempt, contract) for each in requests_of(attempt)],
        questions=question_lines(attempt),
        needs_contract=bool(contract_of(attempt)),
        own=own_code(attempt) if is_own(content) and attempt.is_open else None,
        contract=contract,
        contract_link=network.address_link(contract) if contract else "",
        is_late=is_own_late(attempt) if instance is None else is_late(instance),
        is_of_another_wallet=attempt.is_open and not is_of_its_learner(attempt),
        is_changed=attempt.is_open and is_of_older_edition(attempt),
        note=open_note(attempt, timezone.now()) if attempt.is_open else None,
        pace=SOON if attempt.began_at > timezone.now() - SOON_FOR else LATER,
        counts_in=counts_in(attempt, checks),
        trouble=trouble,
    )
    object.__setattr__(page, "mark", mark_of(page))
    return page


def mark_of(page: AttemptPage) -> str:
    seen = [page.attempt.state, page.contract, page.is_late, page.trouble, page.is_of_another_wallet, page.is_changed]
    seen += [bool(page.counts_in), page.own is not None and page.own.is_compiled]
    lines = [[check.id, check.is_green, check.result] for check in page.checks]
    return hashlib.sha256(json.dumps([seen, lines], sort_keys=True).encode()).hexdigest()[:16]


def counts_in(attempt: PracticalAttempt, checks: list[CheckLine]) -> int:
    """Seconds until an attempt in which all is green can count; 0 for every other."""
    if not attempt.is_open or not all(check.is_green for check in checks):
        return 0
    return seconds_left_of_lesson(learner=attempt.user, lesson=attempt.lesson, now=timezone.now())


def check_lines(attempt: PracticalAttempt, network: Network) -> list[CheckLine]:
    checks = checks_of(attempt)
    first_open = next((each["id"] for each in checks if each["id"] not in attempt.green), "")
    return [
        CheckLine(
            id=each["id"],
            says=filled(each["says"], attempt.params),
            is_green=each["id"] in attempt.green,
            is_next=each["id"] == first_open,
            result=attempt.results.get(each["id"], {}),
            hint_html=filled_html(each["hint_html"], attempt.params),
            transaction=(met := str(attempt.green.get(each["id"], {}).get("transaction", ""))),
            link=network.transaction_link(met) if met else "",
        )
        for each in checks
    ]


def request_line(request: dict[str, Any], attempt: PracticalAttempt, contract: str) -> RequestLine:
    is_message = "message" in request
    asked = None if is_message else transaction_of(request, attempt, contract)
    return RequestLine(
        id=request["id"],
        label=filled(request["label"], attempt.params),
        is_message=is_message,
        transaction=json.dumps(asked) if asked else "",
    )


def question_lines(attempt: PracticalAttempt) -> list[dict[str, str]]:
    """What is typed, while it is not right."""
    return [
        {
            "id": each["id"],
            "label": filled(each["label"], attempt.params),
            "unit": each.get("unit", ""),
            "value": attempt.answers.get(each["id"], ""),
        }
        for each in checks_of(attempt)
        if each["kind"] == "answer" and each["id"] not in attempt.green
    ]


def is_of_older_edition(attempt: PracticalAttempt) -> bool:
    return attempt.edition != edition_of(attempt.lesson.content)


def with_drawn(html: str, params: dict[str, str]) -> SafeString:
    """Compiled HTML with what was drawn in its places, each with a button that copies it."""
    return mark_safe(PLACEHOLDER.sub(lambda found: drawn(found[0], params.get(found[1])), html))  # noqa: S308


def drawn(placeholder: str, value: str | None) -> str:
    if value is None:
        return escape(placeholder)
    if len(value) < WORTH_COPYING:
        return format_html('<bdi class="mono">{}</bdi>', value)
    return format_html(
        '<span class="drawn"><bdi class="mono">{}</bdi>'
        '<button class="copy" type="button" data-copy="{}" data-done="{}" hidden>{}</button></span>',
        value,
        value,
        _("Copied"),
        _("Copy"),
    )


def filled_html(html: str, params: dict[str, str]) -> SafeString:
    return mark_safe(PLACEHOLDER.sub(lambda found: escape(params.get(found[1], found[0])), html))  # noqa: S308
