"""Course folders for tests, as authors write them."""

from pathlib import Path
from textwrap import dedent, indent

WORDS = " ".join(["A ledger is a list that many people keep together."] * 20)


def course_yaml(title: str = "Ledgers", *, published: bool = True, asks_for: str = "", more: str = "") -> str:
    """`asks_for` names courses, separated by spaces; one that ends in "?" is advice."""
    prerequisites = "".join(
        f"  - course: {name.rstrip('?')}\n    required: {str(not name.endswith('?')).lower()}\n"
        for name in asks_for.split()
    )
    head = dedent(f"""\
        title: {title}
        description: What a ledger is.
        emoji: "📒"
        track: explorer
        category: foundations
        difficulty: beginner
        estimated_hours: 1.5
        objectives:
          - Read a ledger
          - Write a ledger
          - Share a ledger
          - Doubt a ledger
        published: {str(published).lower()}
        """)
    return head + (f"prerequisites:\n{prerequisites}" if prerequisites else "") + more


def text_lesson(title: str = "A lesson", body: str = WORDS) -> str:
    return f"---\ntitle: {title}\nminutes: 5\n---\n\n{body}\n"


def quiz_lesson(title: str = "A quiz", *, questions: int = 5) -> str:
    question = dedent("""\
        - id: question-{number}
          kind: true_false
          prompt: Is this question {number}?
          answer: true
          explanation: It is.
        """)
    listed = "".join(question.format(number=number) for number in range(1, questions + 1))
    return f"type: quiz\ntitle: {title}\nminutes: 4\nquestions:\n{indent(listed, '  ')}"


def write_course(library: Path, slug: str = "ledgers", course: str | None = None, **lessons: str) -> Path:
    """A folder with course.yaml and the lessons given by file name, "_" for "-" and "__" for "."; two when none is."""
    folder = library / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "course.yaml").write_text(course if course is not None else course_yaml())
    for name, text in (lessons or {"n01_reading__md": text_lesson(), "n02_check__yaml": quiz_lesson()}).items():
        (folder / name.removeprefix("n").replace("__", ".").replace("_", "-")).write_text(text)
    return folder
