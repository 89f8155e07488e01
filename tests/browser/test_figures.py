"""Figures as a browser draws them: no label leaves its box, in any script, on a phone; each reads as a sentence."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Page

from learning.content.figures.drawing import render_figure
from learning.content.figures.reading import read_figure
from tests.builders import make_course, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOCUMENT: Final = (Path(__file__).parents[2] / "docs" / "figures.md").read_text()
EXAMPLES: Final = [read_figure(source) for source in re.findall(r"^```figure\n(.*?)^```", DOCUMENT, re.S | re.M)]
WORST: Final = (
    "Donaudampfschifffahrtsgesellschaft WWWWMMMM",
    "المسؤولية عن الاستخدامات لا تتطابق 38e61c3b",
    "הדף הזה לא מתאים לקודם",
    "பொருந்தவில்லை முந்தையதுடன் பக்கம்",
    "अन्तर्राष्ट्रीयकरण पृष्ठ मेल नहीं",
    "หน้านี้ไม่ตรงกับหน้าก่อนเลยสักนิดเดียว",
    "区块里有前一个区块的哈希，改了就看得出来。",
    "ይህ ገጽ ከቀድሞው ጋር አይዛመድም",
    "ဤစာမျက်နှာသည်ယခင်နှင့်မကိုက်ညီပါ",
    "പൊരുത്തപ്പെടുന്നില്ല മുമ്പത്തേതുമായി",
    "Достопримечательности ЩЩЩШШШЖЖЖ",
    "이 페이지는 이전 페이지와 일치하지 않습니다",
    "👩‍👩‍👧‍👦👍🏽🇳🇬🎉🎉🎉🎉🎉 Ọ̀nà ìṣírò",
    "0x" + "ab12" * 16,
)
# Words of each picture that reach out of it, or out of the box that they stand in.
OVERFLOWING: Final = """() => [...document.querySelectorAll(".picture svg")].flatMap((svg) => {
  const view = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll("rect.box, rect.row")].map((box) => box.getBBox());
  const inside = (word, box) => word.x >= box.x - 0.5 && word.x + word.width <= box.x + box.width + 0.5;
  return [...svg.querySelectorAll("text")].filter((text) => {
    const word = text.getBBox(), x = word.x + word.width / 2, y = word.y + word.height / 2;
    const around = boxes.filter((b) => x > b.x && x < b.x + b.width && y > b.y && y < b.y + b.height);
    return ![view, ...around].every((box) => inside(word, box)) || word.y < view.y;
  }).map((text) => `${svg.parentElement.className}: ${text.textContent}`);
})"""


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A lesson on a phone, in the place of whose text a test puts its figures."""
    lesson = make_lesson(make_course())
    page = open_context(viewport={"width": 360, "height": 800}).new_page()
    page.goto(lesson.get_absolute_url())
    return page


def test_no_label_leaves_its_box_in_any_script(phone: Page) -> None:
    for words in WORST:
        _show(phone, [_say(example, words) for example in EXAMPLES])
        assert phone.evaluate(OVERFLOWING) == []
        assert phone.evaluate("document.documentElement.scrollWidth <= 360")


def test_each_figure_reads_as_a_sentence_and_does_so_mirrored(phone: Page) -> None:
    for direction in ("ltr", "rtl"):
        _show(phone, EXAMPLES, direction)
        assert phone.locator(".picture").count() == len(EXAMPLES) == 8
        for example in EXAMPLES:
            spoken = f"{example['title']}. {example['alt']}".replace("?.", "?")
            # The words inside are part of the picture: they are not read one by one.
            image = phone.get_by_role("img", name=spoken, exact=True)
            assert image.aria_snapshot().rstrip("'").endswith('"')
            assert phone.locator("figure", has_text=example["title"]).aria_snapshot().count("\n") <= 2


def _show(page: Page, figures: list[dict[str, Any]], direction: Any = None) -> None:
    drawn = [render_figure(figure, place=place, direction=direction) for place, figure in enumerate(figures)]
    page.evaluate("html => { document.querySelector('.lesson-main .prose').innerHTML = html }", "".join(drawn))


def _say(example: dict[str, Any], words: str) -> dict[str, Any]:
    """`example` with `words` in the place of all of its own; equal ones stay equal, so that arrows find their ends."""
    known: dict[str, str] = {}

    def say(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: say(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [say(each, key) for each in value]
        if isinstance(value, str) and key not in ("kind", "mark"):
            return known.setdefault(value, f"{words} {len(known)}")
        return value

    said: dict[str, Any] = say(example)
    return said
