"""Seed phrases are kept out of what others read, and prose is not taken for one."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from community.models import Discussion
from learning.models import User
from learning.web.seed_phrase import _words, holds_seed_phrase

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@given(st.lists(st.sampled_from(sorted(_words())), min_size=12, max_size=24))
def test_any_words_of_the_list_are_found_in_any_layout(words: list[str]) -> None:
    for layout in (
        " ".join(words),
        "\n".join(words).upper(),
        ", ".join(words),
        "\n".join(f"{number}. {word}" for number, word in enumerate(words, start=1)),
        f"Please help, it is: {' '.join(words)} and it does not work",
        "\n".join(f"- **{word}**" for word in words),
    ):
        assert holds_seed_phrase(layout)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ".join(PHRASE.split()[:11]),
        PHRASE.replace("wave", "and"),
        "people always forget where they wrote their secret words down last year",
        "legal winner thank year wave sausage! I said. Worth useful legal winner thank yellow?",
        "0x" + "ab" * 32,
    ],
)
def test_less_than_a_phrase_and_prose_are_none(text: str) -> None:
    assert not holds_seed_phrase(text)


def test_of_all_lessons_only_the_one_that_shows_what_a_phrase_looks_like_holds_one() -> None:
    folder = Path(settings.BASE_DIR) / "learning" / "library"
    files = [*folder.rglob("*.md"), *folder.rglob("*.yaml")]
    assert len(files) > 10
    assert [path.name for path in files if holds_seed_phrase(path.read_text())] == ["03-seed-phrase-and-backup.md"]


@pytest.mark.parametrize("field", ["title", "content"])
def test_a_thread_with_one_is_refused_with_what_to_do(amina_client: Client, field: str) -> None:
    posted = {"title": "My wallet does not open", "content": "It says no.", "category": "help"} | {field: PHRASE}
    answer = amina_client.post("/community/new/", posted)
    assert answer.status_code == 422
    assert "move everything to a new wallet now" in answer.content.decode()
    assert not Discussion.objects.exists()


def test_neither_a_profile_nor_a_preview_shows_one(amina: User, amina_client: Client) -> None:
    preview = amina_client.post("/community/preview/", {"content": PHRASE}).content.decode()
    assert "This looks like a seed phrase" in preview
    assert "sausage" not in preview
    answer = amina_client.post("/account/", {"username": "amina", "timezone": "Africa/Lagos", "bio": PHRASE})
    assert answer.status_code == 422
    amina.refresh_from_db()
    assert amina.bio == ""
