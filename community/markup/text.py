"""The text of posts and titles as it comes in: without characters that cannot be stored, seen or trusted."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from learning.content.signs import length_seen, letters_seen
from learning.web.form_fields import LongTextField, SeenTextField
from learning.web.seed_phrase import refuse_seed_phrase

MAX_CHARACTERS: Final = 20_000
_FEWEST_LETTERS: Final = 3
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


class TitleField(SeenTextField):
    """One line of words, of which the shortest have `least` characters; a Chinese one says as much as two letters."""

    default_error_messages = {
        "too_short": ngettext_lazy(
            "Say a little more: at least %(least)d character.",
            "Say a little more: at least %(least)d characters.",
            "least",
        ),
        "no_words": _("Say it in words: there are hardly any letters or digits in it."),
    }

    def __init__(self, *, least: int = 0, **options: Any) -> None:
        super().__init__(validators=[refuse_seed_phrase], **options)
        self.least = least

    def to_python(self, value: Any) -> str:
        return " ".join(clean_text(super().to_python(value)).split())

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and length_seen(value) < self.least:
            raise ValidationError(self.error_messages["too_short"], "too_short", {"least": self.least})
        if value and letters_seen(value) < _FEWEST_LETTERS:
            raise ValidationError(self.error_messages["no_words"], "no_words")
