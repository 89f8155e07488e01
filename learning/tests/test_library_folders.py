"""Code lessons of the school, taken home in their last variant."""

from pathlib import Path

import pytest

from learning.takehome.tests.running import run_folder
from learning.tests.library_code import code_lesson, one_of_each_language

# Each runs the tools of its language twice.
NAMES = one_of_each_language()


@pytest.mark.stress
@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_of_the_library_runs_at_home(name: str, tmp_path: Path) -> None:
    content = code_lesson(name).content
    names = {f"test_{check['id']}" for check in content["checks"]}
    last = len(content["variants"]) - 1

    solved = run_folder(content, tmp_path / "solved", variant=last, solved=True)
    untouched = run_folder(content, tmp_path / "untouched", variant=last, solved=False)

    assert (solved.passed, solved.failed) == (names, set()), solved.said
    assert untouched.passed != names, untouched.said
    assert untouched.failed, untouched.said
