from django.db import migrations

from settings.installed_sql import install


class Migration(migrations.Migration):
    dependencies = [("community", "0009_counts_kept_by_triggers")]

    operations = [
        install("community", "forum_hits", undo="DROP FUNCTION forum_hits(tsquery)"),
        install("community", "search_forum", undo="DROP FUNCTION search_forum(tsquery, int)"),
    ]
