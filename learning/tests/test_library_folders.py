"""Code lessons of the school, taken home in their last variant."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from learning.takehome.tests.running import run_folder

pytestmark = pytest.mark.stress


def code_files() -> list[Any]:
    """Every other one at first: each runs the tools of its language twice."""
    files = sorted((settings.BASE_DIR / "learning" / "library").glob("*/*.yaml"))
    files = [file for file in files if "type: code_editor" in file.read_text(encoding="utf-8")]
    return [
        pytest.param(file, id=f"{file.parent.name}/{file.stem}", marks=[pytest.mark.thorough] if number % 2 else [])
        for number, file in enumerate(files)
    ]


@pytest.mark.parametrize("file", code_files())
def test_a_lesson_of_the_library_runs_at_home(file: Path, tmp_path: Path) -> None:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    names = {f"test_{check['id']}" for check in content["checks"]}
    last = len(content["variants"]) - 1

    solved = run_folder(content, tmp_path / "solved", variant=last, solved=True)
    untouched = run_folder(content, tmp_path / "untouched", variant=last, solved=False)

    assert (solved.passed, solved.failed) == (names, set()), solved.said
    assert untouched.passed != names, untouched.said
    assert untouched.failed, untouched.said
