"""Code in colours, as CSS classes. Done when a course is loaded, never per request."""

from html import escape
from itertools import groupby

from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

# Names, brackets, spaces and operators keep the colour of the text: a span around each would double the page.
_UNCOLOURED = {"", "n", "p", "w", "o", "l", "x", "g", "esc", "pm"}
COLOUR_CLASSES = {name for name in STANDARD_TYPES.values() if name not in _UNCOLOURED}
PLAIN = "text"


# What files are called that authors name their code by, and Pygments does not.
_ALSO = {"sol": "solidity"}


def knows_language(language: str) -> bool:
    try:
        _lexer(language)
    except ClassNotFound:
        return False
    return True


def language_names() -> list[str]:
    """Every name a fence may carry."""
    return [*_ALSO, *(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)]


def language_title(language: str) -> str:
    """The language as people write it, or nothing for plain text and unknown names."""
    if language in ("", PLAIN) or not knows_language(language):
        return ""
    return str(_lexer(language).name)


def highlight_code(code: str, language: str) -> str:
    """`code` as HTML with a span around what has a colour. An unknown language stays plain."""
    lexer = _lexer(language if knows_language(language) else PLAIN)
    runs = groupby(lexer.get_tokens(code), key=lambda token: _class_of(token[0]))
    return "".join(_colour(name, "".join(value for _, value in run)) for name, run in runs)


def _lexer(language: str) -> Lexer:
    """Raises ClassNotFound."""
    return get_lexer_by_name(_ALSO.get(language, language), stripnl=False, ensurenl=False)


def _colour(name: str, code: str) -> str:
    return f'<span class="{name}">{escape(code)}</span>' if name in COLOUR_CLASSES else escape(code)


def _class_of(token_type: _TokenType) -> str:
    """The class of the nearest kind of token that has one."""
    while token_type not in STANDARD_TYPES and token_type.parent is not None:
        token_type = token_type.parent
    return STANDARD_TYPES.get(token_type, "")
