"""What the server says of a request is what the practice wallet's own script says of it, line for line."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings

from chain.interactives.signing_room.kinds import KINDS
from chain.interactives.signing_room.scene import Scene, draw_scene
from chain.interactives.signing_room.window import Request, Window, for_page
from chain.wallet.preview.calls import function_of

SCRIPT = Path(__file__).with_name("wallet_scripts") / "preview_all.mjs"
OF_EACH = 6


def test_every_kind_of_window_in_python_and_in_the_wallet() -> None:
    windows = [*every_window(), *odd_windows(a_scene("odd"))]
    said = [in_python(window) for window in windows]
    for window, ours, theirs in zip(windows, said, in_the_wallet(windows), strict=True):
        assert ours == theirs, window.kind
    assert len(windows) > 150
    assert {one["isKnown"] for one in said} == {True, False}


def a_scene(seed: str) -> Scene:
    return draw_scene(Random(seed))  # noqa: S311 (puzzles)


def every_window() -> Iterator[Window]:
    for kind, both in KINDS.items():
        for draw in (*both[0], *both[1]):
            for number in range(OF_EACH):
                yield draw(a_scene(f"{kind} {number}"))


def odd_windows(scene: Scene) -> Iterator[Window]:
    """What no lesson draws, but a change to one of the two might get wrong."""
    me, other, token = scene.account, scene.address(), scene.token()
    contracts: dict[str, Any] = {}
    contracts[token.address.lower()] = dict(token.contract) | {"abi": [function_of("order(uint256 bags, bool fast)")]}
    approve = scene.call(token.address, "approve(address spender, uint256 amount)", other, 2**160 - 1).params[0]
    asked = [
        scene.transaction(me, value=1),
        scene.transaction(other),
        scene.transaction(other, value=1, chainId="0x1"),
        scene.transaction(other, data="0xdeadbeef", value=10**17),
        scene.transaction(other, data="0xde"),
        scene.transaction(token.address, data="0x095ea7b3" + "ff" * 64),
        scene.transaction(token.address, data=approve["data"][:-2]),
        scene.transaction(token.address, data=approve["data"]),
        scene.call(token.address, "order(uint256 bags, bool fast)", 7, True),
        scene.call(token.address, "transferFrom(address from, address to, uint256 amount)", other, me, 1250),
        scene.call(token.address, "increaseAllowance(address spender, uint256 amount)", other, 5),
        scene.call(other, "safeTransferFrom(address from, address to, uint256 id)", me, other, 3),
        scene.transaction(me, authorizationList=[{"address": other, "chainId": "0x0", "nonce": "0x1"}]),
        scene.batch(scene.transaction(other, data="0xdeadbeef"), scene.transaction(me, value=5)),
        Request("personal_sign", ["Pay \u202e1000", me]),
        Request("personal_sign", ["0x00ff", me]),
        Request("personal_sign", ["Güzel\n東京 🌍", me]),
        typed_data(scene, "Order", [("address", "maker", other), ("uint256", "price", "5")], {}),
        typed_data(scene, "Permit", [("address", "owner", other), ("uint256", "value", "5")], {"chainId": 298}),
    ]
    for request in asked:
        for more in ({}, {"is_contract": False}, {"is_contract": True, "is_new_account": True, "fee": 21 * 10**12}):
            yield Window("odd", "", (), request, scene.context("school.example", contracts=contracts, **more), "")


def typed_data(scene: Scene, name: str, fields: list[tuple[str, str, str]], domain: dict[str, Any]) -> Request:
    types = {name: [{"type": kind, "name": word} for kind, word, _value in fields]}
    message = {word: value for _kind, word, value in fields}
    data = {"types": types, "primaryType": name, "domain": domain, "message": message}
    return Request("eth_signTypedData_v4", [scene.account, data])


def in_python(window: Window) -> dict[str, Any]:
    preview = window.preview
    lines = [{"label": line.label, "value": line.value, "note": line.note} for line in preview.lines]
    return {
        "title": preview.title,
        "lines": lines,
        "warnings": list(preview.warnings),
        "isKnown": preview.is_known,
    }


def in_the_wallet(windows: list[Window]) -> list[dict[str, Any]]:
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    asked = json.dumps([for_page(window)["asked"] for window in windows])
    done = subprocess.run(  # noqa: S603
        [node, str(SCRIPT)], input=asked, capture_output=True, text=True, timeout=120, cwd=settings.BASE_DIR
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
