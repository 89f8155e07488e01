"""What classes have for their learners, beside the faucet's own day. Wallets cost nothing, so four limits hold at once.

Of what an admin granted to the class; of one learner and one wallet in all classes together, which before the first
honest lesson is what a newcomer gets; of all classes together; and of the seats of the class, which joining keeps.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from django.db.models import Q, Sum

from chain.faucet.limits import MAX_AMOUNT
from chain.faucet.shares import BUDGET_WINDOW
from chain.models import ClassBudget, FaucetRequest
from learning.models import SchoolClass
from settings.registry import FAUCET_CLASSES_HBAR, FAUCET_FIRST_HBAR


@dataclass(frozen=True, slots=True)
class ClassPool:
    """A class's budget as one of its learners meets it: HBAR within 24 hours.

    `given` was given of its `size`; the learner `had` so much of their `member_limit`; `left_of_all` is what all
    classes may still give.
    """

    school_class: SchoolClass
    size: Decimal
    given: Decimal
    member_limit: Decimal
    had: Decimal
    left_of_all: Decimal

    @property
    def available(self) -> Decimal:
        """The most it gives them in one request now."""
        rooms = (self.size - self.given, self.member_limit - self.had, self.left_of_all, MAX_AMOUNT)
        return max(min(rooms), Decimal(0))


def read_pools(*, learner_id: int, address: str, is_newcomer: bool, now: datetime) -> tuple[ClassPool, ...]:
    """Of the learner's classes that have a budget, by name. Holds a moment later only under the faucet's locks."""
    budgets = list(
        ClassBudget.objects.in_force(now.astimezone(UTC).date())
        .filter(school_class__memberships__user=learner_id, school_class__memberships__removed_at=None)
        .select_related("school_class")
        .order_by("school_class__name", "pk")
    )
    if not budgets:
        return ()
    sums = {f"class_{row.pk}": Sum("amount_hbar", filter=Q(school_class=row.pk)) for row in budgets}
    to_them = Q(user=learner_id) | Q(evm_address=address)
    given = FaucetRequest.objects.counting_since(now - BUDGET_WINDOW).of_classes()
    total = given.aggregate(all=Sum("amount_hbar"), had=Sum("amount_hbar", filter=to_them), **sums)
    zero = Decimal(0)
    return tuple(
        ClassPool(
            school_class=row.school_class,
            size=Decimal(row.hbar_a_day),
            given=total[f"class_{row.pk}"] or zero,
            member_limit=Decimal(
                min(row.hbar_a_member, FAUCET_FIRST_HBAR.current()) if is_newcomer else row.hbar_a_member
            ),
            had=total["had"] or zero,
            left_of_all=FAUCET_CLASSES_HBAR.current() - (total["all"] or zero),
        )
        for row in budgets
    )


def promised_to_classes(*, now: datetime) -> Decimal:
    """The most that all classes together may get within 24 hours."""
    granted = ClassBudget.objects.in_force(now.astimezone(UTC).date()).aggregate(total=Sum("hbar_a_day"))["total"] or 0
    return Decimal(min(granted, FAUCET_CLASSES_HBAR.current()))


@dataclass(frozen=True, slots=True)
class ClassBudgetNow:
    """A class's budget as its teacher sees it: how much was given, and never to whom."""

    budget: ClassBudget
    given: Decimal
    is_over: bool

    @property
    def left(self) -> Decimal:
        return max(self.budget.hbar_a_day - self.given, Decimal(0))


def read_budget_of(school_class: SchoolClass, *, now: datetime) -> ClassBudgetNow | None:
    """None when nobody has granted it one. Two queries."""
    budget = ClassBudget.objects.filter(pk=school_class.pk).first()
    if budget is None:
        return None
    given = FaucetRequest.objects.counting_since(now - BUDGET_WINDOW).of_classes().filter(school_class=school_class)
    return ClassBudgetNow(budget, given.total(), budget.until < now.astimezone(UTC).date())
