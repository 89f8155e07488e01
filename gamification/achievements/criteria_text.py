"""Criteria as people read them: what a badge takes, and how far somebody has come."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

# What it takes, and how far one is. `n` chooses the plural; `have` and `wanted` are the same in the reader's digits.
WORDS: Final[dict[str, tuple[Any, Any]]] = {
    "lessons_completed": (
        ngettext_lazy("Finish %(wanted)s lesson", "Finish %(wanted)s lessons", "n"),
        ngettext_lazy("%(have)s of %(wanted)s lesson", "%(have)s of %(wanted)s lessons", "n"),
    ),
    "courses_completed": (
        ngettext_lazy("Finish %(wanted)s course", "Finish %(wanted)s courses", "n"),
        ngettext_lazy("%(have)s of %(wanted)s course", "%(have)s of %(wanted)s courses", "n"),
    ),
    "quizzes_passed": (
        ngettext_lazy("Pass %(wanted)s quiz", "Pass %(wanted)s quizzes", "n"),
        ngettext_lazy("%(have)s of %(wanted)s quiz", "%(have)s of %(wanted)s quizzes", "n"),
    ),
    "perfect_scores": (
        ngettext_lazy("Answer %(wanted)s quiz without a mistake", "Answer %(wanted)s quizzes without a mistake", "n"),
        ngettext_lazy("%(have)s of %(wanted)s perfect quiz", "%(have)s of %(wanted)s perfect quizzes", "n"),
    ),
    "code_lessons": (
        ngettext_lazy("Solve %(wanted)s code lesson", "Solve %(wanted)s code lessons", "n"),
        ngettext_lazy("%(have)s of %(wanted)s code lesson", "%(have)s of %(wanted)s code lessons", "n"),
    ),
    "practicals": (
        ngettext_lazy("Do %(wanted)s practical", "Do %(wanted)s practicals", "n"),
        ngettext_lazy("%(have)s of %(wanted)s practical", "%(have)s of %(wanted)s practicals", "n"),
    ),
    "lessons_in_a_day": (
        ngettext_lazy("Finish %(wanted)s lesson in one day", "Finish %(wanted)s lessons in one day", "n"),
        ngettext_lazy(
            "Your best day: %(have)s of %(wanted)s lesson", "Your best day: %(have)s of %(wanted)s lessons", "n"
        ),
    ),
    "streak_days": (
        ngettext_lazy("Learn on %(wanted)s day", "Learn %(wanted)s days in a row", "n"),
        ngettext_lazy(
            "Your longest streak: %(have)s of %(wanted)s day", "Your longest streak: %(have)s of %(wanted)s days", "n"
        ),
    ),
    "total_xp": (gettext_lazy("Collect %(wanted)s XP"), gettext_lazy("%(have)s of %(wanted)s XP")),
    "level": (gettext_lazy("Reach level %(wanted)s"), gettext_lazy("Level %(have)s of %(wanted)s")),
    "answers_accepted": (
        ngettext_lazy("Have %(wanted)s answer accepted", "Have %(wanted)s answers accepted", "n"),
        ngettext_lazy("%(have)s of %(wanted)s accepted answer", "%(have)s of %(wanted)s accepted answers", "n"),
    ),
    "replies": (
        ngettext_lazy("Write %(wanted)s reply", "Write %(wanted)s replies", "n"),
        ngettext_lazy("%(have)s of %(wanted)s reply", "%(have)s of %(wanted)s replies", "n"),
    ),
    "discussions": (
        ngettext_lazy("Start %(wanted)s discussion", "Start %(wanted)s discussions", "n"),
        ngettext_lazy("%(have)s of %(wanted)s discussion", "%(have)s of %(wanted)s discussions", "n"),
    ),
    "upvotes_received": (
        ngettext_lazy("Receive %(wanted)s vote", "Receive %(wanted)s votes", "n"),
        ngettext_lazy("%(have)s of %(wanted)s vote", "%(have)s of %(wanted)s votes", "n"),
    ),
    "transactions": (
        ngettext_lazy(
            "Send %(wanted)s transaction from your wallet", "Send %(wanted)s transactions from your wallet", "n"
        ),
        ngettext_lazy("%(have)s of %(wanted)s transaction", "%(have)s of %(wanted)s transactions", "n"),
    ),
    "certificates": (
        ngettext_lazy("Earn %(wanted)s certificate", "Earn %(wanted)s certificates", "n"),
        ngettext_lazy("%(have)s of %(wanted)s certificate", "%(have)s of %(wanted)s certificates", "n"),
    ),
}
_COURSES_SO_FAR: Final = WORDS["courses_completed"][1]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a badge asks for. `wanted` is 0 while nothing that could meet it is published."""

    takes: str
    have: int
    wanted: int
    so_far: str

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(1.0, self.have / self.wanted) if self.wanted else 0.0


def count_need(key: str, *, have: int, wanted: int) -> Need:
    """What `key`, one of COUNT_KEYS, asks for. More than wanted counts as wanted."""
    takes, so_far = WORDS[key]
    have = min(have, wanted)
    numbers = _numbers(have, wanted)
    return Need(str(takes % numbers), have, wanted, str(so_far % numbers))


def courses_need(takes: str, *, have: int, wanted: int) -> Need:
    """What finishing certain courses asks for; `takes` says which."""
    so_far = str(_COURSES_SO_FAR % _numbers(have, wanted)) if wanted else _("These courses are still being written")
    return Need(takes, have, wanted, so_far)


def _numbers(have: int, wanted: int) -> dict[str, Any]:
    return {
        "n": wanted,
        "have": number_format(have, force_grouping=True),
        "wanted": number_format(wanted, force_grouping=True),
    }
