"""A lesson of a draft as learners see it, to look at while it is written."""

from typing import Any, Final

from django.template.loader import render_to_string

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer
from learning.lesson_types import kind_of
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.presenting import present_question
from learning.lesson_types.reading import ReadingKind
from learning.models import LessonDraft
from learning.trying.content import content_of
from learning.trying.standing_in import page_of, stand_in
from learning.writing.words import LABELS, said

_SEED: Final = "preview"
# Texts in Markdown that kinds of lessons have at their top.
_TEXTS: Final = ("goal", "task", "intro", "steps", "debrief")


def preview_html(lesson: LessonDraft) -> str:
    """On its own, so that nothing of the page around it can be taken for the lesson's."""
    return render_to_string("learning/studio/_preview.html", _context(lesson))


def _context(lesson: LessonDraft) -> dict[str, Any]:
    """All of it, nothing of it to be pressed; where it cannot be compiled yet, those of its texts that can."""
    kind, shown = kind_of(lesson.lesson_type), content_of(lesson)
    if shown.content is None:
        return {"main_template": "", "texts": list(_texts(lesson.source))}
    page = page_of(stand_in(lesson, shown.content)) | {"left_out": shown.left_out, "can_complete": False}
    if isinstance(kind, ReadingKind):
        steps = [_step(step) for step in kind.steps(shown.content)]
        return page | {"main_template": "learning/studio/_preview_steps.html", "steps": steps}
    body = kind.public_view(shown.content, seed=_SEED)
    return page | {"main_template": kind.body_template, "body": body}


def _step(step: Any) -> dict[str, Any]:
    check = step["check"] and draw_question(step["check"], seed=_SEED)
    question = present_question(check, seed=_SEED) if check else None
    return {"title_html": step["title_html"], "html": step["html"], "question": question}


def _texts(source: dict[str, Any]) -> Any:
    page = PageRenderer()
    for key in _TEXTS:
        words = source.get(key)
        if isinstance(words, str) and words.strip() and not find_markdown_problems(words):
            yield said(LABELS, key), page.block(words)
