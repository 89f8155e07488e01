"""Names that could be taken for somebody else's (learning/accounts/reserved_names.py)."""

import pytest
from django.contrib.auth.models import Group

from learning.accounts import usernames
from learning.accounts.profile import UsernameReserved, should_choose_another_name, update_profile
from learning.accounts.reserved_names import is_reserved, is_too_near_to_staff
from learning.models import User
from tests.builders import make_user


def rename(learner: User, name: str) -> None:
    update_profile(learner=learner, username=name, avatar_emoji="🌱", bio="", timezone="UTC")


@pytest.mark.parametrize(
    "name",
    """
    admin Moderator support web3versity staff system null undefined anonymous deleted root help team official
    ADMIN adm1n 4dmin adm-in ad_min admins admin1 admin007 1admin the_admin the-real-admin TheAdmin realadmin adminteam
    m0derat0r moderat0rs rnod mod mods mod-amina AdminKwame amina-admin support-desk TechSupport web3-versity
    vveb3versity
    Web3VersitySupport web3versity_help we8three-support 0fficial offic1al 0FFICIAL-team sysadmin superuser
    nu11 NULL undef1ned everyone former-learner deleted-user a11 nobody signin courses favicon www
    suppport SSUPPORT-desk webversity web-versity modd mmods stafff amina-adminn systemm undefinned sitemap robots
    """.split(),
)
def test_names_of_offices_of_nobody_and_of_addresses_are_reserved(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize(
    "name",
    """
    amina Ali Alli Modou Adama Aminata badminton staffordshire stafford Rooted helpful Nulla Nolan systematic teamwork
    Salim Salma Nina Admiral madmind Lilly Ilhan Hannah kwame-2 one-two X-Ray Olu Ola Mei-Lin Mai Iman Bob
    security-nerd web3-learner hedera-fan school-girl crypto_jane the-one Amir Moda modest Supriya Allison Anya Annie
    Anny Bott Carre mood moody
    """.split(),
)
def test_honest_names_are_not(name: str) -> None:
    assert not is_reserved(name)


def test_generated_names_are_not_either() -> None:
    words = {*usernames._ADJECTIVES, *usernames._ANIMALS}
    assert not [word for word in words if is_reserved(f"{word}-{word}-4821")]
    assert not any(is_reserved(usernames.pick_username()) for _ in range(200))


@pytest.mark.parametrize("name", ["leaderboard", "Faucet", "readyz", "healthz", "learners", "signout", "c0urses"])
def test_the_first_part_of_every_address_is_reserved(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["the-moyo", "M0YO", "moyo1", "real_moyo", "moyo-official", "mo-yo"])
def test_a_name_that_looks_like_that_of_staff_is_too_near(name: str, moyo: User) -> None:
    assert is_too_near_to_staff(name)


def test_longer_names_of_staff_are_kept_apart_by_more_than_a_letter(db: None) -> None:
    make_user("Wanjiru", is_staff=True)
    for near in ("wanjru", "wanjirru", "wanjiro", "wanijru", "VVanj1ru"):
        assert is_too_near_to_staff(near), near
    for other in ("wanja", "anjirua", "wambui", "njiru", "wanjiru-fan-club"):
        assert not is_too_near_to_staff(other), other


def test_nobody_takes_such_a_name_and_nothing_changes(amina: User, moyo: User) -> None:
    for name in ("adm1n", "m0yo"):
        with pytest.raises(UsernameReserved):
            rename(amina, name)
    amina.refresh_from_db()
    assert amina.username == "amina"


def test_who_has_such_a_name_already_keeps_it_and_is_asked_to_choose(db: None, amina: User) -> None:
    before = make_user("support")
    rename(before, "Support")
    before.refresh_from_db()
    assert before.username == "Support"
    assert should_choose_another_name(before)
    assert not should_choose_another_name(amina)


def test_staff_may_hold_one(db: None) -> None:
    office = make_user("admin", is_staff=True)
    office.refresh_from_db()
    assert not should_choose_another_name(office)


class TestRole:
    """What the database writes beside a name (community/sql/keep_roles.sql)."""

    def role_of(self, person: User) -> str:
        return User.objects.values_list("role", flat=True).get(pk=person.pk)

    def test_follows_what_a_person_may_do(self, amina: User, moyo: User, ada: User) -> None:
        assert (self.role_of(amina), self.role_of(moyo), self.role_of(ada)) == ("", "moderator", "staff")
        group = Group.objects.get(name="Moderators")
        amina.groups.add(group)
        assert self.role_of(amina) == "moderator"
        amina.groups.clear()
        assert self.role_of(amina) == ""
        amina.user_permissions.add(group.permissions.get(codename="moderate"))
        assert self.role_of(amina) == "moderator"
        User.objects.filter(pk=amina.pk).update(is_superuser=True)
        assert self.role_of(amina) == "staff"

    def test_follows_what_a_group_may_do(self, moyo: User) -> None:
        group = Group.objects.get(name="Moderators")
        allowed = group.permissions.get(codename="moderate")
        group.permissions.remove(allowed)
        assert self.role_of(moyo) == "staff"
        group.permissions.add(allowed)
        assert self.role_of(moyo) == "moderator"
        group.delete()
        assert self.role_of(moyo) == "staff"

    def test_is_never_written_by_a_form(self, amina: User) -> None:
        amina.role = "staff"
        amina.save()
        assert self.role_of(amina) == ""
