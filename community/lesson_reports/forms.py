from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from community.models.lesson_report import LONGEST_REPORT, LessonReportOutcome
from community.posts.forms import HoneypotForm
from learning.models import Lesson
from learning.web.form_fields import LongTextField, SeenTextField, SelectOfTitles
from learning.web.seed_phrase import refuse_seed_phrase

_FEWEST: Final = 10


def steps_of(lesson: Lesson) -> list[str]:
    """What the steps of `lesson` are called, in order; its own name for one without. None where it has only one."""
    steps = lesson.content.get("steps") if isinstance(lesson.content, dict) else None
    titles = [str(step.get("title") or lesson.title) for step in steps or [] if isinstance(step, dict)]
    return titles if len(titles) > 1 else []


class LessonReportForm(HoneypotForm):
    """`step` is the number of one of the lesson's steps, counted from 1, or empty; cleaned, its title."""

    step = forms.ChoiceField(label=_("Where is it?"), required=False, widget=SelectOfTitles)
    words = LongTextField(
        label=_("What is wrong?"),
        min_length=_FEWEST,
        max_length=LONGEST_REPORT,
        attrs={"rows": 4, "dir": "auto"},
        help_text=_("One sentence is enough: what it says, and what it should say."),
        error_messages={
            "required": _("Say in a sentence what is wrong."),
            "min_length": _("Say a little more, so that somebody who was not there understands it."),
        },
    )

    def __init__(self, *args: Any, lesson: Lesson, **options: Any) -> None:
        super().__init__(*args, **options)
        self._titles = steps_of(lesson)
        if self._titles:
            numbered = [(str(number), title) for number, title in enumerate(self._titles, start=1)]
            self.fields["step"].choices = [("", _("The whole lesson")), *numbered]  # type: ignore[attr-defined]
        else:
            del self.fields["step"]

    def clean_step(self) -> str:
        number = self.cleaned_data["step"]
        return self._titles[int(number) - 1][:200] if number else ""


class DecisionForm(forms.Form):
    """What became of a report, and a sentence for who wrote it."""

    outcome = forms.ChoiceField(
        choices=LessonReportOutcome.choices, error_messages={"required": _("Choose what to do.")}
    )
    answer = SeenTextField(required=False, max_length=LONGEST_REPORT, validators=[refuse_seed_phrase])
