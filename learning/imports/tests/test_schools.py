"""Folders of Markdown as other schools write them: what they say comes, whatever tool they were written for."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning.content.lint import find_markdown_problems
from learning.imports.markdown.convert import convert_markdown
from learning.imports.markdown.mending import as_shown
from learning.imports.pictures import PictureShelf
from learning.imports.refusal import ImportRefused
from learning.imports.report import Report
from learning.imports.surroundings import Surroundings
from learning.imports.tests.building import lessons_of, picture, run, sentences


def convert(text: str, *, top: int = 2) -> str:
    with TemporaryDirectory() as folder:
        report = Report()
        around = Surroundings(report, PictureShelf(Path(folder), report), "x.md", find_link=lambda _href: None)
        return convert_markdown(text, around, top_heading=top)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("A <b>bold</b> and <i>soft</i> word<br/>next.", "A **bold** and *soft* word<br>next."),
        ('See <a href="https://a.org/x">this</a>.', "See [this](https://a.org/x)."),
        ("Type <kbd>Ctrl</kbd> or `a < b`.", "Type `Ctrl` or `a < b`."),
        ("# One\n\n## Two\n\ntext", "## One\n\n### Two\n\ntext"),
        ("Title\n=====\n\ntext", "## Title\n\ntext"),
        ("## Known {#id}", "## Known"),
        (":::danger Careful\nHot.\n:::", ":::danger Careful\nHot.\n:::"),
        (":::spoiler\nHot.\n:::", ":::note\nHot.\n:::"),
        ("> [!HINT]\n> Hot.", "> [!HINT]\n> Hot."),
        ("> [!ODD]\n> Hot.", "> [!note]\n> Hot."),
        ('{% hint style="warning" %}\nHot.\n{% endhint %}', ":::warning\n\nHot.\n\n:::"),
        ('<Callout type="tip" title="Try">\nHot.\n</Callout>', ":::tip Try\n\nHot.\n\n:::"),
        ("<Tip>Hot.</Tip>", ":::tip\nHot.\n:::"),
        ("??? note\n    Hot.", "!!! note\n    Hot."),
        ("<details>\n<summary>Why <b>so</b>?</summary>\nHot.\n</details>",
         "<details>\n<summary>Why so ?</summary>\n\nHot.\n\n</details>"),
        ('<Tabs>\n<TabItem value="a" label="npm">\nHot.\n</TabItem>\n</Tabs>', "**npm**\n\nHot."),
        ("import Quiz from '@site/quiz'\n\nText <Quiz id=\"3\" /> here.", "Text  here."),
        ("An `Array` of Array<string> and <YOUR KEY>.", r"An `Array` of Array\<string> and \<YOUR KEY>."),
        ("```mermaid\nA --> B\n```", "```text\nA --> B\n```"),
        ("```solidity title=\"a.sol\"\ncontract A { }\n```", "```solidity\ncontract A { }\n```"),
        ("~~~js {1,3}\nlet a = `<b>`\n~~~", "~~~js\nlet a = `<b>`\n~~~"),
        ("Text {{ page.title }} and {{< ref >}}.", "Text  and ."),
        ("[[Wallet|wallets]] and [[Key]]", "wallets and Key"),
        ("A note[^1] of nothing.", "A note of nothing."),
        ("A note[^1].\n\n[^1]: Its words.", "A note[^1].\n\n[^1]: Its words."),
        ("[gone](./gone.md) and [web](https://a.org)", "gone and [web](https://a.org)"),
        ('<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
         "[Watch it on another website](https://www.youtube.com/watch?v=abcdefghijk)"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "|  |  |\n| --- | --- |\n| a | b |"),
        ("<!-- aside --> Words <span class=\"x\">stay</span>.", "Words stay."),
        ("![x](https://a.org/p.png)", "[x](https://a.org/p.png)"),
    ],
)  # fmt: skip
def test_what_other_tools_write_is_said_in_our_words(written: str, becomes: str) -> None:
    assert convert(written) == becomes
    assert not find_markdown_problems(as_shown(becomes))


SCHOOL: dict[str, str | bytes] = {
    "school/docs/SUMMARY.md": "* [Two](two.md)\n* [One](start/one.md)\n",
    "school/docs/two.md": "+++\ntitle = 'The second'\n+++\n\n## Begin\n\n"
    "See [one](start/one.md#why) and [end](#begin).",
    "school/docs/start/one.md": "---\ntitle: \"One: *first*\"\nsidebar_position: 2\n---\n\n"
    "![A pot](../img/pot.png)\n\n# Why\n\nIt is so.",
    "school/docs/start/draft.md": "---\ndraft: true\n---\n\nNot yet.",
    "school/docs/start/10-ten.md": "# Ten\n\nTen words.",
    "school/docs/start/2-two.mdx": "Two words without a title.",
    "school/docs/start/empty.md": "---\ntitle: Nothing\n---\n",
    "school/docs/img/pot.png": picture(),
    "school/CONTRIBUTING.md": "# How to help",
    "school/mkdocs.yml": "site_name: The pot school\nsite_description: All about pots.\n",
}  # fmt: skip


def test_a_school_comes_in_its_order_with_titles_pictures_and_links(tmp_path: Path) -> None:
    imported = run(tmp_path, SCHOOL)
    lessons = lessons_of(imported)
    assert list(lessons) == ["01-the-second.md", "02-one-first.md", "03-two.md", "04-ten.md", "course.yaml"]
    assert imported.folder.name == "the-pot-school"
    assert "description: All about pots." in lessons["course.yaml"]
    assert (
        "[one](/courses/the-pot-school/one-first/#section-why) and [end](#section-begin)" in lessons["01-the-second.md"]
    )
    assert "title: 'One: first'" in lessons["02-one-first.md"]
    assert "![Picture: pot](pot.webp)\n\n## Why" in lessons["02-one-first.md"].replace("![A pot]", "![Picture: pot]")
    assert (imported.folder / "images" / "pot.webp").is_file()
    left = "\n".join(sentences(imported, "left_out"))
    assert "docs/start/draft.md: It is a draft" in left
    assert "docs/start/empty.md: It has no words." in left
    assert imported.report.counts["mistakes"] == 0


def test_a_picture_outside_of_the_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    imported = run(tmp_path, {"a.md": "# A\n\n![secret thing](../secret.png) ![another one](/../secret.png) Words."})
    assert not (imported.folder / "images").exists()
    assert imported.report.counts["pictures"] == 0


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="Known formats: Open edX"):
        run(tmp_path, {"a.bin": b"\0\1"})


SIGNS = st.text(
    st.one_of(
        st.sampled_from("<>/[]()!`*_#{}%:=-|~^&\"' \n\tabiT1."),
        st.characters(exclude_categories=["Cs"], max_codepoint=999),
    ),
    max_size=160,
)


@settings(max_examples=150, deadline=None)
@given(SIGNS)
@example("<a href=x>[[</a>")
@example("<details><summary>")
@example(":::x\n```\n<b")
@example('{% tab title="<img src=x>" %}')
@example('import x from "y"\nexport z = {')
@example("<Note>\n<details>\n</Note>")
@example("[^a]: <!-- \n# b")
def test_whatever_is_written_becomes_markdown_of_ours(text: str) -> None:
    assert not find_markdown_problems(as_shown(convert(text)))
