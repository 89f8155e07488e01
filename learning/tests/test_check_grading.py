"""`manage.py check_grading`, as an operator reads it."""

from functools import partial
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from learning.grading.kept import Box
from learning.management.commands import check_grading

TRIED = {"read_file": None, "open_socket": None, "fork": None}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """All are tried by test_walls.py."""
    monkeypatch.setattr(check_grading, "ATTEMPTS", TRIED)


def test_it_says_what_works_and_which_walls_stand() -> None:
    said = StringIO()
    call_command("check_grading", stdout=said)
    lines = said.getvalue().splitlines()
    assert [line.split(":")[1].split()[0] for line in lines[:6]] == ["works"] * 6
    assert {line.split()[1] for line in lines if line.startswith("wall ")} == set(check_grading.WALLS)
    assert len([line for line in lines if " held: " in line]) == 2 * len(TRIED)
    assert lines[-1] == "The grading box holds."


def test_it_fails_where_something_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ("landlock", "seccomp", "network", "child_landlock", "child_seccomp", "interpreter", "processes")
    monkeypatch.setattr(check_grading, "Box", partial(Box, without=missing))
    said = StringIO()
    with pytest.raises(CommandError, match=r"read_file \(contract\).*read_file \(python\)"):
        call_command("check_grading", stdout=said)
    assert "wall child_seccomp   absent: switched off" in said.getvalue()
    assert "python   fork             held: no, but it ends with its job" in said.getvalue()
