from django.test import Client

from tests.builders import make_course


def test_a_visitor_sees_what_the_school_is_and_real_numbers(client: Client, db: None) -> None:
    make_course("Ledgers for all", lessons=4, is_featured=True)
    page = client.get("/").content.decode()
    assert "Ledgers for all" in page
    assert "<strong>4</strong> lessons" in page


def test_an_empty_school_still_has_a_page(client: Client, db: None) -> None:
    assert client.get("/").status_code == 200


def test_a_learner_goes_on_to_the_dashboard(amina_client: Client) -> None:
    assert amina_client.get("/").headers["Location"] == "/dashboard/"
