"""Full-text search by the generated column `search` that several tables have (learning/sql/search_vector.sql).

PostgreSQL keeps the column and its index; no model has it as a field, so that no query, join or INSERT ... RETURNING
carries a tsvector that nobody reads.
"""

from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import Col

M = TypeVar("M", bound=Model)


class SearchColumn(F):
    """The column `search` of the queried table, for alias(), filter() and annotate()."""

    def __init__(self) -> None:
        super().__init__("search")

    def resolve_expression(self, query: Any = None, *_: Any, **__: Any) -> Any:
        field = SearchVectorField()
        field.set_attributes_from_name("search")
        field.model = query.model
        return Col(query.get_initial_alias(), field)


class WantedWords(SearchQuery):
    """What search engines understand by words, the last one perhaps only begun (learning/sql/search_query.sql)."""

    function = "search_query"

    def __init__(self, words: str) -> None:
        # No text of the database has a NUL, nor can one be asked for.
        super().__init__(words.replace("\0", " "))
        self.function = WantedWords.function


def matching(rows: QuerySet[M], words: str) -> QuerySet[M]:
    """Those of `rows` whose search column has all of `words`."""
    searchable: Any = rows.alias(search=SearchColumn())
    found: QuerySet[M] = searchable.filter(search=WantedWords(words))
    return found
