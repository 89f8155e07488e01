"""Questions in Moodle XML."""

from base64 import b64encode
from pathlib import Path

from learning.imports.tests.building import lessons_of, picture, questions_of, run, sentences


def question(kind: str, text: str, inner: str, name: str = "") -> str:
    return (
        f'<question type="{kind}"><name><text>{name}</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text>{PICTURE if "PLUGINFILE" in text else ""}'
        f"</questiontext>{inner}</question>"
    )


def answer(fraction: str, text: str, feedback: str = "") -> str:
    return (
        f'<answer fraction="{fraction}" format="html"><text><![CDATA[{text}]]></text>'
        f"<feedback><text>{feedback}</text></feedback></answer>"
    )


PICTURE = f'<file name="pot.png" encoding="base64">{b64encode(picture()).decode()}</file>'
EXPLAINED = "<generalfeedback><text><![CDATA[<p>So it is.</p>]]></text></generalfeedback>"
QUIZ = "".join(
    [
        '<?xml version="1.0" encoding="UTF-8"?><quiz>',
        '<question type="category"><category><text>$course$/top/Savings</text></category></question>',
        question(
            "multichoice",
            '<p>What is it?</p><img src="@@PLUGINFILE@@/pot.png" alt="A pot of clay">',
            "<single>true</single>" + answer("100", "<p>A pot</p>", "Yes.") + answer("0", "A car"),
            "pot",
        ),
        question(
            "multichoice",
            "Which?",
            "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("-100", "c") + EXPLAINED,
        ),
        question("truefalse", "It rains.", answer("0", "true", "No.") + answer("100", "false")),
        question(
            "numerical", "How much?", '<answer fraction="100"><text>2.5</text><tolerance>0.5</tolerance></answer>'
        ),
        question(
            "matching",
            "Match.",
            "<subquestion><text>dog</text><answer><text>barks</text></answer></subquestion>"
            "<subquestion><text>cat</text><answer><text>mews</text></answer></subquestion>",
        ),
        question("ordering", "In order.", answer("1", "first") + answer("1", "second") + answer("1", "third")),
        question("shortanswer", "Say it.", answer("100", "word")),
        question("shortanswer", "One and one?", answer("100", "2")),
        question("essay", "Tell.", ""),
        question("cloze", "It {1:SHORTANSWER:=is} so.", ""),
        question("calculated", "{a} + {b}", ""),
        question("description", "<p>Read this <i>first</i>.</p>", ""),
        question("novel", "?", ""),
        "</quiz>",
    ]
)


def test_each_kind_of_question_comes_as_ours_or_is_told_of(tmp_path: Path) -> None:
    imported = run(tmp_path, {"bank.xml": QUIZ})
    pot, which, rains, much, dog, _cat, order, two = questions_of(imported)
    assert pot["prompt"] == "What is it?\n\n![A pot of clay](pot.webp)"
    assert (imported.folder / "images" / "pot.webp").is_file()
    assert pot["options"] == [{"text": "A pot", "correct": True, "feedback": "Yes."}, {"text": "A car"}]
    assert (pot["explanation"], which["explanation"]) == ("Yes.", "So it is.")
    assert [option.get("correct", False) for option in which["options"]] == [True, True, False]
    assert (rains["answer"], much["answer"], much["tolerance"]) == (False, 2.5, 0.5)
    assert (dog["prompt"], [option["text"] for option in dog["options"]]) == ("Match.\n\ndog", ["barks", "mews"])
    assert (order["items"], two["answer"]) == (["first", "second", "third"], 2)
    assert "intro: Read this *first*." in lessons_of(imported)["01-savings.yaml"]
    left = "\n".join(sentences(imported, "left_out"))
    for words in ("words that are typed", "an essay", "Cloze", "worked out by Moodle", '"novel" is not known'):
        assert words in left


def test_a_file_that_is_no_xml_is_told_of_and_the_others_come(tmp_path: Path) -> None:
    imported = run(tmp_path, {"bank.xml": QUIZ, "broken.xml": "<quiz><question", "other.xml": "<rss/>"})
    assert imported.report.counts["questions"] == 8
    assert any(words.startswith("broken.xml: This is no XML") for words in sentences(imported, "left_out"))
