"""The budget of a class, and what somebody might try to get more than was granted (chain/faucet/class_pools.py)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chain.faucet.allowance import read_allowance
from chain.faucet.balance import check_balance
from chain.faucet.pay_again import NotPaidAgain, pay_again
from chain.models import ChainTrouble, ClassBudget, FaucetRequest
from chain.models.faucet import FaucetPart
from chain.testing.chains import Chain
from chain.tests.payouts import ask, end, refusal_of
from learning.accounts.deletion import delete_account
from learning.classes.change import end_class
from learning.classes.join import join_class, leave_class, remove_member, remove_unseen
from learning.models import ClassMembership, SchoolClass, User
from tests.builders import learn_honestly, make_class, make_user

pytestmark = pytest.mark.django_db

Setting = Callable[[str, Any], None]
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
SCHOOL = "203.0.113.0"


def learner() -> User:
    person = make_user()
    learn_honestly(person, lessons=1)
    return person


def grant(school_class: SchoolClass, a_day: int = 50, a_member: int = 2, **columns: Any) -> ClassBudget:
    columns = {"until": date(2027, 12, 31)} | columns
    return ClassBudget.objects.create(school_class=school_class, hbar_a_day=a_day, hbar_a_member=a_member, **columns)


def given(school_class: SchoolClass | None = None) -> Decimal:
    """What classes got in all."""
    rows = FaucetRequest.objects.of_classes()
    return (rows.filter(school_class=school_class) if school_class else rows).total()


def drain(people: list[User], *, at: datetime = NOON) -> None:
    """Everybody asks for all they could ever get, large and small, until nobody gets anything."""
    for person in people:
        for hbar in (10, 5, 2, 1, 1, 1):
            refusal_of(person, hbar, at=at, ip=SCHOOL)


def test_a_whole_class_behind_one_address_is_served_before_its_first_lesson() -> None:
    """Fifty newcomers of one network, of whom the faucet's own day would serve five."""
    pupils = [make_user() for _ in range(50)]
    grant(make_class(make_user(), *pupils, seats=60))
    assert [refusal_of(pupil, 1, at=NOON, ip=SCHOOL) for pupil in pupils] == [""] * 50
    assert given() == 50
    assert not FaucetRequest.objects.of_the_faucet().exists()
    # And none of it is written down with where they are.
    assert set(FaucetRequest.objects.values_list("request_ip", "network_mark")) == {(None, "")}


def test_a_class_without_a_grant_has_nothing_however_many_are_in_it() -> None:
    pupils = [make_user() for _ in range(12)]
    make_class(make_user(), *pupils)
    drain(pupils)
    assert given() == 0
    assert FaucetRequest.objects.total() == 5


def test_forty_made_up_accounts_get_what_was_granted_and_not_a_tinybar_more() -> None:
    puppets = [make_user() for _ in range(40)]
    grant(make_class(make_user(), *puppets, seats=200), a_day=20, a_member=10)
    drain(puppets)
    assert given() == 20
    # Having learned nothing, each got what a newcomer gets.
    assert max(FaucetRequest.objects.of_classes().values_list("amount_hbar", flat=True)) == 1
    assert set(FaucetRequest.objects.of_classes().values_list("user", flat=True)) == {row.pk for row in puppets[:20]}
    drain(puppets, at=NOON + timedelta(hours=23))
    assert given() == 20


def test_what_a_class_takes_is_missed_by_nobody_else_and_the_other_way_round(amina: User) -> None:
    puppets = [learner() for _ in range(30)]
    grant(make_class(make_user(), *puppets), a_day=100, a_member=10)
    for puppet in puppets[:10]:
        assert refusal_of(puppet, 10, at=NOON, ip=SCHOOL) == ""
    assert given() == 100
    learn_honestly(amina)
    assert refusal_of(amina, 10, at=NOON, ip=SCHOOL) == ""
    others = [learner() for _ in range(12)]
    drain(others)
    served = grant(make_class(make_user(), late := learner()), a_day=5)
    assert refusal_of(late, 2, at=NOON, ip=SCHOOL) == ""
    assert given(served.school_class) == 2


def test_a_learner_has_their_own_allowance_beside_it() -> None:
    person = learner()
    grant(make_class(make_user(), person), a_member=2)
    assert refusal_of(person, 2, at=NOON) == ""
    assert refusal_of(person, 10, at=NOON) == ""
    assert refusal_of(person, 1, at=NOON) == "allowance"
    assert given() == 2
    assert FaucetRequest.objects.total() == 12


