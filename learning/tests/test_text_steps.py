"""A text lesson is Markdown in steps: where they begin, the check that ends one, and what is said of mistakes."""

import pytest

from learning.lesson_types import compile_content, find_problems, kind_of
from learning.lesson_types.reading import Step
from learning.lesson_types.text import TextLesson
from learning.lesson_types.text_source import step_of_section

CHECK = """```check
kind: single
prompt: Who may change a ledger that many keep?
options:
  - {text: The bank alone, feedback: That is one keeper.}
  - {text: Everybody by one rule, correct: true}
explanation: The rule takes the place of the keeper.
```"""

LESSON = f"""A *story* first.

## What `it` is

A list, [as below](#section-why).[here](#section-what-it-is)

{CHECK}

## Why

### Trust

Because nobody has to be trusted.
"""


def steps_of(markdown: str) -> list[Step]:
    steps: list[Step] = compile_content("text", {"markdown": markdown})["steps"]
    return steps


def test_each_heading_of_the_second_level_begins_a_step() -> None:
    opening, what, why = steps_of(LESSON)
    assert (opening["id"], opening["title"], opening["html"]) == ("opening", "", "<p>A <em>story</em> first.</p>")
    assert (what["id"], what["title"], what["title_html"]) == (
        "section-what-it-is",
        "What it is",
        "What <code>it</code> is",
    )
    assert (why["id"], why["title"], why["words"]) == ("section-why", "Why", 8)
    assert '<h3 id="section-trust">' in why["html"]


def test_a_check_is_a_question_and_stands_in_no_text() -> None:
    _opening, what, why = steps_of(LESSON)
    assert what["check"] is not None
    assert why["check"] is None
    assert (what["check"]["kind"], what["check"]["options"][1]["correct"]) == ("single", True)
    assert what["check"]["id"] == steps_of(f"## Elsewhere\n\n{CHECK}")[0]["check"]["id"]  # type: ignore[index]
    content = compile_content("text", {"markdown": LESSON})
    assert "Who may change" in content["plain"]
    for place in (content["plain"], what["html"], what["plain"]):
        assert "one rule" not in place
        assert "takes the place" not in place


def test_a_link_to_another_step_leads_there() -> None:
    what = steps_of(LESSON)[1]
    assert 'href="?step=3#section-why"' in what["html"]
    assert 'href="#section-what-it-is"' in what["html"]
    assert [step_of_section(steps_of(LESSON), name) for name in ("section-trust", "section-why", "gone")] == [3, 3, 0]


@pytest.mark.parametrize(
    "markdown",
    [
        "- ## In a list\n\nOne step.",
        "```text\n## In a fence\n```",
        "> ## In a quotation",
        "### Of the third level\n\nWords.",
    ],
)
def test_what_is_no_heading_of_the_text_begins_no_step(markdown: str) -> None:
    assert len(steps_of(markdown)) == 1


def test_headings_and_lines_may_be_written_as_others_do() -> None:
    titles = [step["title"] for step in steps_of("One\r\n---\r\nWords.\r\n\r\n## Two\r\nMore.")]
    assert titles == ["One", "Two"]


@pytest.mark.parametrize(
    ("markdown", "line", "words"),
    [
        (f"## One\n\n{CHECK}\n\nAfter.", 3, "A check ends its step"),
        (f"## One\n\n{CHECK}\n\n{CHECK.replace('Who', 'What')}", 12, "A step has one check"),
        (f"## One\n\n{CHECK}\n\n## Two\n\n{CHECK}", 15, "The check on line 4 has the id"),
        (f"## One\n\n{CHECK.replace('kind: single', 'kind: singel')}", 4, 'Did you mean "single"?'),
        (f"## One\n\n{CHECK.replace(', correct: true', '')}", 6, "Exactly one option"),
        ("## One\n\n```check\nkind: [\n```", 5, "needs quotes"),
        ("## One\n\n```check\n- a list\n```", 4, "Must be a group of keys"),
        ("## One\n\n- ```check\n  kind: single\n  ```", 3, "at the margin"),
    ],
)
def test_mistakes_are_named_with_their_line(markdown: str, line: int, words: str) -> None:
    found = find_problems("text", {"markdown": markdown})
    assert any(problem.line == line and words in problem.sentence for problem in found), found


def test_a_lesson_stored_before_there_were_steps_has_them_when_it_is_asked() -> None:
    text = kind_of("text")
    assert isinstance(text, TextLesson)
    old = {"markdown": LESSON, "html": "<p>…</p>", "plain": "…"}
    assert text.steps(old) == steps_of(LESSON)
    assert compile_content("text", old) == compile_content("text", {"markdown": LESSON})
