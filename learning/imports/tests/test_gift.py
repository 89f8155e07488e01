"""Questions in GIFT: what becomes of each kind, and that no text can break the reading of it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.content.problems import Problem
from learning.imports.gift.parsing import parse_gift
from learning.imports.refusal import ImportRefused
from learning.imports.tests.building import lessons_of, questions_of, run, sentences
from learning.lesson_types.quiz_source import find_quiz_problems

GIFT = r"""
// A remark.
$CATEGORY: $course$/top/Money

::Tea::What does *tea* cost?{ =two#Right, two. ~one#Too little. ~%50%three }

::Pots::[html]<p>Which are <b>pots</b>?</p>{ ~%50%chama ~%50%ajo ~%-100%car }

The sun rises in the east.{T#It does not.#It does.####East is where day begins.}

What is pi?{#3.1415:0.0005}

Between one and five{#1..5}

Match.{ =Canada -> Ottawa =Italy -> Rome =Japan -> Tokyo }

Two plus two is {=four =4}.

Who is buried there?{=no one}

How are you?{}

Words for whoever reads on.

$CATEGORY: $course$/top/Signs
Which is five? { ~ \= 2 + 2 = \= 2 + 3 ~ \{curly\} }

A brace too many { =one ~two
"""


def test_each_kind_of_question_comes_as_ours_or_is_told_of(tmp_path: Path) -> None:
    imported = run(tmp_path, {"money.gift": GIFT})
    lessons = lessons_of(imported)
    assert list(lessons) == ["01-money.yaml", "02-signs.yaml", "course.yaml"]
    kinds = [question["kind"] for question in questions_of(imported)]
    assert kinds == ["single", "multiple", "true_false", "numeric", "numeric", *["single"] * 3, "numeric", "single"]

    tea, pots, sun, pi, five, ottawa, *_rest, four, signs = questions_of(imported)
    assert tea["id"] == "tea"
    assert tea["prompt"] == r"What does \*tea\* cost?"
    assert tea["options"] == [
        {"text": "two", "correct": True, "feedback": "Right, two."},
        {"text": "one", "feedback": "Too little."},
        {"text": "three"},
    ]
    assert tea["explanation"] == "Right, two."
    assert pots["prompt"] == "Which are **pots**?"
    assert [option.get("correct", False) for option in pots["options"]] == [True, True, False]
    assert (sun["answer"], sun["explanation"]) == (True, "East is where day begins.")
    assert (pi["answer"], pi["tolerance"]) == (3.1415, 0.0005)
    assert (five["answer"], five["tolerance"]) == (3, 2)
    assert ottawa["prompt"] == "Match.\n\nCanada"
    assert [option["text"] for option in ottawa["options"]] == ["Ottawa", "Rome", "Tokyo"]
    assert four["answer"] == 4
    assert [option["text"] for option in signs["options"]] == ["= 2 + 2", "= 2 + 3", "{curly}"]

    left = "\n".join(sentences(imported, "left_out"))
    assert "money.gift:19: A question: words that are typed are not judged here" in left
    assert "an essay" in left
    assert "its braces do not match" in left
    changed = "\n".join(sentences(imported, "changed"))
    for words in ("half right", "Pairs to be matched", "Words without a question"):
        assert words in changed
    assert "Words for whoever reads on." in lessons["01-money.yaml"]
    assert any("Explain the answer" in words for words in sentences(imported, "to_do"))


SIGNS = st.text(
    st.one_of(st.sampled_from("{}=~#:%\\[]<>/\n -T1.*`!|$&_"), st.characters(exclude_categories=["Cs"])), max_size=200
)


@settings(max_examples=150, deadline=None)
@given(SIGNS)
@example("{#..}")
@example("a{=%100%}")
@example("a{~%--1%x=<img src=x>}")
@example("[html]<table><tr><td colspan=9>{T}")
@example("$CATEGORY: ///\n::::{F}")
def test_whatever_is_written_becomes_sound_questions_or_is_refused(text: str) -> None:
    with TemporaryDirectory() as folder:
        try:
            imported = run(Path(folder), {"any.gift": text})
        except ImportRefused:
            return
        for question in questions_of(imported):
            problems: list[Problem] = find_quiz_problems({"questions": [question]})
            assert not problems


@settings(max_examples=100, deadline=None)
@given(SIGNS)
def test_every_line_of_a_question_is_a_line_of_the_file(text: str) -> None:
    for found in parse_gift(text):
        assert 1 <= found.line <= text.count("\n") + 1
