"""The forms in which lessons are written: each lesson of the library comes back from its form as it was."""

from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from learning.lesson_types import LESSON_KINDS, kind_of
from learning.lesson_types.text_blocks import join_blocks, split_blocks
from learning.loader.files import LESSON_FILE, read_text
from learning.loader.lesson_file import _read_markdown, _read_yaml
from learning.writing.acts import act_on
from learning.writing.fill import fill
from learning.writing.from_schema import group_of
from learning.writing.nodes import Node, sent_by, walk
from learning.writing.plain import (
    read_lines,
    read_number,
    read_pairs,
    read_plain,
    write_lines,
    write_pairs,
    write_plain,
)
from learning.writing.read import keep_empties, read_form

LIBRARY = Path(__file__).parent.parent / "library"
FILES = sorted(file for file in LIBRARY.glob("*/*") if LESSON_FILE.fullmatch(file.name))


def posted(node: Node) -> QueryDict:
    """What a browser sends of the form, with the ends of lines that forms have."""
    post = QueryDict(mutable=True)
    for name, value in sent_by(node):
        post.appendlist(name, value.replace("\n", "\r\n"))
    return post


def written(file: Path) -> tuple[str, dict[str, Any]]:
    read = _read_markdown(read_text(file)) if file.suffix == ".md" else _read_yaml(read_text(file))
    return read.lesson_type, read.source


def through_its_form(lesson_type: str, source: dict[str, Any]) -> dict[str, Any]:
    kind = kind_of(lesson_type)
    form = kind.to_form(source)
    shape = group_of(kind.structure(form))
    return kind.from_form(keep_empties(read_form(shape, posted(fill(shape, form))), form))


def filled(lesson_type: str, source: dict[str, Any], focus: str = "") -> Node:
    kind = kind_of(lesson_type)
    form = kind.to_form(source)
    problems = kind.form_problems(form, kind.find_problems(kind.from_form(form)))
    return fill(group_of(kind.structure(form)), form, problems=problems, focus=focus)


@pytest.mark.parametrize("folder", sorted({file.parent.name for file in FILES}))
def test_every_lesson_of_the_library_comes_back_from_its_form_as_it_was(folder: str) -> None:
    for file in (file for file in FILES if file.parent.name == folder):
        lesson_type, source = written(file)
        back = through_its_form(lesson_type, source)
        if lesson_type == "text":
            assert back["markdown"].strip() == source["markdown"].strip(), file
        else:
            assert back == source, file


def test_there_is_a_form_for_an_empty_lesson_of_every_kind_and_it_says_what_is_missing() -> None:
    for lesson_type in LESSON_KINDS:
        node = filled(lesson_type, {})
        assert [one.part.label for one in walk(node) if one.look not in ("group", "hidden")], lesson_type
        assert node.has_errors, lesson_type
        kind_of(lesson_type).find_problems(through_its_form(lesson_type, {}))


def test_what_is_wrong_stands_beside_its_field() -> None:
    source = {
        "questions": [
            {"id": "one", "kind": "numeric", "prompt": "How many?", "answer": "many", "explanation": "Count."},
            {"id": "two", "kind": "single", "prompt": "", "options": [{"text": "a"}], "explanation": "Words"},
        ]
    }
    wrong = {one.name for one in walk(filled("quiz", source)) if one.errors}
    assert wrong == {"questions.0.answer", "questions.1.prompt", "questions.1.options"}
    missing = filled("quiz", {"questions": [{"kind": "numeric", "prompt": "How many?"}]})
    assert "questions.0.answer" in {one.name for one in walk(missing) if one.errors}
    markdown = "## One\n\nWords <b>bold</b>.\n\n```check\nkind: numeric\nprompt: How many?\nexplanation: Count.\n```"
    text = filled("text", {"markdown": markdown})
    assert {one.name for one in walk(text) if one.errors} == {"blocks.0.markdown", "blocks.1.check.answer"}


def test_a_number_too_large_to_be_kept_stays_the_words_it_was_typed_as() -> None:
    for words in ("1e999", "-1e999"):
        assert read_plain(words) == words
        assert read_number(words) == words
        assert read_plain(write_plain(words)) == words
    assert read_lines("[1e999, 2.5e3]") == [["1e999", 2500.0]]


