"""What load_courses --check advises: one small lesson a rule, with what is told and where."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from learning.lesson_types.questions import QUESTION_KINDS
from learning.loader.advice.names import _PATTERNS
from learning.loader.advice.reading_level import grade_of, sentences_of
from learning.loader.advice.syllables import syllables_of
from learning.loader.library import Loaded, load_library
from learning.tests.course_files import WORDS, course_yaml, quiz_lesson, text_lesson, write_course

pytestmark = pytest.mark.django_db

Check = Callable[..., Loaded]
PRACTISED = course_yaml().replace("Read a ledger", "Count questions")


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def run(body: str, *, head: str = "", quiz: str = "", visit: Callable[[str], str] | None = None) -> Loaded:
        lesson = text_lesson(body=f"{WORDS}\n\n{body}").replace("minutes: 5\n", f"minutes: 5\n{head}")
        write_course(tmp_path, course=PRACTISED, n01_reading__md=lesson, n02_check__yaml=quiz or quiz_lesson())
        return load_library(tmp_path, slugs=[], check=True, visit=visit)

    return run


def told(loaded: Loaded) -> list[str]:
    return [f"{mistake.file.name}:{mistake.line}: {mistake.sentence}" for mistake in loaded.warnings + loaded.mistakes]


SYLLABLES = "ledger=2 something=2 everything=3 wallet=2 signature=3 created=3 used=1 hashgraph=2 amina's=3 the=1"
LONG = "One " + "and one more " * 9 + "word."
HARD = "Cryptographic authentication mechanisms necessitate computationally infeasible preimage determination. " * 12


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (HARD, "01-reading.md:1: Reads like grade"),
        (LONG, '01-reading.md:8: A sentence of 29 words ("One and one more and one …"); with 25'),
        ("Pay 5 tinybars.", '01-reading.md:8: Not "tinybars": one name per thing, here "tinybar"'),
        (
            "Read [more](/courses/none/).",
            '01-reading.md:8: The link /courses/none/ leads nowhere: there is no course "none"',
        ),
        ("Read [more](/courses/ledgers/none/).", 'leads nowhere: the course has no lesson "none"'),
        ("Read [more](/no-such-place/).", "leads nowhere: the site has no such address"),
        ("Read [more](#section-none).", 'leads nowhere: the lesson has no place called "section-none"'),
        ("Read [more](/courses/ledgers/check/#section-none).", "leads nowhere: the lesson has no place called"),
        ("A **colophon** is a note at the end.", '01-reading.md:1: In bold, and not in the glossary: "colophon".'),
        ("It has 40 % of them.", '01-reading.md:8: "40 %" may change: say in "sources" and "checked"'),
    ],
)
def test_each_rule_tells_what_is_wrong_and_where(check: Check, body: str, sentence: str) -> None:
    assert sentence in "\n".join(told(check(body)))


@pytest.mark.parametrize(
    "body",
    [
        "Read [more](/courses/ledgers/check/), [here](#section-here) or [that](/glossary/).\n\n## Here\n\nIt is here.",
        "This is **not** so, and **Press OK** is a button.",
        "`tinybars` is a name in code, and in 2013 there was a meeting.",
        f"- {'word ' * 20}\n- {'word ' * 20}",
    ],
)
def test_what_is_sound_is_left_alone(check: Check, body: str) -> None:
    loaded = check(body)
    assert not [sentence for sentence in told(loaded) if "objective" not in sentence]
    assert loaded.sound == ["ledgers"]


def test_where_to_read_again_is_there(check: Check) -> None:
    for place, why in (("none", "no lesson"), ("reading#section-none", "no place"), ("reading", "")):
        quiz = quiz_lesson().replace("    answer: true\n", f"    answer: true\n    read: {place}\n", 1)
        found = [sentence for sentence in told(check("It is here.", quiz=quiz)) if '"read:' in sentence]
        assert len(found) == bool(why)
        assert why in "".join(found)


def test_a_dead_link_is_a_mistake_and_a_long_sentence_is_none(check: Check) -> None:
    assert check(LONG).sound == ["ledgers"]
    loaded = check("[more](/no-such-place/)")
    assert (loaded.sound, loaded.refused) == ([], ["ledgers"])


def test_other_websites_are_asked_when_an_author_wants_it(check: Check) -> None:
    asked: list[str] = []

    def visit(address: str) -> str:
        asked.append(address)
        return "answers 404"

    body = "[One](https://example.org/one) and [one](https://example.org/one)."
    assert "answers 404" not in "".join(told(check(body)))
    assert "01-reading.md:8: The link https://example.org/one answers 404." in told(check(body, visit=visit))
    assert asked == ["https://example.org/one"]


def test_an_objective_that_no_exercise_speaks_of_is_told(check: Check) -> None:
    sentences = told(check("Fine."))
    assert 'course.yaml:1: No exercise speaks of the objective "Share a ledger".' in sentences
    assert not [sentence for sentence in sentences if "Count questions" in sentence]


def test_facts_are_told_when_they_are_old_and_not_when_they_have_a_source(check: Check) -> None:
    sources = "sources:\n  - {title: A page, url: https://example.org/}\n"
    assert "checked more than 12 months ago" in "".join(told(check("Fine.", head=f"{sources}checked: 2024-01\n")))
    assert "may change" not in "".join(told(check("It has 40 % of them.", head=f"{sources}checked: 2026-10\n")))


def test_a_lesson_that_weighs_too_much_is_told(check: Check) -> None:
    noise = " ".join(sha256(str(number).encode()).hexdigest() for number in range(1000))
    assert "A first visit would weigh about" in "".join(told(check(f"```text\n{noise}\n```")))


def test_an_exercise_that_does_not_prove_itself_is_a_mistake(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QUESTION_KINDS["true_false"], "is_right", lambda _question, _answer: True)
    loaded = check("Fine.")
    assert loaded.refused == ["ledgers"]
    assert {mistake.file.name for mistake in loaded.mistakes} == {"02-check.yaml"}


def test_a_loading_that_is_no_check_gives_no_advice(tmp_path: Path) -> None:
    write_course(tmp_path, n01_reading__md=text_lesson(body=f"{WORDS}\n\nPay 5 tinybars."))
    assert load_library(tmp_path, slugs=[]).warnings == []


@pytest.mark.parametrize(
    ("word", "count"),
    [word.split("=") for word in SYLLABLES.split()],
)
def test_syllables(word: str, count: str) -> None:
    assert syllables_of(word) == int(count)


def test_a_grade_is_that_of_flesch_and_kincaid() -> None:
    words = "The cat sat on the mat. It was a good cat, and it liked to sit there all day long. " * 4
    grade = grade_of(sentences_of(words))
    # 80 words, 8 sentences, one word of two syllables in twenty: 0.39 * 10 + 11.8 * 84 / 80 - 15.59.
    assert grade == pytest.approx(0.39 * 84 / 8 + 11.8 * 84 / 84 - 15.59, abs=0.7)
    assert grade_of(sentences_of("Too few.")) is None


def test_no_name_is_told_of_itself() -> None:
    for pattern, right in _PATTERNS:
        assert not pattern.search(right.split('"')[1])
