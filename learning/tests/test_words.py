"""Words, anchors and slugs in any script (learning/content/words.py)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.content.markdown import PageRenderer
from learning.content.words import MAX_SLUG_BYTES, MAX_SLUG_CHARACTERS, anchor_of, slug_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("बटुआ खो गया।", ["बटुआ", "खो", "गया"]),
        ("กระเป๋าเงิน หาย", ["กระเป๋าเงิน", "หาย"]),
        ("Àpamọ́wọ́ mi?", ["àpamọ́wọ́", "mi"]),
        ("cle\u0301 — CLÉ", ["clé", "clé"]),
        ("钱包，丢了", ["钱包", "丢了"]),
        ("کتاب\u200cخانه", ["کتاب\u200cخانه"]),
        ("🎉 \u0301 \u200d", []),
    ],
)
def test_words_keep_the_marks_of_their_script(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("बटुआ क्या है?", "बटुआ-क्या-है"),
        ("กระเป๋าเงินคืออะไร", "กระเป๋าเงินคืออะไร"),
        ("Kí ni àpamọ́wọ́?", "kí-ni-àpamọ́wọ́"),
        ("Cle\u0301s", "clés"),
        ("What's new: keys/wallets", "whats-new-keyswallets"),
    ],
)
def test_headings_are_named_as_they_are_written(title: str, name: str) -> None:
    assert anchor_of(title) == name
    assert f'id="section-{name}"' in PageRenderer().block(f"## {title}")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("محفظتي ضاعت", "محفظتي-ضاعت"),
        ("ሰላም፣ ቦርሳዬ ጠፋ", "ሰላም-ቦርሳዬ-ጠፋ"),
        ("मेरा बटुआ खो गया", "मेरा-बटुआ-खो-गया"),
        ("钱包丢了，怎么办？", "钱包丢了-怎么办"),
        ("กระเป๋าเงินหาย", "กระเป๋าเงินหาย"),
        ("Kí ni àpamọ́wọ́?", "ki-ni-apamowo"),
        ("Ƙofa ɗaya, smørrebrød & straße", "kofa-daya-smorrebrod-strasse"),
        ("Lost my “ledger” device—what now?", "lost-my-ledger-device-what-now"),
        ("How do I keep my keys?", "how-do-i-keep-my-keys"),
        ("🎉?!", ""),
    ],
)
def test_addresses_say_the_title_in_its_own_script_and_latin_letters_plainly(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_long_titles_are_cut_between_words_and_never_within_a_letter() -> None:
    assert slug_of("wallet " * 30) == "-".join(["wallet"] * 11)
    # Each letter is three bytes of UTF-8, and each syllable here two letters.
    assert slug_of("बटुआ " * 40) == "-".join(["बटुआ"] * 12)
    assert slug_of("กี" * 100) == "กี" * 26


@given(st.text(max_size=200))
def test_whatever_the_title_its_slug_is_short_tidy_and_its_own_slug(title: str) -> None:
    slug = slug_of(title)
    assert len(slug) <= MAX_SLUG_CHARACTERS
    assert len(slug.encode()) <= MAX_SLUG_BYTES
    assert slug == slug.strip("-_")
    assert not set(slug) & set("/?#% \0")
    assert bool(slug) or not any(unicodedata.category(sign)[0] == "L" for sign in title[:MAX_SLUG_CHARACTERS])
