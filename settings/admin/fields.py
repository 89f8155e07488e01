"""A form field for each kind of setting: what is typed becomes what the kind's clean() judges."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from settings.kinds import Kind, Milestones, Switch, WholeNumber

Pairs = list[tuple[str, str]]
_EMPTY_ROWS = 3


class SwitchField(forms.BooleanField):
    widget = forms.CheckboxInput(attrs={"role": "switch"})

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)


class MilestonesTable(forms.Widget):
    """A row for each milestone and some to fill in; a row left empty is none."""

    template_name = "admin/settings/milestones.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["rows"] = [*_pairs(value), *[("", "")] * _EMPTY_ROWS]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Pairs:
        return list(zip(data.getlist(f"{name}-days"), data.getlist(f"{name}-bonus"), strict=False))

    def id_for_label(self, id_: str) -> str:
        return ""


class MilestonesField(forms.Field):
    widget = MilestonesTable

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Pairs) -> dict[str, Any]:
        """Days to bonus; what is no number stays as it was typed, and the kind says what is wrong with it."""
        milestones: dict[str, Any] = {}
        for days, bonus in ((days.strip(), bonus.strip()) for days, bonus in value):
            if not days and not bonus:
                continue
            if days in milestones:
                raise ValidationError(_("%(days)s days stand there twice.") % {"days": days})
            milestones[days] = int(bonus) if bonus.isascii() and bonus.isdigit() and len(bonus) < 10 else bonus
        return milestones

    def has_changed(self, initial: Any, data: Any) -> bool:
        return dict(_pairs(initial)) != dict(_pairs(data))


def field_for(setting: Kind[Any]) -> forms.Field:
    """Raises TypeError for a kind that nobody has made a field for."""
    match setting:
        case WholeNumber(least=least, most=most):
            # Bounds in the browser too; the sentence for what is outside comes from the kind.
            widget = forms.NumberInput(attrs={"min": least, "max": most, "step": 1, "inputmode": "numeric"})
            return forms.IntegerField(required=False, widget=widget)
        case Switch():
            return SwitchField()
        case Milestones():
            return MilestonesField()
    raise TypeError(f"Make a field for a {type(setting).__name__} in settings/admin/fields.py.")


def words_for(setting: Kind[Any], value: Any) -> str:
    """A value as people read it, with its unit; as it is stored when the setting does not take it."""
    match setting:
        case Switch() if isinstance(value, bool):
            return _("on") if value else _("off")
        case WholeNumber(unit=unit) if isinstance(value, int):
            return f"{number_format(value, force_grouping=True)} {unit}".strip()
        case Milestones() if isinstance(value, Mapping):
            lines = [_("%(days)s days: %(bonus)s XP") % {"days": days, "bonus": bonus} for days, bonus in _pairs(value)]
            return ", ".join(lines) or _("none")
    return str(value)


def bounds_of(setting: Kind[Any]) -> str:
    if not isinstance(setting, WholeNumber):
        return ""
    least, most = (number_format(number, force_grouping=True) for number in (setting.least, setting.most))
    return _("%(least)s to %(most)s") % {"least": least, "most": most}


def _pairs(value: Any) -> Pairs:
    """Days and bonus as text, the first milestone first; what was typed in the order in which it was."""
    if isinstance(value, Mapping):
        return sorted(((str(days), str(bonus)) for days, bonus in value.items()), key=lambda row: (len(row[0]), row))
    return [row for row in value or () if any(row)]
