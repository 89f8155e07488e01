"""A code lesson of the worst school, and the boss at work on it: passed, not compiled, and failed with all help."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from learning.models import CodeWork, Course, Lesson, QuizAttempt, User
from tests.builders import make_lesson
from tests.pages.worst_words import ARABIC, CODE_LINE, MARKDOWN, THAI, WIDE

_SOURCE: Final = f"def {WIDE}(names):\n    return '{ARABIC}' # </textarea><b>\n\n{CODE_LINE}\n"
_CODE: Final[dict[str, Any]] = {
    "language": "python",
    "goal": f"{ARABIC} {WIDE * 3} <<word>>",
    "steps": MARKDOWN,
    "variants": [{"word": ARABIC}, {"word": WIDE * 2}, {"word": THAI}],
    "stub": _SOURCE,
    "lines": {
        "frame": f"{_SOURCE}    {CODE_LINE} ___ {CODE_LINE}\n___\n",
        "right": [CODE_LINE, f"if <<word>>:\n    {WIDE}"],
        "spare": [ARABIC],
    },
    "checks": [
        {
            "id": "well",
            "says": f"{WIDE * 4} `<<word>>`",
            "hints": [ARABIC, WIDE, THAI],
            "run": [{"call": "a", "gives": 1}],
        },
        {
            "id": "worst",
            "says": f"{ARABIC} `{'c' * 80}`",
            "hints": [f"{ARABIC}: `{CODE_LINE}`", WIDE * 6, f"{THAI * 4} **<<word>>**"],
            "run": [{"call": "a", "gives": 1}],
        },
    ],
    "reference": _SOURCE,
    "wrong": [{"what": WIDE, "source": f"{number}"} for number in range(3)],
    "debrief": MARKDOWN,
}


@dataclass(frozen=True, slots=True)
class CodeLessons:
    typed: Lesson
    in_pieces: Lesson
    attempts: list[QuizAttempt]


def make_code_lessons(course: Course, boss: User) -> CodeLessons:
    typed = make_lesson(course, "code_editor", title=ARABIC[:120], slug="code", content=_CODE)
    in_pieces = make_lesson(course, "code_editor", title="W" * 120, slug="pieces", content=_CODE)
    work = {"user": boss, "seed": "00" * 16, "variant": 0, "saved_at": timezone.now()}
    CodeWork.objects.create(lesson=typed, source=_SOURCE, hints={"worst": 3}, shown=[1], **work)
    CodeWork.objects.create(lesson=in_pieces, route="lines", **work)
    return CodeLessons(typed, in_pieces, _attempts(boss, typed))


def _attempts(boss: User, lesson: Lesson) -> list[QuizAttempt]:
    answers = {"route": "typing", "source": _SOURCE, "variant": 0, "seen": 0}
    columns = {"user": boss, "lesson": lesson, "course": lesson.course, "passing_score": 100, "answers": answers}
    passed = {"outcome": "passed", "variant": 0, "met": ["well", "worst"], "gas": {"yours": 10**9, "reference": 10**9}}
    mistakes = [{"line": 4, "column": 2, "message": f"{ARABIC} {WIDE * 5}"}, {"line": 0, "column": 0, "message": THAI}]
    failed = {
        "outcome": "not_yet",
        "variant": 0,
        "check": "worst",
        "met": ["well"],
        "before": [CODE_LINE, f"pay(), from {ARABIC}"],
        "step": f"{WIDE}({CODE_LINE})",
        "expected": "f" * 300,
        "actual": ARABIC,
        "detail": ["W" * 300, f"reverted with {ARABIC}"],
        "printed": f"{CODE_LINE}\n" * 9,
    }
    return [
        QuizAttempt.objects.create(**columns, score_percentage=100, is_passed=True, feedback=passed),
        QuizAttempt.objects.create(
            **columns,
            score_percentage=0,
            feedback={"outcome": "not_compiled", "variant": 0, "reason": "mistakes", "mistakes": mistakes},
        ),
        QuizAttempt.objects.create(**columns, score_percentage=50, feedback=failed),
    ]
