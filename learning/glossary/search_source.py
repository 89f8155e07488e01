"""The glossary in the one search of the site."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchRank
from django.db.models import Count, F, Window
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.content.markdown import plain_text
from learning.models import GlossaryTerm, User
from learning.models.search_column import SearchColumn, WantedWords, matching
from learning.search.marking import Found
from learning.search.sources import SearchHit, SearchHits, SearchSource


class GlossarySource(SearchSource):
    """What a word means, which is short: it stands before the lessons that use it."""

    key = "glossary"
    label = gettext_lazy("Glossary")
    order = 15

    def find(self, words: str, *, found: Found, reader: User | AnonymousUser, most: int) -> SearchHits:
        rank = SearchRank(SearchColumn(), WantedWords(words), normalization=1)
        ranked = matching(GlossaryTerm.objects.all(), words).annotate(total=Window(Count("*")))
        terms = ranked.order_by(rank.desc(), F("pk").asc())[:most]
        hits = [
            SearchHit(
                term.get_absolute_url(), found.mark(term.term), _("Meaning"), found.excerpt(plain_text(term.means))
            )
            for term in terms
        ]
        return SearchHits(hits, terms[0].total if terms else 0)
