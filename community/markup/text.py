"""The text of posts and titles as it comes in: without characters that cannot be stored, seen or trusted."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from learning.web.form_fields import LongTextField
from learning.web.seed_phrase import refuse_seed_phrase

MAX_CHARACTERS: Final = 20_000
# Control characters (PostgreSQL refuses NUL, XML all of them), halves of characters, and what turns the direction of
# writing around: with those, code reads differently from what it does, and a line can run backwards into others.
_UNWANTED: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str) -> str:
    """`text` with "\\n" as its only line end and without unwanted characters."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class PostField(LongTextField):
    """The Markdown of a post."""

    default_error_messages = {
        "required": _("Write something first."),
        "max_length": ngettext_lazy(
            "A post can have at most %(limit_value)d character; this one has %(show_value)d.",
            "A post can have at most %(limit_value)d characters; this one has %(show_value)d.",
            "limit_value",
        ),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": MAX_CHARACTERS} | options)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value)).strip()


class TitleField(forms.CharField):
    """One line of words."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validators=[refuse_seed_phrase], **options)

    def to_python(self, value: Any) -> str:
        return " ".join(clean_text(super().to_python(value) or "").split())
