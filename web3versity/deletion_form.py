from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chain.models import NftCertificate
from learning.accounts.forms import AccountDeletionForm
from learning.models import User

KEEP, END = "keep", "end"


class LeavingForm(AccountDeletionForm):
    """Confirms the deletion of an account; whoever has certificates says what becomes of them."""

    certificates = forms.ChoiceField(
        label=_("My certificates"),
        widget=forms.RadioSelect,
        choices=[
            (
                KEEP,
                _(
                    "Keep them: each stays valid under the name printed on it, with what you proved for it, "
                    "for whoever has its address."
                ),
            ),
            (END, _("End them: name and evidence are erased, and they say “withdrawn by its holder”.")),
        ],
        error_messages={"required": _("Say what shall become of your certificates.")},
    )

    field_order = ("certificates", "typed_name")

    def __init__(self, *args: Any, learner: User, **options: Any) -> None:
        super().__init__(*args, learner=learner, **options)
        if not NftCertificate.objects.filter(user=learner).exists():
            del self.fields["certificates"]
