"""The record of staff: whatever is done on a page of staff stands there, append-only and for good."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from learning.models import StaffAct, User
from settings.models import OwedTask
from tests.builders import make_user
from tests.personas import signed_in
from tests.sql import run
from web3versity.audited_admin import Audited
from web3versity.tests.test_admin_people import form_of, page_of

pytestmark = pytest.mark.django_db


def acts() -> list[tuple[Any, ...]]:
    lines = StaffAct.objects.order_by("pk")
    return list(lines.values_list("actor__username", "act", "about", "object_id", "person__username", "words"))


def test_every_page_of_the_admin_keeps_it_whoever_registered_the_page() -> None:
    assert all(isinstance(page, Audited) for page in admin.site._registry.values())


def test_who_adds_changes_and_deletes_is_written_down_with_what_and_where(ada_client: Client, amina: User) -> None:
    assert ada_client.post(page_of(amina), form_of(ada_client, amina) | {"bio": "Hello"}).status_code == 302
    stranger = make_user("stranger")
    ada_client.post(page_of(stranger, "delete"), {"post": "yes"})
    added = reverse("admin:auth_group_add")
    ada_client.post(added, {"name": "Gardeners"})
    gardeners = str(Group.objects.get(name="Gardeners").pk)
    assert acts() == [
        ("ada", "change", "learning.user", str(amina.pk), "amina", "changed: About me"),
        ("ada", "delete", "learning.user", str(stranger.pk), None, ""),
        ("ada", "add", "auth.group", gardeners, None, "added"),
    ]
    assert [act.page for act in StaffAct.objects.order_by("pk")] == [page_of(amina), page_of(stranger, "delete"), added]


def test_an_action_of_a_list_is_written_down_and_its_question_is_not(ada_client: Client) -> None:
    owed = OwedTask.objects.create(task="learning.attempts.tasks.grade_overdue")
    lists = reverse("admin:settings_owedtask_changelist")
    ada_client.post(lists, {"action": "try_again", "_selected_action": [owed.pk]})
    ada_client.post(lists, {"action": "delete_selected", "_selected_action": [owed.pk]})
    assert [line[1::4] for line in acts()] == [("try_again", f"settings.owedtask: {owed.pk}")]
    ada_client.post(lists, {"action": "delete_selected", "_selected_action": [owed.pk], "post": "yes"})
    assert [line[1] for line in acts()] == ["try_again", "delete"]


def test_signing_in_and_a_new_password_are_written_down_and_who_is_sent_away_is_not(ada: User, client: Client) -> None:
    ada.set_password("a-long-enough-secret")
    ada.save()
    client.post("/admin/login/", {"username": "ada", "password": "wrong"})
    assert acts() == []
    client.post("/admin/login/", {"username": "ada", "password": "a-long-enough-secret"})
    passwords = {"old_password": "a-long-enough-secret", **{f"new_password{n}": "another-long-secret" for n in (1, 2)}}
    assert client.post("/admin/password_change/", passwords).status_code == 302
    assert [line[:2] for line in acts()] == [("ada", "login"), ("ada", "password_change")]
    learner = signed_in(make_user("learner"))
    assert learner.post(reverse("admin:auth_group_add"), {"name": "x"}).status_code == 302
    assert len(acts()) == 2


def test_it_is_read_in_the_admin_and_found_by_either_person(ada_client: Client, amina: User) -> None:
    ada_client.post(page_of(amina), form_of(ada_client, amina) | {"bio": "Hello"})
    lists = reverse("admin:learning_staffact_changelist")
    for words, count in (("ada", 1), ("amina", 1), ("nobody", 0)):
        assert ada_client.get(lists, {"q": words}).context["cl"].result_count == count
    line = StaffAct.objects.get()
    assert ada_client.post(reverse("admin:learning_staffact_change", args=[line.pk]), {"act": "x"}).status_code == 403
    assert (
        ada_client.post(reverse("admin:learning_staffact_delete", args=[line.pk]), {"post": "yes"}).status_code == 403
    )


def test_no_line_is_ever_changed_and_who_leaves_is_named_nowhere(ada: User, ada_client: Client, amina: User) -> None:
    ada_client.post(page_of(amina), form_of(ada_client, amina) | {"bio": "Hello"})
    for attack in ("UPDATE staff_acts SET act = 'add'", "UPDATE staff_acts SET actor_id = 1", "DELETE FROM staff_acts"):
        with transaction.atomic(), pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            run(attack)
    number = str(amina.pk)
    amina.delete()
    assert acts() == [("ada", "change", "learning.user", number, None, "changed: About me")]
    ada.delete()
    assert acts() == [(None, "change", "learning.user", number, None, "changed: About me")]
