"""The operator's keys in the admin: what holds each, and a button that has a stuck one looked at now."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from chain.models import ChainSigner
from chain.sending.key_state import examine_key
from chain.sending.mend_key import NotMended, mend_key
from learning.admin.read_only import ReadOnlyAdmin


@admin.register(ChainSigner)
class ChainSignerAdmin(ReadOnlyAdmin[ChainSigner]):
    list_display = ("address", "chain_id", "next_nonce", "epoch", "turn", "paused_until")
    list_filter = ("chain_id",)
    search_fields = ("address__exact",)
    change_form_template = "admin/chain/signer.html"

    def has_mend_permission(self, request: HttpRequest) -> bool:
        """Nobody edits a key's row, but who may change it may have it mended."""
        return bool(request.user.is_active and request.user.has_perm("chain.change_chainsigner"))

    def get_urls(self) -> list[URLPattern]:
        mend = self.admin_site.admin_view(self.mend_view)
        return [path("<int:signer_id>/mend/", mend, name="chain_chainsigner_mend"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        signer = self.get_object(request, object_id)
        extra = {
            "state": examine_key(signer) if signer is not None and self.has_view_permission(request, signer) else None,
            "may_mend": self.has_mend_permission(request),
        }
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **extra})

    def mend_view(self, request: HttpRequest, signer_id: int) -> HttpResponse:
        """Asks first; says in sentences what was done, and writes them into the object's history."""
        if not self.has_mend_permission(request):
            raise PermissionDenied
        signers: QuerySet[ChainSigner] = self.get_queryset(request)
        signer = get_object_or_404(signers, pk=signer_id)
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "title": _("Have this key looked at now"),
                "opts": self.opts,
                "signer": signer,
                "state": examine_key(signer),
            }
            return TemplateResponse(request, "admin/chain/mend_signer.html", context)
        self.mend(request, signer)
        return HttpResponseRedirect(reverse("admin:chain_chainsigner_change", args=[signer.pk]))

    def mend(self, request: HttpRequest, signer: ChainSigner) -> None:
        try:
            done = mend_key(signer_id=signer.pk)
        except NotMended as reason:
            self.message_user(request, str(reason), messages.WARNING)
            return
        self.log_change(request, signer, done)
        self.message_user(request, done)
