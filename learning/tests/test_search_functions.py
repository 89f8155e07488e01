"""What the SQL of search promises beside being right in every language (community/tests/test_search_languages.py)."""

from random import Random

import pytest
from django.test import Client

from tests.builders import make_course, make_lesson
from tests.sql import run, value

pytestmark = pytest.mark.django_db

HEXADECIMAL = "0123456789abcdef"


def test_english_is_read_alike_by_itself_and_beside_another_script() -> None:
    random = Random(1)  # noqa: S311 (examples)
    words = ["".join(random.choices("abcefxyz0123456789", k=random.randint(1, 8))) for _ in range(3000)]
    text = " ".join(["Wallets, the securing of keys; it was decentralized.", *words, "5e26f0", "1e5", "e1"])
    assert (
        value("SELECT search_vector('', '', %s) = ts_delete(search_vector('', '', %s), 'clé')", text, f"{text} clé")
        is False
    )
    query = "SELECT search_vector('', '', %s) = ts_delete(search_vector('', '', %s), '{clé, cle}'::text[])"
    assert value(query, text, f"{text} clé")


def test_a_hash_is_one_word() -> None:
    for text in ("5e26f0ab", "0x" + HEXADECIMAL * 8, HEXADECIMAL * 8):
        assert value("SELECT search_vector('', '', %s) @@ search_query(%s || ' x or nothing')", f"see {text} x", text)


def test_a_phrase_is_found_to_the_end_of_a_long_text() -> None:
    text = "我的钱包。" * 5000 + "助记词在哪里"
    assert value("SELECT search_vector('', '', %s) @@ search_query('助记词在')", text)


def test_a_restored_dump_works_the_columns_out_although_it_has_no_search_path() -> None:
    run("SET LOCAL search_path = ''")
    assert value("SELECT public.search_vector('Clé', '钱包', 'wallet')::text LIKE '%%cle%%'")
    assert value("SELECT public.search_query('cle walle') IS NOT NULL")


def test_words_without_letters_find_nothing_and_break_nothing() -> None:
    for words in (
        "",
        '"',
        "\u0301",
        "\u0640\u064b",
        "- -- or",
        "🎉",
        "\ufe0f",
        "'",
        "\\",
        ":*",
        "a:*b|&!(",
        "\x02",
        "\u200b",
    ):
        assert value("SELECT numnode(search_query(%s)) < 4", words), repr(words)


@pytest.mark.parametrize("words", ["blockch", "钱包", "cle", "blockchain clé", "reentr"])
def test_courses_are_found_by_the_beginning_of_a_word_and_in_every_script(client: Client, words: str) -> None:
    course = make_course("Blockchain, la clé", description="我的钱包丢了")
    make_lesson(course, content={"markdown": "A “reentrancy”—guard."})
    page = client.get("/courses/", {"q": words}).context["page"]
    assert [found.title for found in page.object_list] == [course.title]
