from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptVerdict(models.Model):
    """What came of a source, so that the same one gets the same answer at once (learning/code/remembering.py).

    The key is a hash over the source, the lesson, and a secret seed of whoever wrote it: nobody can be found from it.
    """

    key = models.CharField(_("hash"), max_length=64, editable=False)
    feedback = models.JSONField(_("what is told"))
    judged_at = models.DateTimeField(_("judged"))

    class Meta:
        db_table = "kept_verdicts"
        verbose_name = _("kept verdict")
        verbose_name_plural = _("kept verdicts")
        constraints = (models.UniqueConstraint(fields=("key",), name="kept_verdicts_key_key"),)
        indexes = (models.Index(fields=("judged_at",), name="kept_verdicts_judged_idx"),)

    def __str__(self) -> str:
        return self.key[:12]
