"""What learners take home: it passes with the reference, fails as it begins, and tells nothing that is hidden."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from learning.code.lesson import CodeLesson
from learning.code.words import filled_in
from learning.grading.inside.tools import TOOLS, WRITTEN
from learning.takehome import python, solidity, vyper
from learning.takehome.folder import take_home_files, zipped
from learning.takehome.tests.running import run_folder
from learning.takehome.texts import file_text

SAMPLES = ("pot", "till", "tree")


def content_of(sample: str) -> dict[str, Any]:
    source = yaml.safe_load(Path(__file__).with_name(f"{sample}.yaml").read_text(encoding="utf-8"))
    kind = CodeLesson()
    assert kind.find_problems(source) == []
    return kind.compile(source)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_folder_passes_with_the_reference_and_fails_as_it_begins(sample: str, tmp_path: Path) -> None:
    content = content_of(sample)
    names = {f"test_{check['id']}" for check in content["checks"]}

    solved = run_folder(content, tmp_path / "solved", variant=1, solved=True)
    untouched = run_folder(content, tmp_path / "untouched", variant=1, solved=False)

    assert (solved.passed, solved.failed) == (names, set()), solved.said
    assert (untouched.passed, untouched.failed) == (set(), names), untouched.said


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_hidden_is_in_a_folder(sample: str) -> None:
    content = content_of(sample)

    files = take_home_files(content, title="A sample", variant=1)

    everything = "\n".join(files.values())
    words = content["variants"][1]
    stub = filled_in(content["stub"], words)
    hidden = filled_in(content["reference"] + content.get("makers", ""), words)
    assert "secret" not in everything
    assert "<<" not in everything
    found = [line for line in hidden.splitlines() if len(line.strip()) > 12 and line.strip() not in stub]
    assert len(found) >= 8
    assert [line for line in found if line.strip() in everything] == []
    says = filled_in([check["says"] for check in content["checks"]], words)
    assert [each for each in says if each not in files["README.md"]] == []


def test_the_same_lesson_gives_the_same_bytes_under_safe_names() -> None:
    content = content_of("pot")
    files = take_home_files(content, title="A sample")

    archive = zipped(files, folder="pay-in")

    again = json.loads(json.dumps(content, sort_keys=True))
    assert zipped(take_home_files(again, title="A sample"), folder="pay-in") == archive
    assert zipped(take_home_files(content, title="A sample", variant=1), folder="pay-in") != archive
    entries = zipfile.ZipFile(BytesIO(archive)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert all(re.fullmatch(r"pay-in/[A-Za-z0-9_./]+", entry.filename) for entry in entries)
    with pytest.raises(ValueError, match="out of the folder"):
        zipped({"../../etc/passwd": ""}, folder="pay-in")


def test_words_of_a_title_stay_words() -> None:
    files = take_home_files(content_of("tree"), title="One\n# Two")
    assert files["README.md"].startswith("# One # Two\n")


def test_the_tools_of_folders_are_those_of_the_school() -> None:
    """What the school's own functions give, the folder's give as well."""
    written: dict[str, Any] = {}
    exec(file_text("tools.py.txt"), written)  # noqa: S102 - our own file, run as learners run it

    school: dict[str, Any] = dict(TOOLS)
    for source in WRITTEN.values():
        exec(source, school)  # noqa: S102 - as it runs in a learner's session
    assert {name for name in written if callable(written[name])} == {*TOOLS, *WRITTEN}
    given: dict[str, list[tuple[Any, ...]]] = {
        "sha256": [("ada",), (b"ada",)],
        "keccak256": [("ada",), (b"ada",)],
        "int_from_bytes": [(b"\x01\x02",)],
        "int_to_bytes": [(258,), (258, 4)],
        "inverse": [(3, 7)],
    }
    assert set(given) == {*TOOLS, *WRITTEN}
    for name, arguments in given.items():
        assert [written[name](*each) for each in arguments] == [school[name](*each) for each in arguments]


def test_folders_ask_for_the_versions_that_the_school_runs() -> None:
    packages = json.loads((settings.BASE_DIR / "package.json").read_text())["devDependencies"]
    node = json.loads((settings.BASE_DIR / "package-lock.json").read_text())["packages"]
    pinned = set((settings.BASE_DIR / "constraints.txt").read_text().splitlines())
    pinned |= set((settings.BASE_DIR / "requirements-dev.txt").read_text().splitlines())
    pinned |= set((settings.BASE_DIR / "requirements.txt").read_text().splitlines())

    assert packages["@foundry-rs/forge"] == solidity.FORGE
    assert node["node_modules/solc"]["version"] == solidity.SOLC
    assert {*vyper.REQUIREMENTS, python.PYTEST, python.KECCAK} - pinned == set()