def test_leaving_and_joining_again_brings_nothing() -> None:
    person, taught = make_user(), make_class(make_user())
    grant(taught)
    for _ in range(4):
        join_class(learner=person, typed_code=taught.code, agrees=True, now=NOON)
        refusal_of(person, 1, at=NOON)
        refusal_of(person, 1, at=NOON)
        leave_class(learner=person, class_id=taught.pk)
    assert given() == 1


def test_being_in_ten_classes_brings_no_more_than_one() -> None:
    person = learner()
    for _ in range(10):
        grant(make_class(make_user(), person), a_member=2)
    drain([person])
    assert given() == 2


def test_one_wallet_is_one_learner_whoever_holds_it_next() -> None:
    """The account is deleted and made again with the same wallet; so is its place in the class."""
    taught, wallet = make_class(make_user()), f"0x{'ab' * 20}"
    grant(taught)
    for _ in range(3):
        person = make_user(evm_address=wallet)
        join_class(learner=person, typed_code=taught.code, agrees=True, now=NOON)
        refusal_of(person, 1, at=NOON)
        delete_account(user_id=person.pk)
    assert given() == 1


def test_a_new_wallet_does_not_make_a_new_learner() -> None:
    person = make_user()
    grant(make_class(make_user(), person))
    for number in range(3):
        User.objects.filter(pk=person.pk).update(evm_address=f"0x{number:02}{'cd' * 19}")
        person.refresh_from_db()
        refusal_of(person, 1, at=NOON)
    assert given() == 1


def test_who_is_taken_out_gets_nothing_from_it_and_seats_end_what_a_leaked_code_can_do() -> None:
    stranger, pupil = make_user(), make_user()
    taught = make_class(make_user(), pupil, seats=2)
    grant(taught)
    join_class(learner=stranger, typed_code=taught.code, agrees=False, now=NOON)
    remove_unseen(class_id=taught.pk, now=NOON)
    drain([stranger])
    assert given() == 0
    member = ClassMembership.objects.get(user=pupil)
    remove_member(class_id=taught.pk, membership_id=member.pk, now=NOON)
    drain([pupil])
    assert given() == 0


def test_it_ends_with_its_day_and_with_its_class_and_the_books_stay() -> None:
    person, taught = make_user(), make_class(make_user())
    join_class(learner=person, typed_code=taught.code, agrees=True, now=NOON)
    grant(taught, until=date(2026, 3, 9))
    request = ask(person, 1, at=NOON)
    assert request.part == FaucetPart.CLASS
    assert not read_allowance(learner=person, now=NOON + timedelta(days=2)).pools
    end_class(class_id=taught.pk)
    request.refresh_from_db()
    assert (request.part, request.school_class, request.user) == (FaucetPart.CLASS, None, person)
    # Nor does ending a class wash off what its learners had.
    again = make_class(make_user(), person)
    grant(again)
    drain([person], at=NOON + timedelta(hours=1))
    assert given() == 1


def test_a_budget_that_an_admin_lowers_is_lower_at_once() -> None:
    pupils = [make_user() for _ in range(4)]
    budget = grant(make_class(make_user(), *pupils), a_day=10)
    assert refusal_of(pupils[0], 1, at=NOON) == ""
    ClassBudget.objects.filter(pk=budget.pk).update(hbar_a_day=2)
    drain(pupils)
    assert given() == 2


def test_a_payout_that_fails_gives_the_class_its_hbar_back() -> None:
    person = make_user()
    taught = make_class(make_user(), person)
    grant(taught)
    request = ask(person, 1, at=NOON)
    assert given(taught) == 1
    assert read_allowance(learner=person, now=NOON).pools[0].available == 0
    end(request, paid=False)
    assert read_allowance(learner=person, now=NOON).pools[0].available == 1


def test_a_class_pays_again_what_failed_unless_it_has_paid_meanwhile() -> None:
    person, now = make_user(), timezone.now()
    grant(make_class(make_user(), person), until=now.date() + timedelta(days=2))
    failed = []
    for _ in range(2):
        failed.append(ask(person, 1, at=now))
        end(failed[-1], paid=False)
    pay_again(request_id=failed[0].pk)
    with pytest.raises(NotPaidAgain, match="not as much for them now"):
        pay_again(request_id=failed[1].pk)
    assert FaucetRequest.objects.exclude(status="failed").get() == failed[0]


