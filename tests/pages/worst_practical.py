"""A practical lesson of the worst school, and the boss at work on it: something is done, and something is not right."""

from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from eth_utils.address import to_checksum_address

from chain.models import PracticalAttempt, PracticalNote
from chain.networks import practice_network
from chain.practicals.begin import edition_of
from chain.practicals.params import draw_params
from learning.models import Course, Lesson, User
from tests.builders import make_lesson
from tests.pages.worst_words import ARABIC, MARKDOWN, THAI, WIDE

PRACTICAL: Final[dict[str, Any]] = {
    "task": f"{MARKDOWN}\n\nSend **{{amount}}** to {{target}}: {{word}}",
    "params": {
        "amount": {"kind": "hbar", "from": "0.30", "to": "0.90"},
        "target": {"kind": "address"},
        "word": {"kind": "word", "of": [ARABIC[:40], WIDE[:40]]},
    },
    "instance": "turn_pot",
    "requests": [
        {"id": "note", "label": WIDE * 2, "message": ARABIC},
        {"id": "take", "label": THAI, "call": "take", "args": ["2"]},
        {"id": "send", "label": ARABIC[:80], "to": "{target}", "value": "{amount}"},
    ],
    "checks": [
        {
            "id": "sent",
            "kind": "receipt",
            "expect": {"to": "{target}"},
            "says": f"{ARABIC[:150]} {{amount}}",
            "hint": MARKDOWN[:1400],
        },
        {"id": "fee", "kind": "answer", "expect": {"of": "sent", "read": "fee"}, "label": THAI[:80], "unit": "W" * 12}
        | {"says": WIDE * 4, "hint": ARABIC},
        {"id": "signed", "kind": "signature", "expect": {"message": "note"}, "says": "{target}", "hint": WIDE * 4},
    ],
    "debrief": MARKDOWN,
}


def make_practical_lesson(course: Course, boss: User) -> Lesson:
    lesson = make_lesson(course, "practical", title=ARABIC[:120], slug="practical", content=PRACTICAL)
    now = timezone.now()
    attempt = PracticalAttempt.objects.create(
        user=boss,
        lesson=lesson,
        chain_id=practice_network().chain_id,
        address=to_checksum_address(boss.evm_address or ""),
        params=draw_params(PRACTICAL["params"], seed="0" * 32),
        edition=edition_of(lesson.content),
        began_block=-1,
        green={"sent": {"transaction": "0x" + "f" * 64}},
        answers={"fee": WIDE},
        results={"fee": {"state": "not_yet", "why": ARABIC, "expected": "W" * 200, "actual": "f" * 200}},
    )
    PracticalNote.objects.create(
        attempt=attempt,
        request_id="note",
        nonce="0" * 40,
        message=f"{ARABIC}\n{'W' * 500}",
        issued_at=now,
        expires_at=now + timedelta(days=1),
    )
    return lesson
