import json
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from settings.change import UnknownSetting, change_setting, find_setting, reset_setting
from settings.kinds import Kind
from settings.models import SettingChange
from settings.registry import REGISTRY


class Command(BaseCommand):
    help = "Read and change what admins change while the site runs. It holds in every process within a second."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("list", help="every setting with its value and default")
        for act, says in (("get", "one value, as JSON"), ("reset", "put the default back"), ("history", "its changes")):
            acts.add_parser(act, help=says).add_argument("key")
        change = acts.add_parser("set", help="change one")
        change.add_argument("key")
        change.add_argument("value", help='as JSON: 70, true, {"7": 50}; on and off will do too')

    def handle(self, *args: Any, **options: Any) -> None:
        act, key = options["act"], options.get("key", "")
        try:
            if act == "list":
                self._list()
            elif act == "get":
                self.stdout.write(json.dumps(find_setting(key).current()))
            elif act == "history":
                self._history(find_setting(key))
            else:
                self._change(key, options["value"] if act == "set" else None)
        except UnknownSetting as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None

    def _list(self) -> None:
        width = max(len(key) for key in REGISTRY)
        for key, setting in sorted(REGISTRY.items(), key=lambda one: (one[1].room, one[0])):
            value, default = json.dumps(setting.current()), json.dumps(setting.default)
            mark = "" if value == default else f"   (default {default})"
            self.stdout.write(f"{key:<{width}}  {value}{mark}")

    def _history(self, setting: Kind[Any]) -> None:
        changes = SettingChange.objects.filter(setting_key=setting.key).select_related("changed_by")
        for change in changes.order_by("-pk"):
            values = f"{json.dumps(change.old_value)} -> {json.dumps(change.new_value)}"
            who = change.changed_by or "a command, SQL, or somebody who has left"
            self.stdout.write(f"{change.changed_at:%Y-%m-%d %H:%M:%S} UTC  {values}  by {who}")

    def _change(self, key: str, typed: str | None) -> None:
        """To the default, when nothing is typed."""
        is_changed = reset_setting(key=key) if typed is None else change_setting(key=key, value=_read(typed))
        now = json.dumps(find_setting(key).current())
        self.stdout.write(f"{key} is {now} now." if is_changed else f"{key} is {now} already.")


def _read(typed: str) -> Any:
    words = {"on": True, "off": False}
    if typed.lower() in words:
        return words[typed.lower()]
    try:
        return json.loads(typed)
    except ValueError:
        raise CommandError(f'“{typed}” is no JSON. Write 70, true or {{"7": 50}}.') from None
