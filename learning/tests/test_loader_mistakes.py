"""Every mistake in a course folder is told with its file, its line and a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from learning.loader.course_folder import read_course
from learning.loader.files import LARGEST_FILE
from learning.tests.course_files import course_yaml, quiz_lesson, text_lesson, write_course

Change = Callable[[Path], object]


def replace(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1))

    return change


def write(name: str, text: str | bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


def rename(old: str, new: str) -> Change:
    return lambda folder: (folder / old).rename(folder / new)


COURSE, TEXT, QUIZ = "course.yaml", "01-reading.md", "02-check.yaml"
CASES: list[tuple[str, int, str, Change]] = [
    (COURSE, 1, "title: Must have at most 120", replace(COURSE, "Ledgers", "x" * 121)),
    (COURSE, 1, 'The key "title" is missing.', replace(COURSE, "title: Ledgers\n", "")),
    (COURSE, 1, 'titel: Unknown key. Did you mean "title"?', replace(COURSE, "title:", "titel:")),
    (COURSE, 4, 'track: "explorers" is not known. Did you mean "explorer"?', replace(COURSE, "explorer", "explorers")),
    (COURSE, 5, "category:", replace(COURSE, "foundations", "De Fi")),
    (COURSE, 6, 'difficulty: "easy" is not known.', replace(COURSE, "beginner", "easy")),
    (COURSE, 7, "estimated_hours: Must be more than 0.", replace(COURSE, "1.5", "0")),
    (COURSE, 7, "estimated_hours: Must have at most one decimal", replace(COURSE, "1.5", "1.25")),
    (COURSE, 7, 'estimated_hours: Must be a number, not the text "long".', replace(COURSE, "1.5", "long")),
    (COURSE, 8, "objectives: Must have at least 4 entries; it has 3.", replace(COURSE, "  - Read a ledger\n", "")),
    (COURSE, 9, "objective 1: Must be text, not a group of keys.", replace(COURSE, "Read a", "Read: a")),
    (COURSE, 13, 'published: Must be true or false, not the text "yes".', replace(COURSE, "true", "yes")),
    (COURSE, 14, "prerequisites: Must be a list", write(COURSE, course_yaml(more="prerequisites: keys\n"))),
    (COURSE, 15, "A course cannot ask for itself.", write(COURSE, course_yaml(asks_for="ledgers"))),
    (COURSE, 17, '"keys" is asked for twice.', write(COURSE, course_yaml(asks_for="keys keys"))),
    (COURSE, 2, "needs quotes", replace(COURSE, "What a", "Note: what a")),
    (TEXT, 1, 'begins with a line "---"', write(TEXT, "# Title\n")),
    (TEXT, 3, 'minutes: Must be a whole number, not the text "five".', replace(TEXT, "5", "five")),
    (TEXT, 3, "minutes: Must be 1 or more.", replace(TEXT, "5", "0")),
    (TEXT, 4, "author: Unknown key.", replace(TEXT, "5\n", "5\nauthor: me\n")),
    (TEXT, 4, "perfect_score_xp: Unknown key.", replace(TEXT, "5\n", "5\nperfect_score_xp: 30\n")),
    (TEXT, 2, 'The key "title" is missing.', replace(TEXT, "title: A lesson\n", "")),
    (TEXT, 8, 'start with "##"', write(TEXT, text_lesson(body="One.\n\n# Two"))),
    (TEXT, 7, "Raw HTML (<u>)", write(TEXT, text_lesson(body="One\n<u>two</u>"))),
    (TEXT, 5, "Must not be empty.", write(TEXT, text_lesson(body=""))),
    (TEXT, 6, "not UTF-8", write(TEXT, text_lesson(body="Caf\u00e9").encode("latin-1"))),
    (TEXT, 0, "larger than 256 KB", write(TEXT, text_lesson(body="word " * (LARGEST_FILE // 5)))),
    (QUIZ, 1, "nothing here yet", write(QUIZ, "")),
    (QUIZ, 1, "Must be a group of keys", write(QUIZ, "- a\n")),
    (QUIZ, 1, 'The key "type" is missing.', replace(QUIZ, "type: quiz\n", "")),
    (QUIZ, 1, 'type: "quizz" is not known. Did you mean "quiz"?', replace(QUIZ, "quiz", "quizz")),
    (QUIZ, 1, 'type: "poem" is not known. Choose one of: text, ', replace(QUIZ, "quiz", "poem")),
    (QUIZ, 3, 'minuts: Unknown key. Did you mean "minutes"?', replace(QUIZ, "minutes", "minuts")),
    (QUIZ, 6, 'question 1, kind: "true" is not known.', replace(QUIZ, "true_false", "'true'")),
    (QUIZ, 8, "question 1, answer: Must be true or false", replace(QUIZ, "answer: true", "answer: 1")),
    (QUIZ, 5, 'question 1: The key "explanation" is missing.', replace(QUIZ, "    explanation: It is.\n", "")),
    (QUIZ, 10, "question 2, id: Question 1 has the id", replace(QUIZ, "question-2", "question-1")),
    (
        QUIZ,
        9,
        'The key "answer" stands here a second time.',
        replace(QUIZ, "answer: true", "answer: true\n    answer: true"),
    ),
    (
        QUIZ,
        9,
        "question 1, prompt: There is no picture x beside the lesson",
        replace(QUIZ, "prompt: Is this", "prompt: |\n      Is\n      ![this](x)\n      is"),
    ),
    ("3-more.md", 0, "Lessons are named", write("3-more.md", text_lesson())),
    ("03-more.yml", 0, "Lessons are named", write("03-more.yml", quiz_lesson())),
    ("notes.txt", 0, "Lessons are named", write("notes.txt", "")),
    ("01-writing.md", 0, "The number 1 is taken by 01-reading.md.", write("01-writing.md", text_lesson())),
    ("03-reading.md", 0, 'The slug "reading" is taken by 01-reading.md.', write("03-reading.md", text_lesson())),
    ("00-hello.md", 0, "numbered from 01", write("00-hello.md", text_lesson())),
    ("03-enrol.md", 0, "the site needs that address", write("03-enrol.md", text_lesson())),
    (f"03-{'a' * 81}.md", 0, "longer than 80", write(f"03-{'a' * 81}.md", text_lesson())),
    ("03-folder.md", 0, "not a file", lambda folder: (folder / "03-folder.md").mkdir()),
]


@pytest.mark.parametrize(("file", "line", "words", "change"), CASES, ids=[case[2] for case in CASES])
def test_a_mistake_is_told_with_its_place(tmp_path: Path, file: str, line: int, words: str, change: Change) -> None:
    folder = write_course(tmp_path)
    change(folder)
    course = read_course(folder)
    assert course.source is None
    found = [(mistake.file.name, mistake.line, words in mistake.sentence) for mistake in course.mistakes]
    assert (file, line, True) in found, [str(mistake) for mistake in course.mistakes]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    replace(COURSE, "explorer", "pilot")(folder)
    replace(TEXT, "minutes: 5", "minutes: 0")(folder)
    replace(QUIZ, "answer: true", "answer: maybe")(folder)
    mistakes = read_course(folder).mistakes
    assert [mistake.file.name for mistake in mistakes] == [TEXT, QUIZ, COURSE]


def test_a_mistake_reads_as_file_line_and_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_course(tmp_path, course=course_yaml().replace("explorer", "pilot"))
    (mistake,) = read_course(folder).mistakes
    assert str(mistake) == 'ledgers/course.yaml:4: track: "pilot" is not known. Choose one of: explorer, developer.'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (write(TEXT, text_lesson(body="Short.")), "lesson: 1;"),
        (write(TEXT, text_lesson(body="## Words\n\n" + "word " * 301)), 'Step 1, "Words", has 302 words;'),
        (write(TEXT, text_lesson(body="".join(f"## {n}\n\n{'word ' * 250}\n\n" for n in range(6)))), "lesson: 1506;"),
        (write(QUIZ, quiz_lesson(questions=4)), "fewer than 5 questions (4)"),
        (replace(TEXT, "title: A lesson", "title: Lesson #1"), "is a comment"),
    ],
)
def test_what_is_unusual_is_only_warned_of(tmp_path: Path, change: Change, words: str) -> None:
    folder = write_course(tmp_path)
    change(folder)
    course = read_course(folder)
    assert course.source is not None
    (warning,) = course.mistakes
    assert warning.is_warning
    assert words in warning.sentence
    assert ": warning: " in str(warning)


def test_a_course_without_mistakes_is_read_whole(tmp_path: Path) -> None:
    course = read_course(write_course(tmp_path, course=course_yaml(asks_for="keys wallets?")))
    assert course.mistakes == []
    assert course.source is not None
    assert [(lesson.number, lesson.slug, lesson.lesson_type) for lesson in course.source.lessons] == [
        (1, "reading", "text"),
        (2, "check", "quiz"),
    ]
    asked = course.source.details.prerequisites
    assert [(one.slug, one.is_required, one.line) for one in asked] == [("keys", True, 15), ("wallets", False, 17)]


def test_a_folder_without_course_file_or_lessons_says_so(tmp_path: Path) -> None:
    (tmp_path / "Empty One").mkdir()
    sentences = " ".join(mistake.sentence for mistake in read_course(tmp_path / "Empty One").mistakes)
    for words in ("small-letters-and-digits", "course.yaml is missing", "There is no lesson"):
        assert words in sentences


def test_windows_files_and_editors_leftovers_do_no_harm(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    (folder / TEXT).write_bytes(b"\xef\xbb\xbf" + (folder / TEXT).read_bytes().replace(b"\n", b"\r\n"))
    for name in (".DS_Store", "01-reading.md~", ".01-reading.md.swp"):
        (folder / name).write_bytes(b"\xff")
    assert read_course(folder).mistakes == []
