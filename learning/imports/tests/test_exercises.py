"""Folders of exercises: what becomes a code lesson and proves itself, what is told of, and what nobody should send."""

import json
import warnings
from pathlib import Path
from typing import Any

from learning.content.yaml_source import read_yaml
from learning.exercises.proof import find_faults
from learning.imports.importing import Imported
from learning.imports.tests.building import lessons_of, run, sentences
from learning.imports.tests.stalls import EXAMPLE, MARKET, QUEUE, STALLS, STUB, about, below
from learning.loader.course_folder import read_course
from learning.loader.lesson_file import read_lesson_file
from learning.loader.pictures import Pictures


def lesson_of(imported: Imported, name: str) -> dict[str, Any]:
    return dict(read_yaml(lessons_of(imported)[name]).data)


def test_a_track_comes_in_its_order_with_what_there_is(tmp_path: Path) -> None:
    imported = run(tmp_path, MARKET)
    lessons = lessons_of(imported)
    assert imported.report.format == "exercises"
    assert [*lessons] == ["01-stall-fees.yaml", "02-queues-numbers.yaml", "03-a-last-one.yaml", "course.yaml"]
    course = read_yaml(lessons["course.yaml"]).data
    assert (course["title"], course["description"]) == ("Python", "Python at a market.")
    assert (course["track"], imported.folder.name) == ("developer", "market-python")
    left = "\n".join(sentences(imported, "left_out"))
    assert "market/concepts/names.md: 1 files of Markdown beside the exercises" in left
    assert 'market/exercises/practice/old-one: The track does not offer it: its status is "deprecated".' in left
    stalls = lesson_of(imported, "01-stall-fees.yaml")
    assert [*stalls] == [
        *("type", "title", "minutes", "sources", "language", "goal", "steps", "stub", "checks", "reference"),
    ]
    assert stalls["goal"] == "Work out the fees of a *market*."
    assert stalls["sources"] == [{"title": "The market of Bola", "url": "https://example.org/market"}]
    assert stalls["steps"] == (
        "Stalls pay by width.\n\nWork out what stalls pay.\n\n"
        ":::warning\nA stall without a width is none.\n:::\n\n### 1. Fees\n\nWrite `fee()`."
    )
    assert (stalls["stub"], stalls["reference"]) == (STUB, EXAMPLE.replace("[[]]", "[ []]"))
    assert "### Refusing\n\nRaise `ValueError`." in lesson_of(imported, "02-queues-numbers.yaml")["steps"]


def test_tests_become_checks_with_the_hints_of_their_tasks(tmp_path: Path) -> None:
    imported = run(tmp_path, below("stall-fees", STALLS))
    checks = lesson_of(imported, "01-stall-fees.yaml")["checks"]
    assert [(one["id"], one["task"], one["says"]) for one in checks] == [
        ("the_largest_stall", 1, "The largest stall."),
        ("fees_grow_with_width", 1, "Fees grow with width."),
        ("no_width_no_stall", 1, "No width no stall."),
        ("who_is_there_is_not_free", 2, "Who is there is not free."),
        ("rows", 3, "Rows."),
    ]
    assert [one["run"] for one in checks] == [
        [{"call": "LARGEST", "gives": 40}],
        [
            {"call": "fee(1)", "gives": 3},
            {"call": "fee(2)", "gives": 6},
            {"call": "fee(10)", "gives": 30},
            {"call": "fee(2, days=2)", "gives": 12},
            {"call": "fee(41)", "gives": "None"},
        ],
        [{"call": "fee(0)", "raises": "ValueError"}],
        [
            {"call": "is_free('Ada', ['Ada', 'Ben'])", "gives": False},
            {"call": "bool(is_free('Chidi', ['Ada', 'Ben']))", "gives": True},
        ],
        [
            {"call": "rows([], 2)", "gives": "[ []]"},
            {"call": "sorted(rows(['a', 'b', 'c'], 2)[0])", "gives": "sorted(['b', 'a'])"},
        ],
    ]
    names = "A [name](https://example.org/names) for a number is written in capitals."
    assert [one.get("hints") for one in checks] == [
        [names, "`raise` refuses.", "`None` is nothing."], None, None, ["`in` finds out."], None,
    ]  # fmt: skip
    left = "\n".join(sentences(imported, "left_out"))
    assert 'stall_fees_test.py:51: The test test_chance: it needs "random", which is not of the solution.' in left
    assert '"check_fee" is not known here' in left
    assert "test_a_list_that_changes: it calls something whose answer is not looked at." in left
    assert "3 hints belong to no check" in left
    assert "What an exception says is not looked at here" in "\n".join(sentences(imported, "changed"))
    (to_write,) = [one for one in sentences(imported, "to_do") if "To be written" in one]
    assert (
        "two variants; three wrong solutions, each of which fails a check; a debrief; three hints each for 4"
        in to_write
    )
    assert "bola" in "\n".join(sentences(imported, "to_do"))


