"""What the keys of sources are called in forms. A key that has no words here is called by its name."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_Words = Mapping[str, str | Promise]


def said(words: _Words, key: str) -> str:
    """The words for `key`; without any, the key as a word."""
    return str(words.get(key) or key.replace("_", " ").replace("-", " ").capitalize())


LABELS: Final[_Words] = {
    "id": _("Name for the computer"),
    "prompt": _("Question"),
    "text": _("Words"),
    "correct": _("Right"),
    "feedback": _("Said when it is chosen"),
    "pick": _("Options shown at once"),
    "pool": _("Pool"),
    "read": _("Where to read again"),
    "params": _("Numbers and names drawn anew"),
    "where": _("Only when"),
    "shows": _("Shown with it"),
    "intro": _("Words before the questions"),
    "draw": _("Questions asked of all"),
    "blocks": _("The lesson"),
    "check": _("The question"),
    "figure": _("The figure"),
    "minutes": _("Minutes"),
    "sources": _("Sources"),
    "url": _("Address"),
    "checked": _("Facts checked in"),
    "completion_xp": _("XP for it"),
    "perfect_score_xp": _("XP when all is right"),
    "options": _("Options"),
    "items": _("Items in their right order"),
    "unit": _("Unit"),
    "says": _("What it says"),
    "alt": _("In words, for whoever cannot see it"),
    "model": _("What is played"),
    "goal": _("Goal"),
    "steps": _("Steps"),
    "hints": _("Hints"),
    "debrief": _("Said at the end"),
    "language": _("Language"),
    "stub": _("What the learner begins with"),
    "lines": _("Without typing: lines to choose"),
    "frame": _("Frame"),
    "right": _("Right pieces, in order"),
    "spare": _("Wrong pieces"),
    "variants": _("Variants"),
    "contract": _("Contract"),
    "again": _("Called again"),
    "tools": _("Functions given"),
    "makers": _("Functions that make inputs"),
    "checks": _("Checks"),
    "reference": _("A solution that passes"),
    "wrong": _("Solutions that must fail"),
    "what": _("What is wrong in it"),
    "source": _("Code"),
    "limits": _("Limits"),
    "run": _("Steps of the check"),
    "task": _("Task"),
    "fund": _("HBAR to begin with"),
    "instance": _("Contract of the lesson"),
    "own": _("Contract that the learner wrote"),
    "requests": _("What the page asks the wallet for"),
    "replay": _("May be done again on the network of certificates"),
    "expect": _("What the chain must say"),
    "hint": _("Hint while it is open"),
    "after": _("Only after"),
    "label": _("Words on the button"),
    "emoji": _("Emoji"),
    "estimated_hours": _("Hours"),
    "objectives": _("What people learn"),
    "prerequisites": _("Courses to take first"),
    "required": _("It must be taken first"),
    "featured": _("Shown on the front page"),
    "course": _("Course"),
}

HELP: Final[Mapping[str, str | Promise]] = {
    "id": _("Never changes once learners have met it. Left empty, it is made from the words."),
    "pool": _("Questions with the same pool take turns: one of them is asked."),
    "read": _("lesson#section, told to whoever gets it wrong."),
    "draw": _("Left empty, all are asked."),
    "params": _("Write {name} in the question, and every learner meets other numbers."),
    "where": _("An expression, such as a > b: other draws are thrown away."),
    "checked": _("As 2026-11. Facts that are a year old are looked at again."),
    "variants": _("One a learner. name: words, one a line; <<name>> stands for it everywhere."),
    "frame": _("The code with ___ for each gap."),
    "with": _("One a line."),
    "args": _("One a line."),
    "values": _("One a line."),
    "inputs": _("name: how it is made, one a line."),
    "tools": _("One a line."),
    "objectives": _("Four to six."),
    "unit": _("Shown behind the field."),
    "of": _("One a line."),
    "completion_xp": _("Left empty, what the school gives for such a lesson."),
    "alt": _("A full sentence with everything that the picture tells."),
}

# What few authors need: folded away until they do.
MORE: Final = frozenset({
    "id", "pool", "read", "params", "where", "shows", "pick", "completion_xp", "perfect_score_xp", "sources", "checked",
    "limits", "again", "makers", "tools", "inputs", "feedback", "tolerance", "unit", "lines", "after",
})  # fmt: skip

# What one of many is called.
ONES: Final[_Words] = {
    "questions": _("question"),
    "objectives": _("objective"),
    "options": _("option"),
    "items": _("item"),
    "hints": _("hint"),
    "checks": _("check"),
    "run": _("step"),
    "wrong": _("wrong solution"),
    "variants": _("variant"),
    "params": _("drawn value"),
    "shows": _("thing to show"),
    "requests": _("request"),
    "sources": _("source"),
    "prerequisites": _("course"),
    "right": _("right piece"),
    "spare": _("wrong piece"),
    "blocks": _("part"),
    "books": _("notebook"),
    "rows": _("row"),
    "steps": _("step"),
    "points": _("point"),
    "sides": _("side"),
    "lines": _("line"),
}

# What the words of a choice are called.
VALUES: Final[_Words] = {
    "single": _("One is right"),
    "multiple": _("Several are right"),
    "true_false": _("True or false"),
    "numeric": _("A number"),
    "ordering": _("Put in order"),
    "words": _("Words"),
    "figure": _("Figure"),
    "check": _("Question"),
    "hbar": _("An amount of HBAR"),
    "integer": _("A whole number"),
    "decimal": _("A decimal number"),
    "name": _("A person's name"),
    "choice": _("One of a list"),
    "hash": _("A hash"),
    "transaction": _("A transaction's hash"),
    "address": _("An address"),
    "date": _("A date"),
    "result": _("Worked out, and written in a way"),
    "word": _("A word"),
    "solidity": _("Solidity"),
    "vyper": _("Vyper"),
    "python": _("Python"),
}
