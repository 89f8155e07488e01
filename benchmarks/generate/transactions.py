"""Generated transactions: what learners received from the faucet and sent to each other."""

from datetime import datetime, timedelta
from itertools import count
from random import Random

from benchmarks.generate.copying import Loader
from benchmarks.generate.scale import Scale
from benchmarks.generate.sharing import share_out

_CHAIN_ID = 298
_EXPLORER = "https://hashscan.io/testnet/transaction/"


class Transactions:
    """Writes each learner's share; `numbers` makes every transaction id one of its kind."""

    def __init__(self, scale: Scale, loader: Loader, *, random: Random, now: datetime) -> None:
        self._loader, self._random, self._now = loader, random, now
        self._numbers = count(1)
        weights = [random.lognormvariate(0, 1.5) for _ in range(scale.users)]
        self._shares = iter(share_out(scale.transactions, weights, most=1000))

    def add_next(self, user_id: int) -> int:
        """Write the next learner's transactions; returns how many of them went through."""
        done = 0
        for _ in range(next(self._shares)):
            kind = "faucet_request" if self._random.random() < 0.6 else "practice_transfer"
            status = "success" if self._random.random() < 0.96 else "failed"
            at = self._now - timedelta(seconds=self._random.random() * 365 * 24 * 3600)
            number = f"0.0.2@{int(at.timestamp())}.{next(self._numbers):09d}"
            accounts = ("0.0.2", f"0.0.{100_000 + user_id}")
            row = (user_id, number, kind, self._random.randint(1, 10), *accounts, status, at, _EXPLORER + number)
            self._loader.add("transactions", *row, _CHAIN_ID, at)
            done += status == "success"
        return done
