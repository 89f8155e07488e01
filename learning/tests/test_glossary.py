"""The glossary: loaded from one file, beside lessons, on a page and in the search."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from learning.content.markdown import PageRenderer
from learning.content.syntax.terms import PAGE
from learning.glossary.definitions import with_definitions
from learning.glossary.page import letter_of, read_glossary_page
from learning.loader.glossary_file import read_glossary
from learning.loader.library import Loaded, load_library
from learning.models import Course, GlossarySpelling, GlossaryTerm, Lesson
from learning.tests.course_files import text_lesson, write_course
from tests.pages.tree import Element, parse_html

pytestmark = pytest.mark.django_db

GLOSSARY = """
- term: Hash
  also: [hashes, fingerprint]
  means: A short *fingerprint* of data.
  see: [ledgers]
  lesson: ledgers/keys
- term: Ledger
  also: [ledgers]
  means: A list that is only added to.
- term: محفظة
  means: المكان الذي تحفظ فيه مفاتيحك.
- term: Éclair
  means: Here for its accent.
- term: 2FA
  means: A second proof.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_lesson(tmp_path, "A [[Hash]] and two [[hashes]], and a [[ledger|list]].")
    (tmp_path / "glossary.yaml").write_text(GLOSSARY)
    return tmp_path


def write_lesson(library: Path, words: str) -> None:
    write_course(library, n01_keys__md=text_lesson("Keys", words))


def load(library: Path, **options: Any) -> Loaded:
    return load_library(library, slugs=[], **options)


def test_a_glossary_is_loaded_and_loading_it_again_changes_nothing(library: Path) -> None:
    loaded = load(library)
    assert loaded.mistakes == []
    assert loaded.glossary == ["5 terms added"]
    term = GlossaryTerm.objects.get(slug="hash")
    assert term.means_html == "A short <em>fingerprint</em> of data."
    assert term.see == ["ledger"]
    assert term.lesson == Lesson.objects.get(slug="keys")
    assert set(term.spellings.values_list("key", flat=True)) == {"hash", "hashes", "fingerprint"}
    assert load(library).glossary == []


def test_what_leaves_the_file_leaves_the_database_and_a_name_may_move(library: Path) -> None:
    load(library)
    (library / "glossary.yaml").write_text(
        "- {term: Digest, also: [hash, hashes], means: New.}\n- {term: Ledger, means: L.}\n"
    )
    assert load(library).glossary == ["1 term added", "1 term changed", "4 terms removed"]
    assert GlossarySpelling.objects.get(key="hashes").term.term == "Digest"


def test_check_writes_nothing(library: Path) -> None:
    load(library, check=True)
    assert not GlossaryTerm.objects.exists()


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ("- {term: Fingerprint, means: x}", 16, '"fingerprint" is a name of "Hash" already (line 2)'),
        ("- {term: HASH, means: x}", 16, "one name per thing"),
        ("- {term: New, means: x, see: [ledgr]}", 16, 'Did you mean "ledger"?'),
        ("- {term: New, means: x, alsso: [y]}", 16, 'alsso: Unknown key. Did you mean "also"?'),
        ("- {term: New, means: <b>x</b>}", 16, "Write instead: **words**"),
        ("- {term: '!', means: x}", 16, "a letter or a digit"),
    ],
)
def test_a_mistake_in_the_glossary_is_told_with_its_line_and_nothing_of_it_is_stored(
    library: Path, entry: str, line: int, words: str
) -> None:
    (library / "glossary.yaml").write_text(f"{GLOSSARY}{entry}\n")
    loaded = load(library)
    assert (loaded.mistakes[0].file.name, loaded.mistakes[0].line) == ("glossary.yaml", line)
    assert words in loaded.mistakes[0].sentence
    assert not GlossaryTerm.objects.exists()


def test_a_term_without_an_entry_keeps_its_course_from_loading(library: Path) -> None:
    write_lesson(library, "First.\n\nA [[hsh]].\n\n`[[code]]`")
    loaded = load(library)
    (mistake,) = loaded.mistakes
    assert (mistake.file.name, mistake.line) == ("01-keys.md", 8)
    assert 'There is no term "hsh" in the glossary. Did you mean "hash"?' in mistake.sentence
    assert loaded.refused == ["ledgers"]
    assert not Course.objects.exists()
    with pytest.raises(CommandError, match="Not loaded: ledgers"):
        call_command("load_courses", path=library, stderr=StringIO(), stdout=StringIO())


