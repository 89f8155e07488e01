"""What is written to the logs, with the site's own configuration of them."""

import json
import logging
import logging.config
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import StringIO
from typing import Any

import pytest
from celery.app.task import Context
from django.conf import settings as site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from chain.sending.tasks import sweep_transactions
from community.notifications.email.tasks import send_confirmation
from learning.models import User
from web3versity import urls
from web3versity.logs.access import AccessLogFormatter
from web3versity.logs.request_id import HEADER, begin_task, end_task, hand_on

pytestmark = pytest.mark.django_db

Lines = Callable[[], list[dict[str, Any]]]


def refuse(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Not yours.")


def tell(_request: HttpRequest) -> HttpResponse:
    logging.getLogger("school").info("Told.")
    return HttpResponse()


# The page of a refusal links to others.
urlpatterns = [path("refuse/", refuse), path("tell/", tell), *urls.urlpatterns]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The lines that were written since, read as JSON."""
    written = StringIO()
    configuration: dict[str, Any] = deepcopy(site.LOGGING)
    configuration["handlers"]["console"]["stream"] = written
    logging.config.dictConfig(configuration)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.config.dictConfig(site.LOGGING)


def test_a_line_is_a_json_object_with_all_that_the_record_carries(lines: Lines) -> None:
    logging.getLogger("school").warning("Too %s", "late", extra={"course": 7}, stack_info=True)
    (line,) = lines()
    assert {"level": "WARNING", "logger": "school", "message": "Too late", "course": 7}.items() <= line.items()
    assert line["time"].endswith("+00:00")
    assert "test_logs.py" in line["stack"]


def test_an_error_brings_its_traceback(lines: Lines) -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        logging.getLogger("school").exception("It failed.")
    assert lines()[0]["traceback"].endswith("ValueError: broken")


@pytest.mark.urls(__name__)
def test_a_refusal_has_no_traceback_and_no_query_string(client: Client, lines: Lines) -> None:
    assert client.get("/refuse/?q=private").status_code == 403
    (line,) = lines()
    assert (line["status_code"], line["level"]) == (403, "WARNING")
    assert "traceback" not in line
    assert "private" not in json.dumps(line)


@pytest.mark.urls(__name__)
def test_lines_of_a_request_carry_the_id_that_its_answer_carries(client: Client, lines: Lines) -> None:
    first, second = (client.get("/tell/").headers[HEADER] for _ in range(2))
    assert first != second
    assert [line["request_id"] for line in lines()] == [first, second]
    logging.getLogger("school").info("Afterwards.")
    assert "request_id" not in lines()[2]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("given", "is_kept"), [("3f2c-77e1", True), ("a b\tc{}", False), ("x" * 200, False), ("", False)]
)
def test_an_id_given_by_the_proxy_is_kept_when_it_is_one(
    client: Client, settings: Settings, given: str, is_kept: bool
) -> None:
    headers = {HEADER: given}
    assert client.get("/tell/", headers=headers).headers[HEADER] != given
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert (client.get("/tell/", headers=headers).headers[HEADER] == given) is is_kept


def test_a_task_and_what_it_queues_carry_the_id_of_the_request_behind_them(lines: Lines) -> None:
    send_confirmation.request_stack.push(Context(request_id="3f2c-77e1"))
    try:
        begin_task(task_id="t-1", task=send_confirmation)
        logging.getLogger("school").info("At work.")
        headers: dict[str, Any] = {}
        hand_on(headers=headers)
    finally:
        end_task()
        send_confirmation.request_stack.pop()
    assert headers == {"request_id": "3f2c-77e1"}
    (line,) = lines()
    assert (line["request_id"], line["task"], line["task_id"]) == ("3f2c-77e1", send_confirmation.name, "t-1")


def test_scheduled_tasks_that_come_and_go_are_not_told_but_what_goes_wrong_is(lines: Lines) -> None:
    trace = logging.getLogger("celery.app.trace")
    for task in (sweep_transactions, send_confirmation):
        trace.info("Task %(name)s succeeded", {"name": task.name})
    trace.error("Task %(name)s failed", {"name": sweep_transactions.name})
    logging.getLogger("celery.beat").info(
        "Scheduler: Sending due task %s (%s)", "transactions", sweep_transactions.name
    )
    logging.getLogger("celery.worker.request").info("Discarding revoked task: %s[%s]", sweep_transactions.name, "t-1")
    logging.getLogger("celery.beat").info("beat: Starting...")
    assert [line["message"] for line in lines()] == [
        f"Task {send_confirmation.name} succeeded",
        f"Task {sweep_transactions.name} failed",
        "beat: Starting...",
    ]


def test_the_access_log_names_path_and_request_but_not_what_was_searched_for() -> None:
    atoms = {
        "h": "203.0.113.7",
        "m": "GET",
        "U": "/courses/",
        "q": "q=private",
        "s": "200",
        "B": 812,
        "M": 31,
        "a": "Firefox",
        "{x-request-id}o": "3f2c-77e1",
    }
    record = logging.makeLogRecord({"name": "gunicorn.access", "msg": "%(h)s", "args": atoms})
    line = json.loads(AccessLogFormatter().format(record))
    assert (line["path"], line["status"], line["milliseconds"]) == ("/courses/", 200, 31)
    assert line["request_id"] == "3f2c-77e1"
    assert "private" not in json.dumps(line)


def test_signing_in_and_out_and_being_kept_out_are_told_without_what_was_typed(ada: User, lines: Lines) -> None:
    browser = Client()
    for password in ("my-mistyped-secret", "not-a-real-password"):
        browser.post("/admin/login/", {"username": "ada", "password": password})
    browser.post("/signout/")
    told = [line for line in lines() if line["logger"] == "web3versity.logs.sign_ins"]
    assert [(line["level"], line["message"]) for line in told] == [
        ("WARNING", "Somebody was not let in by password"),
        ("INFO", "Somebody signed in"),
        ("INFO", "Somebody signed out"),
    ]
    assert (told[1]["person"], told[1]["way"], told[1]["is_staff"]) == (ada.pk, "ModelBackend", True)
    assert all(line["request_id"] for line in told)
    assert not any(word in json.dumps(told) for word in ("mistyped", "not-a-real", "ada"))
