"""Support's page for one learner: what it shows to whom, and a line in the ledger with its reason."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from gamification.models import XpAward
from learning.models import Course, StaffAct, User
from tests.builders import make_award, make_course, make_user
from tests.personas import signed_in
from web3versity.dossier import KINDS
from web3versity.tests.admin_rows import add_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def support_client(db: None) -> Client:
    person = make_user("sade", is_staff=True)
    person.groups.add(Group.objects.get(name="Support"))
    return signed_in(person)


def page_of(learner: User) -> str:
    return f"/admin/support/{learner.pk}/"


def test_a_learner_is_found_by_name_or_wallet_and_all_of_theirs_is_on_one_page(support_client: Client) -> None:
    course: Course = make_course("Wallets", lessons=0)
    add_rows(course)
    learner = User.objects.get(progress__course=course)
    for words in (learner.username[1:], f"{learner.username}\0", str(learner.evm_address)):
        assert page_of(learner) in support_client.get("/admin/support/", {"q": words}).content.decode()
    page = support_client.get(page_of(learner))
    tables = page.context["tables"]
    assert [table.title for table in tables] == [kind.title for kind in KINDS]
    assert all(table.rows for table in tables), [str(table.title) for table in tables if not table.rows]
    # Each leads to the row, and to all rows of the learner, and Support may go there.
    for table in tables:
        for address in (table.rows[0][0], table.more_url):
            assert support_client.get(address).status_code == 200, address
    assert "Nobody answers to that." in support_client.get("/admin/support/", {"q": "nobody-here"}).content.decode()
    assert support_client.get("/admin/support/", {"q": "\0"}).status_code == 200


def test_a_correction_is_a_line_of_the_ledger_with_its_reason_and_stands_in_the_record(
    support_client: Client, amina: User
) -> None:
    make_award(amina, 150)
    form = {"amount": "-40", "source": "Counted twice on 3 March"}
    assert support_client.post(page_of(amina), form).status_code == 302
    amina.refresh_from_db()
    assert amina.total_xp == 110
    line = XpAward.objects.get(user=amina, amount=-40)
    assert (line.amount, line.source) == (-40, "Counted twice on 3 March")
    (act,) = StaffAct.objects.filter(person=amina)
    assert (act.act, act.about, act.object_id) == ("adjust_xp", "gamification.xpaward", str(line.pk))
    assert (str(act.actor), act.page) == ("sade", page_of(amina))
    # The same again is the double click it looks like.
    assert support_client.post(page_of(amina), form).status_code == 422
    assert XpAward.objects.filter(user=amina, amount=-40).count() == 1


@pytest.mark.parametrize(
    ("amount", "source"), [("0", "Why not"), ("", "Why not"), ("10", ""), ("many", "x"), ("-999", "x"), ("9" * 40, "x")]
)
def test_what_makes_no_line_is_refused_and_stays_typed(
    support_client: Client, amina: User, amount: str, source: str
) -> None:
    make_award(amina, 150)
    answer = support_client.post(page_of(amina), {"amount": amount, "source": source})
    assert answer.status_code == 422
    assert 'class="errorlist' in answer.content.decode()
    assert f'value="{amount}"' in answer.content.decode() or not amount
    amina.refresh_from_db()
    assert amina.total_xp == 150


@pytest.mark.parametrize("page", ["support", "ledger"])
def test_nobody_corrects_their_own_xp(support_client: Client, page: str) -> None:
    sade = User.objects.get(username="sade")
    address = page_of(sade) if page == "support" else "/admin/gamification/xpaward/add/"
    form = {"user": sade.pk, "amount": "40", "reason": "adjustment", "source": "I deserve it"}
    answer = support_client.post(address, form)
    assert "Nobody corrects their own XP." in answer.content.decode()
    assert not XpAward.objects.exists()


def test_other_staff_do_not_open_it_and_who_may_only_look_corrects_nothing(moyo_client: Client, amina: User) -> None:
    for address in ("/admin/support/", page_of(amina)):
        assert moyo_client.get(address).status_code == 403
    operator = make_user("obi", is_staff=True)
    operator.user_permissions.add(Permission.objects.get(codename="view_user"))
    page = signed_in(operator).get(page_of(amina))
    assert page.context["tables"] == []
    assert "Correct the XP" not in page.content.decode()
    assert signed_in(operator).post(page_of(amina), {"amount": "5", "source": "x"}).status_code == 403
    assert signed_in(operator).get("/admin/support/999999/").status_code == 404
