import pytest

from learning.accounts.avatars import FRIENDLY, is_single_emoji
from learning.accounts.usernames import pick_emoji

ONE = ["🌱", "⭐", "☀️", "❤️", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🕵️‍♂️", "🫶🏿", "🇳🇬", "7️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "©"]
NOT_ONE = [
    "",
    " ",
    "a",
    "7",
    "ab",
    "é",
    "🌱🌱",
    "🌱 ",
    " 🌱",
    "🌱x",
    "🏽",
    "🇳",
    "\u200d",
    "🌱\u200d",
    "<b>",
    "🌱" + "\u200d🌱" * 8,
]


@pytest.mark.parametrize("text", [*ONE, *FRIENDLY])
def test_one_emoji_is_an_avatar(text: str) -> None:
    assert is_single_emoji(text)


@pytest.mark.parametrize("text", NOT_ONE)
def test_anything_else_is_not(text: str) -> None:
    assert not is_single_emoji(text)


def test_the_avatars_given_to_new_learners_are_single_emoji_too() -> None:
    assert all(is_single_emoji(pick_emoji()) for _ in range(300))
