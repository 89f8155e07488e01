"""Python of others, read and never run."""

import ast
import re
import warnings
from typing import Final

from django.utils.translation import gettext as _

_OPENED_TWICE: Final = re.compile(r"\[(?=\[)")


class Unparsable(Exception):
    """Says in a sentence why a file cannot be read as Python."""


def parse_python(code: str) -> ast.Module:
    """Raises Unparsable: for mistakes, and for what is nested too deeply or holds numbers that are too long."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except SyntaxError as error:
        names = {"line": error.lineno or 0, "why": error.msg}
        raise Unparsable(_("It is no Python, in line %(line)d: %(why)s.") % names) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unparsable(_("It cannot be read as Python: it is nested too deeply, or too large.")) from error


def without_terms(code: str) -> str:
    """`code` with a space between two square brackets that open, where that changes nothing: twice they would name a
    term of the glossary."""
    spaced = _OPENED_TWICE.sub("[ ", code)
    if spaced == code:
        return code
    try:
        is_same = ast.dump(parse_python(spaced)) == ast.dump(parse_python(code))
    except (Unparsable, RecursionError, MemoryError):
        return code
    return spaced if is_same else code