def test_what_was_typed_is_kept_however_wrong_it_is() -> None:
    shape = group_of(kind_of("quiz").structure({}))
    post = QueryDict(mutable=True)
    for name, value in (
        ("draw", "a few"),
        ("questions.#", "7"),
        ("questions.#", "7"),
        ("questions.#", "../x"),
        ("questions.7.~", "numeric"),
        ("questions.7.prompt", "\r\nHow many?"),
        ("questions.7.answer", "1,5"),
        ("questions.7.tolerance", "9" * 60),
        ("questions.9.prompt", "nobody asked"),
    ):
        post.appendlist(name, value)
    source = read_form(shape, post)
    assert source["draw"] == "a few"
    (question,) = source["questions"]
    assert (question["prompt"], question["answer"], question["tolerance"]) == ("\nHow many?", "1,5", "9" * 60)
    assert read_form(shape, posted(fill(shape, source))) == source


def test_two_params_with_one_name_are_both_kept() -> None:
    source = {"questions": [{"kind": "numeric", "params": {"a": "1", "b": {"kind": "integer", "from": 1, "to": 2}}}]}
    shape = group_of(kind_of("quiz").structure({}))
    post = posted(fill(shape, source))
    post["questions.0.params.1.@"] = "a"
    assert list(read_form(shape, post)["questions"][0]["params"]) == ["a", "a_2"]
    added, _focus = act_on(posted(fill(shape, {"questions": [{"kind": "numeric"}]})), "add:questions.0.params")
    assert read_form(shape, added)["questions"][0]["params"] == {"": ""}


def test_entries_are_added_removed_copied_and_moved() -> None:
    source = {"questions": [{"kind": "single", "id": "one", "prompt": "1"}, {"kind": "ordering", "prompt": "2"}]}
    shape = group_of(kind_of("quiz").structure({}))
    post = posted(fill(shape, source))

    def prompts(what: str) -> tuple[list[str], str]:
        fields, focus = act_on(post, what)
        return [one.get("prompt", "") for one in read_form(shape, fields)["questions"]], focus

    assert prompts("add:questions:numeric") == (["1", "2", ""], "questions:2")
    assert prompts("add:questions:numeric:0") == (["1", "", "2"], "questions:1")
    assert prompts("remove:questions:0") == (["2"], "questions:0")
    assert prompts("copy:questions:0") == (["1", "1", "2"], "questions:1")
    assert prompts("up:questions:1") == (["2", "1"], "questions:0")
    assert prompts("down:questions:1") == (["1", "2"], "questions:1")
    for nothing in ("remove:questions:5", "remove:questions", "burn:questions:0", "", "add:"):
        assert prompts(nothing) == (["1", "2"], "")
    copied = read_form(shape, act_on(post, "copy:questions:0")[0])["questions"]
    assert [one.get("id") for one in copied] == ["one", "n-1", "n-2"]


def test_a_text_is_cut_into_words_figures_and_checks_and_put_together_again() -> None:
    data = "kind: flow\ntitle:   Two steps\nalt: One step, and then another one.\nsteps: [{says: a}, {says: b}]"
    figure = f"```figure\n{data}\n```"
    check = "```check\nkind: true_false\nprompt: Is it so?\nanswer: true\nexplanation: It is.\n```"
    tight = f"Words\n{check}\nno empty line"
    markdown = f"## One\n\nWords.\n\n{figure}\n\n\nMore.\n\n{check}\n\n- list\n\n  {tight}\n\n```check\n: [\n```"
    blocks = split_blocks(markdown)
    assert [one["block"] for one in blocks] == ["words", "figure", "words", "check", "words"]
    assert join_blocks(blocks) == markdown.replace("\n\n\nMore", "\n\nMore")
    blocks[1]["figure"]["title"] = "Two of them: `a`"
    assert "title: 'Two of them: `a`'\n" in join_blocks(blocks)
    assert split_blocks(join_blocks(blocks))[1]["figure"] == blocks[1]["figure"]


_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20)
_SCALARS = st.one_of(
    _WORDS, st.booleans(), st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False)
)
_NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, min_size=1, max_size=3),
    max_leaves=6,
)


@given(_VALUES)
def test_a_plain_value_is_read_back_as_it_was(value: Any) -> None:
    assert read_plain(write_plain(value)) == value
    assert "\n" not in write_plain(value)


@given(st.lists(_VALUES, max_size=5), st.dictionaries(_NAMES, _VALUES, max_size=5))
def test_lists_and_pairs_are_read_back_as_they_were(values: list[Any], pairs: dict[str, Any]) -> None:
    assert read_lines(write_lines(values)) == values
    assert read_pairs(write_pairs(pairs)) == pairs


@given(st.text(max_size=60))
def test_whatever_is_typed_as_a_value_is_read(typed: str) -> None:
    read_plain(typed)
    read_pairs(typed)
    read_lines(typed)
