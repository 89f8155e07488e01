"""Reports, suspensions and the log of moderation in the admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.models import ModerationLogEntry, PostReport, Suspension
from learning.models import User
from tests.builders import make_discussion
from web3versity.tests.admin_acts import act, log

THREADS = reverse("admin:community_discussion_changelist")
REPORTS = reverse("admin:community_postreport_changelist")
SUSPENSIONS = reverse("admin:community_suspension_changelist")


@pytest.mark.parametrize(
    ("action", "outcome", "is_listed"), [("hide", "upheld", False), ("dismiss", "dismissed", True)]
)
def test_reports_are_decided_by_the_same_operations(
    action: str, outcome: str, is_listed: bool, moyo_client: Client, moyo: User, amina: User, kwame: User, zuri: User
) -> None:
    thread = make_discussion(amina)
    reports = [PostReport.objects.create(reporter=by, discussion=thread, reason="spam") for by in (kwame, zuri)]
    act(moyo_client, REPORTS, action, reports[0], reason="Seen.")
    assert set(PostReport.objects.values_list("outcome", "decided_by")) == {(outcome, moyo.pk)}
    thread.refresh_from_db()
    assert thread.is_listed is is_listed
    assert len(log()) == 1
    assert "decided before" in act(moyo_client, REPORTS, action, reports[1]).content.decode()
    assert moyo_client.get(reverse("admin:community_postreport_add")).status_code == 403


def suspension_form(**changes: object) -> dict[str, object]:
    until = timezone.now() + timedelta(days=3)
    return {
        "person_name": "AMINA",
        "until_0": until.strftime("%Y-%m-%d"),
        "until_1": until.strftime("%H:%M:%S"),
        "reason": "Spam.",
    } | changes


def test_a_suspension_is_added_and_lifted_by_the_operations(moyo_client: Client, moyo: User, amina: User) -> None:
    add = reverse("admin:community_suspension_add")
    assert moyo_client.post(add, suspension_form()).status_code == 302
    given = Suspension.objects.get()
    assert (given.person, given.suspended_by, given.reason) == (amina, moyo, "Spam.")
    assert "Done for 1 of 1." in act(moyo_client, SUSPENSIONS, "lift", given, reason="Sorry.").content.decode()
    given.refresh_from_db()
    assert given.lifted_at is not None
    assert "It is not in force." in act(moyo_client, SUSPENSIONS, "lift", given).content.decode()
    assert log() == [("moyo", "suspend", "Spam."), ("moyo", "lift", "Sorry.")]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"person_name": "nobody"}, "Nobody has that name."),
        ({"person_name": "moyo"}, "yourself"),
        ({"person_name": "ada"}, "Only an admin"),
        ({"until_0": "2020-01-01"}, "one hour at least"),
        ({"reason": ""}, "This field is required."),
    ],
)
def test_a_suspension_that_cannot_be_is_refused_with_a_sentence(
    changes: dict[str, object], sentence: str, moyo_client: Client, amina: User, ada: User
) -> None:
    answer = moyo_client.post(reverse("admin:community_suspension_add"), suspension_form(**changes))
    assert sentence in answer.content.decode()
    assert not Suspension.objects.exists()


def test_the_log_is_read_and_found_by_person(moyo_client: Client, moyo: User, amina: User) -> None:
    thread = make_discussion(amina)
    act(moyo_client, THREADS, "pin", thread)
    where = reverse("admin:community_moderationlogentry_changelist")
    for name, count in (("moyo", 1), ("amina", 1), ("ada", 0)):
        assert moyo_client.get(where, {"q": name}).context["cl"].result_count == count
    line = ModerationLogEntry.objects.get()
    change = reverse("admin:community_moderationlogentry_change", args=[line.pk])
    assert moyo_client.get(change).status_code == 200
    assert moyo_client.post(change, {"reason": "Another."}).status_code == 403


def test_moderators_who_are_staff_find_their_part_of_the_admin(moyo_client: Client) -> None:
    assert Group.objects.get(name="Moderators").permissions.filter(codename="moderate").exists()
    for model in ("discussion", "reply", "postreport", "suspension", "moderationlogentry", "postrevision"):
        assert moyo_client.get(reverse(f"admin:community_{model}_changelist")).status_code == 200
    assert moyo_client.get(reverse("admin:community_notification_changelist")).status_code == 403