def completed(draft: str) -> str:
    """What its author writes: variants that matter, hints, three wrong solutions, a debrief. No check is touched but
    for the word of the variant."""
    lesson = read_yaml(
        draft.replace("LARGEST = 40", "LARGEST = <<largest>>")
        .replace("gives: 40", 'gives: "<<largest>>"')
        .replace("fee(41)", "fee(<<largest>> + 1)")
    ).data
    lesson["variants"] = [{"largest": 40}, {"largest": 50}]
    lesson["debrief"] = "Markets charge by width."
    for check in lesson["checks"]:
        check["hints"] = [*check.get("hints", []), *(f"{check['id']} {number}" for number in range(3))][:3]
    lesson["wrong"] = [
        {"what": "gives stalls away", "source": lesson["reference"].replace("* 3 if", "* 0 if")},
        {"what": "refuses nothing", "source": lesson["reference"].replace("width <= 0", "False")},
        {"what": "sees nobody", "source": lesson["reference"].replace("name not in taken", "True")},
    ]
    return json.dumps(lesson)


def test_completed_by_its_author_it_proves_itself(tmp_path: Path) -> None:
    imported = run(tmp_path, below("stall-fees", STALLS))
    assert imported.report.counts["mistakes"] > 0
    file = imported.folder / "01-stall-fees.yaml"
    file.write_text(completed(file.read_text()))
    assert not [one for one in read_course(imported.folder).mistakes if one.file == file and not one.is_warning]
    lesson, _mistakes = read_lesson_file(file, 1, "stall-fees", Pictures([]))
    assert lesson
    assert find_faults("code_editor", lesson.content) == []


def import_of(tmp_path: Path, *tests: str) -> Imported:
    """An import of an exercise with these tests, each the lines of a method: test_0, test_1, …"""
    file = "import unittest\nfrom work import f, g, LIMIT\n\n\nclass T(unittest.TestCase):\n"
    for number, lines in enumerate(tests):
        file += f"    def test_{number}(self):\n" + "".join(f"        {line}\n" for line in lines.split("\n"))
    config = about(files={"solution": ["work.py"], "test": ["t.py"], "example": []})
    return run(tmp_path, below("work", {**QUEUE, "work.py": "f = g = 1\n", "t.py": file, ".meta/config.json": config}))


def test_each_assertion_says_here_what_it_says_there(tmp_path: Path) -> None:
    said = {
        "self.assertEqual(f(1), g(1))": ("f(1) == g(1)", True),
        "self.assertEqual(f(2), LIMIT)": ("f(2) == LIMIT", True),
        "self.assertNotEqual(f(3), 1)": ("f(3) != 1", True),
        "self.assertIn(f(4), [1])": ("f(4) in [1]", True),
        "self.assertFalse(f(5) > 1)": ("f(5) > 1", False),
        "self.assertAlmostEqual(f(6), 0.5, places=2)": ("round(abs(f(6) - 0.5), 2) == 0", True),
        "self.assertAlmostEqual(f(7), 0.5, delta=0.1)": ("abs(f(7) - 0.5) <= 0.1", True),
        "self.assertIsInstance(f(8), int)": ("isinstance(f(8), int)", True),
        "self.assertEqual(f('a\\n', b'\\x00'), -1.5)": ("f('a\\n', b'\\x00')", "-1.5"),
        "self.assertRaises(KeyError, f, 9)": ("f(9)", "raises KeyError"),
        "assert f(10) == 'x'": ("f(10)", "'x'"),
        "assert not f(11)": ("not f(11)", True),
        "for x, want in {12: 2}.items(): self.assertEqual(f(x), want)": ("f(12)", 2),
        "for h, want in [(g, 3)]: self.assertEqual(h([[13]]), want)": ("g([ [13]])", 3),
        "for x in range(14, 15): self.assertEqual(f([y for y in (x,)], lambda z: z), x)": (
            "f([y for y in (14,)], lambda z: z)", 14,
        ),
        "a, b = 1, 2\na, b = b, a\nself.assertEqual(f(a, b), 99999999999999999999)": (
            "f(2, 1)", "99999999999999999999",
        ),
    }  # fmt: skip
    imported = import_of(tmp_path, "\n".join(said))
    (check,) = lesson_of(imported, "01-work.yaml")["checks"]
    assert [(one["call"], one.get("gives", f"raises {one.get('raises')}")) for one in check["run"]] == [*said.values()]


