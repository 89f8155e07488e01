"""What an author does in the studio, by name: a lesson written into its form, field by field."""

from typing import Any, Final

from playwright.sync_api import Page, expect

from learning.writing.lesson_form import fields_of, form_of
from learning.writing.names import NAME
from learning.writing.nodes import KINDS, NAMED, ROWS, Node, walk

_UNFOLD: Final = "document.querySelectorAll('details.more').forEach((one) => { one.open = true; })"


def write_lesson(page: Page, lesson_type: str, source: dict[str, Any], *, title: str) -> None:
    """Into the empty form that is open: entries are added by their buttons, kinds chosen, every field typed; saved."""
    form = form_of(lesson_type, {"title": title, "minutes": 5}, source)
    write_form(page, fields_of(lesson_type, form))
    save(page)
    expect(page.get_by_text("Nothing to mend")).to_be_visible()


def write_form(page: Page, root: Node) -> None:
    for node in walk(root):
        if node.look in (ROWS, NAMED):
            _add_entries(page, node)
        if node.look == KINDS:
            _choose_kind(page, node)
    page.evaluate(_UNFOLD)
    for node in walk(root):
        if node.part.name == NAME:
            page.locator(f'[name="{node.name}.{NAME}"]').fill(node.title)
        _type(page, node)


def save(page: Page) -> None:
    with page.expect_response(lambda answer: answer.request.method == "POST" and "do=save" in _sent(answer)):
        page.locator(".save-bar").get_by_role("button", name="Save").click()


def _sent(answer: Any) -> str:
    """In one line, as the forms of the studio are sent in parts."""
    return str(answer.request.post_data or "").replace('name="do"\r\n\r\n', "do=")


def _add_entries(page: Page, node: Node) -> None:
    keys = page.locator(f'[name="{node.name}.#"]')
    for place in range(keys.count(), len(node.nodes)):
        kind = node.nodes[place].value if node.nodes[place].look == KINDS else ""
        page.evaluate(_UNFOLD)
        button = page.locator(f'[value="add:{node.name}:{kind}"], [value="add:{node.name}"]').last
        button.click()
        expect(keys).to_have_count(place + 1)


def _choose_kind(page: Page, node: Node) -> None:
    choice = page.locator(f'select[name="{node.name}.~"]')
    if choice.input_value() == node.value:
        return
    page.evaluate(_UNFOLD)
    with page.expect_response(lambda answer: "do=refresh" in _sent(answer)):
        choice.select_option(node.value)
    expect(choice).to_have_value(node.value)


def _type(page: Page, node: Node) -> None:
    field = page.locator(f'[name="{node.name}"]')
    if node.look == "choice" and node.value:
        if field.get_attribute("data-refresh") is None:
            field.select_option(node.value)
        elif field.input_value() != node.value:
            with page.expect_response(lambda answer: "do=refresh" in _sent(answer)):
                field.select_option(node.value)
            page.evaluate(_UNFOLD)
    elif node.look == "switch" and node.is_on:
        field.check()
    elif node.look == "several":
        for value in node.chosen:
            page.locator(f'[name="{node.name}"][value="{value}"]').check()
    elif node.value and node.look not in (ROWS, NAMED, KINDS, "group", "hidden", "switch", "choice"):
        field.fill(node.value)
