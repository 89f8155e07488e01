"""Each role reaches what the table says and nothing else: role x model x act, every cell asked over HTTP."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse, HttpResponseForbidden
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver, reverse

from learning.models import Course, Lesson, User
from learning.models.course import Keeper
from tests.builders import make_course, make_lesson, make_user
from tests.personas import signed_in
from web3versity import urls
from web3versity.middleware.staff_pages import ADMIN, STAFF_PREFIXES
from web3versity.role_groups import create_role_groups
from web3versity.roles import ROLES, Role
from web3versity.tests.admin_rows import add_rows
from web3versity.tests.role_matrix import LETTERS, SUPERUSER, read_matrix
from web3versity.tests.role_pages import PAGES, StaffPage

pytestmark = pytest.mark.django_db
MATRIX = read_matrix()
FOUR = ("view", "add", "change", "delete")
every_role = pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
# Those that reach most, and that most people have: a thousand requests each.
DAILY = ("Admins", "Authors", "Moderators")


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two thousand refusals, each without the page and the line in the log that take longer than the refusal."""
    monkeypatch.setattr(urls, "handler403", lambda *_, **__: HttpResponseForbidden())
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def member_of(role: Role) -> User:
    person = make_user(f"one-of-{role.name.lower()}", is_staff=True)
    person.groups.add(Group.objects.get(name=role.name))
    return person


def course_of_the_studio() -> Course:
    course = make_course(lessons=0)
    course.kept_in = Keeper.DATABASE
    course.save()
    return course


def row_of(model: type[Model]) -> Model:
    """One that nothing hangs on, where that decides whether it can be deleted."""
    fresh: dict[type[Model], Any] = {
        User: make_user,
        Course: course_of_the_studio,
        Lesson: lambda: make_lesson(make_course(lessons=0)),
        Group: lambda: Group.objects.get_or_create(name="Gardeners")[0],
    }
    if model in fresh:
        return fresh[model]()  # type: ignore[no-any-return]
    row = model._default_manager.order_by("pk").last()
    assert row is not None, f"Add a row of {model._meta.label} in admin_rows.py."
    return row


def answer(browser: Client, path: str, form: dict[str, Any] | None = None) -> HttpResponse:
    """What is answered; whatever it did is undone."""
    with transaction.atomic():
        response = browser.get(path) if form is None else browser.post(path, form)
        transaction.set_rollback(True)
    return response  # type: ignore[return-value]


def is_let_in(browser: Client, path: str, form: dict[str, Any] | None = None) -> bool:
    status = answer(browser, path, form).status_code
    assert status in {200, 302, 403}, f"{path} answers {status}"
    return status != 403


def actions_of(model: type[Model], person: User) -> list[str]:
    request = RequestFactory().get("/admin/")
    request.user = person
    return sorted(admin.site._registry[model].get_actions(request))


def does(browser: Client, page: str, action: str, row: Model) -> bool:
    """Whether an action that is sent, offered or not, is taken: otherwise the list comes back, or Django says so."""
    # What was said before is not what is said now.
    browser.cookies.pop("messages", None)
    response = answer(browser, page, {"action": action, "_selected_action": [str(row.pk)], "reason": ""})
    said = [str(message) for message in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]
    is_list = "cl" in (getattr(response, "context_data", None) or {})
    return response.status_code != 403 and not is_list and "No action selected." not in said


def reached(browser: Client, model: type[Model], acts: Iterable[str]) -> set[str]:
    """What of `acts` may be done to `model`. Who sees its list sees its rows, and nobody else does."""
    name, row = f"admin:{model._meta.app_label}_{model._meta.model_name}", row_of(model)
    lists, add = reverse(f"{name}_changelist"), reverse(f"{name}_add")
    change, delete = (reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "delete"))
    asked = {
        "view": lambda: is_let_in(browser, lists),
        "add": lambda: is_let_in(browser, add, {}),
        "change": lambda: is_let_in(browser, change, {}),
        "delete": lambda: is_let_in(browser, delete, {"post": "yes"}),
    }
    done = {act for act in acts if (asked[act]() if act in asked else does(browser, lists, act, row))}
    assert is_let_in(browser, change) == ("view" in done), f"{model._meta.label}: its list and its rows differ."
    return done


def told(letter: str) -> dict[str, set[str]]:
    """What the table says that somebody with this letter may do, by model."""
    return {label: {act for act, who in cells.items() if letter in who} for label, cells in MATRIX.items()}