def test_what_cannot_be_said_is_told_with_its_reason(tmp_path: Path) -> None:
    reasons = {
        "pot = f()\nself.assertEqual(pot.a, 1)\nself.assertEqual(pot.b, 2)": "looks twice",
        "pot = f()\npot.add(1)\nself.assertEqual(pot.total, 1)": "answer is not looked at",
        "names = [1]\nleft = f(names)\nself.assertEqual((left, names), 1)": "may have changed",
        "x = f(1)\nself.assertEqual(f(2), 2)": "nobody looks",
        "a, b = f(1)\nself.assertEqual(a, b)": "taken apart",
        "self.assertEqual(1, 1)": "asks nothing of the solution",
        "if LIMIT:\n    self.assertEqual(f(1), 1)": 'statement "if"',
        "self.assertRegex(f(1), 'x')": '"assertRegex" is not known',
        "self.assertIs(f(1), g(1))": "cannot be said",
        "self.assertCountEqual(f(1), [1, 'a'])": "cannot be said",
        "self.assertEqual(f.__code__, 1)": '"__code__"',
        "self.assertEqual(f(open('x')), 1)": 'needs "open"',
        "self.assertEqual(f((y := 1)), 1)": "more than calling",
        "with self.assertRaises((KeyError, ValueError)):\n    f(1)": "no one exception",
        "x = 1\nself.assertEqual([x for x in f(1)], [])": "two things",
        "for x in range(99): self.assertEqual(f(x), x)": "more than 40 steps",
        "for x in range(1000000000): pass": "too much",
        "for x in f(1): self.assertEqual(g(x), 1)": "worked out",
        f"self.assertEqual(f('{'a' * 500}'), 1)": "more than 400 characters",
        "x = 'a'\n" + "x = [x, x]\n" * 30 + "self.assertEqual(f(x), 1)": "too large",
        "pass": "asserts nothing",
        "self.assertEqual(f('[[x]]'), 1)": "term of the glossary",
        f"self.assertEqual(f(0x{'f' * 5000}), 1)": "number that is too long",
        "for a in range(400):\n    for b in range(400):\n        pass": "more than 40 steps",
    }
    imported = import_of(tmp_path, *reasons)
    assert "checks" not in lesson_of(imported, "01-work.yaml")
    told = [one.partition(" The test ")[2] for one in sentences(imported, "left_out") if " The test " in one]
    assert len(told) == len(reasons)
    for number, (sentence, why) in enumerate(zip(told, reasons.values(), strict=True)):
        assert sentence.startswith(f"test_{number}: ")
        assert why in sentence


def test_more_than_a_lesson_may_have_is_spread_over_its_checks(tmp_path: Path) -> None:
    imported = run(tmp_path, below("queue-numbers", QUEUE))
    checks = lesson_of(imported, "01-queue-numbers.yaml")["checks"]
    assert len(checks) == 12
    assert sum(len(one["run"]) for one in checks) == 14
    assert any(one["says"] == "Place 5; Place 6." for one in checks)
    assert "14 tests come as 12 checks" in "\n".join(sentences(imported, "changed"))


def test_long_words_are_read_before(tmp_path: Path) -> None:
    long = "# Introduction\n\n" + "Words of a story. " * 400
    files = {
        **below("a/one", {**STALLS, ".docs/introduction.md": long}),
        **below("a/two", {**STALLS, ".docs/instructions.md": long, ".docs/introduction.md": long}),
    }
    lessons = lessons_of(run(tmp_path, files))
    assert [*lessons] == ["01-one-introduction.md", "02-one.yaml", "03-two-what-to-do.md", "04-two.yaml", "course.yaml"]
    assert "Words of a story." not in lessons["02-one.yaml"]
    assert "[Two: what to do](/courses/a/two-what-to-do/)" in lessons["04-two.yaml"]


def test_other_languages_come_as_texts(tmp_path: Path) -> None:
    config = about(files={"solution": ["leap.rb"], "test": ["leap_test.rb"]})
    imported = run(tmp_path, below("leap", {**QUEUE, ".meta/config.json": config, "leap.rb": "def leap; end"}))
    assert "Count people." in lessons_of(imported)["01-leap.md"]
    assert "Code in rb is not judged here" in "\n".join(sentences(imported, "changed"))


