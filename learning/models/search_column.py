"""Full-text search by the generated column `search` that several tables have.

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


def websearch(words: str) -> SearchQuery:
    """`words` as search engines understand them ("a phrase", or, -without), in English stems."""
    return SearchQuery(words, search_type="websearch", config="english")


def matching(rows: QuerySet[M], words: str) -> QuerySet[M]:
    """Those of `rows` whose search column has all of `words`."""
    searchable: Any = rows.alias(search=SearchColumn())
    found: QuerySet[M] = searchable.filter(search=websearch(words))
    return found
