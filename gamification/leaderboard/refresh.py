from django.db import connection


def refresh_leaderboard() -> int:
    """Work out the boards now; how many places were written. Two at once are safe: the second finds little to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_leaderboard()")
        (written,) = cursor.fetchone()
    return int(written)
