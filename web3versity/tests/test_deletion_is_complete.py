"""What a deleted account leaves behind: nothing but what is named here, each with its reason."""

import pytest
from django.apps import apps
from django.db.models import CASCADE, SET_NULL, EmailField, Field, GenericIPAddressField

from learning.accounts.deletion import delete_account
from learning.models import User
from learning.models.throttle import ThrottleMark
from learning.web.throttle import is_throttled, note_refusal

# Rows that stay without their person.
KEPT_UNNAMED = {
    "chain.FaucetRequest.user": "the faucet's books: what was paid out, to which wallet",
    "chain.ClassBudget.granted_by": "what a class was granted stays; admins come and go",
    "chain.NftCertificate.user": "the learner chose: it stays under its printed name, or has ended and names nobody",
    "chain.Transaction.user": "what stands on the chain stays there; these are the books about it",
    "community.Discussion.author": "others' conversation stays as it was, signed former learner",
    "community.Reply.author": "others' conversation stays as it was, signed former learner",
    "community.PostRevision.editor": "earlier versions of what stays",
    "community.LessonReport.reporter": "what authors have to mend, or have mended",
    "community.LessonReport.decided_by": "what was decided stays decided",
    "community.PostReport.reporter": "what moderators have to decide, or decided",
    "community.PostReport.decided_by": "what a moderator decided stays decided",
    "community.ModerationLogEntry.person": "the audit log: what was done, and why",
    "community.ModerationLogEntry.actor": "the audit log: what was done, and why",
    "community.Suspension.suspended_by": "who suspended somebody may leave before them",
    "community.Notification.actor": "it is news of the one who was told",
    "learning.Course.author": "a course stays for whoever learns in it",
    "learning.CourseDraft.submitted_by": "the course stays, and so does what is to be reviewed of it",
    "learning.DraftRevision.by": "the history of a course stays readable; its pen is not named any more",
    "learning.CourseRating.user": "what others read before they begin a course, signed former learner",
    "settings.SettingChange.changed_by": "the history of the site's settings: what was changed, and when",
    "learning.StaffAct.actor": "the record of staff: what was done, when and on what",
    "learning.StaffAct.person": "the record of staff: what was done, when and on what",
    "learning.FormerUsername.user": "the name rests, so that nobody passes for them, and is then forgotten",
}

# Columns that say where somebody is, or how to reach them, and what becomes of each.
PERSONAL_COLUMNS = {
    "chain.FaucetRequest.request_ip": "emptied when its hour is over (chain/faucet/forgetting.py)",
    "chain.SignInChallenge.network": "deleted with its row after an hour (chain/signin/challenge.py)",
    "community.EmailConfirmation.address": "goes with the account",
    "learning.User.email": "goes with the account",
}


def label(field: "Field[object, object]") -> str:
    return f"{field.model._meta.label}.{field.name}"


def columns() -> list["Field[object, object]"]:
    models = [model for model in apps.get_models() if model._meta.managed and model._meta.app_label != "admin"]
    return [field for model in models for field in model._meta.concrete_fields]


def test_every_row_of_a_person_goes_with_them_or_is_named_above() -> None:
    """Fails when a new model is forgotten: let it go by CASCADE, or say above why it stays."""
    of_people = {label(field): field for field in columns() if field.is_relation and field.related_model is User}
    rules = {name: getattr(field.remote_field, "on_delete", None) for name, field in of_people.items()}
    assert set(rules.values()) <= {CASCADE, SET_NULL}
    assert {name for name, rule in rules.items() if rule is SET_NULL} == set(KEPT_UNNAMED)
    assert any(rule is CASCADE for rule in rules.values())


def test_every_column_that_finds_a_person_is_named_above() -> None:
    found = {label(field) for field in columns() if isinstance(field, GenericIPAddressField | EmailField)}
    assert found == set(PERSONAL_COLUMNS)


def test_nothing_stays_counted_of_who_has_left(amina: User, kwame: User) -> None:
    """Their rows name them by id, without a foreign key."""
    for person in (amina, kwame):
        is_throttled(person.pk, "posts", limit=0, seconds=60)
        note_refusal(person.pk, "faucet")
    delete_account(user_id=amina.pk)
    assert set(ThrottleMark.objects.values_list("subject", flat=True)) == {f"person:{kwame.pk}"}


@pytest.mark.parametrize("reasons", [KEPT_UNNAMED, PERSONAL_COLUMNS])
def test_each_has_a_reason(reasons: dict[str, str]) -> None:
    assert all(reasons.values())
