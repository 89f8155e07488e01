"""The kind of lesson in which code is written."""

from collections.abc import Iterator
from random import Random
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import ngettext

from learning.code.evidence import code_words
from learning.code.handed import read_draft, read_handed, source_of
from learning.code.judging import judge
from learning.code.proving import prove
from learning.code.remembering import judge_once
from learning.code.review import code_review
from learning.code.schema import FEWEST_WRONG, structure_of
from learning.code.showing import shown_variant
from learning.code.source import COMPILED, SOURCE, compile_code, find_code_problems
from learning.code.state import result_state, state_of, work_state
from learning.code.trying import tried_draft, tried_work
from learning.code.work import open_work, save_draft, variant_of, words_of
from learning.content.problems import Problem
from learning.lesson_types.evidence import Facts
from learning.lesson_types.kind import Answers, Grade, GradedLessonKind, Submission, Trial
from learning.lessons.xp import PERCENT_AFTER_SOLUTION
from learning.models import Lesson, QuizAttempt, User
from learning.models.lesson import LessonType

MOST_WORDS = 300


class CodeLesson(GradedLessonKind):
    key = "code_editor"
    label = LessonType.CODE_EDITOR.label
    source_keys = SOURCE
    compiled_keys = COMPILED
    fewest_wrong = FEWEST_WRONG
    most_draws = 1
    body_template = "learning/code/lesson.html"
    answer_template = "learning/code/result.html"
    stylesheets = ("css/code.css", "css/editor.css")
    script = "js/code.js"
    grades_in_worker = True

    def structure(self, source: dict[str, Any]) -> dict[str, Any]:
        return structure_of(str(source.get("language")))

    def find_problems(self, source: object) -> list[Problem]:
        return find_code_problems(source)

    def compile(self, source: dict[str, Any]) -> dict[str, Any]:
        return compile_code(source)

    def advise(self, content: dict[str, Any]) -> Iterator[str]:
        words = len(content["plain"].split())
        if words > MOST_WORDS:
            yield f"The steps have {words} words; with {MOST_WORDS} at most, people read them."
        if "lines" not in content:
            yield 'Nobody can do this without typing: add "lines".'

    def opening_words(self, content: dict[str, Any]) -> str:
        return str(content.get("plain", ""))[:1000]

    def public_view(
        self,
        content: dict[str, Any],
        *,
        seed: str,
        answers: Answers | None = None,
        errors: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """What everybody sees who looks in: the first variant, and nothing of what is run. Who takes part sees their
        own instead (page_state())."""
        return shown_variant(content, 0) | {"typed": answers or {}, "errors": errors or {}}

    def page_state(self, lesson: Lesson, *, learner: User | None) -> dict[str, Any]:
        return work_state(lesson, user_id=learner.pk) if learner else {}

    def tried_state(self, content: dict[str, Any], *, seed: str, answers: Answers) -> dict[str, Any]:
        return state_of(tried_work(content, seed=seed, answers=answers), content)

    def note_tried(self, content: dict[str, Any], post: QueryDict, answers: Answers) -> Answers | None:
        return tried_draft(content, post, answers)

    def grade_tried(self, content: dict[str, Any], answers: Answers, *, seed: str) -> tuple[Answers, Grade]:
        work = tried_work(content, seed=seed, answers=answers)
        source = source_of(content, answers, words=words_of(content, work.variant))
        verdict = judge(content, variant=work.variant, source=source, seed=seed)
        kept = answers | {"variant": work.variant, "source": source, "seen": 0}
        return kept, Grade(verdict.score, feedback=verdict.as_feedback())

    def read(self, content: dict[str, Any], post: QueryDict) -> Submission:
        return read_handed(content, post)

    def note_typed(self, lesson: Lesson, post: QueryDict, *, learner: User) -> bool:
        draft = read_draft(lesson.content, post)
        if draft.errors:
            return False
        save_draft(learner=learner, lesson=lesson, draft=draft.answers, now=timezone.now())
        return True

    def kept_answers(self, lesson: Lesson, answers: Answers, *, learner: User) -> Answers:
        """With the variant that it was written for, what pieces come to, and how many solutions were seen before."""
        work = open_work(user_id=learner.pk, lesson=lesson)
        variant = variant_of(work, lesson.content)
        source = source_of(lesson.content, answers, words=words_of(lesson.content, variant))
        return answers | {"variant": variant, "source": source, "seen": len(work.shown)}

    def prove(self, content: dict[str, Any], random: Random) -> Iterator[Trial]:
        yield from prove(content, random)

    def grade_attempt(self, attempt: QuizAttempt) -> Grade:
        content, answers = attempt.lesson.content, attempt.answers
        seed = open_work(user_id=attempt.user_id, lesson=attempt.lesson).seed
        variant = answers["variant"] % len(content["variants"])
        verdict = judge_once(content, variant=variant, source=answers["source"], seed=seed)
        return Grade(verdict.score, feedback=verdict.as_feedback())

    def xp_percent(self, attempt: QuizAttempt) -> int:
        return PERCENT_AFTER_SOLUTION if attempt.answers.get("seen") else 100

    def review(self, content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> dict[str, Any]:
        return code_review(content, answers, feedback)

    def result_context(self, attempt: QuizAttempt) -> dict[str, Any]:
        return {"script": self.script} | result_state(attempt)

    def attempt_facts(self, attempt: QuizAttempt) -> Facts:
        facts = {"language": attempt.lesson.content["language"], "checks": len(attempt.lesson.content["checks"])}
        return facts | {"seen": attempt.answers.get("seen", 0)}

    def evidence_words(self, facts: Facts) -> str:
        return code_words(facts) or super().evidence_words(facts)

    def counted(self, count: int) -> str:
        return ngettext("%(count)d program written", "%(count)d programs written", count) % {"count": count}
