"""Code lessons of the school, taken home in their last variant."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from learning.takehome.tests.running import run_folder

pytestmark = pytest.mark.stress


def code_files() -> list[Path]:
    """Every other one: each takes the tools of its language twice."""
    files = sorted((settings.BASE_DIR / "learning" / "library").glob("*/*.yaml"))
    return [file for file in files if "type: code_editor" in file.read_text(encoding="utf-8")][::2]


@pytest.mark.parametrize("file", code_files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_lesson_of_the_library_runs_at_home(file: Path, tmp_path: Path) -> None:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    names = {f"test_{check['id']}" for check in content["checks"]}
    last = len(content["variants"]) - 1

    solved = run_folder(content, tmp_path / "solved", variant=last, solved=True)
    untouched = run_folder(content, tmp_path / "untouched", variant=last, solved=False)

    assert (solved.passed, solved.failed) == (names, set()), solved.said
    assert untouched.passed != names, untouched.said
    assert untouched.failed, untouched.said
