"""Certificates in the admin: read like everything on a chain, and revoked, reissued and minted anew by actions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chain.certificates.reissuing import ReissueRefused, reissue_certificate
from chain.certificates.revoking import BadReason, clean_reason, revoke_certificate
from chain.models import NftCertificate
from chain.tokens.tasks import remint_certificates
from learning.admin.public_page import link_to
from learning.admin.read_only import ReadOnlyAdmin
from learning.admin.search import FindByLearner
from settings.queue import owe_on_commit

AT_ONCE = 100


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), help_text=_("At most 100 letters. It is published, on the chain too."))

    def clean_reason(self) -> str:
        try:
            return clean_reason(self.cleaned_data["reason"])
        except BadReason as error:
            raise ValidationError(str(error)) from None


@admin.register(NftCertificate)
class NftCertificateAdmin(FindByLearner[NftCertificate], ReadOnlyAdmin[NftCertificate]):
    list_display = (
        "certificate_number",
        "user",
        "holder_name",
        "course_title",
        "completion_date",
        "status",
        "collection_id",
        "serial_number",
        "public_page",
        "issued_at",
        "revoked_at",
    )
    list_filter = ("status", "course", "issued_at")
    list_select_related = ("user",)
    exact_fields = ("certificate_number", "verification_code")
    search_help_text = _(
        "A username or a part of it, wallet address, Hedera account, certificate number or verification code."
    )
    actions = ("revoke", "reissue", "remint")

    @admin.display(description=_("public page"))
    def public_page(self, certificate: NftCertificate) -> SafeString | str:
        return link_to(self.view_on_site(certificate))

    def view_on_site(self, certificate: NftCertificate) -> str:
        return reverse("chain:certificate", args=[certificate.verification_code])

    def has_manage_permission(self, request: HttpRequest) -> bool:
        """Nobody edits a certificate, but who may change them may run these actions."""
        return bool(request.user.is_active and request.user.has_perm("chain.change_nftcertificate"))

    @admin.action(description=_("Revoke, with a reason"), permissions=["manage"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[NftCertificate]) -> HttpResponse | None:
        def operation(certificate: NftCertificate, reason: str) -> str | Promise:
            revoked = revoke_certificate(certificate_id=certificate.pk, reason=reason)
            return "" if revoked else _("It was revoked before.")

        return self.ask_reason(request, chosen, action="revoke", title=_("Revoke certificates"), operation=operation)

    @admin.action(description=_("Reissue with present name and wallet"), permissions=["manage"])
    def reissue(self, request: HttpRequest, chosen: QuerySet[NftCertificate]) -> HttpResponse | None:
        def operation(certificate: NftCertificate, reason: str) -> str | Promise:
            try:
                reissue_certificate(certificate_id=certificate.pk, reason=reason)
            except ReissueRefused as refusal:
                return str(refusal)
            return ""

        return self.ask_reason(request, chosen, action="reissue", title=_("Reissue certificates"), operation=operation)

    @admin.action(description=_("Mint again what a reset of the chain has lost"), permissions=["manage"])
    def remint(self, request: HttpRequest, chosen: QuerySet[NftCertificate]) -> None:
        owe_on_commit(remint_certificates, [certificate.pk for certificate in chosen])
        self.message_user(request, _("A worker looks at them. What the chain still holds is left alone."))

    def ask_reason(
        self,
        request: HttpRequest,
        chosen: QuerySet[NftCertificate],
        *,
        action: str,
        title: str | Promise,
        operation: Callable[[NftCertificate, str], str | Promise],
    ) -> HttpResponse | None:
        """The page that asks why; once that is said, `operation` for each. It returns why one was refused, or ""."""
        form = ReasonForm(request.POST if "reason" in request.POST else None)
        certificates = list(chosen.select_related("user")[: AT_ONCE + 1])
        if len(certificates) > AT_ONCE:
            self.message_user(request, _("Choose at most 100 at a time."), messages.ERROR)
            return None
        if not form.is_valid():
            context: dict[str, Any] = {
                **self.admin_site.each_context(request),
                "title": title,
                "form": form,
                "certificates": certificates,
                "action": action,
                "checkbox": ACTION_CHECKBOX_NAME,
                "opts": self.opts,
            }
            return TemplateResponse(request, "admin/chain/certificate_reason.html", context)
        self.do(request, certificates, form.cleaned_data["reason"], operation, title=str(title))
        return None

    def do(
        self,
        request: HttpRequest,
        certificates: list[NftCertificate],
        reason: str,
        operation: Callable[[NftCertificate, str], str | Promise],
        *,
        title: str,
    ) -> None:
        done = 0
        for certificate in certificates:
            number = certificate.certificate_number
            if objection := operation(certificate, reason):
                self.message_user(request, f"{number}: {objection}", messages.WARNING)
                continue
            self.log_change(request, certificate, f"{title}: {number}: {reason}")
            done += 1
        if done:
            self.message_user(request, _("Done for %(count)d certificates.") % {"count": done})
