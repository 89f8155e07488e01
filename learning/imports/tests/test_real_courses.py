"""Courses as their schools made them, which are no part of this repository: IMPORT_SAMPLES names a folder with them.

It has a folder for each format, and in it an archive, a file or a folder for each course (docs/importing.md).
"""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from learning.content.yaml_source import read_yaml
from learning.content.yaml_writing import dump_yaml
from learning.imports.importing import import_files
from learning.loader.course_folder import read_course

SAMPLES = os.environ.get("IMPORT_SAMPLES", "")
COURSES = sorted(Path(SAMPLES).glob("*/*")) if SAMPLES else []

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not COURSES, reason="IMPORT_SAMPLES names no folder with courses of others"),
]


@pytest.mark.parametrize("course", COURSES, ids=lambda course: f"{course.parent.name}/{course.name}")
def test_a_real_course_comes_with_a_report_and_nothing_that_could_not_be_shown(course: Path, tmp_path: Path) -> None:
    imported = import_files(course, tmp_path)
    counts = imported.report.counts
    sys.stdout.write(f"\n{course.parent.name}/{course.name}: {dict(counts)}\n")
    assert imported.report.format == course.parent.name
    assert counts["texts"] + counts["quizzes"] + counts["exercises"] > 0
    for file in imported.folder.glob("*.yaml"):
        source = dict(read_yaml(file.read_text()).data)
        if source.get("type") == "code_editor":
            file.write_text(dump_yaml(completed(source)))
    wrong = [mistake for mistake in read_course(imported.folder).mistakes if not mistake.is_warning]
    assert all(mistake.sentence.startswith("objectives:") for mistake in wrong), wrong


def completed(lesson: dict[str, Any]) -> dict[str, Any]:
    """A code lesson with something in the place of all that nobody wrote there: what is left is what was imported."""
    checks = lesson.get("checks") or [{"id": "one", "says": "One.", "run": [{"call": "1", "gives": 1}]}]
    for check in checks:
        check["hints"] = [*check.get("hints", []), *(f"{check['id']} {number}" for number in range(3))][:3]
    nothing = {"goal": "Write it.", "stub": "pass\n", "reference": "pass\n"}
    wrong = [{"what": f"way {number}", "source": "pass\n"} for number in range(3)]
    variants = [{"unused": 1}, {"unused": 2}]
    return nothing | lesson | {"checks": checks, "variants": variants, "wrong": wrong, "debrief": "It was so."}
