"""Emphasis beside letters of scripts without spaces (learning/content/emphasis.py)."""

import pytest
from markdown_it import MarkdownIt

from learning.content.emphasis import read_emphasis_spaceless

commonmark = MarkdownIt("commonmark")
spaceless = MarkdownIt("commonmark")
read_emphasis_spaceless(spaceless)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**「重要」**です", "<strong>「重要」</strong>です"),
        ("鍵は**絶対に渡さない。**約束です", "鍵は<strong>絶対に渡さない。</strong>約束です"),
        ("これは*（大事な）*鍵", "これは<em>（大事な）</em>鍵"),
        ("请**（不要）**分享", "请<strong>（不要）</strong>分享"),
        ("这是**《白皮书》**的内容", "这是<strong>《白皮书》</strong>的内容"),
        ("**지갑(wallet)**은 안전하다", "<strong>지갑(wallet)</strong>은 안전하다"),
        ("패키지는 **`npm`**을 쓴다", "패키지는 <strong><code>npm</code></strong>을 쓴다"),
        ("**[鍵](/a)**を見る", '<strong><a href="/a">鍵</a></strong>を見る'),
        ("見て**https://a.example/**を", "見て<strong>https://a.example/</strong>を"),
        ("**(สำคัญ)**มาก", "<strong>(สำคัญ)</strong>มาก"),
        ("**葛\U000e0100**「城」", "<strong>葛\U000e0100</strong>「城」"),
        ("カタカナ**「ｶﾅ」**ﾃﾞｽ", "カタカナ<strong>「ｶﾅ」</strong>ﾃﾞｽ"),
        ("__「重要」__です", "__「重要」__です"),
    ],
)
def test_a_mark_within_and_a_letter_without_are_bold(source: str, html: str) -> None:
    assert spaceless.render(source) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    "source",
    [
        'a**"quoted"**b',
        "** not bold **",
        "snake_case_name and _this_",
        "**bold**text *a*b _a_b",
        "a*(b)*c",
        "*a **b** c* ***d***",
        "**emoji 🎉**x **🎉**",
        "foo**(bar)**🎉",
        "5 * 3 * 2",
        "“**Привет!**” сказал",
        "**Привет!**сказал",
        "`*a*` \\*b\\* *c",
        "**محفظة،**x",
    ],
)
def test_everything_else_stays_as_commonmark_has_it(source: str) -> None:
    assert spaceless.render(source) == commonmark.render(source)
