"""Words are found in the languages of the world, with and without accents, marks and spaces around them."""

import pytest

from community.access.member import Member
from community.tests.world_languages import THREADS
from community.threads.search import find_similar, search_threads
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


def found(words: str) -> list[int]:
    return [hit.thread.pk for hit in search_threads(words, member=Member(None))]


def test_five_words_are_found_in_each_of_24_languages(amina: User) -> None:
    missed: dict[str, list[str]] = {}
    for language, (text, words) in THREADS.items():
        thread = make_discussion(amina, title=f"In {language}", content=text)
        missed[language] = [word for word in words if thread.pk not in found(word)]
    assert {language: words for language, words in missed.items() if words} == {}


def test_replies_and_titles_are_found_in_every_script_and_what_was_found_is_marked(amina: User) -> None:
    thread = make_discussion(amina, title="Lost my “ledger” device", content="我的钱包丢了，助记词在哪里？")
    make_reply(amina, thread, content="The clé is in the تطبيق: Thanks🎉")
    for words, title, excerpt in (
        ("ledger", "Lost my “<mark>ledger</mark>” device", ""),
        ("助记词", "", "我的钱包丢了，<mark>助记词</mark>在哪里？"),
        ("cle", "", "The <mark>clé</mark> is in the"),
        ("thank", "", "<mark>Thanks</mark>🎉"),
    ):
        [hit] = search_threads(words, member=Member(None))
        assert title in hit.title
        assert excerpt in hit.excerpt


def test_a_word_as_it_was_typed_stands_above_the_same_without_accents_and_other_forms(amina: User) -> None:
    plain = make_discussion(amina, title="First", content="The cle of it all.")
    accented = make_discussion(amina, title="First", content="The clé of it all.")
    assert found("cle") == [plain.pk, accented.pk]
    assert found("clé") == [accented.pk, plain.pk]
    many = make_discussion(amina, title="Third", content="All my wallets again.")
    one = make_discussion(amina, title="Third", content="All my wallet again.")
    assert found("wallets") == [many.pk, one.pk]
    assert found("wallet") == [one.pk, many.pk]


def test_characters_must_follow_each_other_as_they_do_in_the_word(amina: User) -> None:
    make_discussion(amina, title="In Chinese", content="能合作的智能约定，合约。")
    assert found("智能合约") == []
    assert found("合约") != []


def test_the_last_word_need_only_be_begun(amina: User) -> None:
    thread = make_discussion(amina, title="Securing a wallet", content="La décentralisation.")
    for words in ("walle", "securing wal", "securin", "décentralisati", "decentralisati", "wallet"):
        assert found(words) == [thread.pk], words
    for words in ("walle securing", '"securing walle"', "wa", "securing -walle"):
        assert found(words) == ([thread.pk] if "-" in words else []), words


def test_similar_threads_are_found_in_every_script(amina: User) -> None:
    chinese = make_discussion(amina, title="智能合约是什么？")
    thai = make_discussion(amina, title="กุญแจส่วนตัวคืออะไร")
    french = make_discussion(amina, title="La clé privée")
    assert find_similar("我的智能合约坏了") == [chinese]
    assert find_similar("กุญแจหาย") == [thai]
    assert find_similar("ma cle") == [french]
