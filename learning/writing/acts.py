"""What buttons do to the entries of a list: add, remove, duplicate, move. On the fields, before they are read.

A button says what to do and where: "add:questions", "add:blocks:check:3" (of the kind "check", after the entry 3),
"remove:questions:2", "copy:questions:2", "up:questions:2", "down:questions:2".
"""

from django.http import QueryDict

from learning.writing.names import KEYS, KIND, below, keys_in

ACTS = ("add", "remove", "copy", "up", "down")


def act_on(post: QueryDict, what: str) -> tuple[QueryDict, str]:
    """The fields after `what`, and which entry it was done to ("questions:2": list and place); "" when it means
    nothing here."""
    act, _, rest = what.partition(":")
    name, *more = rest.split(":")
    if act not in ACTS or not name:
        return post, ""
    fields, keys = post.copy(), keys_in(post, name)
    if act == "add":
        place = _add(fields, keys, name, *more[:2])
    elif more and more[0] in keys:
        place = _change(fields, keys, name, act, more[0])
    else:
        return post, ""
    fields.setlist(below(name, KEYS), keys)
    return fields, f"{name}:{place}"


def _add(fields: QueryDict, keys: list[str], name: str, kind: str = "", after: str = "") -> int:
    place = keys.index(after) + 1 if after in keys else len(keys)
    key = _new_key(keys)
    keys.insert(place, key)
    if kind:
        fields[below(below(name, key), KIND)] = kind
    return place


def _change(fields: QueryDict, keys: list[str], name: str, act: str, key: str) -> int:
    place = keys.index(key)
    if act == "remove":
        keys.remove(key)
        return max(min(place, len(keys) - 1), 0)
    if act == "copy":
        copy = _new_key(keys)
        keys.insert(place + 1, copy)
        _copy_fields(fields, below(name, key), below(name, copy))
        return place + 1
    to = max(place - 1, 0) if act == "up" else min(place + 1, len(keys) - 1)
    keys.insert(to, keys.pop(place))
    return to


def _copy_fields(fields: QueryDict, old: str, new: str) -> None:
    """All but the id, which says who is meant."""
    for field in list(fields):
        if field.startswith(f"{old}.") and field != below(old, "id"):
            fields.setlist(new + field.removeprefix(old), fields.getlist(field))


def _new_key(keys: list[str]) -> str:
    return str(max((int(key) for key in keys), default=-1) + 1)
