"""A course in writing with the worst words: in some of its lessons everything is wrong, in the others nothing."""

from typing import Any, Final

from learning.code.tests.code_lessons import word_count_source
from learning.models import User
from learning.studio.lessons import add_lesson
from learning.studio.pictures import add_picture
from learning.studio.saving import save_details, save_lesson
from learning.studio.starting import start_course
from tests.pages.worst_words import ARABIC, WIDE, filled
from tests.quizzes import A_QUIZ

SLUG: Final = "d" * 80
_WRONG: Final[dict[str, dict[str, Any]]] = {
    "text": {"markdown": f"# {WIDE}\n\n{ARABIC} [[{WIDE}]]\n\n```check\nkind: single\nprompt: {WIDE}\n```"},
    "quiz": {"draw": WIDE, "questions": [{"kind": kind, "prompt": WIDE * 3} for kind in ("single", "numeric")]},
    "interactive": {"model": WIDE, "goal": ARABIC, "hints": [WIDE]},
    "code_editor": {"language": WIDE, "checks": [{"id": WIDE, "says": ARABIC, "run": [{"call": WIDE}]}]},
    "practical": {"task": WIDE, "checks": [{"kind": "receipt", "hint": WIDE}], "params": {WIDE: {"kind": WIDE}}},
}
_RIGHT: Final[dict[str, dict[str, Any]]] = {"quiz": A_QUIZ, "code_editor": word_count_source()}


def make_draft(boss: User, picture: bytes) -> list[str]:
    """Returns the slugs of its lessons."""
    draft = start_course(title=filled(120), slug=SLUG, by=boss)
    details = draft.details | {"description": WIDE * 40, "objectives": [WIDE * 6, ARABIC], "prerequisites": [{}]}
    save_details(draft=draft, details=details, version=draft.version, by=boss)
    add_picture(draft=draft, data=picture, alt=WIDE * 9, by=boss)
    slugs = []
    for sources in (_WRONG, _RIGHT):
        for lesson_type, source in sources.items():
            lesson = add_lesson(draft=draft, lesson_type=lesson_type, title=WIDE * 3, by=boss)
            head = {"title": WIDE * 3, "minutes": 5, "sources": [{"title": WIDE, "url": WIDE}]}
            save_lesson(lesson=lesson, head=head, source=source, version=lesson.version, by=boss)
            slugs.append(lesson.slug)
    return slugs
