"""Terms that lessons name: each must have an entry in the glossary."""

from collections.abc import Iterator
from pathlib import Path

from learning.content.syntax.terms import WrittenTerm, spelling_key, terms_in
from learning.loader.files import LESSON_FILE, Unreadable, list_files, read_text
from learning.loader.glossary_file import Glossary, unknown_term
from learning.loader.mistakes import Mistake
from learning.models import GlossarySpelling


def find_unknown_terms(folders: list[Path], glossary: Glossary) -> list[Mistake]:
    """A mistake for each term without an entry in the lessons of these courses. One query at most."""
    named = [(file, term) for folder in folders for file, term in _terms_of(folder)]
    known = known_spellings(glossary) if named else set()
    return [
        Mistake(file, term.line, unknown_term(term.words, sorted(known)))
        for file, term in named
        if spelling_key(term.words) not in known
    ]


def known_spellings(glossary: Glossary) -> set[str]:
    """Those of the library's file. Without one, or when it has mistakes of its own, also those in the database."""
    if glossary.is_there:
        return set(glossary.by_spelling)
    return {*glossary.by_spelling, *GlossarySpelling.objects.values_list("key", flat=True)}


def _terms_of(folder: Path) -> Iterator[tuple[Path, WrittenTerm]]:
    for file in list_files(folder):
        if LESSON_FILE.fullmatch(file.name):
            try:
                source = read_text(file)
            except Unreadable:
                continue  # which is told when the file is read as a lesson
            yield from ((file, term) for term in terms_in(source))
