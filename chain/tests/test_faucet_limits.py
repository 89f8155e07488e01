"""Whatever happens in whatever order: no window holds more than the limit, for learners, wallets and all together, and
nobody is refused while it has room."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from eth_utils.address import to_checksum_address
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chain.models import FaucetRequest
from chain.models.faucet import FaucetStatus
from chain.tests.payouts import end, refusal_of
from learning.models import User
from settings.snapshot import forget
from tests.builders import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undivided_budget")]

START = datetime(2026, 3, 9, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
LIMIT, BUDGET = 10, 100

amounts = st.integers(10**8, 10**9).map(lambda tinybars: Decimal(tinybars).scaleb(-8)) | st.sampled_from(
    [Decimal(1), Decimal(5), Decimal(10)]
)
# Clocks of servers differ: time passes, and now and then it seems to go back a little.
hours = st.integers(-1, 13) | st.sampled_from([0, 0, 0, 24])
happenings = st.one_of(
    st.tuples(st.just("ask"), st.integers(0, 12), amounts),
    st.tuples(st.just("ask"), st.integers(0, 1), amounts),
    st.tuples(st.just("end"), st.integers(0, 20), st.booleans()),
    st.tuples(st.just("wait"), hours, st.none()),
    st.tuples(st.just("trade"), st.just(0), st.none()),
)


@pytest.mark.stress
@settings(
    max_examples=40,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=st.lists(happenings, min_size=10, max_size=60))
def test_no_window_ever_holds_more_than_the_limit(story: list[tuple[str, int, Decimal | bool | None]]) -> None:
    with transaction.atomic():
        forget()
        learners = [make_user(evm_address=f"0x{100 + n:040d}") for n in range(13)]
        now = START
        for happening, number, what in story:
            if happening == "ask":
                ask_or_be_refused_rightly(learners[number], Decimal(str(what)), now)
            elif happening == "end":
                settle(number, paid=bool(what))
            elif happening == "wait":
                now += timedelta(hours=number)
            else:
                trade_wallets(learners[0], learners[1])
            check_all_windows()
        transaction.set_rollback(True)


def ask_or_be_refused_rightly(learner: User, amount: Decimal, now: datetime) -> None:
    """Who is refused asked for more than there is room for: a faucet that gives nothing would keep every limit."""
    counting = FaucetRequest.objects.exclude(status=FaucetStatus.FAILED).filter(requested_at__gt=now - DAY)
    rows = list(counting.values_list("user_id", "evm_address", "amount_hbar"))
    address = to_checksum_address(learner.evm_address or "")
    own = sum(given for user, to, given in rows if user == learner.pk or to == address)
    total = sum(given for _, _, given in rows)
    code = refusal_of(learner, str(amount), at=now)
    if code in ("allowance", "allowance_left"):
        assert own + amount > LIMIT
    elif code:
        assert code in ("empty", "nearly_empty")
        assert total + amount > BUDGET


def settle(number: int, *, paid: bool) -> None:
    pending = list(FaucetRequest.objects.filter(status=FaucetStatus.PENDING).order_by("pk"))
    if pending:
        end(pending[number % len(pending)], paid=paid)


def trade_wallets(one: User, other: User) -> None:
    """Each account has the other's wallet from now on."""
    one.evm_address, other.evm_address = other.evm_address, one.evm_address
    User.objects.filter(pk=one.pk).update(evm_address=None)
    for learner in (other, one):
        learner.save(update_fields=["evm_address"])


def check_all_windows() -> None:
    rows = list(
        FaucetRequest.objects.exclude(status=FaucetStatus.FAILED).values_list(
            "user_id", "evm_address", "requested_at", "amount_hbar"
        )
    )
    for end_of_window in {at for _, _, at, _ in rows}:
        inside = [row for row in rows if end_of_window - DAY < row[2] <= end_of_window]
        assert sum(row[3] for row in inside) <= BUDGET
        for column in (0, 1):
            for owner in {row[column] for row in inside}:
                assert sum(row[3] for row in inside if row[column] == owner) <= LIMIT
