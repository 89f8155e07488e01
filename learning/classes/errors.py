"""Why something with a class cannot be, as a sentence for people."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Final[dict[str, Promise]] = {
    "bad_code": _("A code has eight digits. Look at it once more."),
    "no_class": _("No class is open under this code. Ask your teacher for the newest one."),
    "own": _("You teach this class, so you cannot join it as a learner."),
    "removed": _("You were removed from this class. Your teacher can give you a newer code."),
    "full": _("This class is full. Ask your teacher whether there is room for you."),
    "too_many_joined": _("You are in as many classes as one can be. Leave one first."),
    "too_many_taught": _("You teach as many classes as one can. End one first."),
    "too_many_courses": _("This class has as many courses as it can. Take one away first."),
    "too_few_seats": _("More learners than that are in the class already."),
    "too_many_tries": _("Too many codes were tried. Please try again in an hour."),
    "too_many_made": _("Too many classes were made today. Please try again tomorrow."),
}
_STATUS: Final = {"too_many_tries": 429, "too_many_made": 429}


class ClassRefused(Exception):
    """What must not be. `code` is for programs, `sentence` for people, `status` for HTTP (4xx)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = SENTENCES[code]
        self.status = _STATUS.get(code, 422)
