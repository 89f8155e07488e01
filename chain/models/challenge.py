from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SignInChallenge(models.Model):
    """A message the server asked one browser to sign. Its nonce opens the door once, or never."""

    nonce = models.CharField(max_length=64)
    browser = models.CharField(max_length=64, help_text=_("The mark kept in the session that asked."))
    evm_address = models.CharField(_("wallet address"), max_length=42)
    message = models.TextField(_("message"))
    network = models.GenericIPAddressField(null=True, help_text=_("The IPv4 address, or the /64 of the IPv6 address."))
    issued_at = models.DateTimeField(_("issued"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        db_table = "sign_in_challenges"
        verbose_name = _("sign-in challenge")
        verbose_name_plural = _("sign-in challenges")
        constraints = (
            # Serves the claim as well.
            models.UniqueConstraint(fields=("nonce",), name="sign_in_challenges_nonce_key"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="sign_in_challenges_expires_at_check"
            ),
        )
        indexes = (
            # The two limits on issuing, and the sweep of old rows.
            models.Index(fields=("browser", "issued_at"), name="sign_in_challenges_browser_idx"),
            models.Index(fields=("network", "issued_at"), name="sign_in_challenges_network_idx"),
            models.Index(fields=("expires_at",), name="sign_in_challenges_expiry_idx"),
        )

    def __str__(self) -> str:
        return f"{self.evm_address} {self.nonce[:8]}…"
