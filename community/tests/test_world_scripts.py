"""Tags, mentions, links, emphasis and addresses of posts in the world's scripts (community/markup/, posts/forms.py)."""

from urllib.parse import quote

import pytest
from django.test import Client

from community.markup.links import count_external_links
from community.markup.mentions import mentioned_names
from community.markup.render import render_post
from community.posts.forms import FilterForm, ThreadForm
from community.tests.post_inspector import inspect_post
from community.tests.test_forum_forms import THREAD
from community.threads.search import find_similar
from learning.models import User
from tests.builders import make_discussion

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("बटुआ, กระเป๋าเงิน, àpamọ́wọ́", ["बटुआ", "กระเป๋าเงิน", "àpamọ́wọ́"]),
        ("cle\u0301, clé", ["clé"]),
        ("கைப்பை, පසුම්බිය, ပိုက်ဆံအိတ်", ["கைப்பை", "පසුම්බිය", "ပိုက်ဆံအိတ်"]),
        ("钱包，助记词、密钥", ["钱包", "助记词", "密钥"]),
        ("محفظة، مفاتيح", ["محفظة", "مفاتيح"]),
        ("＃鍵 ＃財布", ["鍵", "財布"]),
        ("کتاب\u200cخانه", ["کتاب\u200cخانه"]),
        ("\u0301keys, \u200d", ["keys"]),
    ],
)
def test_tags_are_stored_as_they_are_typed_in_any_script(typed: str, tags: list[str]) -> None:
    form = ThreadForm(THREAD | {"tags": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["tags"] == tags


@pytest.mark.parametrize("asked", ["clé", "cle\u0301", "CLÉ"])
def test_a_tag_is_found_however_its_letters_are_composed(client: Client, amina: User, asked: str) -> None:
    make_discussion(amina, title="Où garder mes clés ?", tags=["clé"])
    assert FilterForm({"tag": asked}).filters()["tag"] == "clé"
    assert "Où garder mes clés" in client.get("/community/", {"tag": asked}).content.decode()


@pytest.mark.parametrize(
    ("there", "typed"),
    [("मेरा बटुआ खो गया", "बटुआ कहाँ है"), ("Àpamọ́wọ́ mi ti sọnù", "àpamọ́wọ́ kí ni"), ("กระเป๋าเงิน หาย", "หาย")],
)
def test_similar_threads_share_whole_words_in_any_script(amina: User, there: str, typed: str) -> None:
    thread = make_discussion(amina, title=there)
    make_discussion(amina, title="Something else")
    assert find_similar(typed) == [thread]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("请@amina看一下", ["amina"]),
        ("안녕@amina님", ["amina"]),
        ("@aminaさん、ありがとう", ["amina"]),
        ("спасибо@amina", ["amina"]),
        ("شكرا@amina،", ["amina"]),
        ("（@amina）「@kwame」", ["amina", "kwame"]),
        ("用户@amina.example 请@amina。", ["amina"]),
        ("café@amina @aminaé @amina\u0301", []),
    ],
)
def test_letters_of_other_scripts_beside_a_name_are_the_sentence_around_it(source: str, names: list[str]) -> None:
    assert mentioned_names(source) == names


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("请看https://example.org/页面。谢谢", "https://example.org/%E9%A1%B5%E9%9D%A2"),
        ("（https://example.org）", "https://example.org"),
        ("「https://example.org/a」を見て", "https://example.org/a"),
        ("见https://example.org/a，然后", "https://example.org/a"),
        ("https://example.org/a（参考）", "https://example.org/a"),
        ("https://example.org/a\u3000次", "https://example.org/a"),
        ("https://example.org/a！", "https://example.org/a"),
        ("انظر https://example.org/a، شكرا", "https://example.org/a"),
        ("देखो https://example.org/a। धन्यवाद", "https://example.org/a"),
        ("«https://example.org/a»", "https://example.org/a"),
    ],
)
def test_a_link_ends_before_the_marks_of_any_script(source: str, address: str) -> None:
    assert inspect_post(render_post(source)) == [address]
    assert count_external_links(source) == 1


def test_posts_are_bold_beside_brackets_of_any_width() -> None:
    assert "<strong>「重要」</strong>です" in render_post("**「重要」**です")


@pytest.mark.parametrize(
    ("title", "slug"),
    [("محفظتي ضاعت", "محفظتي-ضاعت"), ("मेरा बटुआ खो गया", "मेरा-बटुआ-खो-गया"), ("Mo sọ àpamọ́wọ́ nù", "mo-so-apamowo-nu")],
)
def test_a_thread_says_its_title_in_its_address_in_any_script(
    client: Client, amina: User, title: str, slug: str
) -> None:
    thread = make_discussion(amina, title=title)
    address = f"/community/{thread.pk}/{quote(slug)}/"
    assert thread.get_absolute_url() == address
    assert client.get(address).status_code == 200
    old = client.get(f"/community/{thread.pk}/thread/?page=2")
    assert (old.status_code, old.headers["Location"]) == (301, f"{address}?page=2")
    assert address in client.get("/community/feed/").content.decode()


def test_a_moved_address_is_asked_again_as_titles_may_change_back(client: Client, amina: User) -> None:
    thread = make_discussion(amina, title="How do I keep my keys?")
    assert "no-cache" in client.get(f"/community/{thread.pk}/").headers["Cache-Control"]
