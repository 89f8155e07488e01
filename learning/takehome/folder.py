"""From a code lesson to the files of its folder, and to a zip of them whose bytes depend on nothing else."""

import io
import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.expressions import NoValue
from learning.code.reference import NoReference
from learning.code.steps import contract_checks, taking_part
from learning.code.words import filled_in
from learning.lesson_types.kind import GradingUnavailable
from learning.lesson_types.questions.arithmetic import NotWorkedOut
from learning.models import Lesson
from learning.takehome.python import python_files
from learning.takehome.readme import readme
from learning.takehome.solidity import solidity_files
from learning.takehome.vyper import vyper_files

# The earliest time that a zip can hold.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_FILE_MODE: Final = 0o100644
_UNIX: Final = 3
# What of a lesson is used here: no wrong solution, no hint. `reference` and `makers` are run, and not written.
_USED: Final = (
    "language", "contract", "constructor", "again", "stub", "params", "checks", "tools", "reference", "makers", "goal",
)  # fmt: skip


class NoFolder(Exception):
    """The folder cannot be made. Says why, for the log."""


def take_home_zip(lesson: Lesson, *, variant: int = 0) -> bytes:
    """The folder of a code lesson as it is now. Raises NoFolder, as take_home_files()."""
    files = take_home_files(lesson.content, title=lesson.title, variant=variant)
    return zipped(files, folder=lesson.slug)


def take_home_files(content: Mapping[str, Any], *, title: str, variant: int = 0) -> dict[str, str]:
    """Text by path, of a lesson's compiled `content` in one of its variants.

    The values in the tests are drawn from the content itself: no learner's attempt has met them. Raises NoFolder for a
    lesson that nobody could pass.
    """
    words = content["variants"][variant % len(content["variants"])]
    source = filled_in({key: content[key] for key in _USED if key in content}, words) | {"words": words}
    seed = f"take-home:{sha256(json.dumps(source, sort_keys=True).encode()).hexdigest()}"
    try:
        files = _files_of(source, seed=seed)
    except (NoValue, NotWorkedOut, NoReference, GradingUnavailable) as error:
        raise NoFolder(str(error)) from error
    return files | {"README.md": readme(source, title=title, files=files)}


def _files_of(source: Mapping[str, Any], *, seed: str) -> dict[str, str]:
    if source["language"] == "python":
        return python_files(source, seed=seed)
    write = solidity_files if source["language"] == "solidity" else vyper_files
    checks = contract_checks(source, seed=seed)
    return write(source, checks, taking_part(checks, seed=seed))


def zipped(files: Mapping[str, str], *, folder: str) -> bytes:
    """The same files give the same bytes. `folder` is a slug, and the names are ours: nothing leads out of it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            if path.startswith("/") or ".." in path.split("/"):
                raise ValueError(_("This name leads out of the folder."))
            entry = zipfile.ZipInfo(f"{folder}/{path}", _TIME)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                _FILE_MODE << 16,
                _UNIX,
            )
            archive.writestr(entry, files[path].encode())
    return buffer.getvalue()
