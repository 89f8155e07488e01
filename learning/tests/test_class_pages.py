"""Whose a class is: every page and every form of it, asked for by everybody."""

import pytest
from django.test import Client
from django.urls import reverse

from learning.models import ClassAssignment, ClassMembership, Course, SchoolClass, User
from tests.builders import make_class, make_course, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

TEACHERS_PAGES = (
    "learning:class-export",
    "learning:class-courses",
    "learning:class-people",
    "learning:class-settings",
    "chain:class-certificates",
    "chain:class-faucet",
)
TEACHERS_FORMS: dict[str, dict[str, str]] = {
    "learning:class-change": {"name": "Stolen", "seats": "1"},
    "learning:class-code": {"do": "renew"},
    "learning:class-assign": {"course": "wallets"},
    "learning:class-remove-unseen": {},
    "learning:class-end": {"sure": "yes"},
}


@pytest.fixture
def course() -> Course:
    return make_course("Wallets", lessons=1)


@pytest.fixture
def taught(amina: User, kwame: User, course: Course) -> SchoolClass:
    made = make_class(amina, kwame, name="Keys")
    ClassAssignment.objects.create(school_class=made, course=course)
    ClassMembership.objects.create(school_class=made, user=make_user())
    return made


def state_of(school_class: SchoolClass) -> tuple[object, ...]:
    found = SchoolClass.objects.get(pk=school_class.pk)
    return (
        found.name,
        found.code,
        found.seats,
        found.is_open,
        found.memberships.present().count(),
        found.assignments.count(),
    )


def test_nobody_but_the_teacher_opens_or_changes_a_class(
    taught: SchoolClass, kwame_client: Client, ada_client: Client, client: Client
) -> None:
    """Somebody in the class, an admin, another teacher and a visitor: none of them has any power over it."""
    member = taught.memberships.sharing().get()
    before = state_of(taught)
    other_teacher = signed_in(make_class(make_user()).teacher)
    places = [reverse(name, args=[taught.pk]) for name in TEACHERS_PAGES]
    places.append(reverse("learning:class-course", args=[taught.pk, "wallets"]))
    forms = {reverse(name, args=[taught.pk]): fields for name, fields in TEACHERS_FORMS.items()}
    forms[reverse("learning:class-remove", args=[taught.pk, member.pk])] = {}
    forms[reverse("learning:class-unassign", args=[taught.pk, "wallets"])] = {}
    for browser in (kwame_client, ada_client, other_teacher):
        assert {browser.get(place).status_code for place in places} == {404}
        assert {browser.post(place, fields).status_code for place, fields in forms.items()} == {404}
    assert {client.get(place).status_code for place in [*places, taught.get_absolute_url()]} == {302}
    assert {client.post(place, fields).status_code for place, fields in forms.items()} == {302}
    assert {browser.get(taught.get_absolute_url()).status_code for browser in (ada_client, other_teacher)} == {404}
    assert state_of(taught) == before


def test_a_teacher_has_no_power_over_another_teachers_learners(amina_client: Client, taught: SchoolClass) -> None:
    """The class of the address and that of the membership must be one."""
    foreign = make_class(make_user(), make_user()).memberships.get()
    amina_client.post(reverse("learning:class-remove", args=[taught.pk, foreign.pk]))
    foreign.refresh_from_db()
    assert foreign.removed_at is None
    for name in ("learning:class-consent", "learning:class-leave"):
        assert amina_client.post(reverse(name, args=[taught.pk]), {"do": "agree"}).status_code == 404


