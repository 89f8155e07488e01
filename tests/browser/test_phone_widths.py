"""Every page in the widths of small phones, and the fullest bar on tablets, with the widest that people may write:
nothing sticks out, and no word of a button breaks."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from gamification.models import UserStreak
from gamification.streaks.calendar_year import WEEKS
from gamification.streaks.heat_map import HEAD, STEP
from learning.models import User
from tests.browser.actions import enter
from tests.builders import make_course
from tests.pages.visits import visits
from tests.pages.worst_school import make_worst_school

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

WIDTHS: Final = (360, 320)
# Where the bar of the site is fullest: just before and after the menu takes the links.
TABLETS: Final = (800, 1023, 1024)
HEIGHT: Final = 740
# What reaches beyond the window or is cut by the box it stands in. What may scroll by itself, or is there for screen
# readers alone, may; so may cloth, the name of the site, which makes room, and a hash in a list, which ends in dots.
FIND_CUT: Final = """() => {
  const name = (one) => {
    const path = [];
    for (let at = one; at && path.length < 3; at = at.parentElement) {
      path.push(`${at.localName}${at.id ? "#" + at.id : ""}${[...at.classList].map((each) => "." + each).join("")}`);
    }
    return `${path.reverse().join(" > ")}: ${(one.textContent || "").trim().slice(0, 30)}`;
  };
  const found = [];
  const scrolling = document.scrollingElement;
  if (scrolling.scrollWidth > innerWidth) found.push(`the page is ${scrolling.scrollWidth} wide`);
  const free = ".code, .table-scroll, .tabs, .visually-hidden, .skip-link, .leave-empty, .adire, .brand, .cover, " +
    ".explorer-hash, .frame, .numbered, pre, textarea, input, select";
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("svg") && one.localName !== "svg") continue;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    if (!box.width || !box.height || style.visibility === "hidden") continue;
    if (one.parentElement.closest(free) || one.matches(".visually-hidden, .skip-link, .leave-empty")) continue;
    if (box.right > innerWidth + 1) found.push(`right of the window: ${name(one)}`);
    if (box.left < -1) found.push(`left of the window: ${name(one)}`);
    const isCut = ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    if (isCut && !one.matches(free)) found.push(`cut: ${name(one)}`);
    if (one.matches(".button, .site-bar > nav a")) {
      const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        // Words that people wrote may be as long as they like.
        if (text.parentElement.closest("[dir=auto], bdi, .visually-hidden")) continue;
        for (const word of text.data.matchAll(/\\S+/g)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
          if (lines.size > 1) found.push(`${word[0]} breaks: ${name(one)}`);
        }
      }
    }
    if (one.localName === "img" && one.naturalWidth) {
      const stretch = (box.width / box.height) / (one.naturalWidth / one.naturalHeight);
      if (style.objectFit === "fill" && Math.abs(stretch - 1) > 0.03) found.push(`stretched: ${name(one)}`);
    }
    if (one.localName === "ol" && style.listStylePosition === "outside" && style.listStyleType === "decimal") {
      const last = one.start + one.children.length - 1;
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = getComputedStyle(one.lastElementChild ?? one).font;
      const line = (one.lastElementChild ?? one).getBoundingClientRect();
      const room = style.direction === "rtl" ? innerWidth - line.right : line.left;
      if (pen.measureText(`${last}. `).width > room) found.push(`number cut: ${name(one)}`);
    }
  }
  return found;
}"""


def test_nothing_sticks_out_of_a_small_phone(open_context: Callable[..., BrowserContext]) -> None:
    school = make_worst_school()
    pages: dict[int | None, Page] = {None: open_context().new_page()}
    for person in (school.boss, school.newcomer):
        pages[person.pk] = enter(open_context, person)
    found: dict[str, list[str]] = {}
    for visit in visits(school):
        if visit.is_page:
            found |= _look(pages[visit.person.pk if visit.person else None], visit.path)
    for page in pages.values():
        found |= _look(page, "/community/", TABLETS)
    assert found == {}, found


def test_a_tap_on_a_day_of_the_calendar_says_what_it_was_and_so_do_the_arrow_keys(
    open_context: Callable[..., BrowserContext], amina: User
) -> None:
    today = timezone.localtime(timezone=ZoneInfo(amina.timezone)).date()
    for days, streak, kind in ((0, 3, "lesson_complete"), (1, 2, "freeze"), (7, 1, "quiz_complete")):
        day = today - timedelta(days=days)
        UserStreak.objects.create(user=amina, streak_date=day, streak_count=streak, activity_type=kind)
    page = enter(open_context, amina, viewport=ViewportSize(width=WIDTHS[0], height=HEIGHT), has_touch=True)
    page.goto("/dashboard/")
    said = page.locator("[data-calendar] output")
    calendar = page.get_by_role("slider", name=re.compile("days of learning"))

    weeks = WEEKS - 1
    calendar.tap(position={"x": weeks * STEP + 6, "y": HEAD + today.weekday() * STEP + 6})
    expect(said).to_have_text(f"{date_format(today, 'F j, Y')}: day 3 in a row")
    page.keyboard.press("ArrowUp")
    expect(said).to_have_text(re.compile("bridged by a freeze$"))
    page.keyboard.press("ArrowUp")
    expect(said).to_have_text(re.compile("no lesson$"))
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(said).to_have_text(re.compile("day 1 in a row$"))


def test_a_phone_without_an_emoji_font_shows_symbols(open_context: Callable[..., BrowserContext], amina: User) -> None:
    make_course("Wallets", thumbnail_emoji="🔑")
    page = enter(open_context, amina)
    # As where no font has them: every emoji is drawn as what is no character.
    page.add_init_script(
        """const pen = CanvasRenderingContext2D.prototype, draw = pen.fillText;
        pen.fillText = function (_text, ...at) { draw.call(this, "\\u{10FFFF}", ...at); };"""
    )
    page.goto("/dashboard/")
    for place, symbol in ((".learner-head .avatar", "person"), (".cover-sign", "book")):
        expect(page.locator(f"{place} use").first).to_have_attribute("href", re.compile(f"#{symbol}$"))
        expect(page.locator(place).first).to_have_text("")


def _look(page: Page, path: str, widths: tuple[int, ...] = WIDTHS) -> dict[str, list[str]]:
    """What sticks out at each width, by where it was seen. The page is loaded once."""
    page.set_viewport_size(ViewportSize(width=widths[0], height=HEIGHT))
    page.goto(path)
    found = {}
    for width in widths:
        page.set_viewport_size(ViewportSize(width=width, height=HEIGHT))
        # What opens at a press is there, too.
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if cut := page.evaluate(FIND_CUT):
            found[f"{path[:60]} at {width}"] = cut
    return found
