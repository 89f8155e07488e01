"""The lesson on sign-in messages, and the quiz after it, show messages as this site really makes them."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from chain.signin.challenge import LIFETIME, SIGN_IN
from chain.signin.message import SignInMessage, parse_time
from learning.content.markdown import PageRenderer
from learning.content.yaml_source import read_yaml
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.source import compile_question

COURSE = settings.BASE_DIR / "learning/library/your-first-wallet-kept-safe"
LESSON = (COURSE / "06-read-a-sign-in-message.md").read_text(encoding="utf-8")
QUIZ = (COURSE / "08-check-keys-and-signing.yaml").read_text(encoding="utf-8")


def example() -> str:
    (block,) = re.findall(r"```text\n(web3versity\.example .*?)\n```", LESSON, re.DOTALL)
    return str(block)


def drawn() -> Iterator[tuple[str, str]]:
    """(the answer that is right, the message) of the question that shows one, drawn again and again."""
    (question,) = [each for each in read_yaml(QUIZ).data["questions"] if each["id"] == "spot-the-line"]
    compiled = compile_question(question, PageRenderer())
    for seed in range(40):
        concrete = draw_question(compiled, seed=str(seed))
        right = next(option["text"] for option in concrete["options"] if option["correct"])
        yield right, concrete["shows"][0]["text"].strip()


@pytest.mark.parametrize("text", [example(), *dict(drawn()).values()])
def test_a_message_follows_the_grammar_and_has_the_lines_that_the_site_writes(text: str) -> None:
    message = SignInMessage.parse(text)
    assert message.compose() == text
    assert message.uri == f"https://{message.domain}"
    assert len(message.nonce) == 40
    assert message.expiration_time is not None
    assert parse_time(message.expiration_time) - parse_time(message.issued_at) == LIFETIME


def test_a_message_that_is_said_to_be_right_says_what_the_site_says() -> None:
    messages = dict(drawn())
    assert len(messages) == 4
    assert SignInMessage.parse(example()).statement == SIGN_IN
    for right, text in messages.items():
        assert (SignInMessage.parse(text).statement == SIGN_IN) == (right != "The sentence in the middle")


def test_every_line_of_the_example_is_explained() -> None:
    table = LESSON.partition("## What each line tells you")[2]
    labels = [line.partition(":")[0] for line in example().splitlines()[5:]]
    assert labels == ["URI", "Version", "Chain ID", "Nonce", "Issued At", "Expiration Time"]
    assert [label for label in labels if f"| `{label}` |" not in table] == []
