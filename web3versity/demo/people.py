"""Who goes to the demo school: names, faces and places from everywhere, and how eager each one is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from learning.models import User

_FIRST: Final = (
    "amara kwame zuri thabo fatou chidi ngozi abena kofi wanjiru otieno lindiwe sipho aisha yusuf blessing tunde "
    "ifeoma ana mateus lucia diego priya arjun mei hiro linh somchai dewi nur elif marek sofia jonas grace esi baraka"
).split()
_LAST: Final = "reads builds asks signs mints learns verifies saves teaches codes counts ledger".split()
_FACES: Final = "🦒 🥁 🐢 🌍 🌻 🦁 🐘 🐝 🌊 🔭 🎨 🪁 🧭 🌵 🐬 🍀 🪘 🦜 ⚽ 🎧".split()
_ZONES: Final = (
    *("Africa/Lagos",) * 5,
    *("Africa/Nairobi", "Africa/Accra", "Africa/Johannesburg", "Africa/Kigali", "Africa/Cairo"),
    *("Asia/Kolkata", "Asia/Manila", "America/Sao_Paulo", "America/New_York", "Europe/London", "Europe/Berlin"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A learner of the demo. `eagerness` is the chance of learning on a day; `care` that of a right answer, 0 to 1."""

    user: User
    joined_days_ago: int
    eagerness: float
    care: float


def make_people(count: int, *, days: int, now: datetime, random: Random) -> list[Person]:
    """`count` new learners who joined over the last `days` days, most of them lately."""
    people = []
    for number in range(count):
        first, last = random.choice(_FIRST), random.choice(_LAST)
        user = User.objects.create_user(
            f"{first}-{last}-{number}",
            evm_address=f"0x{random.getrandbits(160):040x}",
            certificate_name="",
            avatar_emoji=random.choice(_FACES),
            timezone=random.choice(_ZONES),
        )
        joined = int(days * random.random() ** 1.4)
        User.objects.filter(pk=user.pk).update(created_at=now - timedelta(days=joined, hours=12))
        people.append(Person(user, joined, 0.05 + 0.6 * random.random() ** 2.5, 0.6 + 0.4 * random.random()))
    return people
