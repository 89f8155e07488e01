"""Practical lessons: done with a wallet on the practice network, judged by what the chain says."""

from collections.abc import Iterator
from random import Random
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chain.practicals.evidence import practical_evidence, practical_links, practical_words
from chain.practicals.page import practical_state
from chain.practicals.params import PLACEHOLDER
from chain.practicals.proof import practical_trials
from chain.practicals.replay import honoured_among
from chain.practicals.schema import practical_structure
from chain.practicals.source import COMPILED, compile_practical, find_practical_problems, practical_source_of
from learning.content.problems import Problem
from learning.lesson_types.evidence import Evidence, Facts
from learning.lesson_types.kind import Answers, LessonKind, Submission, Trial
from learning.models import Lesson, User
from learning.models.lesson import LessonType

MOST_WORDS = 300


class PracticalLesson(LessonKind):
    key = "practical"
    label = LessonType.PRACTICAL.label
    source_keys = ("task", "params", "fund", "instance", "own", "requests", "checks", "debrief", "replay")
    compiled_keys = COMPILED
    body_template = "chain/practical/lesson.html"
    stylesheets = ("css/practical.css", "css/wallet.css")
    script = "js/practical.js"

    def structure(self, source: dict[str, Any]) -> dict[str, Any]:
        return practical_structure()

    def source_of(self, content: Any) -> Any:
        return practical_source_of(content)

    def find_problems(self, source: object) -> list[Problem]:
        return find_practical_problems(source)

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return compile_practical(source)

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        words = len(content["plain"].split())
        if words > MOST_WORDS:
            yield f"The task has {words} words; with {MOST_WORDS} at most, people read them."

    def opening_words(self, content: dict[str, Any]) -> str:
        return PLACEHOLDER.sub("…", str(content.get("plain", "")))[:1000]

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        return {
            "html": PLACEHOLDER.sub("…", content["html"]),
            "says": [PLACEHOLDER.sub("…", check["says"]) for check in content["checks"] if check["kind"] != "mirror"],
        }

    def prove(self, content: dict[str, Any], random: Random) -> Iterator[Trial]:
        return practical_trials(content, random)

    def page_state(self, lesson: Lesson, *, learner: User | None) -> dict[str, Any]:
        return practical_state(lesson, learner) if learner else {}

    def honoured(self, lessons: list[int], *, learner_id: int) -> set[int]:
        return honoured_among(lessons, learner_id)

    def evidence(self, lessons: list[int], *, learner_id: int) -> dict[int, Evidence]:
        return practical_evidence(lessons, learner_id=learner_id)

    def evidence_words(self, facts: Facts) -> str:
        return practical_words(facts)

    def evidence_links(self, facts: Facts) -> list[tuple[str, str]]:
        return practical_links(facts)

    def counted(self, count: int) -> str:
        said = ngettext("%(count)d task done with a wallet", "%(count)d tasks done with a wallet", count)
        return said % {"count": count}

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        """Nothing that is handed in completes it: the chain alone says whether it was done."""
        return Submission(errors={"practical": _("This lesson is done with your wallet. We look at the chain for it.")})
