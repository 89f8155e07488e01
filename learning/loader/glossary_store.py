"""The glossary from its file into the database: all of it, and nothing twice."""

from django.db import transaction

from learning.content.markdown import PageRenderer
from learning.content.syntax.terms import spelling_key
from learning.loader.glossary_file import Glossary, TermSource
from learning.loader.mistakes import Mistake
from learning.models import GlossarySpelling, GlossaryTerm, Lesson


@transaction.atomic
def store_glossary(glossary: Glossary) -> list[str]:
    """Make the rows equal to the file, which has no mistakes. Returns what changed, in words."""
    rows = {row.slug: row for row in GlossaryTerm.objects.select_for_update().order_by("slug")}
    lessons = _lessons()
    by_spelling = glossary.by_spelling
    changed: list[GlossaryTerm] = []
    added: list[GlossaryTerm] = []
    for source in glossary.terms:
        fields = {
            "term": source.term,
            "also": "\n".join(source.also),
            "means": source.means,
            "means_html": PageRenderer().inline(source.means),
            "see": list(dict.fromkeys(by_spelling[spelling_key(words)].slug for words in source.see)),
            "lesson_id": lessons.get(source.lesson),
        }
        row = rows.pop(source.slug, None)
        if row is None:
            added.append(GlossaryTerm(slug=source.slug, **fields))
        elif any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            changed.append(row)
    removed = [row.pk for row in rows.values()]
    GlossaryTerm.objects.filter(pk__in=removed).delete()
    GlossaryTerm.objects.bulk_create(added)
    if changed:
        GlossaryTerm.objects.bulk_update(changed, ["term", "also", "means", "means_html", "see", "lesson"])
    _store_spellings(glossary.terms)
    counts = ((len(added), "added"), (len(changed), "changed"), (len(removed), "removed"))
    return [f"{count} term{'' if count == 1 else 's'} {what}" for count, what in counts if count]


def find_lesson_mistakes(glossary: Glossary, also_known: set[str]) -> list[Mistake]:
    """Terms that say where they are learned, and there is no such lesson; `also_known` are not in the database yet."""
    if not any(source.lesson for source in glossary.terms):
        return []
    known = {*_lessons(), *also_known}
    return [
        Mistake(glossary.file, source.line, f'There is no lesson "{source.lesson}": write course/lesson.', True)
        for source in glossary.terms
        if source.lesson and source.lesson not in known
    ]


def _lessons() -> dict[str, int]:
    """Ids by course/lesson."""
    rows = Lesson.objects.values_list("course__slug", "slug", "pk")
    return {f"{course}/{lesson}": pk for course, lesson, pk in rows}


def _store_spellings(terms: list[TermSource]) -> None:
    ids = dict(GlossaryTerm.objects.values_list("slug", "pk"))
    wanted = {key: ids[source.slug] for source in terms for key in source.spellings}
    present = dict(GlossarySpelling.objects.values_list("key", "term_id"))
    wrong = [key for key, term in present.items() if wanted.get(key) != term]
    GlossarySpelling.objects.filter(key__in=wrong).delete()
    new = [GlossarySpelling(key=key, term_id=term) for key, term in wanted.items() if present.get(key) != term]
    GlossarySpelling.objects.bulk_create(new)
