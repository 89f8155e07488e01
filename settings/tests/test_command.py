"""`manage.py platform_settings`: what an admin changes in a browser, from a shell."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from settings.registry import FAUCET_ENABLED, REGISTRY, STREAK_MILESTONES, XP_PER_LESSON

pytestmark = pytest.mark.django_db


def platform_settings(*words: str) -> str:
    said = StringIO()
    call_command("platform_settings", *words, stdout=said)
    return said.getvalue()


def test_it_lists_every_setting_and_marks_what_is_not_the_default() -> None:
    platform_settings("set", "xp_per_lesson", "12")
    lines = platform_settings("list").splitlines()
    assert {line.split()[0] for line in lines} == set(REGISTRY)
    marked = [line.split() for line in lines if "(default" in line]
    assert marked == [["xp_per_lesson", "12", "(default", "10)"]]


def test_it_gets_sets_and_resets_one_and_says_so() -> None:
    assert platform_settings("get", "xp_per_lesson") == "10\n"
    assert platform_settings("set", "xp_per_lesson", "12") == "xp_per_lesson is 12 now.\n"
    assert platform_settings("set", "xp_per_lesson", "12") == "xp_per_lesson is 12 already.\n"
    assert XP_PER_LESSON.current() == 12
    assert platform_settings("reset", "xp_per_lesson") == "xp_per_lesson is 10 now.\n"
    assert "10 -> 12  by a command" in platform_settings("history", "xp_per_lesson")
    platform_settings("set", "faucet_enabled", "off")
    platform_settings("set", "streak_milestones", '{"7": 60}')
    assert (FAUCET_ENABLED.current(), STREAK_MILESTONES.current()) == (False, {"7": 60})


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("get", "xp"), "There is no setting called xp"),
        (("set", "xp_per_lesson", "many"), "“many” is no JSON"),
        (("set", "xp_per_lesson", "-1"), "must be between 0 and 10000"),
        (("set", "faucet_enabled", "1"), "must be true or false"),
        (("reset", "xp"), "There is no setting called xp"),
        (("history", "xp"), "There is no setting called xp"),
    ],
)
def test_it_refuses_with_a_sentence_and_changes_nothing(words: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        platform_settings(*words)
    assert XP_PER_LESSON.current() == 10
