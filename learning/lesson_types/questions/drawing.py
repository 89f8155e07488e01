"""From a compiled question to one that can be asked: what is drawn follows from the seed alone."""

from typing import Any

from django.conf import settings
from django.utils.translation import override

from learning.content.markdown import PageRenderer
from learning.lesson_types.questions.concrete import concrete_source, is_drawn
from learning.lesson_types.questions.source import compile_question


def draw_question(question: dict[str, Any], *, seed: str, page: PageRenderer | None = None) -> dict[str, Any]:
    """`question`, compiled, as the concrete question that `seed` draws, compiled too; without params, as it is.

    `page` keeps the names of what scrolls apart where several stand on one page. Raises NotWorkedOut for a question
    that find_question_problems() would have refused.
    """
    if not is_drawn(question):
        return question
    # Lessons are written in the language of the school, whatever language their reader has chosen.
    with override(settings.LANGUAGE_CODE):
        return compile_question(concrete_source(question, seed=f"{seed}:{question['id']}"), page or PageRenderer())
