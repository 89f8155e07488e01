"""Gives every test run the same environment, whatever the shell or the .env of whoever starts it says.

A pytest plugin, named first by `-p` in pyproject.toml: it must come before anything that reads the environment. The
processes that tests start inherit what stands here, those of pytest-xdist do too.
"""

import os
import re
import sys
import time
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent
# What the site reads stands in .env.example (a test compares); what the programs beside it read has these names.
READ_BY_THE_SITE = re.findall(r"^#?([A-Z_]+)=", (PROJECT_DIR / ".env.example").read_text(), re.MULTILINE)
READ_BY_OTHERS = re.compile(
    r"(PG|DJANGO_|CELERY_|GUNICORN_|LC_)\w*|LANG|LANGUAGE|(http|https|all|no|ftp)_proxy", re.IGNORECASE
)
# Where the run keeps its data may be chosen: a project folder can be read-only.
KEPT = {"VAR_DIR"}
SET = {
    # A site as it is deployed, on embedded servers and without a .env.
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "false",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
}


def clean() -> None:
    """Forget what the environment says about a site, then say what the site of tests is."""
    for name in list(os.environ):
        if name not in KEPT and (name in READ_BY_THE_SITE or READ_BY_OTHERS.fullmatch(name)):
            del os.environ[name]
    # psql, Chromium and anvil read and write files there.
    home = PROJECT_DIR / (os.environ.get("VAR_DIR") or "var") / "tests" / "home"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(SET, HOME=str(home))
    # Containers often switch bytecode off, and every process that tests start would compile the site anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    time.tzset()


# pytest-xdist's workers inherit the controller's, which it may have added to since.
if "PYTEST_XDIST_WORKER" not in os.environ:
    clean()
