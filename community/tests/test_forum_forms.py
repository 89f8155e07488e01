"""The forms of the forum (community/posts/forms.py)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from community.posts.forms import MOST_TAGS, FilterForm, HoneypotForm, PostForm, TagsField, ThreadEditForm, ThreadForm

THREAD = {"title": "How do I keep my keys?", "content": "On paper?", "category": "help", "tags": ""}


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", []),
        ("keys", ["keys"]),
        ("keys, Gas fees #hbar", ["keys", "gas-fees", "hbar"]),
        ("#keys #safety", ["keys", "safety"]),
        ("keys;safety\nhbar", ["keys", "safety", "hbar"]),
        ("Keys, KEYS, #keys", ["keys"]),
        (" , ,, # ", []),
        ("c++, node.js, ERC-721", ["c++", "node.js", "erc-721"]),
        ("<b>bold</b>", ["b-bold-b"]),
        ("clés, مفاتيح", ["clés", "مفاتيح"]),
        ("a\0b", ["a-b"]),
    ],
)
def test_tags_are_read_as_people_type_them(typed: str, tags: list[str]) -> None:
    form = ThreadForm(THREAD | {"tags": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["tags"] == tags


@given(st.text(max_size=200))
@example("\N{SHARADA VOWEL SIGN AA}:0")
@example(".\N{SHARADA VOWEL SIGN AA}x")
def test_whatever_is_typed_tags_are_few_short_and_different_or_refused(typed: str) -> None:
    form = ThreadForm(THREAD | {"tags": typed})
    if not form.is_valid():
        assert list(form.errors) == ["tags"]
        return
    tags = form.cleaned_data["tags"]
    assert len(tags) <= MOST_TAGS
    assert len(set(tags)) == len(tags)
    assert all(0 < len(tag) <= 30 and "\0" not in tag and "," not in tag and tag == tag.strip() for tag in tags)
    # What was read stays the same when it is edited.
    again = ThreadForm(THREAD | {"tags": TagsField().prepare_value(tags)})
    assert again.is_valid()
    assert again.cleaned_data["tags"] == tags


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("a, b, c, d, e, f", "at most five tags"), ("x" * 31, "at most 30 characters")],
)
def test_too_many_and_too_long_tags_are_refused(typed: str, sentence: str) -> None:
    form = ThreadForm(THREAD | {"tags": typed})
    assert not form.is_valid()
    assert sentence in form.errors["tags"][0]


def test_tags_come_back_as_they_are_typed() -> None:
    form = ThreadEditForm(initial={"tags": ["keys", "gas-fees"]})
    assert 'value="keys, gas-fees"' in str(form["tags"])


@pytest.mark.parametrize("form_class", [PostForm, ThreadForm, ThreadEditForm, HoneypotForm])
def test_programs_that_fill_in_everything_are_refused_with_a_sentence_for_people(
    form_class: type[HoneypotForm],
) -> None:
    form = form_class(THREAD | {"website": "https://spam.example"})
    assert not form.is_valid()
    assert "left empty" in form.errors["website"][0]
    assert form_class(THREAD | {"website": ""}).is_valid()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "Short"}, "title"),
        ({"title": " " * 20}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"content": " \n "}, "content"),
        ({"content": "x" * 20_001}, "content"),
        ({"category": "jokes"}, "category"),
        ({"title": ""}, "title"),
    ],
)
def test_what_a_thread_cannot_be_is_refused_at_its_field(change: dict[str, str], field: str) -> None:
    form = ThreadForm(THREAD | change)
    assert list(form.errors) == [field]


def test_words_come_in_without_characters_that_cannot_be_stored_or_trusted() -> None:
    form = ThreadForm(THREAD | {"title": "How do\tI\0 keep\x02 my\n keys?", "content": "On\r\npaper\0\x03\u202e?"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "How do I keep my keys?"
    assert form.cleaned_data["content"] == "On\npaper?"


def test_a_filter_that_makes_no_sense_is_none() -> None:
    form = FilterForm({"category": "x", "sort": "price", "show": "all", "tag": "\0", "course": "a b", "q": "x" * 101})
    assert form.filters() == {"sort": "active"}
    assert FilterForm({"sort": "top", "tag": "keys", "show": "mine"}).filters() == {
        "sort": "top",
        "tag": "keys",
        "show": "mine",
    }
    assert FilterForm({}).filters() == {"sort": "active"}


PILED = "Zalgo" + 60 * "\u0301" + " is here"


@pytest.mark.parametrize(
    "title",
    [
        *(10 * sign for sign in ("\u200b", "\u3164", "\u2800", "\u0301", "/", ".", "?\u3164")),
        PILED,
        "Keys\u3164\u3164\u3164\u3164",
    ],
)
def test_a_title_is_words_that_can_be_seen_and_cover_nothing(title: str) -> None:
    form = ThreadForm(THREAD | {"title": title})
    assert list(form.errors) == ["title"]
    assert len(form.errors["title"]) == 1


@pytest.mark.parametrize(
    "title",
    [
        *("钱包丢了怎么办", "鍵をなくした", "지갑을 잃었어요", "ทำไมกุญแจหาย น้ำ", "བསོད་ནམས་རྒྱལ་མཚན", "مُحَمَّدٌ أَيْنَ المِفْتَاح"),
        *(
            "Ví của tôi đâu?",
            "O\u0323\u0301la\u0301bi\u0301si\u0301",
            "בְּרֵאשִׁ֖ית בָּרָ֣א",
            "मेरी कुंजी कहाँ है",
            "Keys \u2764\ufe0f 👩\u200d👩\u200d👧",
        ),
    ],
)
def test_a_title_may_be_written_in_any_script(title: str) -> None:
    form = ThreadForm(THREAD | {"title": title, "content": title})
    assert form.is_valid(), form.errors


def test_a_title_of_few_chinese_signs_is_asked_to_say_more() -> None:
    assert "at least 8 characters" in str(ThreadForm(THREAD | {"title": "钱包丢"}).errors["title"])


@pytest.mark.parametrize("content", ["\u3164", "\u200b\u2800", "\u0301", PILED, "e" + 2 * "\u0489"])
def test_a_post_has_something_to_see_and_covers_nothing(content: str) -> None:
    assert list(PostForm({"content": content}).errors) == ["content"]
    assert PostForm({"content": "👍\ufe0f"}).is_valid()
