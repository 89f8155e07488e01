"""What an action has earned a learner, for the page to show once."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.dispatch import Signal


@dataclass(frozen=True, slots=True)
class Reward:
    """XP in whole points; the level and streak are what they are afterwards. Empty when nothing was earned."""

    xp: int = 0
    total_xp: int = 0
    level: int = 0
    levelled_up: bool = False
    streak: int = 0
    is_new_day: bool = False
    milestone_xp: int = 0
    badges: list[dict[str, Any]] = field(default_factory=list)

    def __add__(self, later: "Reward") -> "Reward":
        """Both together, `later` having the last word on totals."""
        return Reward(
            xp=self.xp + later.xp,
            total_xp=later.total_xp or self.total_xp,
            level=later.level or self.level,
            levelled_up=self.levelled_up or later.levelled_up,
            streak=later.streak or self.streak,
            is_new_day=self.is_new_day or later.is_new_day,
            milestone_xp=self.milestone_xp + later.milestone_xp,
            badges=[*self.badges, *later.badges],
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)


def announce(fact: Signal, sender: type, **payload: Any) -> Reward:
    """Send `fact` and add up what its receivers say it earned."""
    reward = Reward()
    answers: list[Any] = [answer for _, answer in fact.send(sender=sender, **payload)]
    for answer in answers:
        if isinstance(answer, Reward):
            reward += answer
    return reward
