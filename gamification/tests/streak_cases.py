"""Streaks as a table: what a learner did, when and where, and the streak it must leave them with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

KIRITIMATI, PAGO_PAGO = "@Pacific/Kiritimati", "@Pacific/Pago_Pago"  # UTC+14 and UTC-11
NEW_YORK, BERLIN, CAIRO, TOKYO = "@America/New_York", "@Europe/Berlin", "@Africa/Cairo", "@Asia/Tokyo"


@dataclass(frozen=True)
class Case:
    """`story` in the order in which activities arrive, by the learner's own clock in 2026 unless it names a year:

    "01-05 23:59" one activity, "01-05 23:59 again" in the repeated hour of autumn, "01-01..01-07" one each day at noon,
    "@Europe/Berlin" moves the learner there (from UTC).
    """

    name: str
    story: tuple[str, ...]
    streak: int
    longest: int = 0  # 0: the same as the streak
    freezes: int = 0
    xp: int = 0  # from milestones, in all
    most_freezes: int = 2


@dataclass(frozen=True)
class Step:
    """`moment` is None where the learner moves to `zone`."""

    zone: str
    moment: datetime | None = None


def steps(story: tuple[str, ...]) -> Iterator[Step]:
    zone = "UTC"
    for words in story:
        if words.startswith("@"):
            zone = words[1:]
            yield Step(zone)
        elif ".." in words:
            first, last = (_moment(f"{day} 12:00", zone) for day in words.split(".."))
            for number in range((last.date() - first.date()).days + 1):
                yield Step(zone, first + timedelta(days=number))
        else:
            yield Step(zone, _moment(words, zone))


def _moment(words: str, zone: str) -> datetime:
    day, clock, *again = words.split()
    day = day if len(day) == len("2026-01-01") else f"2026-{day}"
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone), fold=1 if again else 0)


CASES = (
    Case("the first day counts as one", ("01-01 10:00",), 1),
    Case("two lessons a day are one day", ("01-01 00:00", "01-01 23:59"), 1),
    Case("yesterday plus one", ("01-01 10:00", "01-02 10:00"), 2),
    Case("a minute over midnight is another day", ("01-01 23:59", "01-02 00:00"), 2),
    Case("nearly two days between activities of neighbouring days", ("01-01 00:00", "01-02 23:59"), 2),
    Case("over the end of a year", ("2025-12-31 12:00", "2026-01-01 12:00"), 2),
    Case("over a leap day", ("2028-02-28 12:00", "2028-02-29 12:00", "2028-03-01 12:00"), 3),
    Case("a missed day starts again", ("01-01 12:00", "01-03 12:00"), 1),
    Case("the longest stays when the streak is lost", ("01-01..01-03", "01-10 12:00"), 1, longest=3),
    Case("the longest moves when it is beaten", ("01-01..01-02", "01-10..01-13"), 4),
    # Freezes
    Case("six days earn no freeze", ("01-01..01-06",), 6),
    Case("seven days earn a freeze", ("01-01..01-07",), 7, freezes=1, xp=50),
    Case("fourteen days earn two", ("01-01..01-14",), 14, freezes=2, xp=50),
    Case("more than the setting allows are not kept", ("01-01..01-21",), 21, freezes=2, xp=50),
    Case("the setting may allow one", ("01-01..01-14",), 14, freezes=1, xp=50, most_freezes=1),
    Case("the setting may allow three", ("01-01..01-21",), 21, freezes=3, xp=50, most_freezes=3),
    Case("without freezes a missed day starts again", ("01-01..01-07", "01-09 12:00"), 1, 7, xp=50, most_freezes=0),
    Case("a missed day spends a freeze", ("01-01..01-07", "01-09 12:00"), 8, xp=50),
    Case("of two freezes one is left", ("01-01..01-14", "01-16 12:00"), 15, freezes=1, xp=50),
    Case("two missed days spend two", ("01-01..01-14", "01-17 12:00"), 15, xp=50),
    Case("two missed days are too many for one", ("01-01..01-07", "01-10 12:00"), 1, 7, freezes=1, xp=50),
    Case("three missed days are too many for two", ("01-01..01-14", "01-18 12:00"), 1, 14, freezes=2, xp=50),
    Case("a spent freeze is earned anew", ("01-01..01-07", "01-09..01-15"), 14, freezes=1, xp=50),
    Case("a frozen day is no day of learning", ("01-01..01-07", "01-09..01-14"), 13, xp=50),
    # Milestones
    Case("thirty days bring their bonus too", ("01-01..01-30",), 30, freezes=2, xp=250),
    Case("a hundred days bring all three", ("01-01..04-10",), 100, freezes=2, xp=750),
    Case("a milestone reached again brings nothing", ("01-01..01-07", "02-01..02-07"), 7, freezes=2, xp=50),
    # Activities that arrive late
    Case("a late activity closes a gap", ("01-01 12:00", "01-03 12:00", "01-02 12:00"), 3),
    Case("a late activity goes before all others", ("01-02 12:00", "01-01 12:00"), 2),
    Case("a late activity that closes nothing", ("01-05 12:00", "01-01 12:00"), 1),
    Case("a late activity of a day that is known", ("01-01..01-02", "01-01 20:00"), 2),
    Case("a late activity gives a spent freeze back", ("01-01..01-07", "01-09 12:00", "01-08 12:00"), 9, 9, 1, 50),
    Case("a late activity completes a milestone", ("01-01..01-03", "01-05..01-07", "01-04 12:00"), 7, freezes=1, xp=50),
    # Clocks that change
    Case("New York loses an hour", (NEW_YORK, "03-07 23:30", "03-08 01:30", "03-09 00:30"), 3),
    Case("New York gains an hour", (NEW_YORK, "10-31 23:30", "11-01 01:30", "11-01 01:30 again", "11-02 00:30"), 3),
    Case("Berlin loses an hour", (BERLIN, "03-28 12:00", "03-29 23:59", "03-30 00:01"), 3),
    Case("Berlin gains an hour", (BERLIN, "10-24 23:59", "10-25 02:30", "10-25 02:30 again", "10-26 00:00"), 3),
    Case("a day of 25 hours can be missed", (BERLIN, "10-24 23:59", "10-26 00:01"), 1),
    Case("a day of 23 hours is forgiven", (BERLIN, "03-28 23:59", "03-30 00:01"), 2),
    Case("Cairo has no midnight", (CAIRO, "04-23 23:59", "04-24 01:00", "04-25 00:10"), 3),
    Case("Cairo has its last hour twice", (CAIRO, "10-29 23:30", "10-29 23:30 again", "10-30 00:10"), 2),
    # Places
    Case("midnight at UTC+14", (KIRITIMATI, "01-01 23:59", "01-02 00:01"), 2),
    Case("midnight at UTC-11", (PAGO_PAGO, "01-01 23:59", "01-02 00:01"), 2),
    Case("midnight at UTC+5:45", ("@Asia/Kathmandu", "01-01 23:59", "01-02 00:01"), 2),
    Case("midnight elsewhere is nothing", (PAGO_PAGO, "01-01 12:59", "01-01 13:01"), 1),
    Case("a day jumped over within 24 hours", (PAGO_PAGO, "01-01 22:00", KIRITIMATI, "01-03 00:30"), 2),
    Case("a jump spends no freeze", ("01-01..01-07", PAGO_PAGO, "01-08 22:00", KIRITIMATI, "01-10 00:30"), 9, 9, 1, 50),
    Case("a day jumped over in more than 24 hours", (NEW_YORK, "01-01 20:00", TOKYO, "01-03 11:00"), 1),
    Case("going west adds no day", (KIRITIMATI, "01-02 10:00", PAGO_PAGO, "01-01 10:00"), 1),
    Case("nor does the same date again", (KIRITIMATI, "01-02 10:00", PAGO_PAGO, "01-01 10:00", "01-02 10:00"), 1),
    Case("the day after goes on", (KIRITIMATI, "01-01..01-02", PAGO_PAGO, "01-01 23:00", "01-02..01-03"), 3),
    Case(
        "to and fro in one day wins one day at most",
        (PAGO_PAGO, "01-01 23:50", KIRITIMATI, "01-03 01:00", PAGO_PAGO, "01-02 01:00", KIRITIMATI, "01-03 03:00"),
        2,
    ),
)
