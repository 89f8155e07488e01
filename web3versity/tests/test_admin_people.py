import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from eth_utils.address import to_checksum_address

from learning.models import User
from tests.builders import make_award, make_course, make_enrolment, make_user

ADDRESS = to_checksum_address("0x" + "ab" * 20)
PEOPLE = reverse("admin:learning_user_changelist")


def page_of(person: User, page: str = "change") -> str:
    return reverse(f"admin:learning_user_{page}", args=[person.pk])


def found(client: Client, words: str) -> set[str]:
    answer = client.get(PEOPLE, {"q": words})
    return {person.username for person in answer.context["cl"].result_list}


def form_of(client: Client, person: User) -> dict[str, object]:
    """What the page's form would send when nothing is changed."""
    form = client.get(page_of(person)).context["adminform"].form
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in values.items() if value not in (None, False)}


@pytest.fixture
def helper(db: None) -> User:
    """Staff who may change people and is no superuser."""
    person = make_user("helper", is_staff=True)
    person.user_permissions.set(
        Permission.objects.filter(codename__in=["view_user", "change_user", "add_user", "delete_user"])
    )
    return person


@pytest.fixture
def helper_client(helper: User, client: Client) -> Client:
    client.force_login(helper)
    return client


def test_staff_sign_in_by_password(client: Client, ada: User) -> None:
    ada.set_password("a-long-enough-secret")
    ada.save()
    answer = client.post(
        reverse("admin:login"), {"username": "ada", "password": "a-long-enough-secret", "next": PEOPLE}
    )
    assert answer.headers["Location"] == PEOPLE
    assert client.get(PEOPLE).status_code == 200


def test_a_learner_is_not_let_in_by_password(client: Client, amina: User) -> None:
    amina.set_password("a-long-enough-secret")
    amina.save()
    answer = client.post(reverse("admin:login"), {"username": "amina", "password": "a-long-enough-secret"})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_people_are_found_by_part_of_a_name_or_by_a_whole_address(ada_client: Client) -> None:
    make_user("swift-heron", evm_address=ADDRESS, hedera_account_id="0.0.4711")
    make_user("other")
    assert found(ada_client, "HERON") == {"swift-heron"}
    assert found(ada_client, ADDRESS) == {"swift-heron"}
    assert found(ada_client, ADDRESS.lower()) == {"swift-heron"}
    assert found(ada_client, "0.0.4711") == {"swift-heron"}
    assert found(ada_client, ADDRESS[:-1]) == set()


def test_a_superuser_adds_staff_with_a_password(ada_client: Client) -> None:
    answer = ada_client.post(
        reverse("admin:learning_user_add"),
        {"username": "Thandi", "email": "", "password1": "a-long-enough-secret", "password2": "a-long-enough-secret"},
    )
    assert answer.status_code == 302
    thandi = User.objects.get(username="Thandi")
    assert thandi.is_staff
    assert not thandi.is_superuser
    assert thandi.evm_address is None
    assert thandi.check_password("a-long-enough-secret")


def test_a_name_that_differs_by_case_alone_is_refused(ada_client: Client, amina: User) -> None:
    answer = ada_client.post(
        reverse("admin:learning_user_add"),
        {"username": "AMINA", "password1": "a-long-enough-secret", "password2": "a-long-enough-secret"},
    )
    assert answer.status_code == 200
    assert "This name is taken." in answer.text


def test_changing_a_learner_keeps_address_and_counters_and_saving_twice_changes_nothing(
    ada_client: Client, amina: User
) -> None:
    make_award(amina, 150)
    form = form_of(ada_client, amina) | {"bio": "Hello", "evm_address": ADDRESS, "total_xp": 9999, "current_level": 90}
    for _ in range(2):
        assert ada_client.post(page_of(amina), form).status_code == 302
    amina_now = User.objects.get(pk=amina.pk)
    assert amina_now.bio == "Hello"
    assert (amina_now.evm_address, amina_now.total_xp) == (amina.evm_address, 150)
    assert amina_now.current_level < 90


def test_an_unknown_time_zone_is_refused_with_a_sentence(ada_client: Client, amina: User) -> None:
    answer = ada_client.post(page_of(amina), form_of(ada_client, amina) | {"timezone": "Mars/Olympus"})
    assert answer.status_code == 200
    assert "timezone" in answer.context["adminform"].form.errors


def test_a_learner_is_offered_no_password(ada_client: Client, amina: User) -> None:
    shown = [
        name
        for fieldset in ada_client.get(page_of(amina)).context["adminform"].fieldsets
        for name in fieldset[1]["fields"]
    ]
    assert "bio" in shown
    assert "password" not in shown
    assert ada_client.get(reverse("admin:auth_user_password_change", args=[amina.pk])).status_code == 403


def test_a_password_of_staff_can_be_set_by_a_superuser(ada_client: Client, moyo: User) -> None:
    path = reverse("admin:auth_user_password_change", args=[moyo.pk])
    assert ada_client.get(path).status_code == 200
    new = {"password1": "another-long-secret", "password2": "another-long-secret", "usable_password": "true"}
    assert ada_client.post(path, new).status_code == 302
    assert User.objects.get(pk=moyo.pk).check_password("another-long-secret")


def test_staff_who_are_no_superuser_give_no_roles(helper_client: Client, helper: User, amina: User) -> None:
    for person in (helper, amina):
        form = form_of(helper_client, person) | {"is_superuser": "on", "is_staff": "on", "groups": ["1"]}
        helper_client.post(page_of(person), form)
        person.refresh_from_db()
        assert not person.is_superuser
    assert not amina.is_staff
    assert helper_client.get(reverse("admin:learning_user_add")).status_code == 403


def test_staff_who_are_no_superuser_cannot_touch_one(helper_client: Client, ada: User) -> None:
    assert helper_client.post(page_of(ada), {"username": "ada", "email": "mine@example.org"}).status_code == 403
    assert helper_client.get(reverse("admin:auth_user_password_change", args=[ada.pk])).status_code == 403
    assert helper_client.post(page_of(ada, "delete"), {"post": "yes"}).status_code == 403
    ada.refresh_from_db()
    assert ada.email == ""


def test_someone_who_never_learned_can_be_deleted_and_a_learner_cannot(ada_client: Client, amina: User) -> None:
    stranger = make_user("stranger")
    assert ada_client.post(page_of(stranger, "delete"), {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=stranger.pk).exists()

    make_enrolment(amina, make_course())
    assert ada_client.post(page_of(amina, "delete"), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=amina.pk).exists()


def test_nobody_is_deleted_by_the_hundred(ada_client: Client, amina: User) -> None:
    ada_client.post(PEOPLE, {"action": "delete_selected", "_selected_action": [amina.pk], "post": "yes"})
    assert User.objects.filter(pk=amina.pk).exists()
