"""A wallet of somebody's own: an EIP-6963 provider in the page, whose key is here and whose network is /chain/rpc/."""

import json
from typing import Any
from urllib.request import Request, urlopen

from eth_account import Account
from eth_account.messages import encode_defunct
from eth_utils.address import to_checksum_address
from playwright.sync_api import BrowserContext, Page

ANNOUNCE = """
(() => {
  const provider = {
    request: async (asked) => {
      const answer = await window.askInjectedWallet(asked);
      if (answer.error) throw Object.assign(new Error(answer.error.message), answer.error);
      return answer.result;
    },
    on() {}, removeListener() {},
  };
  const info = { uuid: "5ba5e1e5-0000-4000-8000-0123456789ab", name: "Marula Wallet", rdns: "example.marula" };
  const detail = Object.freeze({ info: Object.freeze(info), provider });
  const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  addEventListener("eip6963:requestProvider", announce);
  announce();
})();
"""
# What a wallet adds to a test run of a contract, so that a block in between does not stop it.
GAS_MARGIN = 1.3


class InjectedWallet:
    """Answers every page of a browser, says yes to everything, and keeps what it was `asked`."""

    def __init__(self, site: str, chain_id: int) -> None:
        self.account = Account.create()
        self.asked: list[str] = []
        self._door = f"{site}/chain/rpc/"
        self._chain_id = chain_id

    @property
    def address(self) -> str:
        return str(self.account.address)

    def put_into(self, context: BrowserContext) -> Page:
        context.expose_function("askInjectedWallet", self._answer)
        context.add_init_script(ANNOUNCE)
        return context.new_page()

    def send(self, **fields: Any) -> str:
        """As the wallet's own form does: `fields` as in eth_sendTransaction, in hexadecimal; the hash."""
        price = int(self._ask("eth_gasPrice"), 16)
        whole = {
            "chainId": self._chain_id,
            "nonce": int(self._ask("eth_getTransactionCount", self.address, "pending"), 16),
            "to": to_checksum_address(fields["to"]),
            "value": int(fields.get("value", "0x0"), 16),
            "data": fields.get("data", "0x"),
            "maxFeePerGas": 2 * price,
            "maxPriorityFeePerGas": min(price, 10**9),
        }
        whole["gas"] = int(fields["gas"], 16) if "gas" in fields else self._estimate(fields)
        signed = self.account.sign_transaction(whole)
        return str(self._ask("eth_sendRawTransaction", signed.raw_transaction.to_0x_hex()))

    def has_hbar(self) -> bool:
        return int(self._ask("eth_getBalance", self.address, "latest"), 16) > 0

    def _estimate(self, fields: dict[str, Any]) -> int:
        asked = {"from": self.address} | {name: fields[name] for name in ("to", "value", "data") if name in fields}
        return int(int(self._ask("eth_estimateGas", asked), 16) * GAS_MARGIN)

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        method, params = asked["method"], asked.get("params") or []
        self.asked.append(method)
        if method in ("eth_requestAccounts", "eth_accounts"):
            return {"result": [self.address.lower()]}
        if method in ("wallet_switchEthereumChain", "wallet_addEthereumChain"):
            return {"result": None}
        if method == "personal_sign":
            text = bytes.fromhex(params[0].removeprefix("0x"))
            return {"result": "0x" + self.account.sign_message(encode_defunct(text)).signature.hex()}
        if method == "eth_sendTransaction":
            return {"result": self.send(**{name: value for name, value in params[0].items() if value is not None})}
        return {"result": self._ask(method, *params)}

    def _ask(self, method: str, *params: Any) -> Any:
        question = {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}
        request = Request(self._door, json.dumps(question).encode(), {"Content-Type": "application/json"})  # noqa: S310
        with urlopen(request, timeout=30) as response:  # noqa: S310
            answer = json.load(response)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]
