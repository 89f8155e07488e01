from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from web3versity.schema_docs import domains
from web3versity.schema_docs.page import compose

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another folder for the page to be written to."""
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    return tmp_path


def test_docs_database_md_is_what_the_live_schema_says() -> None:
    call_command("describe_database", "--check")


def test_writing_twice_gives_the_same_page(project: Path) -> None:
    page = project / "docs" / "database.md"
    call_command("describe_database", stdout=StringIO())
    first = page.read_text(encoding="utf-8")
    call_command("describe_database", stdout=StringIO())
    assert page.read_text(encoding="utf-8") == first == compose()
    call_command("describe_database", "--check")


def test_check_refuses_a_page_that_says_otherwise_and_leaves_it_alone(project: Path) -> None:
    page = project / "docs" / "database.md"
    page.write_text("# The database\n", encoding="utf-8")
    with pytest.raises(CommandError, match="does not match the schema"):
        call_command("describe_database", "--check")
    assert page.read_text(encoding="utf-8") == "# The database\n"


def test_check_refuses_a_missing_page(project: Path) -> None:
    with pytest.raises(CommandError, match="does not match the schema"):
        call_command("describe_database", "--check")


def test_an_added_table_needs_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(domains.ADDITIONS, "xp_awards")
    with pytest.raises(CommandError, match="why the table xp_awards was added"):
        call_command("describe_database", "--check")
