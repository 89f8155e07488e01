import os
import re
import subprocess
import sys
from ast import literal_eval
from email.utils import parseaddr

import pytest

from web3versity.devserver.addresses import PROJECT_DIR

SECRET_KEY = "0123456789" * 5
# The names in these files' calls are what the site reads from the environment; pytest's own are no setting of the site.
DEVSERVER = sorted((PROJECT_DIR / "web3versity" / "devserver").glob("*.py"))
READERS = [PROJECT_DIR / name for name in ("gunicorn.conf.py", "web3versity/settings.py", "web3versity/environment.py")]
READERS += [path for path in DEVSERVER if not path.name.startswith("pytest_")]
READS = re.compile(r"""(?:env(?:\.\w+)?|os\.environ(?:\.get)?)[([]\s*["']([A-Z_]+)["']|variable = "([A-Z_]+)\"""")


def manage(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run manage.py as it would run where only `environment` is set."""
    base = {name: os.environ[name] for name in ("PATH", "HOME", "VAR_DIR", "ENV_FILE") if name in os.environ}
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        env=base | {"SECRET_KEY": SECRET_KEY, "DEBUG": "false"} | environment,
        cwd=PROJECT_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SITE_URL", "learn.example.org"),
        ("SITE_URL", "https://learn.example.org/school"),
        ("CHAIN_ID", "testnet"),
        ("DEBUG", "perhaps"),
        ("PORT", "http"),
        ("CONN_MAX_AGE", "long"),
        ("EVM_PORT", "none"),
        ("SECURITY_CONTACT", "security@example.org"),
        ("METRICS_NETWORKS", "the office"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "pigeon://mail.example.org"),
        ("EMAIL_URL", "smtp://user:password@mail.example.org:many"),
        ("EMAIL_URL", "smtp+tls://"),
        ("DEFAULT_FROM_EMAIL", "the school"),
    ],
)
def test_a_bad_value_is_refused_with_one_sentence_that_names_the_variable(variable: str, value: str) -> None:
    done = manage("check", **{variable: value})
    assert done.returncode != 0
    assert variable in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_refused_mail_server_keeps_its_password() -> None:
    assert "secret" not in manage("check", EMAIL_URL="smtp://user:secret@mail.example.org:many").stderr


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "False dummy localhost 25 no-reply@learn.example.org"),
        ({"DEBUG": "true"}, "True filebased localhost 25 no-reply@learn.example.org"),
        (
            {"EMAIL_URL": "smtp+tls://me:p%40ss@mail.example.org", "DEFAULT_FROM_EMAIL": "School <s@example.org>"},
            "True smtp mail.example.org 587 s@example.org",
        ),
        ({"EMAIL_URL": "smtp+ssl://mail.example.org"}, "True smtp mail.example.org 465 no-reply@learn.example.org"),
        ({"EMAIL_URL": "smtp://mail.example.org:2525"}, "True smtp mail.example.org 2525 no-reply@learn.example.org"),
    ],
)
def test_mail_is_sent_as_the_environment_says(environment: dict[str, str], expected: str) -> None:
    done = manage("diffsettings", "--all", SITE_URL="https://learn.example.org", **environment)
    # "###" marks what differs from Django's own.
    values = dict(re.findall(r"^(?:### )?(\w+) = (.*?)(?:  ###)?$", done.stdout, re.MULTILINE))
    server = [values["EMAIL_BACKEND"].split(".")[-2], literal_eval(values["EMAIL_HOST"]), values["EMAIL_PORT"]]
    sender = parseaddr(literal_eval(values["DEFAULT_FROM_EMAIL"]))[1]
    assert " ".join([values["SENDS_MAIL"], *server, sender]) == expected


def test_a_real_site_passes_the_deployment_check() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", SITE_URL="https://learn.example.org")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_example_explains_every_variable_that_is_read() -> None:
    explained = set(re.findall(r"^#?([A-Z_]+)=", (PROJECT_DIR / ".env.example").read_text(), re.MULTILINE))
    read = {name for path in READERS for match in READS.findall(path.read_text()) for name in match}
    assert read - {"", "PATH"} <= explained
    assert {"SECRET_KEY", "EVM_PORT", "DATABASE_URL", "PORT"} <= read


@pytest.mark.parametrize("debug", ["true", "false"])
def test_the_debug_toolbar_is_there_with_debug_alone(debug: str) -> None:
    found = manage("diffsettings", "--all", DEBUG=debug).stdout
    assert ("debug_toolbar" in found) is (debug == "true")


def test_with_https_the_cookies_that_carry_authority_are_of_this_host_alone() -> None:
    found = manage("diffsettings", "--all", SITE_URL="https://learn.example.org").stdout
    for line in ("SESSION_COOKIE_NAME = '__Host-sessionid'", "CSRF_COOKIE_NAME = '__Host-csrftoken'"):
        assert line in found