def staff_pages(resolver: URLResolver, path: str = "/", namespace: str = "") -> Iterator[str]:
    """The names of all pages of staff that the URLconf knows, in the admin and beside it.

    But for those of one draft, whose course stands in the address: test_drafts_of_others.py asks each of them.
    """
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from staff_pages(entry, here, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif entry.name and here.startswith((ADMIN, *STAFF_PREFIXES)) and "course_slug" not in here:
            yield namespace + entry.name


def pages_of_models() -> set[str]:
    """Those that every model has: the matrix of models says who opens them."""
    each = ("changelist", "add", "change", "history", "delete")
    names = (f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)
    return {f"admin:{name}_{page}" for name in names for page in each}


def is_opened(person: User, name: str, page: StaffPage) -> bool:
    """Whether it answers with itself, or with what it leads to when its form is taken."""
    response = answer(signed_in(person), reverse(name, args=page.args()) + page.query, page.form)
    assert response.status_code in {200, 302, 403, 404}, f"{name} answers {response.status_code}"
    is_sent_away = "/login/" in response.headers.get("Location", "") and name != "admin:login"
    return response.status_code in {200, 302} and not is_sent_away


def test_every_page_of_staff_has_its_row_in_the_table() -> None:
    """Fails when somebody adds a page: say in role_pages.py who opens it."""
    named = set(staff_pages(get_resolver())) - pages_of_models()
    assert named == {name for name in PAGES if not name.startswith("community:")}


@every_role
def test_a_role_opens_the_pages_that_the_table_says_and_no_other(role: Role) -> None:
    add_rows(make_course("The course", lessons=0))
    person, letter = member_of(role), LETTERS[role.name]
    opened = {name for name, page in PAGES.items() if is_opened(person, name, page)}
    assert opened == {name for name, page in PAGES.items() if letter in page.who}


def test_every_model_and_act_has_its_cell_in_the_table(ada: User) -> None:
    """Fails when somebody registers a model or an action: say in role_matrix.txt who reaches it."""
    assert set(MATRIX) == {model._meta.label_lower for model in admin.site._registry}
    for model in admin.site._registry:
        known = {*FOUR, *actions_of(model, ada)}
        assert set(MATRIX[model._meta.label_lower]) <= known, model._meta.label_lower


@pytest.mark.parametrize(
    "role",
    [pytest.param(role, id=role.name, marks=[] if role.name in DAILY else pytest.mark.thorough) for role in ROLES],
)
def test_a_role_reaches_what_the_table_says_and_nothing_else(role: Role, bare_refusals: None) -> None:
    """Of all that a superuser may do: what is refused to them the next test asks, and no role has more."""
    add_rows(make_course("The course", lessons=0))
    browser, at_most = signed_in(member_of(role)), told(SUPERUSER)
    seen = {
        model._meta.label_lower: reached(browser, model, at_most[model._meta.label_lower])
        for model in admin.site._registry
    }
    assert seen == told(LETTERS[role.name])


def test_a_superuser_reaches_what_the_table_says_and_nothing_else(ada: User, bare_refusals: None) -> None:
    add_rows(make_course("The course", lessons=0))
    browser = signed_in(ada)
    seen = {
        model._meta.label_lower: reached(browser, model, [*FOUR, *actions_of(model, ada)])
        for model in admin.site._registry
    }
    assert seen == told(SUPERUSER)


def test_nobody_has_more_than_a_superuser() -> None:
    assert [(label, act) for label, cells in MATRIX.items() for act, who in cells.items() if SUPERUSER not in who] == []


def codenames(name: str) -> set[str]:
    given = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in given}


def test_migrating_gives_each_role_exactly_its_permissions_and_leaves_other_groups_alone() -> None:
    before = {role.name: codenames(role.name) for role in ROLES}
    for role in ROLES:
        assert role.permissions <= before[role.name], "The table names a permission that there is not."
        assert not role.never & before[role.name]
    other = Group.objects.create(name="Gardeners")
    extra = Permission.objects.get(codename="view_group")
    for group in (other, Group.objects.get(name="Support")):
        group.permissions.add(extra)
    Group.objects.get(name="Authors").permissions.clear()
    Group.objects.get(name="Operators").delete()
    for _ in range(2):
        create_role_groups(using="default")
        assert {role.name: codenames(role.name) for role in ROLES} == before
    assert codenames("Gardeners") == {"auth.view_group"}


def test_a_role_that_is_shipped_is_not_changed_in_the_admin_and_another_group_is(ada_client: Client) -> None:
    for name, status in (("Support", 403), ("Gardeners", 302)):
        group, _is_new = Group.objects.get_or_create(name=name)
        change, delete = (reverse(f"admin:auth_group_{page}", args=[group.pk]) for page in ("change", "delete"))
        assert ada_client.get(change).status_code == 200
        assert ada_client.post(change, {"name": name}).status_code == status
        assert ada_client.post(delete, {"post": "yes"}).status_code == status


def test_staff_who_sign_in_by_wallet_are_sent_away_from_every_page_of_staff(ada: User) -> None:
    browser = Client()
    browser.force_login(ada, backend="chain.signin.backend.WalletBackend")
    for path in ("/admin/", "/admin/support/", *STAFF_PREFIXES):
        assert browser.get(path).headers["Location"].startswith("/admin/login/"), path
