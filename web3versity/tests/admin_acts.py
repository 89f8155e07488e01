"""Actions on rows chosen in a list of the admin, and what the log of moderation says afterwards."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from community.models import ModerationLogEntry


def act(browser: Client, where: str, action: str, *rows: Model, reason: str = "") -> HttpResponse:
    chosen = [str(row.pk) for row in rows]
    form: dict[str, Any] = {"action": action, "_selected_action": chosen, "reason": reason}
    return browser.post(where, form, follow=True)  # type: ignore[return-value]


def log() -> list[tuple[str | None, str, str]]:
    lines = ModerationLogEntry.objects.order_by("pk")
    return list(lines.values_list("actor__username", "action", "reason"))
