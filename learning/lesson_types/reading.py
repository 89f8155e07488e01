"""A lesson that is read step by step. Some steps end in a check: a question whose right answer is part of the step."""

from typing import Any, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.lesson_types.evidence import Evidence, Facts
from learning.lesson_types.kind import LessonKind
from learning.models import LessonReading


class Step(TypedDict):
    """`id` is that of its heading. The step before the first heading has no title of its own: it bears the lesson's.

    `html` is the text without its heading, `words` how many it has. `check` is a compiled question: never for a page.
    """

    id: str
    title: str
    title_html: str
    html: str
    plain: str
    words: int
    check: dict[str, Any] | None


def words_to_read(step: Step) -> int:
    """Of its text, and of what its check asks and offers."""
    check = step["check"] or {}
    offered = [choice["text"] for choice in [*check.get("options", []), *check.get("items", [])]]
    return step["words"] + sum(len(text.split()) for text in [check.get("prompt", ""), *offered])


class ReadingKind(LessonKind):
    """Its lessons are completed by doing their steps (learning/steps/). As pure as every kind."""

    def steps(self, content: dict[str, Any]) -> list[Step]:
        """At least one. The same content always has the same steps."""
        raise NotImplementedError

    def evidence(self, lessons: list[int], *, learner_id: int) -> dict[int, Evidence]:
        """One query. What was answered stays with the reading."""
        readings = LessonReading.objects.filter(user=learner_id, lesson__in=lessons)
        return {reading.lesson_id: Evidence(_facts_of(reading), opened_at=reading.opened_at) for reading in readings}

    def evidence_words(self, facts: Facts) -> str:
        if not facts.get("steps"):
            return super().evidence_words(facts)
        read = ngettext("Read in %(count)d step.", "Read in %(count)d steps.", facts["steps"])
        said = [read % {"count": facts["steps"]}]
        if checks := facts["checks"]:
            said.append(
                _("Answered all questions on the way: %(right)d of %(count)d at the first try.")
                % {"right": facts["at_once"], "count": checks}
            )
        return " ".join(said)


def _facts_of(reading: LessonReading) -> Facts:
    """How many steps were done, how many of them with a question, and how many of these right at the first try."""
    done = [step for step in reading.steps.values() if "done_at" in step]
    tries = [step["tries"] for step in done if "tries" in step]
    return {"steps": len(done), "checks": len(tries), "at_once": tries.count(1)}
