"""Whatever is written, nothing but the listed HTML comes out."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.content import markdown
from learning.content.markdown import PageRenderer
from learning.content.sanitize import clean_html

ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](https://e.example/x.png)',
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>*{background:url(//evil.example)}</style>",
    '<a href="#" onclick="alert(1)" style="position:fixed">x</a>',
    "<form action=//evil.example><button>Sign in</button></form>",
    '<div class="code" tabindex="5" role="alert" id="main">x</div>',
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example>",
    "<b><i><u unclosed",
    "</div></main></body><h1>Free HBAR</h1>",
    '```"onmouseover="alert(1)\nx\n```',
    "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "## <script>alert(1)</script>",
    '## "onclick="alert(1)',
    '| a | "><script>alert(1)</script> |\n|---|---|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |',
    '[x](https://e.example "title\\" onclick=alert(1)")',
    "<!--><script>alert(1)</script>-->",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<details ontoggle=alert(1)>\n<summary><img src=x onerror=alert(1)></summary>\n<svg/onload=alert(1)></details>",
    '<Note title="x" onclick="alert(1)">\n<script>alert(1)</script>\n</Note>',
    '> [!TIP] <img src=x onerror=alert(1)> " onclick="alert(1)\n> x',
    '!!! note "\\"><script>alert(1)</script>"\n    x',
    ':::tip{onclick="alert(1)"}\n[x](javascript:alert(1))\n:::',
    "[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
    '[["><script>alert(1)</script>]] [[x|<img src=x onerror=alert(1)>]] [[javascript:alert(1)]]',
    "<!-- --!><script>alert(1)</script>",
    "- [x] <script>alert(1)</script>",
    'https://e.example/"onmouseover=alert(1)',
    "<br onclick=alert(1)>",
]
ATTRIBUTES = {
    "a": {"href", "title", "rel", "class", "id", "aria-label"},
    "ol": {"start"},
    "li": {"class", "id", "value"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "aside": {"class", "role", "aria-label"},
    "p": {"class"},
    "span": {"class", "role", "aria-label"},
    "th": {"class", "scope"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
IDS = ("section-", "note-", "mark-")
TAGS = {
    *ATTRIBUTES,
    *"br hr ul blockquote strong em s sup code pre table thead tbody tr details summary".split(),
}


class Inspector(HTMLParser):
    """Fails on anything that is not on the list, reading as a browser would."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, set())
            if name == "href":
                assert (value or "").startswith(("https://", "http://", "mailto:", "/", "#")) or ":" not in (
                    value or ""
                )
            if name == "id":
                assert (value or "").startswith(IDS)


def inspect(html: str) -> None:
    inspector = Inspector(convert_charrefs=True)
    inspector.feed(html)
    inspector.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_lesson_comes_out_harmless(attack: str) -> None:
    inspect(PageRenderer().block(attack))
    inspect(PageRenderer().block(f"Text before {attack} and after."))
    inspect(PageRenderer().inline(attack))


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_cleaner_alone_would_hold_too(attack: str) -> None:
    inspect(clean_html(attack))


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_parser_alone_would_hold_too(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "clean_html", str)
    inspect(PageRenderer().block(attack))


def test_what_a_parser_lets_through_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(markdown.parser.options, "html", True)
    html = PageRenderer().block('<p onclick="x()">Keep</p><script>alert(1)</script>')
    assert html == "<p>Keep</p>"


def test_raw_html_is_shown_as_it_was_typed() -> None:
    assert PageRenderer().block("<b>bold</b>") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>"


FRAGMENTS = st.sampled_from(
    [
        *ATTACKS,
        "\n\n",
        "`",
        "```",
        "*",
        "> ",
        "- ",
        "[",
        "](",
        ")",
        "<",
        ">",
        '"',
        "'",
        "|",
        "#",
        "<details>\n",
        "</details>\n",
        "> [!TIP] ",
        ":::tip\n",
        "[[",
        "]]",
        "<!--",
        "-->",
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=12).map("".join))
def test_no_mixture_of_text_and_attacks_comes_through(source: str) -> None:
    html = PageRenderer().block(source)
    inspect(html)
    assert clean_html(html).strip() == html
