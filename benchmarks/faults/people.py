"""Visitors, learners and a watchman at the site all the time, who write down what they were answered."""

import http.client
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from itertools import cycle
from queue import Empty, Queue
from typing import Final
from urllib.parse import urlencode

from django.conf import settings

from benchmarks.faults.school import DEED

_PATIENCE: Final = 40
_TOKEN: Final = "b" * 32
_SENTENCE: Final = re.compile(r'role="alert">\s*(.*?)\s*</p>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is 0 where nobody answered. `at` is when it was asked, by the monotonic clock."""

    what: str
    at: float
    seconds: float
    status: int
    words: str = ""


@dataclass
class People:
    """Each has a thread; `finished` are the learners whose lesson the site has said to be finished."""

    port: int
    learners: "Queue[tuple[int, str]]"
    answers: list[Answer] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def start(self, reader: str) -> None:
        visits, pages = cycle(("/", "/courses/", "/leaderboard/")), cycle(("/dashboard/", "/courses/faults/"))
        for pause, act in (
            (0.3, lambda: self.ask("visitor", next(visits))),
            (0.3, lambda: self.ask("learner", next(pages), session=reader)),
            (0.4, self.do_a_deed),
            (0.4, self.do_a_deed),
            (0.5, lambda: self.ask("healthz", "/healthz")),
            (1.0, lambda: self.ask("readyz", "/readyz")),
        ):
            threading.Thread(target=self._again_and_again, args=(act, pause), daemon=True).start()

    def _again_and_again(self, act: Callable[[], object], pause: float) -> None:
        while not self.ended.wait(pause):
            act()

    def do_a_deed(self) -> None:
        """One learner finishes the lesson; who is not told that it is finished sends it again later."""
        try:
            learner, session = self.learners.get_nowait()
        except Empty:
            return
        answer = self.ask("deed", DEED, session=session, form={})
        if answer.status == 302:
            self.finished.append(learner)
        else:
            self.learners.put((learner, session))

    def ask(self, what: str, path: str, *, session: str = "", form: dict[str, str] | None = None) -> Answer:
        began = time.monotonic()
        status, words = self._exchange(path, session, form)
        answer = Answer(what, began, time.monotonic() - began, status, words)
        self.answers.append(answer)
        return answer

    def _exchange(self, path: str, session: str, form: dict[str, str] | None) -> tuple[int, str]:
        headers = {"Cookie": f"csrftoken={_TOKEN}; {settings.SESSION_COOKIE_NAME}={session}", "X-CSRFToken": _TOKEN}
        headers |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            if form is None:
                connection.request("GET", path, headers=headers)
            else:
                connection.request("POST", path, urlencode(form), headers)
            answer = connection.getresponse()
            return answer.status, _words_of(path, answer.status, answer.read().decode())
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()


def _words_of(path: str, status: int, text: str) -> str:
    """Of a refusal: the sentence on its page, or what /readyz has found."""
    if path == "/readyz" and status:
        try:
            found = json.loads(text)
        except ValueError:
            return "no answer of its own"
        return ", ".join(f"{name} {state}" for name, state in found.items() if state != "ok" and name != "troubles")
    sentence = _SENTENCE.search(text) if status == 503 else None
    return unescape(" ".join(sentence[1].split())) if sentence else ""