def test_an_entry_that_a_lesson_needs_is_missed_though_the_lesson_has_not_changed(library: Path) -> None:
    load(library)
    (library / "glossary.yaml").write_text("- {term: Ledger, also: [ledgers], means: A list.}\n")
    loaded = load(library)
    assert loaded.unchanged == ["ledgers"]
    assert ["hash" in mistake.sentence.lower() for mistake in loaded.mistakes] == [True, True]


def test_a_lesson_that_is_not_there_is_a_warning(library: Path) -> None:
    (library / "glossary.yaml").write_text(
        "- {term: Hash, also: [hashes], means: x, lesson: a/b}\n- {term: Ledger, means: x}\n"
    )
    loaded = load(library)
    assert any('There is no lesson "a/b"' in warning.sentence for warning in loaded.warnings)
    assert loaded.mistakes == []


def test_the_database_knows_one_term_by_one_spelling(library: Path) -> None:
    load(library)
    with pytest.raises(IntegrityError), transaction.atomic():
        GlossarySpelling.objects.bulk_create(
            [GlossarySpelling(key="hash", term=GlossaryTerm.objects.get(slug="ledger"))]
        )


def test_each_term_of_a_text_is_defined_once_behind_buttons_that_name_it(library: Path) -> None:
    load(library)
    html = with_definitions(PageRenderer().block("A [[Hash]], two [[hashes]], a [[ledger|list]], an [[odd]] one."))
    page = parse_html(html)
    buttons = [each for each in page.elements() if each.tag == "button"]
    assert [_text(button) for button in buttons] == ["Hash", "hashes", "list"]
    first, second, third = (button.attributes["popovertarget"] for button in buttons)
    assert first == second != third
    popovers = {each.attributes["id"]: each for each in page.elements() if "popover" in each.attributes}
    assert set(popovers) == {first, third}
    assert "A short fingerprint of data." in _text(popovers[first])
    assert f'href="{PAGE}#term-hash"' in html
    assert "an odd one" in html
    assert with_definitions("<p>No term.</p>") == "<p>No term.</p>"


def _text(element: Element) -> str:
    return "".join(words for _, words in element.texts())


def test_a_lesson_shows_the_definitions_of_its_terms(library: Path, client: Client) -> None:
    load(library)
    answer = client.get(reverse("learning:lesson", args=["ledgers", "keys"]))
    assert answer.content.decode().count('class="definition"') == 2


def test_the_page_has_letters_of_every_script_and_what_each_term_says_to_see(library: Path, client: Client) -> None:
    load(library)
    assert reverse("learning:glossary") == PAGE
    page = read_glossary_page("", reader_id=None)
    assert [letter.sign for letter in page.letters] == ["E", "H", "L", "م", "#"]
    html = client.get(PAGE).content.decode()
    assert 'id="term-محفظة"' in html
    assert 'href="/glossary/#term-ledger"' in html
    assert "/courses/ledgers/keys/" in html
    assert "fingerprint" in html
    assert ">hashes<" not in html


def test_words_are_looked_for_in_names_and_meanings_and_any_script(library: Path, client: Client) -> None:
    load(library)
    for words, found in (("fingerpr", "Hash"), ("only added", "Ledger"), ("مفاتيحك", "محفظة"), ("eclair", "Éclair")):
        (entry,) = (entry for letter in read_glossary_page(words, reader_id=None).letters for entry in letter.entries)
        assert entry.term.term == found
    answer = client.get(PAGE, {"q": "zzz\0'"}, headers={"HX-Request": "true"})
    assert "No such word here" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    found_everywhere = client.get(reverse("search"), {"q": "fingerprint"}).content.decode()
    assert 'href="/glossary/#term-hash"' in found_everywhere


def test_a_lesson_that_nobody_may_read_is_not_named(library: Path, client: Client) -> None:
    load(library)
    Course.objects.update(is_published=False)
    assert "/courses/ledgers/" not in client.get(PAGE).content.decode()


def test_an_empty_glossary_has_a_page(client: Client) -> None:
    assert "The glossary is empty so far." in client.get(PAGE).content.decode()


def test_letters_are_those_without_accents() -> None:
    assert [letter_of(term) for term in ("éclair", "Ọja", "ß", "哈希", "7 days", "«gas»")] == [
        "E", "O", "SS", "哈", "#", "G",
    ]  # fmt: skip


def test_a_library_without_a_glossary_changes_none(library: Path) -> None:
    load(library)
    (library / "glossary.yaml").unlink()
    write_lesson(library, "Still a [[hash]].")
    assert load(library).mistakes == []
    assert GlossaryTerm.objects.count() == 5
    assert read_glossary(library).terms == []
