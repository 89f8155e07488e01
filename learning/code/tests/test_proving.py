"""Code lessons prove themselves: a sound one has no faults, and each way of being broken is named."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from learning.code.tests.lessons import pot, word_count
from learning.exercises.proof import find_faults
from learning.exercises.tasks import check_one_lesson
from learning.grading import box
from learning.lesson_types.kind import GradingUnavailable


def change_reference(content: dict[str, Any]) -> None:
    content["reference"] = content["reference"].replace("raise ValueError(name)", "return 0")


def let_a_wrong_one_be_right(content: dict[str, Any]) -> None:
    content["wrong"][1]["source"] = content["reference"]


def let_the_stub_be_right(content: dict[str, Any]) -> None:
    content["stub"] = content["reference"]


def put_pieces_in_disorder(content: dict[str, Any]) -> None:
    content["lines"]["right"].reverse()


def write_no_python(content: dict[str, Any]) -> None:
    content["wrong"][0]["source"] = "def count_of(names, name:\n"


def lose_a_maker(content: dict[str, Any]) -> None:
    content["makers"] = "others = 1\n"


def no_change(content: dict[str, Any]) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (no_change, []),
        (
            change_reference,
            [
                f'The reference does not pass ("the reference in variant {variant}: refuses,'
                f" count_of(names, 'x' * ({most} + 1)): expected raises ValueError, came 0\")."
                for variant, most in ((1, 20), (2, 30))
            ],
        ),
        (let_a_wrong_one_be_right, ['A wrong way passes ("refuses nothing").']),
        (let_the_stub_be_right, ['It passes without anything done ("the stub").']),
        (put_pieces_in_disorder, ['The reference does not pass ("the right pieces in variant 1: counts, count_of(']),
        (write_no_python, ['It cannot be tried: BrokenCode, "counts all" does not compile: mistakes; line ']),
        (lose_a_maker, ["It cannot be tried: NoReference, The reference did not run: "]),
    ],
)
def test_what_breaks_a_lesson_is_named(change: Callable[[dict[str, Any]], None], told: list[str]) -> None:
    content = word_count()
    change(content)
    faults = find_faults("code_editor", content)
    assert len(faults) >= len(told)
    assert (faults == []) == (told == [])
    assert [sentence for sentence in told if not any(fault.startswith(sentence) for fault in faults)] == []


def test_a_contract_proves_itself_in_each_variant() -> None:
    content = pot()
    assert find_faults("code_editor", content) == ['A wrong way passes ("the solution of variant 2").']
    told_apart = pot()
    told_apart["checks"][0]["run"].append({"call": "CAP() -> uint256", "gives": "cap"})
    assert find_faults("code_editor", told_apart) == []
    content["variants"][1]["cap"] = "many"
    (reference, pieces, *_) = find_faults("code_editor", content)
    assert reference.startswith('The reference does not pass ("the reference in variant 2: mistakes; line 7, ')
    assert pieces.startswith('The reference does not pass ("the right pieces in variant 2: ')


def test_a_box_that_is_away_breaks_no_lesson(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def lost(*_args: Any, **_options: Any) -> None:
        raise GradingUnavailable("no box")

    monkeypatch.setattr(box, "_ask_server", lost)
    with pytest.raises(GradingUnavailable):
        find_faults("code_editor", word_count())

    monkeypatch.setattr("learning.exercises.tasks.check_lesson", lost)
    check_one_lesson(7, "night")
    assert "Lesson 7 is not tried: no box" in caplog.text


def test_authors_try_a_file_before_it_is_loaded(tmp_path: Path) -> None:
    course = tmp_path / "counting"
    course.mkdir()
    file = course / "01-count.yaml"
    head = {"type": "code_editor", "title": "Count", "minutes": 5}
    content = word_count()
    source = {key: value for key, value in content.items() if key not in ("shown", "plain")}
    file.write_text(yaml.safe_dump(head | source))
    out, err = StringIO(), StringIO()

    call_command("check_lessons", "--file", str(course), stdout=out)
    assert f"{file}: sound" in out.getvalue()
    assert "python: monty" in out.getvalue()

    file.write_text(yaml.safe_dump(head | source | {"stub": content["reference"]}))
    with pytest.raises(CommandError, match=r"1 broken\."):
        call_command("check_lessons", "--file", str(file), stdout=out, stderr=err)
    assert "It passes without anything done" in err.getvalue()
    file.write_text("type: code_editor\n")
    with pytest.raises(CommandError, match=r"1 broken\."):
        call_command("check_lessons", "--file", str(file), stdout=out, stderr=err)
    assert "title" in err.getvalue()
    with pytest.raises(CommandError, match="There is no"):
        call_command("check_lessons", "--file", str(tmp_path / "none.yaml"), stdout=out)
