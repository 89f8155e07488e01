"""The small square picture wallets show beside a token's name."""

from base64 import b64encode
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape

from gamification.adire.palette import ACCENT, RESIST

MOST_LINES: Final = 3
LINE: Final = 44

PICTURE: Final = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" role="img">
<title>{{title}}</title>
<rect width="500" height="500" rx="40" fill="{ACCENT}"/>
<rect x="20" y="20" width="460" height="460" rx="28" fill="none" stroke="{RESIST}" stroke-width="4"/>
<text x="250" y="215" font-size="130" text-anchor="middle">{{emoji}}</text>
<g font-family="system-ui, sans-serif" text-anchor="middle" fill="{RESIST}">
<text x="250" y="275" font-size="24">{{kind}}</text>
{{lines}}
<text x="250" y="455" font-size="20">Web3Versity</text>
</g>
</svg>"""


def draw_token(emoji: str, title: str, kind: str) -> str:
    """An SVG as a data: URI, so that it needs no address of its own."""
    lines = wrap(title, 24, max_lines=MOST_LINES, placeholder="…")
    texts = (
        f'<text x="250" y="{325 + LINE * place}" font-size="34">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    svg = PICTURE.format(title=escape(title), emoji=escape(emoji), kind=escape(kind), lines="\n".join(texts))
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
