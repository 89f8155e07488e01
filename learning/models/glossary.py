from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson


class GlossaryTerm(models.Model):
    """A word of the glossary with what it means, as learning/library/glossary.yaml has it."""

    slug = models.CharField(_("slug"), max_length=80)
    term = models.CharField(_("term"), max_length=80)
    also = models.TextField(_("other spellings"), blank=True, help_text=_("One a line."))
    means = models.TextField(_("means"), max_length=400)
    means_html = models.TextField(editable=False)
    see = ArrayField(
        models.CharField(max_length=80), verbose_name=_("see also"), db_default=[], default=list, blank=True
    )
    lesson = models.ForeignKey(
        Lesson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="terms",
        db_index=False,
        verbose_name=_("lesson"),
        help_text=_("Where it is learned."),
    )

    class Meta:
        db_table = "glossary_terms"
        ordering = ("term",)
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        constraints = (models.UniqueConstraint(fields=("slug",), name="glossary_terms_slug_key"),)
        indexes = (models.Index(fields=("lesson",), name="glossary_terms_lesson_idx"),)

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('learning:glossary')}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return f"term-{self.slug}"


class GlossarySpelling(models.Model):
    """A way of writing a term: no other term may be written so."""

    # learning/content/syntax/terms.py: spelling_key()
    key = models.CharField(_("spelling"), max_length=80)
    term = models.ForeignKey(GlossaryTerm, models.CASCADE, related_name="spellings", db_index=False)

    class Meta:
        db_table = "glossary_spellings"
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        constraints = (models.UniqueConstraint(fields=("key",), name="glossary_spellings_key_key"),)
        indexes = (models.Index(fields=("term",), name="glossary_spellings_term_idx"),)

    def __str__(self) -> str:
        return self.key
