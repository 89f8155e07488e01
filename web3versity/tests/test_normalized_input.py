"""Whatever keyboard typed it, a word is stored and asked for in one form (middleware/normalized_input.py)."""

from pathlib import Path
from unicodedata import normalize

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from community.models import Discussion
from learning.loader.files import read_text
from learning.models import User
from tests.builders import make_discussion
from web3versity.middleware.normalized_input import NormalizedInputMiddleware

pytestmark = pytest.mark.django_db

TYPED = normalize("NFD", "Où est ma clé, àpamọ́wọ́ tèmi?")
KEPT = normalize("NFC", TYPED)


def test_a_thread_typed_in_parts_is_stored_composed_and_found_by_its_tag_either_way(
    amina: User, amina_client: Client
) -> None:
    form = {"title": TYPED, "content": TYPED, "category": "help", "tags": normalize("NFD", "clé")}
    amina_client.post("/community/new/", form)
    thread = Discussion.objects.get()
    assert (thread.title, thread.content, thread.tags) == (KEPT, KEPT, ["clé"])
    for tag in ("clé", normalize("NFD", "clé")):
        assert KEPT in amina_client.get("/community/", {"tag": tag}).content.decode()


def test_what_is_changed_on_the_account_and_in_the_admin_is_composed_too(
    amina: User, amina_client: Client, admin_client: Client
) -> None:
    page = amina_client.get("/account/")
    form = page.context["profile_form"] if "profile_form" in page.context else page.context["form"]
    amina_client.post("/account/", {**form.initial, "bio": TYPED})
    amina.refresh_from_db()
    assert amina.bio == KEPT
    thread = make_discussion(amina)
    change = f"/admin/community/discussion/{thread.pk}/change/"
    filled = admin_client.get(change).context["adminform"].form.initial
    fields = {name: value for name, value in filled.items() if isinstance(value, str | int)}
    admin_client.post(change, fields | {"title": TYPED, "note": TYPED, "content": TYPED})
    thread.refresh_from_db()
    assert (thread.title, thread.content) == (KEPT, KEPT)


def test_passwords_stay_as_they_were_typed_and_composed_fields_are_not_copied() -> None:
    seen: list[HttpRequest] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    NormalizedInputMiddleware(page)(
        RequestFactory().post("/?q=cle%CC%81", {"password": TYPED, "name": TYPED, "old": "abc"})
    )
    [request] = seen
    assert request.GET["q"] == "clé"
    assert (request.POST["password"], request.POST["name"], request.POST["old"]) == (TYPED, KEPT, "abc")
    assert not request.POST._mutable


def test_course_files_are_read_composed(tmp_path: Path) -> None:
    file = tmp_path / "01-cle.md"
    file.write_text(TYPED, encoding="utf-8")
    assert read_text(file) == KEPT


def test_a_search_typed_in_parts_finds_what_was_typed_whole(amina: User, client: Client) -> None:
    make_discussion(amina, title="La clé privée")
    assert "La <mark>clé</mark> privée" in client.get("/community/", {"q": "cle\u0301"}).content.decode()
