"""The worst that lessons hold beside what posts do: call-outs, details, notes and terms as long as can be."""

from datetime import date
from typing import Any, Final

from learning.content.syntax.terms import spelling_key
from learning.models import GlossarySpelling, GlossaryTerm, Lesson
from tests.pages.worst_words import ARABIC, CODE_LINE, THAI, WIDE, filled

_TERMS: Final = (filled(80), "W" * 80, THAI, ARABIC[:60], "7")
LESSON_MARKDOWN: Final = f"""\
> [!WARNING] {WIDE * 3} {ARABIC}
> {filled(300)}
>
> - [x] {WIDE * 3}
> - [ ] {ARABIC}

!!! try
    ```text
    {CODE_LINE}
    ```

<details>
<summary>{WIDE * 4} {ARABIC}</summary>

~~{filled(200)}~~ and a note[^{"n" * 40}], https://example.org/{"w" * 200}

> [!SHORT]
> {THAI * 5}

</details>

{" ".join(f"[[{term}]]" for term in _TERMS)} [[{_TERMS[1]}|{WIDE * 3}]]

[^{"n" * 40}]: {filled(400)} {WIDE * 4}
"""
WORST_FACTS: Final[dict[str, Any]] = {
    "sources": [
        {"title": title, "url": f"https://example.org/{'w' * 200}"} for title in (filled(200), "W" * 200, ARABIC)
    ],
    "checked_on": date(2020, 1, 1),
}


def make_glossary(lesson: Lesson) -> None:
    for place, words in enumerate(_TERMS):
        term = GlossaryTerm.objects.create(
            slug=spelling_key(words),
            term=words,
            also="\n".join((WIDE * 2, ARABIC[:60])),
            means=filled(400),
            means_html=f"{ARABIC[:200]} <code>{CODE_LINE[:120]}</code>" if place % 2 else filled(400),
            see=[spelling_key(other) for other in _TERMS],
            lesson=lesson,
        )
        GlossarySpelling.objects.create(key=term.slug, term=term)
