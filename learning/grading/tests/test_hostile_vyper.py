"""Hostile submissions in Vyper: each is refused or limited, and the next learner is served."""

import pytest

from learning.grading.kept import Box
from learning.grading.tests.attacks import Attack
from learning.grading.tests.attacks.on_vyper import BOMBS, QUICK
from learning.grading.tests.hostile import HASTE, expect_end, expect_next_served, few_of, hand_in_contract


def name_of(attack: Attack) -> str:
    return attack.name


@pytest.mark.parametrize("attack", QUICK, ids=name_of)
def test_an_attack_ends_and_the_next_is_served(box: Box, attack: Attack) -> None:
    expect_end(hand_in_contract("vyper", attack, box), attack)
    expect_next_served("vyper", box)


@pytest.mark.stress
@pytest.mark.parametrize("attack", few_of(BOMBS), ids=name_of)
def test_a_bomb_is_ended_and_the_next_is_served(box: Box, attack: Attack) -> None:
    expect_end(hand_in_contract("vyper", attack, box, limits=HASTE), attack)
    expect_next_served("vyper", box)
