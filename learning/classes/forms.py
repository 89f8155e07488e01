from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from learning.models import Course
from learning.models.school_class import MOST_SEATS
from learning.web.form_fields import SeenTextField, SelectOfTitles


class ClassForm(forms.Form):
    """A class, new or changed."""

    name = SeenTextField(
        label=_("Name of the class"),
        max_length=60,
        help_text=_("Such as “Blockchain, Tuesday evening”. Learners see it before they join."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the class a name.")},
    )
    seats = forms.IntegerField(
        label=_("How many learners?"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=40,
        help_text=format_lazy(
            _("When so many have joined, the code lets nobody else in. At most {most}."), most=MOST_SEATS
        ),
        error_messages={"required": _("Write how many learners there can be."), "invalid": _("Write a whole number.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class CodeForm(forms.Form):
    """A code as it is typed: in any digits, with or without spaces. What it opens is looked up elsewhere."""

    code = forms.CharField(
        label=_("Code of the class"),
        max_length=64,
        help_text=_("Eight digits, from your teacher."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
        error_messages={"required": _("Type the code that your teacher gave you.")},
    )


class AssignmentForm(forms.Form):
    """A course for the class, with the days between which it is to be done."""

    course = forms.ModelChoiceField(
        label=_("Course"),
        queryset=Course.objects.none(),
        to_field_name="slug",
        empty_label=_("Choose a course"),
        error_messages={"required": _("Choose a course."), "invalid_choice": _("Choose one of the courses offered.")},
        widget=SelectOfTitles,
    )
    starts_on = forms.DateField(
        label=_("From"),
        required=False,
        help_text=_("May be left empty."),
        error_messages={"invalid": _("Write a date, such as 2027-03-31.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    due_on = forms.DateField(
        label=_("To be finished by"),
        required=False,
        help_text=_("The last day, where each learner lives. May be left empty."),
        error_messages={"invalid": _("Write a date, such as 2027-03-31.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        courses = Course.objects.published().filter(total_lessons__gt=0).order_by("title")
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        starts, due = self.cleaned_data.get("starts_on"), self.cleaned_data.get("due_on")
        if isinstance(starts, date) and isinstance(due, date) and due < starts:
            self.add_error("due_on", ValidationError(_("It ends before it begins.")))
        return self.cleaned_data
