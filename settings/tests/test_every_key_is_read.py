"""A setting that nothing reads is a lie to the admin who changes it: each key names the test that proves it is read."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from settings.registry import REGISTRY
from settings.tests.proofs import PROOFS


@pytest.mark.parametrize("key", REGISTRY)
def test_each_key_has_a_test_that_changes_it_and_sees_the_difference(key: str) -> None:
    assert key in PROOFS, f"Nothing proves that {key} is read: add a test that changes it, and name it in PROOFS."
    path, _, name = PROOFS[key].partition("::")
    text = (Path(settings.BASE_DIR) / path).read_text(encoding="utf-8")
    tests = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    assert name in tests, f"{path} has no test {name}."
    # conftest.py runs it again, with the setting changed by another process, by this fixture of its own.
    assert "platform_setting" in {argument.arg for argument in tests[name].args.args}
    told = ast.unparse(tests[name])
    assert "platform_setting(" in told, f"{name} changes no platform setting."
    assert repr(key) in told, f"{name} does not speak of {key}."


def test_no_proof_is_left_of_a_key_that_is_gone() -> None:
    assert set(PROOFS) <= set(REGISTRY)
