from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _


class SignInSession(models.Model):
    """A browser in which somebody is signed in, in words they know it by. No address of the network is kept.

    The session itself is Django's; ending it there and here is what learning/accounts/sessions.py does.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sessions", db_index=False)
    session_key = models.CharField(max_length=40)
    browser = models.CharField(_("browser"), max_length=30, db_default="", default="")
    system = models.CharField(_("system"), max_length=30, db_default="", default="")
    began_at = models.DateTimeField(_("signed in"), db_default=Now(), editable=False)
    last_used_at = models.DateTimeField(_("last used"), db_default=Now(), editable=False)

    class Meta:
        db_table = "sign_in_sessions"
        verbose_name = _("signed-in browser")
        verbose_name_plural = _("signed-in browsers")
        constraints = (models.UniqueConstraint(fields=("session_key",), name="sign_in_sessions_session_key_key"),)
        indexes = (models.Index(fields=("user", "last_used_at"), name="sign_in_sessions_user_idx"),)

    def __str__(self) -> str:
        return self.device

    @property
    def device(self) -> str:
        """Such as "Firefox on Android"."""
        browser = self.browser or _g("A browser")
        return _g("%(browser)s on %(system)s") % {"browser": browser, "system": self.system} if self.system else browser