def test_a_school_of_markdown_stays_one(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "# A\n\nWords.",
        ".docs/instructions.md": "Not of an exercise.",
        "config.json": "{}",
    }
    assert run(tmp_path, files).report.format == "markdown"


ABOVE = "from stall_fees import fee\ndef test_a():\n    "
LOOPS = "".join(f"{'    ' * n}for a{n} in range(400):\n" for n in range(1, 18))
LEADING_AWAY = {"solution": ["../../secret.py"], "test": ["/../secret.py", "\0"], "example": ["../../../etc/passwd", 7]}
ODD = {"files": {"solution": {"a": 1}, "test": [[]]}, "authors": 3, "blurb": [], "source_url": "http://[", "source": 4}
HOSTILE: dict[str, dict[str, str | bytes]] = {
    "nested": {"stall_fees_test.py": f"x = {'(' * 3000}{')' * 3000}\n"},
    "chained": {"stall_fees_test.py": f"{ABOVE}assert fee({'+'.join(['1'] * 40_000)}) == 1\n"},
    "in-a-constant": {"stall_fees_test.py": f"A = {'-' * 900}1\n{ABOVE}assert A == 1\n"},
    "no-python": {"stall_fees_test.py": b"\xff\xfe\x00def\x00 (\x00", ".meta/exemplar.py": "def fee(:\n"},
    "nul": {"stall_fees_test.py": b"def test_a():\n    assert \x00 == 1\n"},
    "a-number": {"stall_fees_test.py": f"A = {'9' * 50_000}\n"},
    "large": {"stall_fees_test.py": "# " + "a" * 300_000, "stall_fees.py": "# " + "a" * 30_000},
    "warned-of": {"stall_fees_test.py": f"{ABOVE}assert fee('\\d') is 1\n"},
    "leading-away": {".meta/config.json": about(files=LEADING_AWAY)},
    "a-list": {".meta/config.json": "[1, 2]"},
    "deep": {".meta/config.json": "[" * 100_000},
    "odd": {".meta/config.json": json.dumps(ODD)},
    "endless": {".meta/config.json": about(files={"solution": ["a" * 5000 + ".py"]}, blurb="x" * 9000)},
    "words": {".docs/instructions.md": "[" * 5000 + "<b" * 500, ".docs/hints.md": "## 1. x\n- [a][" + "b" * 5000},
    "loops": {"stall_fees_test.py": f"{ABOVE[:-4]}{LOOPS}{'    ' * 18}x = [a1, a2]\n"},
}


def test_nothing_that_is_sent_breaks_an_import(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("SECRET = 'hidden'\n")
    files: dict[str, str | bytes] = {}
    for name, odd in HOSTILE.items():
        files |= below(f"exercises/practice/{name}", {**STALLS, **odd})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        imported = run(tmp_path, files)
    assert imported.report.counts["exercises"] == len(HOSTILE) - 3
    assert imported.report.counts["texts"] == 3 + 1  # what to do where it is long
    assert "hidden" not in "".join(lessons_of(imported).values())
    told = [f"{note.place}: {note.sentence}" for note in imported.report.notes if note.outcome != "comes"]
    for name in HOSTILE:
        assert any(one.startswith(f"exercises/practice/{name}") for one in told), name


def test_a_track_of_any_shape_is_read(tmp_path: Path) -> None:
    shapes = [
        [],
        {"exercises": []},
        {"exercises": {"practice": [1, {"slug": 3}, {"slug": "stall-fees", "name": []}]}, "files": 7},
    ]
    for number, shape in enumerate(shapes):
        files = {"config.json": json.dumps(shape), **below("exercises/practice/stall-fees", STALLS)}
        assert "01-stall-fees.yaml" in lessons_of(run(tmp_path / str(number), files))


def test_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("SECRET = 'hidden'\n")
    given = tmp_path / "given" / "stall-fees"
    given.mkdir(parents=True)
    (given / "stall_fees.py").symlink_to(tmp_path / "secret.py")
    (tmp_path / "given" / "linked").symlink_to(tmp_path)
    files = {name: content for name, content in STALLS.items() if name != "stall_fees.py"}
    imported = run(tmp_path, below("stall-fees", files))
    assert "hidden" not in "".join(lessons_of(imported).values())
    assert "what it begins with" in "\n".join(sentences(imported, "to_do"))
