"""A course of Open edX: its units become steps, its problems checks and quizzes, and the rest is told of."""

from pathlib import Path

import pytest

from learning.imports.refusal import ImportRefused
from learning.imports.tests.building import lessons_of, picture, questions_of, run, sentences
from learning.loader.course_folder import read_course

PROBLEM = """<problem display_name="Colours">
  <p>Which of these is <b>green</b>?</p>
  <multiplechoiceresponse><choicegroup>
    <choice correct="true">Grass <choicehint>Most of it.</choicehint></choice>
    <choice correct="false">The sky</choice>
  </choicegroup></multiplechoiceresponse>
  <p>And how many?</p>
  <numericalresponse answer="10">
    <responseparam type="tolerance" default="10%"/><formulaequationinput/>
  </numericalresponse>
  <solution><div><p>Explanation</p><p>Grass holds chlorophyll.</p></div></solution>
  <demandhint><hint>Look outside.</hint></demandhint>
</problem>"""
ALONE = """<problem><choiceresponse><label>Which are even?</label><checkboxgroup>
<choice correct="true">2</choice><choice correct="true">4</choice><choice correct="false">3</choice>
</checkboxgroup></choiceresponse></problem>"""
COURSE: dict[str, str | bytes] = {
    "course/course.xml": '<course url_name="run" org="Org" course="C1"/>',
    "course/course/run.xml": (
        '<course display_name="Colours and numbers"><chapter url_name="one"/><chapter url_name="gone"/>'
        '<wiki slug="x"/></course>'
    ),
    "course/chapter/one.xml": (
        '<chapter display_name="First"><sequential url_name="s1"/><sequential url_name="s2"/></chapter>'
    ),
    "course/sequential/s1.xml": (
        '<sequential display_name="Seeing"><vertical url_name="v1"/><vertical url_name="v2"/>'
        '<vertical display_name="Secret" visible_to_staff_only="true"><html>hidden</html></vertical></sequential>'
    ),
    "course/vertical/v1.xml": (
        '<vertical display_name="Light"><html url_name="h1"/><video youtube="1.00:abcdefghijk"/></vertical>'
    ),
    "course/vertical/v2.xml": (
        '<vertical display_name="Even"><html><p>Numbers.</p></html><problem url_name="p2"/>'
        '<discussion url_name="d"/><poll display_name="What do you say?"/></vertical>'
    ),
    "course/html/h1.xml": '<html filename="h1" display_name="Words"/>',
    "course/html/h1.html": (
        '<h1>How light works</h1><p>It <b>falls</b> &amp; <a href="/jump_to_id/s2">is read</a>, see '
        '<a href="/static/a.pdf">this</a>.</p><img src="/static/prism.png" alt="A prism with seven colours">'
        "<script>alert(1)</script>"
        "<table><tr><th>Sign</th><th>Means</th></tr><tr><td>x | y</td><td>either<br>or</td></tr></table>"
        "<ul><li>one<ul><li>deeper</li></ul></li></ul><pre>a &lt; b</pre>"
    ),
    "course/static/prism.png": picture(),
    "course/sequential/s2.xml": (
        '<sequential display_name="Asking"><vertical><problem url_name="p1"/></vertical></sequential>'
    ),
    "course/problem/p1.xml": PROBLEM,
    "course/problem/p2.xml": ALONE,
    "course/about/short_description.html": "<p>What one sees.</p>",
}


def test_a_course_comes_with_steps_checks_quizzes_and_pictures_and_is_sound(tmp_path: Path) -> None:
    imported = run(tmp_path, COURSE)
    lessons = lessons_of(imported)
    assert list(lessons) == ["01-seeing.md", "02-asking.yaml", "course.yaml"]
    assert imported.folder.name == "colours-and-numbers"
    text = lessons["01-seeing.md"]
    for words in (
        "title: Seeing",
        "## Light\n\n### How light works\n\nIt **falls** & [is read](/courses/colours-and-numbers/asking/), see this.",
        "![A prism with seven colours](prism.webp)",
        "| Sign | Means |\n| --- | --- |\n| x \\| y | either<br>or |",
        "- one\n\n  - deeper",
        "```text\na < b\n```",
        "(https://www.youtube.com/watch?v=abcdefghijk)",
        "## Even\n\nNumbers.\n\n```check\nkind: multiple\nprompt: Which are even?",
    ):
        assert words in text, text
    assert "hidden" not in text
    assert "alert" not in text

    grass, number = questions_of(imported)
    assert grass["prompt"] == "Which of these is **green**?"
    assert grass["options"][0] == {"text": "Grass", "correct": True, "feedback": "Most of it."}
    assert grass["explanation"] == "Grass holds chlorophyll."
    assert (number["prompt"], number["answer"], number["tolerance"]) == ("And how many?", 10, 1)

    left = "\n".join(sentences(imported, "left_out"))
    for words in (
        "chapter/gone.xml",
        "A program (<script>)",
        "Only staff saw it",
        "A discussion",
        "<poll> What do you say?",
    ):
        assert words in left
    read = read_course(imported.folder)
    assert [str(mistake.sentence) for mistake in read.mistakes if not mistake.is_warning] == [
        "objectives: Must have at least 4 entries; it has 2."
    ]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ('<stringresponse answer="Paris"><textline/></stringresponse>', "words that are typed"),
        ('<customresponse cfn="check"><textline/></customresponse>', 'of the kind "custom"'),
        (
            '<script type="loncapa/python">x = 2</script><p>What is $x?</p>'
            '<numericalresponse answer="$x"><formulaequationinput/></numericalresponse>',
            "worked out by a program",
        ),
        ("<p>Nothing is asked.</p>", "asks nothing"),
        (
            "<p>All?</p><choiceresponse><checkboxgroup><choice correct='true'>a</choice>"
            "<choice correct='true'>b</choice></checkboxgroup></choiceresponse>",
            "every answer is right",
        ),
        ("<p>&secret;</p>", "This is no XML that can be read"),
    ],
)
def test_what_has_no_like_here_stays_behind_and_says_why(problem: str, words: str, tmp_path: Path) -> None:
    files = COURSE | {"course/problem/p1.xml": f"<problem>{problem}</problem>"}
    imported = run(tmp_path, files)
    assert not questions_of(imported)
    assert words in "\n".join(sentences(imported, "left_out"))


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_with_entities_is_not_read(encoding: str, tmp_path: Path) -> None:
    file = f'{BOMB}<problem display_name="&b;"><p>&b;</p></problem>'.encode(encoding)
    imported = run(tmp_path, COURSE | {"course/problem/p1.xml": file})
    assert "course/problem/p1.xml" not in str(lessons_of(imported))
    assert any("declares entities" in words for words in sentences(imported, "left_out"))


def test_entities_of_files_bring_nothing_from_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    hostile = f'<!DOCTYPE x SYSTEM "file://{secret}"><problem><p>&x;</p></problem>'
    imported = run(tmp_path, COURSE | {"course/problem/p1.xml": hostile})
    assert "do not tell" not in str(lessons_of(imported))


def test_a_course_that_lies_within_itself_ends(tmp_path: Path) -> None:
    ring: dict[str, str | bytes] = {
        "course/vertical/v1.xml": '<vertical display_name="Ring"><html>a</html><vertical url_name="v1"/></vertical>'
    }
    assert any("within itself" in words for words in sentences(run(tmp_path, COURSE | ring), "left_out"))


def test_a_broken_course_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="cannot be read"):
        run(tmp_path, {"course.xml": "<course <<"})
