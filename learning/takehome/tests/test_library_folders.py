"""Every code lesson of the school, taken home in its last variant."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from learning.takehome.tests.running import run_folder

pytestmark = pytest.mark.stress


def code_lessons() -> dict[str, dict[str, Any]]:
    """Sources by course and file."""
    found = {}
    for path in sorted((settings.BASE_DIR / "learning" / "library").glob("*/*.yaml")):
        if "type: code_editor" in path.read_text(encoding="utf-8"):
            found[f"{path.parent.name}/{path.stem}"] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", code_lessons())
def test_a_lesson_of_the_library_runs_at_home(name: str, tmp_path: Path) -> None:
    content = code_lessons()[name]
    names = {f"test_{check['id']}" for check in content["checks"]}
    last = len(content["variants"]) - 1

    solved = run_folder(content, tmp_path / "solved", variant=last, solved=True)
    untouched = run_folder(content, tmp_path / "untouched", variant=last, solved=False)

    assert (solved.passed, solved.failed) == (names, set()), solved.said
    assert untouched.passed != names, untouched.said
    assert untouched.failed, untouched.said
