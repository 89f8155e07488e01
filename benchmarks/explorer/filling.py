"""A practice network that was used for long: its blocks, transactions and events, as the index would have them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from django.db import connection

from chain.models import ExplorerPosition
from chain.models.explorer import place_of
from learning.models import User

# One block that holds so many; of the others most hold one, as a devnet makes them.
BIGGEST_BLOCK: Final = 1_000
# Of everything, how many go to one contract, and come from one account.
TO_CONTRACT: Final = 0.3
FROM_FAUCET: Final = 0.2
WITH_EVENT: Final = 0.4
FAILED: Final = 0.03
# A Transfer event, and the call that makes it.
_TRANSFER: Final = bytes.fromhex("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")
_CALL: Final = bytes.fromhex("a9059cbb") + bytes(64)
_BEGAN: Final = 1_700_000_000
_HBAR: Final = 10**18
_COLUMNS: Final = {
    "explorer_blocks": "number hash parent_hash timestamp gas_used gas_limit base_fee_weibar transaction_count",
    "explorer_transactions": (
        "place block_id hash sender receiver created value_weibar nonce kind gas_limit gas_used gas_price_weibar "
        "succeeded input failure"
    ),
    "explorer_logs": "place transaction_id address topic0 topic1 topic2 data",
}
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Filled:
    """What is where: the contract and the account of which there are many, and the block with the most."""

    transactions: int
    blocks: int
    events: int
    contract: str
    faucet: str
    biggest_block: int


def fill_explorer(count: int, *, seed: int) -> Filled:
    """Put `count` transactions of the connected database's learners into the empty index. The same seed, the same."""
    random = Random(seed)  # noqa: S311 (data, not secrets)
    contract, faucet = random.randbytes(20), random.randbytes(20)
    learners = User.objects.order_by("pk").values_list("evm_address", flat=True)
    accounts = [bytes.fromhex(str(each).removeprefix("0x")) for each in learners]
    accounts += [random.randbytes(20) for _ in range(count // 100)]
    biggest, events, parent, number = count // 3, 0, bytes(32), 0
    batch: dict[str, Rows] = {table: [] for table in _COLUMNS}
    biggest_block = 0
    for number, (first, size) in enumerate(_sizes(count, biggest, random)):
        if size > 2:
            biggest_block = number
        block_hash = random.randbytes(32)
        batch["explorer_blocks"].append(
            (number, block_hash, parent, _BEGAN + 4 * number, 21_000 * size, 30_000_000, 10**9, size)
        )
        parent, index_in_block = block_hash, 0
        for index in range(size):
            row = _transaction(place_of(number, index), number, first + index, contract, faucet, accounts, random)
            batch["explorer_transactions"].append(row)
            if row[12] and random.random() < WITH_EVENT:
                place = place_of(number, index_in_block)
                topics = (_TRANSFER, bytes(12) + row[3], bytes(12) + faucet)
                batch["explorer_logs"].append((place, row[0], contract, *topics, random.randbytes(32)))
                index_in_block += 1
                events += 1
        if len(batch["explorer_blocks"]) >= 50_000:
            _copy(batch)
    _copy(batch)
    ExplorerPosition.objects.update_or_create(
        id=1,
        defaults={
            "life": "0",
            "next_block": number + 1,
            "last_hash": "0x" + parent.hex(),
            "head": number,
            "transaction_count": count,
        },
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) explorer_blocks, explorer_transactions, explorer_logs")
    return Filled(count, number + 1, events, "0x" + contract.hex(), "0x" + faucet.hex(), biggest_block)


def _sizes(count: int, biggest: int, random: Random) -> Iterator[tuple[int, int]]:
    """Of each block its first transaction's number and how many it has."""
    yield 0, 0
    first, is_big_made = 0, False
    while first < count:
        size = random.choice((0, 1, 1, 1, 1, 2))
        if first >= biggest and not is_big_made:
            size, is_big_made = BIGGEST_BLOCK, True
        size = min(size, count - first)
        yield first, size
        first += size


def _transaction(
    place: int, block: int, number: int, contract: bytes, faucet: bytes, accounts: list[bytes], random: Random
) -> tuple[Any, ...]:
    sender = faucet if random.random() < FROM_FAUCET else random.choice(accounts)
    calls, deploys = random.random() < TO_CONTRACT, number == 0
    receiver = contract if calls else random.choice(accounts)
    succeeded = deploys or random.random() >= FAILED
    return (
        *(place, block, random.randbytes(32), sender, None if deploys else receiver, contract if deploys else None),
        *(0 if calls else random.randrange(_HBAR), number, 2, 100_000, 21_000, 10**9, succeeded),
        *(_CALL if calls else b"", "" if succeeded else "execution reverted"),
    )


def _copy(batch: dict[str, Rows]) -> None:
    """In one commit, as the tables refer to each other."""
    with connection.cursor() as cursor:
        for table, rows in batch.items():
            with cursor.copy(f"COPY {table} ({', '.join(_COLUMNS[table].split())}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            rows.clear()
