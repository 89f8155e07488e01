"""search_forum(): titles, tags, posts and replies are found, what is gone is not, and no word is too common."""

import pytest
from django.utils import timezone

from community.models import Discussion, Reply
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.sql import column, row, run, value

pytestmark = pytest.mark.django_db


def search(words: str, most: int = 30) -> list[int]:
    """Ids of the threads found, the best first."""
    query = "SELECT discussion_id FROM search_forum(search_query(%s), %s)"
    return column(query, words, most)


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(
        amina, title="Losing a seed phrase", content="Paper burns.", tags=["cold-storage"], category="help"
    )


@pytest.fixture
def answer(kwame: User, thread: Discussion) -> Reply:
    return make_reply(kwame, thread, content="Engrave it on a steel plate.")


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize(
    "words", ["seed", "losing phrases", "storage", "cold-storage", "burned paper", "plates", "engraving steel"]
)
def test_a_thread_is_found_by_title_tag_post_and_reply_in_any_form_of_the_word(
    words: str, thread: Discussion, kwame: User
) -> None:
    make_discussion(kwame, title="Something else", content="Gas fees.")
    assert search(words) == [thread.pk]


@pytest.mark.usefixtures("answer")
@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ('"seed phrase"', True),
        ('"phrase seed"', False),
        ("seed -paper", False),
        ("seed or nonsense", True),
        ("seed nonsense", False),
        ("-nonsense", False),
        ("the", False),
        ("", False),
        ("'\\ & | ! <-> :*", False),
    ],
)
def test_it_understands_phrases_or_and_without(words: str, is_found: bool, thread: Discussion) -> None:
    assert search(words) == ([thread.pk] if is_found else [])


def test_words_of_the_title_count_most_and_replies_add_to_it(amina: User, kwame: User) -> None:
    in_post = make_discussion(amina, title="First", content="About ledgers.")
    in_tag = make_discussion(amina, title="Second", content="About it.", tags=["ledger"])
    in_title = make_discussion(amina, title="Ledger", content="About it.")
    in_both = make_discussion(kwame, title="Ledger", content="About it.")
    make_reply(amina, in_both, content="My ledger.")
    assert search("ledger") == [in_both.pk, in_title.pk, in_tag.pk, in_post.pk]
    assert search("ledger", 2) == [in_both.pk, in_title.pk]


def test_the_reply_that_matches_best_comes_along(kwame: User, thread: Discussion, answer: Reply) -> None:
    make_reply(kwame, thread, content="Steel is a metal like " + "many others " * 30)
    query = "SELECT * FROM search_forum(search_query(%s), 30)"
    assert row(query, "steel")["reply_id"] == answer.pk
    assert row(query, "seed")["reply_id"] is None


@pytest.mark.parametrize("state", ["hidden_at", "deleted_at", "merged_into"])
@pytest.mark.parametrize("words", ["seed", "steel"])
def test_threads_that_no_list_shows_are_not_found_nor_are_their_replies(
    words: str, state: str, thread: Discussion, answer: Reply, kwame: User
) -> None:
    gone = make_discussion(kwame) if state == "merged_into" else timezone.now()
    Discussion.objects.filter(pk=thread.pk).update(**{state: gone})
    assert search(words) == []


@pytest.mark.parametrize("state", ["hidden_at", "deleted_at"])
def test_replies_that_nobody_may_read_are_not_found(state: str, thread: Discussion, answer: Reply) -> None:
    Reply.objects.filter(pk=answer.pk).update(**{state: timezone.now()})
    assert search("steel") == []
    assert search("seed") == [thread.pk]


@pytest.fixture
def big_thread(amina: User) -> Discussion:
    """13,000 replies: "common" is in every one, "uncommon" in one of eleven, "rare" in the very first; three gone."""
    thread = make_discussion(amina, title="Big")
    # Until the end of the test: what is counted does not matter here.
    run("ALTER TABLE replies DISABLE TRIGGER USER")
    run(
        """INSERT INTO replies (discussion_id, path, content, hidden_at)
           SELECT %s, '{}', concat_ws(' ', 'common', CASE WHEN n %% 11 = 0 THEN 'uncommon' END,
                                           CASE WHEN n = 1 THEN 'rare' END),
                  CASE WHEN n %% 5000 = 0 THEN now() END
             FROM generate_series(1, 13000) AS n""",
        thread.pk,
    )
    run("ANALYZE replies")
    return thread


@pytest.mark.parametrize(
    ("words", "found"), [("common", 1000), ("uncommon", 1000 + 364), ("common uncommon", 1000 + 364), ("rare", 1)]
)
def test_of_a_common_word_a_bounded_number_of_posts_is_looked_at(
    words: str, found: int, big_thread: Discussion
) -> None:
    query = "SELECT reply_id FROM forum_hits(search_query(%s)) ORDER BY 1"
    hits = column(query, words)
    assert found - 2 <= len(hits) <= found
    assert column(query, words) == hits, "the same search finds the same"
    assert search(words) == [big_thread.pk]
    newest = value("SELECT max(id) FROM replies")
    assert words == "rare" or max(hits) > newest - 20


def test_nothing_is_read_from_end_to_end(big_thread: Discussion) -> None:
    def whole_reads() -> int:
        return int(
            value(
                """SELECT sum(seq_scan) FROM pg_stat_xact_user_tables
                    WHERE relname IN ('discussions', 'replies')"""
            )
        )

    # A table of one row may well be read whole; what no index serves is read whole all the same.
    run("SET LOCAL enable_seqscan = off")
    before = whole_reads()
    for words in ("common", "uncommon", "rare", "common uncommon", '"uncommon common"', "-common", "nonsense"):
        search(words)
    assert whole_reads() == before
