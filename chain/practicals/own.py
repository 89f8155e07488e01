"""A contract of the learner's own: written in a code lesson of the course, compiled by a worker, deployed by them.

Who has not passed that lesson deploys the example. Whatever they deploy, the chain alone says whether it does what the
practical asks for: the code is a help, and no proof.
"""

from dataclasses import dataclass
from typing import Any, Final, get_args

from django.utils import timezone

from chain.contracts.calls import encode
from chain.models import PracticalAttempt
from chain.practicals.artefacts import artefact_of, constructor_of, typed
from chain.practicals.instances import LATE_AFTER
from chain.practicals.params import filled_in
from chain.practicals.references import LEARNER
from chain.practicals.words import weibars_of
from learning.grading.box import compile_contract
from learning.grading.jobs import ContractLanguage
from learning.lesson_types.kind import GradingUnavailable
from learning.models import Lesson, QuizAttempt
from learning.models.lesson import LessonType

# What stands behind an amount that a constructor takes in the smallest unit.
IN_HBAR: Final = " HBAR"


@dataclass(frozen=True)
class OwnCode:
    """What the page says of the contract that is deployed: from which lesson, and whether it is the learner's own."""

    lesson: Lesson | None
    is_theirs: bool
    is_compiled: bool


def is_own(content: dict[str, Any]) -> bool:
    return "own" in content


def written_in(lesson: Lesson) -> Lesson | None:
    """The code lesson whose contract is deployed; None where the course has it no more, or asks for another thing."""
    found = Lesson.objects.select_related("course").filter(
        course=lesson.course_id, slug=lesson.content["own"]["of"], lesson_type=LessonType.CODE_EDITOR
    )
    return found.filter(content__language__in=get_args(ContractLanguage)).first()


def own_source(attempt: PracticalAttempt) -> str:
    """What the learner has passed the code lesson with, the newest; empty when they have not."""
    code_lesson = written_in(attempt.lesson)
    if code_lesson is None:
        return ""
    passed = QuizAttempt.objects.filter(user=attempt.user_id, lesson=code_lesson, is_passed=True)
    answers = passed.order_by("submitted_at", "pk").values_list("answers", flat=True).last()
    source = answers.get("source") if isinstance(answers, dict) else ""
    return source if isinstance(source, str) else ""


def example_code(attempt: PracticalAttempt) -> str:
    return artefact_of(attempt.lesson.content["instance"]).bytecode


def own_code(attempt: PracticalAttempt) -> OwnCode:
    return OwnCode(written_in(attempt.lesson), bool(own_source(attempt)), bool(attempt.code))


def is_own_late(attempt: PracticalAttempt) -> bool:
    """Whether it takes longer to compile than it should, which is no fault of the learner's."""
    return attempt.code == "" and attempt.began_at < timezone.now() - LATE_AFTER


def compile_own(attempt: PracticalAttempt) -> None:
    """Keep the creation code of what the learner wrote, or of the example where that is no more to be compiled.

    Only in a worker beside the box. Raises GradingUnavailable.
    """
    code_lesson, source = written_in(attempt.lesson), own_source(attempt)
    code = ""
    if code_lesson is not None and source:
        content = code_lesson.content
        report = compile_contract(content["language"], source, str(content.get("contract", "")))
        if report.outcome in ("out_of_time", "out_of_memory"):
            # It has compiled before, when it passed: the machine is busy, and it is tried again.
            raise GradingUnavailable(f"a contract that passed ended with {report.outcome} ({report.reason})")
        code = f"0x{report.compiled.code.hex()}" if report.compiled else ""
    PracticalAttempt.objects.filter(pk=attempt.pk, code="").update(code=code or example_code(attempt))


def constructor_data(content: dict[str, Any], *, learner: str, params: dict[str, str]) -> bytes:
    """The constructor's arguments, as they stand behind the code of a deployment; empty where nobody deploys."""
    if not is_own(content):
        return b""
    types = [str(each["type"]) for each in constructor_of(content["instance"])]
    written = filled_in(content["own"]["args"], params)
    return encode(types, [_argument(kind, word, learner) for kind, word in zip(types, written, strict=True)])


def deployment_data(attempt: PracticalAttempt) -> bytes:
    """What the learner is asked to send; empty while their contract is being compiled."""
    if not attempt.code:
        return b""
    arguments = constructor_data(attempt.lesson.content, learner=attempt.address, params=attempt.params)
    return bytes.fromhex(attempt.code.removeprefix("0x")) + arguments


def own_address(attempt: PracticalAttempt) -> str:
    """Where the contract stands that the learner has deployed in this attempt; empty before."""
    created = (str(found.get("created", "")) for found in attempt.green.values())
    return next(filter(None, created), "")


def _argument(kind: str, word: Any, learner: str) -> Any:
    if isinstance(word, list):
        return [_argument(kind.removesuffix("[]"), each, learner) for each in word]
    if word == LEARNER:
        return learner
    return weibars_of(word.removesuffix(IN_HBAR)) if word.endswith(IN_HBAR) else typed(kind, word)
