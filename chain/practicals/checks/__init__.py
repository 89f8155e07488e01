"""The kinds of check there are: a new one is a module here and an entry in this registry."""

from typing import Final

from chain.practicals.checks.absence import Absence
from chain.practicals.checks.answer import Answer
from chain.practicals.checks.call import Call
from chain.practicals.checks.event import Event
from chain.practicals.checks.kind import CheckKind
from chain.practicals.checks.mirror import Mirror
from chain.practicals.checks.receipt import ReceiptCheck
from chain.practicals.checks.signature import SignatureCheck

CHECKS: Final[dict[str, CheckKind]] = {
    kind.key: kind for kind in (ReceiptCheck(), Call(), Event(), SignatureCheck(), Absence(), Mirror(), Answer())
}