def test_a_class_from_its_making_to_its_end_through_the_pages(
    amina_client: Client, kwame: User, kwame_client: Client, course: Course
) -> None:
    made = amina_client.post("/classes/new/", {"name": "Tuesday", "seats": "12"}, follow=True)
    taught = SchoolClass.objects.get()
    assert (taught.name, taught.seats) == ("Tuesday", 12)
    assert f"{taught.code[:4]} {taught.code[4:]}" in made.content.decode()
    place = taught.get_absolute_url()
    assert "Choose a course first" in made.content.decode()
    amina_client.post(f"{place}assign/", {"course": "wallets", "starts_on": "2026-03-02", "due_on": "2026-03-09"})
    assert str(ClassAssignment.objects.get().due_on) == "2026-03-09"
    kwame_client.post("/classes/join/", {"code": taught.code, "join": "yes", "agrees": "yes"})
    assert "kwame" in amina_client.get(place).content.decode()
    for path, name in (("/classes/", "Tuesday"), ("/dashboard/", "Wallets")):
        assert name in kwame_client.get(path).content.decode()
    amina_client.post(f"{place}code/", {"do": "close"})
    assert "The code is closed" in amina_client.get(place).content.decode()
    amina_client.post(f"{place}change/", {"name": "Wednesday", "seats": "14"})
    member = taught.memberships.get()
    amina_client.post(f"{place}people/{member.pk}/remove/")
    assert "Tuesday" not in kwame_client.get("/classes/").content.decode()
    assert amina_client.post(f"{place}end/").status_code == 302
    assert SchoolClass.objects.get().name == "Wednesday"
    amina_client.post(f"{place}end/", {"sure": "yes"})
    assert not SchoolClass.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"course": "wallets", "starts_on": "2026-03-10", "due_on": "2026-03-09"}, "It ends before it begins."),
        ({"course": "no-such-course"}, "Choose one of the courses offered."),
        ({"course": "wallets", "due_on": "soon"}, "Write a date"),
        ({"course": "hidden"}, "Choose one of the courses offered."),
        ({}, "Choose a course."),
    ],
)
def test_an_assignment_that_cannot_be_gets_a_sentence(
    amina_client: Client, taught: SchoolClass, fields: dict[str, str], said: str
) -> None:
    make_course("Hidden", is_published=False)
    before = state_of(taught)
    answer = amina_client.post(f"{taught.get_absolute_url()}assign/", fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert state_of(taught) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "seats": "10"},
        {"name": "\u200b", "seats": "10"},
        {"name": "x" * 61, "seats": "10"},
        {"name": "Keys", "seats": "0"},
        {"name": "Keys", "seats": "201"},
        {"name": "Keys", "seats": "many"},
        {"name": "Keys", "seats": "9" * 400},
    ],
)
def test_a_class_that_cannot_be_gets_a_sentence_too(
    amina_client: Client, taught: SchoolClass, fields: dict[str, str]
) -> None:
    before = state_of(taught)
    for place in ("/classes/new/", f"{taught.get_absolute_url()}change/"):
        assert amina_client.post(place, fields).status_code == 422
    assert state_of(taught) == before
    assert SchoolClass.objects.count() == 1


def test_addresses_that_are_no_class_are_not_there(amina_client: Client) -> None:
    for number in ("0", "999999", "9" * 30):
        assert amina_client.get(f"/classes/{number}/").status_code == 404
        assert amina_client.post(f"/classes/{number}/end/", {"sure": "yes"}).status_code == 404


def test_a_course_that_is_unpublished_is_not_asked_for_any_more(
    taught: SchoolClass, kwame_client: Client, amina_client: Client, course: Course
) -> None:
    Course.objects.filter(pk=course.pk).update(is_published=False)
    assert "Wallets" not in kwame_client.get(taught.get_absolute_url()).content.decode()
    assert "Not published any more" in amina_client.get(f"{taught.get_absolute_url()}courses/").content.decode()


def test_an_admin_ends_classes_that_serve_something_else_one_or_many(
    taught: SchoolClass, ada_client: Client, moyo: User
) -> None:
    place = reverse("admin:learning_schoolclass_delete", args=[taught.pk])
    assert signed_in(moyo).post(place, {"post": "yes"}).status_code == 403
    assert ada_client.get(place).status_code == 200
    assert ada_client.post(place, {"post": "yes"}).status_code == 302
    others = [make_class(make_user(), make_user()) for _ in range(2)]
    chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in others], "post": "yes"}
    assert ada_client.post(reverse("admin:learning_schoolclass_changelist"), chosen).status_code == 302
    assert not SchoolClass.objects.exists()
    assert not ClassMembership.objects.exists()
