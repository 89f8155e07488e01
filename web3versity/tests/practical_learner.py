"""A practical lesson taken over HTTP by somebody with a key, on a real node.

What its page says is sent, signed or refused. Hashes and signatures are pasted into its forms, as by a learner whose
browser runs no script.
"""

import json
from html import unescape
from re import DOTALL, search
from typing import Any, Final

from django.test import Client
from eth_account import Account
from eth_account.messages import encode_defunct

from chain.models import PracticalAttempt, PracticalNote
from chain.practicals.params import filled_in
from chain.practicals.tasks import compile_own_contract
from chain.tests.practicals import Doer, stand, weibars
from learning.models import Lesson
from tests.personas import signed_in

MOST_GAS: Final = "0x2dc6c0"


def practise(doer: Doer, lesson: Lesson) -> str:
    """Begin `lesson` and do all of it rightly. Returns where its last answer led."""
    client = signed_in(doer.user)
    where = f"{lesson.get_absolute_url()}practical/"
    client.post(f"{where}begin/")
    attempt = PracticalAttempt.objects.select_related("lesson__course", "user").get(user=doer.user, state="open")
    # What workers do.
    stand(attempt)
    compile_own_contract(attempt.pk)
    here, led = f"{where}{attempt.pk}/", ""
    for request in lesson.content.get("requests", []):
        if _of_check(lesson, "absence", request=request["id"]):
            led = _looked(client, here, declined=request["id"])
        elif "message" in request:
            if (_of_check(lesson, "signature", message=request["id"]) or {}).get("session"):
                client = signed_in(doer.user)
            led = _signed(client, here, doer, request["id"])
        else:
            led = _looked(client, here, transaction=_sent(doer, _shown(client, lesson, request["id"])))
        led = _answered(client, here, attempt) or led
    if not lesson.content.get("requests"):
        led = _looked(client, here, transaction=_paid(doer, lesson, attempt))
    return led


def _of_check(lesson: Lesson, kind: str, **expected: str) -> dict[str, Any] | None:
    """What the check of this kind expects that names all of this."""
    named = (check["expect"] for check in lesson.content["checks"] if check["kind"] == kind)
    return next((expect for expect in named if expected.items() <= expect.items()), None)


def _looked(client: Client, here: str, **fields: str) -> str:
    answer = client.post(f"{here}look/", fields)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def _shown(client: Client, lesson: Lesson, request: str) -> dict[str, str]:
    """The transaction that the page asks for, as it shows it to be sent from elsewhere."""
    page = client.get(lesson.get_absolute_url()).text
    by_hand = next(part for part in page.split('<div class="by-hand">') if f'name="declined" value="{request}"' in part)
    found = search(r"<pre[^>]*>(.*?)</pre>", by_hand, DOTALL)
    assert found, by_hand
    transaction: dict[str, str] = json.loads(unescape(found[1]))
    return transaction


def _sent(doer: Doer, asked: dict[str, str]) -> str:
    value, gas = int(asked.get("value", "0x0"), 16), int(asked.get("gas", MOST_GAS), 16)
    return doer.send(asked.get("to", ""), value=value, data=bytes.fromhex(asked.get("data", "0x")[2:]), gas=gas)


def _paid(doer: Doer, lesson: Lesson, attempt: PracticalAttempt) -> str:
    """A payment that no button asks for: the numbers stand in the task."""
    expects = filled_in([check["expect"] for check in lesson.content["checks"]], attempt.params)
    asked = next(expect for expect in expects if "value" in expect)
    return doer.send(asked["to"], value=weibars(asked["value"]))


def _signed(client: Client, here: str, doer: Doer, request: str) -> str:
    client.post(f"{here}note/", {"request": request})
    note = PracticalNote.objects.latest("pk")
    signature = Account.sign_message(encode_defunct(text=note.message), doer.key).signature
    answer = client.post(f"{here}signature/", {"nonce": note.nonce, "signature": f"0x{bytes(signature).hex()}"})
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def _answered(client: Client, here: str, attempt: PracticalAttempt) -> str:
    """Type what is asked for and can be read by now, as an explorer shows it. Returns "" when that is nothing."""
    attempt.refresh_from_db()
    fields = {}
    for check in attempt.lesson.content["checks"]:
        if check["kind"] != "answer" or check["id"] in attempt.green:
            continue
        found, read = attempt.green.get(check["expect"]["of"]), check["expect"]["read"]
        if found:
            fields[f"answer-{check['id']}"] = _read(found, read)
    return _looked(client, here, **fields) if fields else ""


def _read(found: dict[str, Any], read: str) -> str:
    if read == "fee":
        return f"{int(found['fee']) / 10**18:.8f}"
    return str(found["event"][read.removeprefix("event.")] if read.startswith("event.") else found[read])
