"""Is everything there that paying and minting takes? Asked end to end; each answer is a sentence that says what to do.

Only reads. Keys are used to know their addresses and are never shown, nor is the node's address, which may hold a key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from time import perf_counter, time
from typing import Final

from django.conf import settings

from chain import gateway, keys, mirror
from chain.amounts import short_amount
from chain.contracts.collection import Collection, NoContract
from chain.credentials.signing_key import signing_trouble
from chain.models import ContractDeployment
from chain.networks import credential_network, current_network
from chain.tokens.deploy import current_deployment
from chain.tokens.network_reset import WHAT_TO_DO, failing_tokens, reset_trouble
from chain.troubles import EMPTY_BELOW, waiting_too_long
from chain.units import Weibar, tinybar_to_hbar, tinybars_covering, whole_tinybars_in

# What one certificate takes, alone and as the first of its holder (chain/tests/test_certificate_contract.py).
GAS_OF_A_CERTIFICATE: Final = 130_000
SLOW_SECONDS: Final = 3.0
STALE_SECONDS: Final = 120


class Grade(StrEnum):
    FINE = "fine"
    NOTE = "note"  # works, but worth knowing
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    subject: str
    grade: Grade
    sentence: str


def examine() -> Iterator[Finding]:
    """The network in force, finding after finding. A node that cannot be asked, or serves another chain, ends it."""
    network = current_network()
    # Certificates are minted on one network alone.
    mints = network == credential_network()
    yield from check_keys()
    if mints:
        yield from check_credentials()
    try:
        yield from check_node()
        gateway.verify_chain()
        for check in (check_price, check_accounts, *((check_contract, check_mirror) if mints else ()), check_waiting):
            yield from check()
    except gateway.WrongChain as error:
        yield wrong("chain id", f"{error} Set {network.rpc_url_setting} to a node of this network.")
    except gateway.ChainUnreachable as error:
        yield wrong("node", f"{error} Check {network.rpc_url_setting}, or wait until the node is back.")
    except gateway.ChainRefused as refusal:
        yield wrong("node", f"The node refuses a question: {refusal}. If it limits requests, try again in a minute.")


def check_keys() -> Iterator[Finding]:
    try:
        addresses = keys.operator_addresses()
    except keys.KeysUnusable as error:
        yield wrong("keys", f"{error} Put private keys in hexadecimal there, separated by commas.")
        return
    yield fine("keys", f"{len(addresses)} operator key(s); {addresses[0]} deploys and mints.")


def check_credentials() -> Iterator[Finding]:
    trouble = signing_trouble()
    yield note("credentials", trouble) if trouble else fine("credentials", "Certificates can be signed as credentials.")


def check_node() -> Iterator[Finding]:
    started = perf_counter()
    served = gateway.chain_id()
    yield fine("node", f"It answers, and serves chain {served} ({current_network().title}).")
    times = [perf_counter() - started]
    for _ in range(2):
        started = perf_counter()
        block = gateway.block_number()
        times.append(perf_counter() - started)
    seconds = median(times)
    sentence = f"A question takes {seconds * 1000:.0f} ms."
    yield fine("latency", sentence) if seconds < SLOW_SECONDS else note("latency", f"{sentence} Consider another node.")
    age = int(time()) - gateway.block_timestamp(block)
    if age > STALE_SECONDS and mirror.has_mirror():
        yield wrong(
            "blocks", f"The newest block is {age} seconds old: the node has stopped following; use another one."
        )
    else:
        yield fine("blocks", f"The newest is number {block}.")


def check_price() -> Iterator[Finding]:
    price = gateway.gas_price()
    if price <= 0:
        yield wrong("gas price", "The node names no gas price, so nothing can be sent: use another node.")
        return
    cost = tinybar_to_hbar(tinybars_covering(Weibar(price * GAS_OF_A_CERTIFICATE)))
    yield fine("gas price", f"{price:,} weibars per gas: a certificate costs about {cost:.4f} HBAR.")


def check_accounts() -> Iterator[Finding]:
    try:
        addresses = keys.operator_addresses()
    except keys.KeysUnusable:
        return  # said above
    for address in addresses:
        balance = gateway.balance_of(address)
        hbar = short_amount(tinybar_to_hbar(whole_tinybars_in(balance)))
        if balance < EMPTY_BELOW and keys.are_practice_keys():
            yield note("balance", f"{address} has {hbar} HBAR: a worker fills it.")
        elif balance < EMPTY_BELOW:
            yield wrong("balance", f"{address} has {hbar} HBAR: fund it, on a testnet at portal.hedera.com/faucet.")
        else:
            yield fine("balance", f"{address} has {hbar} HBAR.")


def check_contract() -> Iterator[Finding]:
    deployment = current_deployment()
    if deployment is None:
        yield wrong("contract", "There is no certificate contract on this chain: run `manage.py deploy_certificates`.")
        return
    if trouble := reset_trouble(deployment):
        yield wrong("contract", trouble)
        return
    try:
        yield from check_deployed_contract(deployment, Collection(deployment.address or ""))
    except NoContract as error:
        yield wrong("contract", f"{error} {WHAT_TO_DO}")


def check_deployed_contract(deployment: ContractDeployment, collection: Collection) -> Iterator[Finding]:
    yield fine("contract", f"It stands at {collection.address} and holds {collection.total_supply()} tokens.")
    if not deployment.base_uri.startswith(f"{settings.SITE_URL}/"):
        yield note("contract", f"Wallets read metadata at {deployment.base_uri}, which is not on {settings.SITE_URL}.")
    try:
        minter = keys.operator_addresses()[0]
    except keys.KeysUnusable:
        return  # said above
    if collection.is_minter(minter):
        yield fine("minter", f"{minter} may mint.")
    else:
        yield wrong(
            "minter",
            f"{minter} may not mint: put the key of the contract's owner, {collection.owner()}, "
            "first in OPERATOR_PRIVATE_KEYS.",
        )
    if failing := failing_tokens(deployment):
        yield wrong("tokens", f"{failing} They are tried again when that is put right.")


def check_mirror() -> Iterator[Finding]:
    if not mirror.has_mirror():
        yield fine("mirror node", "This network has none, and none is needed.")
        return
    try:
        address = keys.operator_addresses()[0]
    except keys.KeysUnusable:
        address = "0.0.2"
    started = perf_counter()
    status = mirror.read(f"accounts/{address}", transactions="false").status
    if status == 200:
        yield fine("mirror node", f"It answers in {(perf_counter() - started) * 1000:.0f} ms.")
    elif status == 404:
        yield wrong("mirror node", f"It does not know {address}: fund that account, or check CHAIN_MIRROR_URL.")
    else:
        said = "does not answer" if status is None else f"answers with HTTP status {status}"
        yield wrong(
            "mirror node", f"It {said}: check CHAIN_MIRROR_URL. Fees and consensus times are missing meanwhile."
        )


def check_waiting() -> Iterator[Finding]:
    if count := waiting_too_long():
        yield wrong("queue", f"{count} transactions have waited for ten minutes: is a worker running (`/readyz`)?")
    else:
        yield fine("queue", "Nothing waits longer than it should.")


def fine(subject: str, sentence: str) -> Finding:
    return Finding(subject, Grade.FINE, sentence)


def note(subject: str, sentence: str) -> Finding:
    return Finding(subject, Grade.NOTE, sentence)


def wrong(subject: str, sentence: str) -> Finding:
    return Finding(subject, Grade.WRONG, sentence)
