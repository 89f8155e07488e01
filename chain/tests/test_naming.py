"""What name stands on a certificate (chain/certificates/naming.py, learning/accounts/person_names.py)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from chain.certificates.naming import issue_unanswered
from chain.certificates.tasks import ask_for_name
from chain.models import NftCertificate
from community.models import Notification
from learning.accounts.person_names import BadPersonName, clean_person_name
from learning.lessons.completion import complete_lesson
from learning.models import Course, User, UserProgress
from tests.builders import make_course, make_enrolment, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

NAME = "/certificates/name/"
IN_ANY_SCRIPT = (
    "Amina Okonkwo",
    "አሚና ተስፋዬ",
    "أمينة محمد",
    "अमीना शर्मा",
    "阿米娜",
    "Ọlábísí Adé",
    "O’Neill-Ní Dhomhnaill",
    "سارا می\u200cآید",
    *("علی\u200cرضا محمدی", "مُحَمَّدٌ", "රුවන් ශ්\u200dරී ලංකා", "രാജന്\u200d", "김민준", "Nguyễn Thị Ánh", "Ṣọlá Adébọ̀wálé"),
    *("สมชาย น้ำผึ้ง", "བསོད་ནམས་རྒྱལ་མཚན", "שָׁלוֹם כֹּהֵן", "লক্ষ্মী", "ರ\u200d್ಕ", "Łukasz Żółć"),
)
REFUSED = (
    *("\u202egnorts", "A\u2066mina", "Ami\u200bna", "A\x00b", "Amina\ue000"),
    *("1234", "…", "x" * 101, "Z" + 5 * "\u0337"),
    # Letters and marks that nobody sees, marks on nothing, joiners where nothing joins.
    *("\u3164", "\uffa0", "\u115f", "\u1160", "A\u034f", "A\ufe0f", "Amina\u3164", "A\u2800", "\u0301", "\u0301Amina"),
    *(
        "Amina \u0301",
        "A\u0489\u0489",
        "A\u0489",
        "Ami\u200dna",
        "Ami\u200cna",
        "علی\u200c",
        "\u200cعلی",
        "ع\u200c\u200cلی",
    ),
)


@pytest.fixture
def amina() -> User:
    """Of whom nobody has asked what name shall stand on her certificates."""
    return make_user("keen-koala-3707", certificate_name=None)


def finish(learner: User, title: str = "Keys") -> Course:
    course = make_course(title, lessons=1)
    make_enrolment(learner, course)
    complete_lesson(learner=learner, lesson=course.lessons.get())
    return course


def finished_ago(**ago: float) -> None:
    UserProgress.objects.update(completed_at=timezone.now() - timedelta(**ago))


@pytest.mark.parametrize("name", IN_ANY_SCRIPT)
def test_a_name_may_be_written_in_any_script(name: str) -> None:
    assert clean_person_name(name) == name


def test_it_is_written_down_in_one_form() -> None:
    assert clean_person_name("  Rene\u0301   Okonkwo ") == "Ren\u00e9 Okonkwo"


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_honestly_is_refused(name: str) -> None:
    with pytest.raises(BadPersonName):
        clean_person_name(name)


def test_nothing_is_issued_before_the_learner_was_asked(amina: User) -> None:
    finish(amina)
    assert not NftCertificate.objects.exists()
    page = signed_in(amina).get("/certificates/").content.decode()
    assert "Which name shall stand on it?" in page
    assert "Keys" in page
    call_command("issue_owed_certificates", verbosity=0)
    assert not NftCertificate.objects.exists()


def test_the_answer_is_printed_and_remembered_for_the_next(amina: User) -> None:
    finish(amina)
    browser = signed_in(amina)
    assert browser.post(NAME, {"name": " አሚና  ተስፋዬ "})["Location"] == "/certificates/"
    amina.refresh_from_db()
    finish(amina, "Wallets")
    assert set(NftCertificate.objects.values_list("course_title", "holder_name")) == {
        ("Keys", "አሚና ተስፋዬ"),
        ("Wallets", "አሚና ተስፋዬ"),
    }


def test_it_stands_on_the_page_the_picture_and_what_machines_read(amina: User, client: Client) -> None:
    finish(amina)
    signed_in(amina).post(NAME, {"name": "Amina Okonkwo"})
    certificate = NftCertificate.objects.get()
    for rest in ("/", ".svg", ".json"):
        shown = client.get(f"/certificates/{certificate.verification_code}{rest}").content.decode()
        assert "Amina Okonkwo" in shown, rest
        assert "keen-koala" not in shown, rest


def test_whoever_declines_gets_it_under_the_username(amina: User) -> None:
    finish(amina)
    signed_in(amina).post(NAME, {"name": "Typed and thought better of", "decline": "1"})
    assert NftCertificate.objects.get().holder_name == "keen-koala-3707"
    amina.refresh_from_db()
    assert amina.certificate_name == ""


def test_another_name_later_changes_nothing_that_was_printed_and_offers_to_issue_it_again(amina: User) -> None:
    finish(amina)
    browser = signed_in(amina)
    for name in ("Amina", "Amina", "Amina Okonkwo"):
        browser.post(NAME, {"name": name})
    certificate = NftCertificate.objects.get()
    assert certificate.holder_name == "Amina"
    assert "Issue it again" in browser.get(f"/certificates/{certificate.verification_code}/").content.decode()


def test_a_bad_name_is_told_and_what_was_typed_is_kept(amina: User) -> None:
    course = finish(amina)
    browser = signed_in(amina)
    for headers in ({}, {"HX-Request": "true"}):
        answer = browser.post(NAME, {"name": "12345", "course": course.slug}, headers=headers)
        assert answer.status_code == 422
        assert "at least one letter" in answer.content.decode()
        assert 'value="12345"' in answer.content.decode()
    assert not NftCertificate.objects.exists()


def test_it_is_asked_and_answered_on_the_page_of_the_finished_course(amina: User) -> None:
    course = finish(amina)
    browser = signed_in(amina)
    asked = browser.get(f"/certificates/courses/{course.slug}/", headers={"HX-Request": "true"}).content.decode()
    assert "Which name shall stand on your certificate?" in asked
    answer = browser.post(NAME, {"name": "Amina", "course": course.slug}, headers={"HX-Request": "true"})
    assert "It is being minted" in answer.content.decode()
    assert "<main" not in answer.content.decode()


def test_who_does_not_answer_gets_it_under_the_username_after_some_days(amina: User) -> None:
    finish(amina)
    finished_ago(days=6)
    assert issue_unanswered(now=timezone.now()) == 0
    finished_ago(days=7, minutes=1)
    assert [issue_unanswered(now=timezone.now()) for _ in range(2)] == [1, 0]
    assert NftCertificate.objects.get().holder_name == "keen-koala-3707"


def test_how_long_it_waits_is_a_platform_setting(platform_setting: Callable[[str, Any], None], amina: User) -> None:
    platform_setting("certificate_name_days", 0)
    finish(amina)
    assert NftCertificate.objects.get().holder_name == "keen-koala-3707"


def test_the_learner_is_reminded_once(amina: User, kwame: User) -> None:
    course, answered = finish(amina), finish(kwame, "Wallets")
    for _ in range(2):
        ask_for_name(amina.pk, course.pk)
    ask_for_name(kwame.pk, answered.pk)
    assert [row.user for row in Notification.objects.filter(kind="certificate")] == [amina]
    page = signed_in(amina).get("/notifications/").content.decode()
    assert "Which name shall stand on your certificate for “Keys”?" in page


def test_visitors_sign_in_first(client: Client) -> None:
    assert client.post(NAME, {"name": "Amina"})["Location"].startswith("/signin/")
