"""The admin's first page as somebody on the staff uses it: what it says needs a person, and mending that from it."""

from collections.abc import Sequence

from django.test import Client
from django.urls import reverse

INDEX = reverse("admin:index")


def seen(browser: Client, watcher: str) -> list[str]:
    """What the page says of this trouble, [] when nothing."""
    matters = {matter.watcher.key: matter for matter in browser.get(INDEX).context["matters"]}
    return [str(line.concern.words) for line in matters[watcher].lines] if watcher in matters else []


def urls(browser: Client, watcher: str) -> list[str]:
    """Where its lines lead to."""
    matters = {matter.watcher.key: matter for matter in browser.get(INDEX).context["matters"]}
    return [line.url for line in matters[watcher].lines]


def mend(browser: Client, watcher: str, remedy: str, *, typed: str = "", chosen: Sequence[str] | None = None) -> str:
    """Open the page that asks once more, send it with what it ticks or with `chosen`, and return the page after it."""
    address = reverse("admin:attention", args=[watcher, remedy])
    asked = browser.get(address)
    assert asked.status_code == 200, asked.status_code
    keys = asked.context["form"].fields["chosen"].initial or [] if chosen is None else list(chosen)
    return browser.post(address, {"chosen": keys, "typed": typed}, follow=True).content.decode()
