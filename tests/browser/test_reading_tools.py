"""What helps to read a lesson, in a browser: definitions on a tap, code to copy, and a step read aloud."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, expect

from learning.models import GlossarySpelling, GlossaryTerm, User
from tests.browser.actions import enter
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import complaints
from tests.builders import make_course, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# No browser of a test machine has voices: one that notes what it is given, and has said it at once.
VOICES: Final = """
window.said = [];
const voices = {
  getVoices: () => [{ lang: "en-GB" }], addEventListener() {}, cancel() { window.said.push("cancelled"); },
  speak(words) { window.said.push(words.text); if (window.said.length < 40) setTimeout(words.onend); },
};
Object.defineProperty(window, "speechSynthesis", { value: voices });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
FENCE: Final = "```"
WORDS: Final = f"""A [[hash]] is `short`, not `{"0f" * 32}`.[^1]

> [!TRY]
> - [x] Count

{FENCE}python
print(1)
{FENCE}

{FENCE}figure
kind: chain
title: Three pages
alt: Three pages in a row, each holding the hash of the one before.
blocks:
  - {{says: Page 1}}
  - {{says: Page 2}}
{FENCE}

<details>
<summary>Why?</summary>

Because.

</details>

[^1]: Not said.

## Next

Words.
"""


def test_a_lesson_is_explained_copied_and_read_aloud(open_context: Callable[..., BrowserContext], amina: User) -> None:
    term = GlossaryTerm.objects.create(
        slug="hash", term="Hash", means="x", means_html="A <em>fingerprint</em> of data."
    )
    GlossarySpelling.objects.create(key="hash", term=term)
    lesson = make_lesson(make_course(lessons=24), content={"markdown": WORDS})
    context = open_context(viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    context.add_init_script(VOICES)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(lesson.get_absolute_url())

    page.get_by_role("button", name="hash").focus()
    page.keyboard.press("Enter")
    definition = page.get_by_role("note", name="Hash")
    expect(definition).to_have_text("Hash A fingerprint of data. In the glossary")
    # Axe with everything open that can be.
    page.locator("summary", has_text="Why?").click()
    page.get_by_role("button", name="hash").click()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()

    page.get_by_role("button", name="Copy", exact=True).click()
    assert page.evaluate("navigator.clipboard.readText()") == "print(1)"

    page.get_by_role("button", name="Listen").click()
    expect(page.get_by_role("button", name="Listen")).to_be_visible()
    assert [words for words in page.evaluate("said") if words != "cancelled"] == [
        lesson.title,
        "A hash is short, not .",
        "Try it",
        "Done: Count",
        "Three pages. Three pages in a row, each holding the hash of the one before.",
        "Why?",
        "Because.",
    ]
    # Before: in a long course the list of lessons began with the first, and the one that is read was below the window.
    page.set_viewport_size(DESK)
    page.goto(lesson.get_absolute_url())
    expect(page.locator(".rail [aria-current]")).to_be_in_viewport()
    page.set_viewport_size(PHONE)
    page.goto("/glossary/")
    assert complaints(page) == []
    learner = enter(open_context, amina, viewport=PHONE, bypass_csp=True)
    learner.goto(f"/community/lessons/{lesson.course.slug}/{lesson.slug}/report/?step=2")
    assert complaints(learner) == []
