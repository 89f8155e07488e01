"""Runs a contract's code on chains of its own (revm). It gets code and calldata, never what is expected."""

import re
from typing import Any, Final

from pyrevm import EVM, AccountInfo, BlockEnv, CfgEnv, Env

CHAIN_ID: Final = 298
FIRST_BLOCK, FIRST_SECOND = 1000, 1_750_000_000
BLOCK_GAS: Final = 30_000_000
MOST_OUTPUT: Final = 8192
MOST_LOGS: Final = 64
REVERTED: Final = re.compile(r"Revert \{ gas_used: \d+, output: 0x([0-9a-f]*) \}")
HALTED: Final = re.compile(r"Halt \{ reason: (\w+)")


class Chain:
    """A fresh chain on which nothing costs anything but gas that is counted."""

    def __init__(self, code: bytes, holders: set[str], funds: int, programs: dict[str, str]) -> None:
        self.code, self.contract = code, ""
        self.block, self.second = FIRST_BLOCK, FIRST_SECOND
        env = Env(cfg=CfgEnv(chain_id=CHAIN_ID), block=self._block())
        self.evm = EVM(env=env, gas_limit=BLOCK_GAS, spec_id="CANCUN")
        for holder in holders:
            self.evm.set_balance(holder, funds)
        for address, program in programs.items():
            self.evm.insert_account_info(address, AccountInfo(code=bytes.fromhex(program)))
            self.evm.set_balance(address, funds)

    def run(self, steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The results of the steps, in order, as far as there is a contract."""
        results = []
        for step in steps:
            results.append(getattr(self, f"do_{step['do']}")(step))
            if step["do"] == "deploy" and not results[-1]["is_ok"]:
                break
        return results

    def do_deploy(self, step: dict[str, Any]) -> dict[str, Any]:
        self._mine(1)
        code = self.code + bytes.fromhex(step["arguments"])
        gas = min(step["gas"], BLOCK_GAS)
        try:
            self.contract = self.evm.deploy(step["sender"], code, value=step["value"], gas=gas)
        except (RuntimeError, OverflowError) as error:
            return self._failed(error)
        return self._worked(b"") | {"address": self.contract}

    def do_transact(self, step: dict[str, Any]) -> dict[str, Any]:
        self._mine(1)
        return self._message(step)

    def do_call(self, step: dict[str, Any]) -> dict[str, Any]:
        before = self.evm.snapshot()
        result = self._message(step)
        self.evm.revert(before)
        return result

    def do_balance(self, step: dict[str, Any]) -> dict[str, Any]:
        # As text: JSON of other languages would round it.
        return {"is_ok": True, "balance": str(self.evm.get_balance(step["of"] or self.contract))}

    def do_later(self, step: dict[str, Any]) -> dict[str, Any]:
        self._mine(step["seconds"])
        return {"is_ok": True}

    def _message(self, step: dict[str, Any]) -> dict[str, Any]:
        to, gas = step["to"] or self.contract, min(step["gas"], BLOCK_GAS)
        data = bytes.fromhex(step["calldata"])
        try:
            return self._worked(self.evm.message_call(step["sender"], to, calldata=data, value=step["value"], gas=gas))
        except (RuntimeError, OverflowError) as error:
            return self._failed(error)
        finally:
            self.evm.reset_transient_storage()

    def _worked(self, output: bytes) -> dict[str, Any]:
        result = self.evm.result
        if result is None:
            return {"is_ok": True}
        logs = [
            {
                "address": log.address,
                "topics": [topic[2:] for topic in log.topics],
                "data": log.data[1][:MOST_OUTPUT].hex(),
            }
            for log in result.logs[:MOST_LOGS]
        ]
        return {"is_ok": True, "output": output[:MOST_OUTPUT].hex(), "gas_used": result.gas_used, "logs": logs}

    def _failed(self, error: Exception) -> dict[str, Any]:
        words, result = str(error), self.evm.result
        used = result.gas_used if result is not None else 0
        if found := REVERTED.search(words):
            return {"is_ok": False, "output": found[1][: 2 * MOST_OUTPUT], "gas_used": used}
        found = HALTED.search(words) or re.search(r"(LackOfFund|GasLimit)", words)
        return {"is_ok": False, "halted": found[1] if found else "Refused", "gas_used": used}

    def _mine(self, seconds: int) -> None:
        self.block, self.second = self.block + 1, self.second + seconds
        self.evm.set_block_env(self._block())

    def _block(self) -> BlockEnv:
        return BlockEnv(number=self.block, timestamp=self.second, gas_limit=BLOCK_GAS)


def run_scripts(
    code: str, scripts: list[list[dict[str, Any]]], funds: int, people: list[str], programs: dict[str, str]
) -> dict[str, Any]:
    """Each script on a chain of its own, on which senders, `people` and `programs` hold `funds`."""
    body = bytes.fromhex(code)
    results = []
    for steps in scripts:
        senders = {step["sender"] for step in steps if "sender" in step}
        results.append(Chain(body, senders | set(people), funds, programs).run(steps))
    return {"scripts": results}


def warm_up() -> None:
    """Deploys and calls a contract that does nothing."""
    sender = "0x" + "a1" * 20
    steps: list[dict[str, Any]] = [
        {"do": "deploy", "sender": sender, "arguments": "", "value": 0, "gas": BLOCK_GAS},
        {"do": "call", "sender": sender, "calldata": "", "value": 0, "gas": BLOCK_GAS, "to": ""},
    ]
    run_scripts("6001600c60003960016000f300", [steps], 10**18, [], {})
