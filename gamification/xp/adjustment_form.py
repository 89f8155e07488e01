from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gamification.models import XpAward
from gamification.models.xp import XpReason
from learning.models import User


class AdjustmentForm(forms.ModelForm[XpAward]):
    """XP given or taken by hand, by somebody else. The reason is always the same; the source says why, once each."""

    # Who adjusts; set by the page.
    by_id: int | None = None

    reason = forms.ChoiceField(label=_("Reason"), choices=[(XpReason.ADJUSTMENT.value, XpReason.ADJUSTMENT.label)])

    class Meta:
        model = XpAward
        fields = ("user", "amount", "reason", "source")
        labels = {"source": _("Why")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        learner, amount = cleaned.get("user"), cleaned.get("amount")
        if learner is not None and amount is not None and amount < 0:
            # Locked as award_xp() locks it, so that the XP seen here is still the XP when the line is written.
            has = User.objects.select_for_update(no_key=True).values_list("total_xp", flat=True).get(pk=learner.pk)
            if has + amount < 0:
                self.add_error("amount", _("%(name)s has %(xp)s XP.") % {"name": learner, "xp": has})
        if learner is not None and learner.pk == self.by_id:
            self.add_error(None, _("Nobody corrects their own XP. Ask somebody else on the staff."))
        return cleaned
