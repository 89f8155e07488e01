"""The code of a class: typed in any digits, renewed and closed, and never worth guessing."""

import pytest
from django.test import Client
from django.utils import timezone

from learning.classes import limits
from learning.classes.change import change_class, close_code, end_class, renew_code
from learning.classes.code import read_code
from learning.classes.errors import ClassRefused
from learning.classes.join import join_class
from learning.classes.make import make_class as make_new_class
from learning.models import ClassMembership, SchoolClass, ThrottleMark, User
from tests.builders import make_class, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "12345678",
        " 1234 5678 ",
        "1234-5678",
        "1234\u00a05678",
        "١٢٣٤٥٦٧٨",
        "۱۲۳۴ ۵۶۷۸",
        "१२३४५६७८",
        "১২৩৪৫৬৭৮",
        "１２３４５６７８",
        "\u200f١٢٣٤ ٥٦٧٨",
    ],
)
def test_a_code_is_read_in_the_digits_of_any_script(typed: str) -> None:
    assert read_code(typed) == "12345678"


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "1234567a", "²²²²²²²²", "1" * 10_000, "12 34\n5678x"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) == ""


def test_a_class_has_a_code_of_its_own_and_a_teacher_has_so_many_classes(amina: User) -> None:
    now = timezone.now()
    made = [make_new_class(teacher=amina, name="Keys", seats=30, now=now) for _ in range(limits.MOST_TAUGHT)]
    assert len({each.code for each in made}) == limits.MOST_TAUGHT
    assert all(read_code(each.code) == each.code and each.is_open for each in made)
    with pytest.raises(ClassRefused, match="too_many_taught"):
        make_new_class(teacher=amina, name="One more", seats=30, now=now)


def test_a_renewed_code_closes_the_old_one_and_a_closed_one_lets_nobody_in(amina: User, kwame: User) -> None:
    taught, now = make_class(amina), timezone.now()
    old = taught.code
    renew_code(class_id=taught.pk, now=now)
    taught.refresh_from_db()
    assert taught.code != old
    with pytest.raises(ClassRefused, match="no_class"):
        join_class(learner=kwame, typed_code=old, agrees=True, now=now)
    close_code(class_id=taught.pk)
    with pytest.raises(ClassRefused, match="no_class"):
        join_class(learner=kwame, typed_code=taught.code, agrees=True, now=now)
    assert not ClassMembership.objects.exists()
    renew_code(class_id=taught.pk, now=now)
    taught.refresh_from_db()
    join_class(learner=kwame, typed_code=taught.code, agrees=False, now=now)
    assert ClassMembership.objects.get().user == kwame


def test_a_class_cannot_get_fewer_seats_than_learners(amina: User) -> None:
    taught = make_class(amina, make_user(), make_user())
    with pytest.raises(ClassRefused, match="too_few_seats"):
        change_class(class_id=taught.pk, name="Small", seats=1)
    change_class(class_id=taught.pk, name="Small", seats=2)
    taught.refresh_from_db()
    assert (taught.name, taught.seats) == ("Small", 2)


def test_ending_a_class_ends_what_is_seen_and_does_so_once(amina: User, kwame: User) -> None:
    taught = make_class(amina, kwame)
    for _ in range(2):
        end_class(class_id=taught.pk)
    change_class(class_id=taught.pk, name="Gone", seats=2)
    renew_code(class_id=taught.pk, now=timezone.now())
    assert not SchoolClass.objects.exists()
    assert not ClassMembership.objects.exists()
    assert User.objects.filter(pk=kwame.pk).exists()


def test_codes_cannot_be_guessed_by_the_thousand_and_moderators_see_who_tries(
    amina: User, kwame: User, kwame_client: Client
) -> None:
    right = make_class(amina).code
    for number in range(limits.MOST_TRIED):
        assert kwame_client.get("/classes/join/", {"code": f"{90_000_000 + number}"}).status_code == 422
    refused = kwame_client.post("/classes/join/", {"code": right, "join": "yes"})
    assert refused.status_code == 429
    assert "try again in an hour" in refused.content.decode()
    assert not ClassMembership.objects.exists()
    assert f"person:{kwame.pk}" in ThrottleMark.objects.refused().values_list("subject", flat=True)


def test_a_network_cannot_guess_either_however_many_accounts_it_makes(
    amina: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_TRIED_BY_NETWORK", 5)
    right = make_class(amina).code
    answers = [signed_in(make_user()).get("/classes/join/", {"code": "99999999"}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    assert signed_in(make_user()).get("/classes/join/", {"code": right}).status_code == 429


def test_classes_made_in_a_day_are_counted_by_person_and_network(
    amina_client: Client, amina: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_MADE", 2)
    fields = {"name": "Keys", "seats": "30"}
    assert [amina_client.post("/classes/new/", fields).status_code for _ in range(3)] == [302, 302, 429]
    monkeypatch.setattr(limits, "MOST_MADE_BY_NETWORK", 4)
    assert [signed_in(make_user()).post("/classes/new/", fields).status_code for _ in range(2)] == [302, 429]
    assert SchoolClass.objects.count() == 3
