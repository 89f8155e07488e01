"""The same source gets the same answer, from what was kept; and nothing is kept that is no answer to the source."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from learning.code import remembering
from learning.code.judging import judge
from learning.code.remembering import judge_once
from learning.code.tasks import forget_verdicts
from learning.code.tests.lessons import word_count, written
from learning.code.verdicts import Verdict
from learning.grading import box
from learning.lesson_types.kind import GradingUnavailable
from learning.models import KeptVerdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were judged anew."""
    sources: list[str] = []
    anew = judge

    def counted(*args: Any, source: str, **options: Any) -> Verdict:
        sources.append(source)
        return anew(*args, source=source, **options)

    monkeypatch.setattr(remembering, "judge", counted)
    return sources


def test_the_same_source_is_judged_once_and_another_one_anew(asked: list[str]) -> None:
    content = word_count()
    wrong = written(content, content["wrong"][0]["source"])
    first = judge_once(content, variant=0, source=wrong, seed="hers")
    assert judge_once(content, variant=0, source=wrong, seed="hers") == first
    assert asked == [wrong]
    assert (first.outcome, first.check, first.score) == ("not_yet", "counts", 0)

    again = deepcopy(content)
    again["checks"][0]["says"] = "Others words."
    others: list[dict[str, Any]] = [
        {"content": content, "variant": 1, "source": wrong, "seed": "hers"},
        {"content": content, "variant": 0, "source": wrong + " ", "seed": "hers"},
        {"content": content, "variant": 0, "source": wrong, "seed": "his"},
        {"content": again, "variant": 0, "source": wrong, "seed": "hers"},
    ]
    for other in others:
        judge_once(other.pop("content"), **other)
    assert len(asked) == 1 + len(others)


def test_another_compiler_judges_anew(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = word_count()
    for compiler in ("monty 1", "monty 2", "monty 2"):
        monkeypatch.setattr(remembering, "compiler_of", lambda _language, name=compiler: name)
        assert judge_once(content, variant=0, source=written(content, content["reference"]), seed="hers").passed
    assert len(asked) == 2


def test_a_verdict_comes_back_as_it_was(asked: list[str]) -> None:
    content = word_count()
    loud = "print('\\0')\nraise KeyError('\\0')\n"
    first = judge_once(content, variant=0, source=loud, seed="hers")
    assert judge_once(content, variant=0, source=loud, seed="hers") == first
    assert first.as_feedback() == KeptVerdict.objects.get().feedback
    assert first.mistakes[0]["line"] == 2
    assert len(asked) == 1


def test_what_took_too_long_or_what_we_lost_is_tried_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = word_count()
    slow = "def count_of(names, name):\n    while True:\n        pass\n"
    first = judge_once(content, variant=0, source=slow, seed="hers")
    assert (first.outcome, first.check) == ("out_of_time", "counts")
    assert not KeptVerdict.objects.exists()

    def lost(*_args: Any) -> None:
        raise GradingUnavailable("no box")

    reference = written(content, content["reference"])
    with monkeypatch.context() as without:
        without.setattr(box, "_ask_server", lost)
        with pytest.raises(GradingUnavailable):
            judge_once(content, variant=0, source=reference, seed="hers")
    assert not KeptVerdict.objects.exists()
    assert judge_once(content, variant=0, source=reference, seed="hers").passed


def test_a_month_later_it_is_forgotten(asked: list[str], frozen: Any) -> None:
    content = word_count()
    clock = frozen("2026-03-09 10:00")
    reference = written(content, content["reference"])
    judge_once(content, variant=0, source=reference, seed="hers")
    clock.shift(timedelta(days=29))
    forget_verdicts()
    assert KeptVerdict.objects.get().judged_at == datetime(2026, 3, 9, 10, tzinfo=UTC)
    clock.shift(timedelta(days=2))
    judge_once(content, variant=0, source=reference, seed="hers")
    assert len(asked) == 2
    clock.shift(timedelta(days=31))
    forget_verdicts()
    assert not KeptVerdict.objects.exists()