@pytest.mark.parametrize(("most", "served"), [(0, 0), (3, 3)])
def test_what_all_classes_get_is_a_setting(platform_setting: Setting, most: int, served: int) -> None:
    platform_setting("faucet_classes_hbar", most)
    people = [make_user() for _ in range(6)]
    for person in people:
        grant(make_class(make_user(), person), a_day=1000, a_member=10)
    drain(people)
    assert given() == served


def test_a_closed_faucet_and_a_missing_wallet_close_it_too(platform_setting: Setting) -> None:
    person = make_user()
    grant(make_class(make_user(), person))
    User.objects.filter(pk=person.pk).update(evm_address=None)
    person.refresh_from_db()
    assert refusal_of(person, 1, at=NOON) == "no_wallet"
    platform_setting("faucet_enabled", False)
    assert refusal_of(person, 1, at=NOON) == "disabled"


def test_the_page_says_what_the_class_has_and_who_paid(amina: User, amina_client: Client) -> None:
    taught = make_class(make_user(), amina, name="Keys on Tuesday")
    grant(taught)
    page = " ".join(amina_client.get("/faucet/").content.decode().split())
    assert "1 HBAR more" in page
    assert "Keys on Tuesday" in page
    assert amina_client.post("/faucet/", {"amount": "1"}).status_code == 302
    page = " ".join(amina_client.get("/faucet/").content.decode().split())
    assert "From the budget of your class" in page
    assert FaucetRequest.objects.get().school_class == taught
    # A learner cannot say which class shall pay.
    foreign = make_class(make_user())
    grant(foreign)
    amina_client.post("/faucet/", {"amount": "1", "school_class": foreign.pk, "part": "class"})
    assert given(foreign) == 0


def test_with_nothing_left_of_their_own_they_are_told_what_the_class_still_has() -> None:
    person = learner()
    budget = grant(make_class(make_user(), person), a_member=3)
    assert refusal_of(person, 10, at=NOON) == ""
    assert refusal_of(person, 5, at=NOON) == "class_left"
    assert refusal_of(person, 3, at=NOON) == ""
    assert given(budget.school_class) == 3


def test_the_teacher_sees_how_much_and_never_who(amina: User, amina_client: Client, kwame: User) -> None:
    taught = make_class(amina, kwame)
    place = reverse("chain:class-faucet", args=[taught.pk])
    assert "has no budget of its own" in amina_client.get(place).content.decode()
    grant(taught, a_day=30)
    ask(kwame, 1)
    page = amina_client.get(place).content.decode()
    assert ">29<" in page.replace("\n", "")
    assert "kwame" not in page
    ClassBudget.objects.update(until=timezone.now().date() - timedelta(days=2))
    assert "ended on" in amina_client.get(place).content.decode()


def test_only_an_admin_grants_it_and_their_name_stands_there(
    ada: User, ada_client: Client, amina: User, amina_client: Client, moyo: User, client: Client
) -> None:
    taught = make_class(amina)
    place = reverse("admin:chain_classbudget_add")
    fields = {"school_class": taught.pk, "hbar_a_day": 30, "hbar_a_member": 2, "until": "2026-12-31", "note": "Term"}
    assert amina_client.post(place, fields).status_code == 302
    client.force_login(moyo)
    assert client.post(place, fields).status_code == 403
    assert not ClassBudget.objects.exists()
    for changed in ({"hbar_a_day": 0}, {"hbar_a_day": 1001}, {"hbar_a_member": 11}, {"until": ""}):
        assert ada_client.post(place, fields | changed).status_code == 200
    assert not ClassBudget.objects.exists()
    assert ada_client.post(place, fields).status_code == 302
    assert ClassBudget.objects.get().granted_by == ada


def test_admins_are_told_when_the_accounts_hold_less_than_classes_may_get(
    devnet: Chain, platform_setting: Setting
) -> None:
    devnet.fund(130)
    check_balance()
    assert not ChainTrouble.objects.exists()
    grant(make_class(make_user()), a_day=50)
    check_balance()
    assert "may give 150 a day" in ChainTrouble.objects.get().sentence
    platform_setting("faucet_classes_hbar", 30)
    check_balance()
    assert not ChainTrouble.objects.exists()
